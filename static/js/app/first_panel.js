/** The panel that the page came with gives way to the page's own. */

import { toggleLayer } from "./layer_actions.js";

/**
 * What the reader did with it meanwhile is done now, and the focus stays with its layer.
 * @param {import("./app.js").App} app
 */
export function takeFirstPanel(app) {
  const first = document.querySelector(".first");
  const boxes = /** @type {HTMLInputElement[]} */ ([...(first?.querySelectorAll("input") ?? [])]);
  const focused = boxes.find((box) => box === document.activeElement)?.dataset.layer;
  const changed = boxes.filter((box) => box.checked !== box.defaultChecked);
  first?.remove();
  for (const { dataset } of changed) toggleLayer(app.left, String(dataset.layer));
  if (!focused) return;
  /** @type {HTMLElement | null} */ (document.querySelector(`.layers [data-layer="${focused}"]`))?.focus();
}
