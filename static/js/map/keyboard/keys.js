/** The keys that work wherever the focus is; help/keys.js lists them. */

import { chooseNothing } from "../../app/actions.js";
import { remembered } from "../../platform/storage.js";

/** @param {import("../../app/app.js").App} app @param {KeyboardEvent} event */
export function pressed(app, event) {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  const typing = document.activeElement?.matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, select");
  const control = event.ctrlKey || event.metaKey;
  // One thing at a time: the list of results has taken its own Escape, then the card, then guided reading.
  if (event.key === "Escape") return app.isCardOpen() ? chooseNothing(app) : app.reading?.key(event);
  if (typing) return;
  if ((event.key === "/" || event.key === "?") && !control && !event.altKey && remembered("keys") !== "off") {
    event.preventDefault();
    if (event.key === "/") app.focusSearch();
    else app.help();
  }
  if (control && !event.shiftKey && event.key.toLowerCase() === "z" && app.undoable) {
    event.preventDefault();
    history.back();
  }
  app.reading?.key(event);
}
