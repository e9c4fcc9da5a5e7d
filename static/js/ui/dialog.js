/** A dialog with a title and a way out; it goes when it is closed. */

import { word } from "../i18n/words.js";
import { el } from "./dom.js";

/** @param {import("../data/model.js").Lang} lang @param {string} title @param {...(Node | null)} content */
export function openDialog(lang, title, ...content) {
  const dialog = el(
    "dialog",
    { class: "dialog", "aria-labelledby": "dialog-title" },
    el(
      "div",
      { class: "dialog-head" },
      el("h2", { id: "dialog-title" }, title),
      el(
        "button",
        { type: "button", class: "close", "aria-label": word(lang, "close"), on: { click: () => dialog.close() } },
        "×",
      ),
    ),
    el("div", { class: "dialog-body" }, ...content),
  );
  dialog.addEventListener("close", () => dialog.remove());
  // A click beside it closes it, as Escape does.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
