/** What cards tell of what has come since the Decision; nothing while the facts are on their way. */

import { isSite, pageAddress } from "#site";
import { word } from "../i18n/since.js";
import { el } from "../ui/dom.js";
import { dateText, factAbout, factsOfCounty, timelineOf } from "./facts.js";
import { groupTitle } from "./parts.js";

/** @typedef {import("../app/map_side.js").MapSide} MapSide */

const FIRST = 6; // facts of a county that stand open

/** The timeline of an initiative or a place. @param {MapSide} side @param {string} id @returns {HTMLElement[]} */
export function since({ app, lang }, id) {
  const progress = app.progress.get();
  if (!progress) return [];
  const n = progress.of(id).length;
  return [groupTitle(word(lang, "since"), n, n > 0), el("div", { class: "since-box" }, timelineOf(lang, progress, id))];
}

/**
 * The timeline of a county: of all initiatives that reach it by themselves, province-wide ones left out.
 * @param {MapSide} side
 * @param {any} profile
 * @returns {HTMLElement[]}
 */
export function countySince({ app, lang, themes }, profile) {
  // One tree, in the order in which it is read: its parts would share all of these values.
  const progress = app.progress.get();
  if (!progress) return [];
  const { titles, facts } = factsOfCounty(lang, progress, profile, themes);
  const item = (/** @type {import("../data/progress.js").Fact} */ fact) =>
    factAbout(
      lang,
      fact,
      progress.namesOf(fact).flatMap((id) => titles.get(id) ?? []),
    );
  const rest = facts.slice(FIRST);
  const d = dateText(lang, progress.searched);
  return [
    groupTitle(word(lang, "countySince"), facts.length, facts.length > 0),
    el(
      "div",
      { class: "since-box" },
      el("p", { class: "fact-none" }, facts.length ? word(lang, "countyNote") : word(lang, "noneSince", { d })),
      el("ol", { class: "facts-list" }, ...facts.slice(0, FIRST).map(item)),
      rest.length
        ? el(
            "details",
            {},
            el("summary", {}, word(lang, "countyMore", { n: rest.length })),
            el("ol", { class: "facts-list" }, ...rest.map(item)),
          )
        : null,
      facts.length
        ? el(
            "p",
            { class: "fact-none" },
            word(lang, "asOf", { d }),
            " ",
            isSite ? el("a", { href: `${pageAddress("progress")}?lang=${lang}` }, word(lang, "allFacts")) : null,
          )
        : null,
    ),
  ];
}
