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
      // The focus begins here: a screen reader says first what has opened.
      el("h2", { id: "dialog-title", tabIndex: -1, autofocus: true }, title),
      el(
        "button",
        { type: "button", class: "close", "aria-label": word(lang, "close"), on: { click: () => dialog.close() } },
        "×",
      ),
    ),
    // Firefox stops at what scrolls: the stop has a name.
    el("div", { class: "dialog-body", role: "group", "aria-labelledby": "dialog-title" }, ...content),
  );
  dialog.addEventListener("close", () => dialog.remove());
  // A click beside it closes it, as Escape does.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  for (const other of document.querySelectorAll("dialog")) other.close(); // asked for twice, it opens once
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
