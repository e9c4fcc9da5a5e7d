/** The panel that the page came with: it answers as soon as there is a map, and gives way to the page's own. */

import { toggleChange } from "./layer_actions.js";
import { replaceStep } from "./steps.js";

const boxes = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(".first input")]);

/** The map shows what is ticked in it, before and from now on. @param {import("./app.js").App} app */
export function answerFirstPanel(app) {
  const show = (/** @type {HTMLInputElement} */ { dataset }) => {
    app.store.change(toggleChange(app.left, String(dataset.layer)));
    app.left.drawMap();
  };
  for (const box of boxes()) {
    if (box.checked !== box.defaultChecked) show(box);
    box.addEventListener("change", () => show(box));
  }
}

/** The focus stays with its layer, and the address tells what was ticked. @param {import("./app.js").App} app */
export function removeFirstPanel(app) {
  const all = boxes();
  const focused = all.find((box) => box === document.activeElement)?.dataset.layer;
  const isChanged = all.some((box) => box.checked !== box.defaultChecked);
  document.querySelector(".first")?.remove();
  if (isChanged) replaceStep(app, {});
  if (!focused) return;
  /** @type {HTMLElement | null} */ (document.querySelector(`.layers [data-layer="${focused}"]`))?.focus();
}
