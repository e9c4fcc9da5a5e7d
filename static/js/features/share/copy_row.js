/** A text that is there to be copied, with its button. */

import { word } from "../../i18n/share.js";
import { copyText } from "../../platform/clipboard.js";
import { el } from "../../ui/dom.js";

/** @typedef {import("../../data/model.js").Lang} Lang */

/**
 * @param {Lang} lang @param {string} text
 * @param {string} name of the text, for those who hear which of several buttons this is
 * @param {{isLabelled?: boolean}} [how] whether the name stands over it, too
 */
export function copyRow(lang, text, name, { isLabelled = true } = {}) {
  const area = el("textarea", {
    readOnly: true,
    rows: Math.min(4, text.split("\n").length + Math.floor(text.length / 90)),
    "aria-label": name,
    spellcheck: "false",
  });
  area.value = text;
  const button = el("button", { type: "button", on: { click: () => copy(area) } });
  const say = (/** @type {"copy" | "copied"} */ done) => {
    button.textContent = word(lang, done);
    button.setAttribute("aria-label", `${word(lang, done)}${lang === "zh" ? "：" : ": "}${name}`);
  };
  /**
   * Where the browser does not let a page copy, it is marked for the reader to do so.
   * @param {HTMLTextAreaElement} from
   */
  async function copy(from) {
    if (!(await copyText(from.value))) return from.select();
    say("copied");
    setTimeout(() => say("copy"), 2000);
  }
  say("copy");
  return el("div", { class: "copy-row" }, isLabelled ? el("span", { class: "copy-label" }, name) : null, area, button);
}
