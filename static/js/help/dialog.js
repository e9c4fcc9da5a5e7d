/** A dialog with a title and a way out; it goes when it is closed. */

import { el } from "../ui/dom.js";
import { word } from "./words.js";

/** @param {import("../model.js").Lang} lang @param {string} title @param {...(Node | null)} content */
export function openDialog(lang, title, ...content) {
  const dialog = el("dialog", { class: "help", "aria-labelledby": "help-title" },
    el("div", { class: "dialog-head" },
      el("h2", { id: "help-title" }, title),
      el("button", { type: "button", class: "close", "aria-label": word(lang, "close"), on: { click: () => dialog.close() } }, "×")),
    el("div", { class: "help-body" }, ...content));
  dialog.addEventListener("close", () => dialog.remove());
  // A click beside it closes it, as Escape does.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
