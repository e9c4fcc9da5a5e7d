/** The titles of the text's parts and sections, and its table of contents. */

import { say } from "../../data/model.js";
import { word } from "../../i18n/words.js";
import { el, tagOf } from "../../ui/dom.js";

/**
 * @typedef {import("../../data/model.js").Lang} Lang
 * @typedef {import("../../data/model.js").Clause} Clause
 * @typedef {import("./text.js").Text} Text
 */

const plain = (/** @type {string} */ title) => title.replace(/。$/, "");

/** @param {Lang} lang @param {Text} text @param {Clause} clause a part or a section */
export function heading(lang, text, clause) {
  const section = lang === "en" ? text.sections?.get(clause.id) : undefined;
  return el(
    "div",
    { class: `reader-title is-${clause.kind}`, id: `clause-${clause.id}` },
    section ? el("p", { class: "ours" }, el("b", {}, clause.id), " ", say(section.title, lang)) : null,
    el(clause.kind === "part" ? "h2" : "h3", { lang: "zh-CN" }, plain(clause.text)),
    section ? el("p", { class: "summary" }, say(section.summary, lang)) : null,
  );
}

/** @param {Lang} lang @param {Text} text @param {Clause[]} clauses @param {(clause: string) => void} go */
export function outline(lang, text, clauses, go) {
  const items = clauses
    .filter(({ kind }) => kind !== "sentence")
    .map(({ id, kind, text: title }) => {
      const section = lang === "en" ? text.sections?.get(id) : undefined;
      return el(
        "li",
        { class: `is-${kind}` },
        el(
          "button",
          { type: "button", lang: tagOf(lang), on: { click: () => go(id) } },
          section ? `${id} ${say(section.title, lang)}` : plain(title),
        ),
      );
    });
  return el(
    "details",
    { class: "outline" },
    el("summary", {}, word(lang, "outline"), " ", el("span", { class: "muted" }, word(lang, "titlesOurs"))),
    el("ul", {}, ...items),
  );
}
