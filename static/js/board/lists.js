/** Under the table: what is to be reached by when, and what could not be drawn. */

import { pageAddress } from "#site";
import { el, seal } from "../ui/dom.js";
import { clauseLink } from "./detail.js";
import { word } from "./words.js";

/** @typedef {import("./board.js").Board} Board */

/** In Chinese the Decision's own words, in English our titles. @param {Board} board */
export function targets({ lang, model }) {
  const years = [...new Set(model.targets.map(({ year }) => year))];
  return el("section", { class: "targets" }, el("h2", {}, word(lang, "targets")),
    ...years.flatMap((year) => [
      el("h3", {}, word(lang, "targetsOf", { y: year })),
      el("ul", {}, ...model.targets.filter((target) => target.year === year).map((target) => el("li", {},
        el("span", { class: lang === "zh" ? "said" : null }, lang === "zh" ? target.quote : target.title.en,
          target.quantity ? el("em", {}, target.quantity[lang]) : null),
        clauseLink(lang, target.clause)))),
    ]));
}

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
