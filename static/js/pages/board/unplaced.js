/** Under the table: what could not be drawn. */

import { pageAddress } from "#site";
import { el, seal } from "../../ui/dom.js";
import { clauseLink } from "./detail.js";
import { word } from "../../i18n/board.js";

/** @typedef {import("./board.js").Board} Board */

/** @param {Board} board */
export function unplaced({ lang, model }) {
  return el("section", { class: "unplaced" },
    el("h2", {}, word(lang, "unplacedTitle"), " ", el("small", {}, word(lang, "unplacedCount", { n: model.unplaced.length }))),
    el("ul", {}, ...model.unplaced.map((place) => el("li", {},
      ...place.themes.map((n) => seal(model.themes[n], lang)),
      el("a", { href: `${pageAddress("")}?lang=${lang}&place=${place.id}` }, place.title[lang]),
      el("span", { class: "reason" }, place.reason[lang]),
      ...place.clauses.map((clause) => clauseLink(lang, clause))))));
}
