/** Copying, also where the browser keeps the clipboard to itself. */

import { word } from "../i18n/words.js";

/** @param {string} text @returns {Promise<boolean>} whether it was copied; without https a page may not */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Copies for the reader, and says that it did, or what else to do.
 * @param {import("../app/app.js").App} app
 * @param {string} [text]
 * @param {import("../i18n/words.js").Word} [said]
 */
export async function copy(app, text = location.href, said = "copied") {
  if (await copyText(text)) {
    const isLink = said === "copied" && app.list?.answer;
    app.notice(word(app.lang, said) + (isLink ? ` ${word(app.lang, "listStays")}` : ""));
  } else app.notice(word(app.lang, "copyByHand", { t: text }), { stays: true });
}
