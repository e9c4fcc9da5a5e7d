/** A text that is there to be copied, with its button. */

import { word } from "../../i18n/share.js";
import { copyText } from "../../platform/clipboard.js";
import { el } from "../../ui/dom.js";

/** @typedef {import("../../data/model.js").Lang} Lang */

/** @param {Lang} lang @param {string} text @param {string} [label] */
export function copyRow(lang, text, label) {
  const area = el("textarea", {
    readOnly: true,
    rows: Math.min(4, text.split("\n").length + Math.floor(text.length / 90)),
    "aria-label": label ?? word(lang, "copyText"),
    spellcheck: "false",
  });
  area.value = text;
  return el(
    "div",
    { class: "copy-row" },
    label ? el("span", { class: "copy-label" }, label) : null,
    area,
    el(
      "button",
      { type: "button", on: { click: (/** @type {any} */ { currentTarget }) => copy(lang, currentTarget, area) } },
      word(lang, "copy"),
    ),
  );
}

/**
 * Copies a text; where the browser does not let a page copy, it is marked for the reader to do so.
 * @param {Lang} lang
 * @param {HTMLElement} button
 * @param {HTMLTextAreaElement} area
 */
async function copy(lang, button, area) {
  if (!(await copyText(area.value))) return area.select();
  button.textContent = word(lang, "copied");
  setTimeout(() => (button.textContent = word(lang, "copy")), 2000);
}
