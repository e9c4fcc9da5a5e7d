/** A file dropped anywhere on the page is a list to place. */

import { openList } from "../app/open.js";
import { word } from "../i18n/words.js";

/** @param {import("../app/app.js").App} app */
export function takeDrops(app) {
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  const overlay = document.createElement("div");
  overlay.className = "drop-overlay";
  overlay.hidden = true;
  document.body.append(overlay);
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    overlay.textContent = word(app.lang, "drop");
    overlay.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) overlay.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    overlay.hidden = true;
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    openList(app, file);
  });
  dispatchEvent(new Event("drop-answered")); // what was dropped before comes now
}
