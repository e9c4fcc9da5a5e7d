/** A file dropped anywhere on the page is a list to place. */

import { word } from "../i18n/words.js";

/** @param {import("../app/app.js").App} app */
export function takeDrops(app) {
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  const veil = document.createElement("div");
  veil.className = "drop-veil";
  veil.hidden = true;
  document.body.append(veil);
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    veil.textContent = word(app.lang, "drop");
    veil.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) veil.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    veil.hidden = true;
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    app.openList(file);
  });
}
