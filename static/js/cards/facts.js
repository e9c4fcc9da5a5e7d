/** Dated facts since the Decision, one under the other: on cards, on the sheet of a county, on the page of progress. */

import { word } from "../i18n/since.js";
import { el } from "../ui/dom.js";
import { trust } from "../ui/trust.js";

/**
 * @typedef {import("../data/model.js").Lang} Lang
 * @typedef {import("../data/progress.js").Progress} Progress
 * @typedef {import("../data/progress.js").Saying} Saying a fact by itself
 * @typedef {import("../data/progress.js").Status} Status
 */

/** A sign for each status, besides its name: told apart in black and white. @type {Record<Status, string>} */
export const SIGNS = {
  done: "●",
  reached: "◉",
  changed: "◆",
  stopped: "✕",
  under_way: "◐",
  begun: "○",
  none_found: "–",
};

/** @param {Lang} lang @param {string} date YYYY, YYYY-MM or YYYY-MM-DD */
export function dateText(lang, date) {
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return lang === "zh" ? `${year}年` : String(year);
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { year: "numeric", month: "long", ...(day ? { day: "numeric" } : {}), timeZone: "UTC" };
  return new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", options).format(
    Date.UTC(year, month - 1, day || 1),
  );
}

/** @typedef {{id: Status} & import("../data/model.js").Text} Named a status with what it is called */

/** @param {Lang} lang @param {Named} status */
export const statusMark = (lang, status) =>
  el("span", { class: `status ${status.id}` }, el("i", { "aria-hidden": "true" }, SIGNS[status.id]), status[lang]);

/**
 * A fact with its date, its source and how sure we are.
 * @param {Lang} lang @param {Saying} fact @param {Named | null} status what it says of the subject at hand
 * @param {...(Node | null)} more what it is about, or a number for its source
 */
export function factItem(lang, fact, status, ...more) {
  return el(
    "li",
    { class: "fact" },
    el(
      "p",
      { class: "fact-date" },
      el("time", { datetime: fact.date }, dateText(lang, fact.date)),
      status ? statusMark(lang, status) : null,
    ),
    fact.figure ? el("p", { class: "fact-figure" }, fact.figure[lang]) : null,
    el("p", { class: "fact-text" }, fact.text[lang]),
    ...more,
    el("p", { class: "fact-source" }, ...sourceOf(lang, fact)),
  );
}

/**
 * A fact of a county, with what it is about.
 * @param {Lang} lang
 * @param {Saying} fact
 * @param {(Node | string)[]} about titles of initiatives
 */
export const factAbout = (lang, fact, about) =>
  factItem(
    lang,
    fact,
    null,
    el("p", { class: "fact-about" }, ...about.flatMap((title, i) => (i ? [separator(lang), title] : [title]))),
  );

const separator = (/** @type {Lang} */ lang) => (lang === "zh" ? "；" : "; ");

/** Outlet, title, date, and how sure we are. @param {Lang} lang @param {Saying} fact @returns {Node[]} */
export function sourceOf(lang, { outlet, title, titleEn, sourceDate, confidence }) {
  return [
    el("span", {}, outlet[lang]),
    el("cite", { lang: "zh-CN" }, `《${title}》`),
    ...(lang === "en" && titleEn ? [el("span", {}, `[${titleEn}]`)] : []),
    el("span", {}, sourceDate ? dateText(lang, sourceDate) : ""),
    trust({ lang }, confidence),
  ];
}

/**
 * The facts about all initiatives that reach a county by themselves, province-wide ones left out; and their titles
 *   by id.
 * @param {Lang} lang
 * @param {Progress} progress
 * @param {any} profile of the county
 * @param {Set<string>} [themes] the only ones that count, if there are any
 */
export function factsOfCounty(lang, progress, profile, themes = new Set()) {
  const own = profile.reaches
    .filter((/** @type {any} */ reach) => reach.class !== "province")
    .flatMap((/** @type {any} */ reach) => reach.initiatives)
    .filter((/** @type {any} */ one) => !themes.size || themes.has(one.theme));
  /** @type {Map<string, string>} */
  const titles = new Map(own.map((/** @type {any} */ one) => [one.id, lang === "zh" ? one.title_zh : one.title_en]));
  return { titles, facts: progress.ofAny(titles.keys()) };
}

/**
 * All facts about one initiative, place or target; that nothing was found is said.
 * @param {Lang} lang
 * @param {Progress} progress
 * @param {string} id
 */
export function timelineOf(lang, progress, id) {
  const told = progress.of(id);
  if (!told.length)
    return el("p", { class: "fact-none" }, word(lang, "noneSince", { d: dateText(lang, progress.searched) }));
  return el(
    "div",
    { class: "facts-since" },
    el("ol", {}, ...told.map(({ fact, status }) => factItem(lang, fact, progress.name(status)))),
    el("p", { class: "fact-none" }, word(lang, "asOf", { d: dateText(lang, progress.searched) })),
  );
}
