/** The keys that work wherever the focus is; help/keys.js lists them. */

import { chooseNothing, focusSearch } from "../../app/actions.js";
import { openHelp } from "../../app/open.js";
import { hasCard } from "../../app/state.js";
import { undoable } from "../../app/steps.js";
import { remembered } from "../../platform/storage.js";

/** @param {import("../../app/app.js").App} app @param {KeyboardEvent} event */
export function pressed(app, event) {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  const typing = document.activeElement?.matches(
    "input:not([type=checkbox], [type=radio], [type=range]), textarea, select",
  );
  const control = event.ctrlKey || event.metaKey;
  // One thing at a time: the list of results has taken its own Escape, then the card, then guided reading.
  if (event.key === "Escape") return hasCard(app.state) ? chooseNothing(app) : app.reading?.key(event);
  if (typing) return;
  if ((event.key === "/" || event.key === "?") && !control && !event.altKey && remembered("keys") !== "off") {
    event.preventDefault();
    if (event.key === "/") focusSearch(app);
    else openHelp(app, "keys");
  }
  if (control && !event.shiftKey && event.key.toLowerCase() === "z" && undoable()) {
    event.preventDefault();
    history.back();
  }
  if (!app.story?.key(event)) app.reading?.key(event);
}

/**
 * The same for what came before there was anything to answer: what followed “/” goes into the box that it asked for.
 * @param {import("../../app/app.js").App} app @param {KeyboardEvent} event
 */
export function pressedEarly(app, event) {
  const box = document.activeElement;
  if (!(box instanceof HTMLInputElement && box.type === "search")) return pressed(app, event);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length === 1) box.value += event.key;
  else if (event.key === "Backspace") box.value = box.value.slice(0, -1);
  box.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }));
  box.dispatchEvent(new Event("input"));
}
