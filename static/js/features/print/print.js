/** Prints a picture as a page of its own: paper and direction are set by the style sheet. */

/** A picture as a node of the page. @param {string} svg */
export const pictured = (svg) =>
  document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);

/** @param {string} svg @param {import("./paper.js").Paper} paper */
export function printed(svg, paper) {
  const page = document.createElement("div");
  page.className = "print-sheet";
  page.dataset.paper = paper.id;
  page.append(pictured(svg));
  document.body.append(page);
  addEventListener("afterprint", () => page.remove(), { once: true });
  print();
}
