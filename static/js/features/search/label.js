/** How a result reads: its name with what was found in it, why it was found, and what tells it from its like. */

import { say, short } from "../../data/model.js";
import { word } from "../../i18n/search.js";
import { el, withNames } from "../../ui/dom.js";
import { TIERS } from "./index.js";
import { bare, stem } from "./normalize.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {import("./index.js").Found} Found
 */

const BEFORE = 12; // characters of a clause before what was found in it
const MOST = 60;
const ENGLISH = { before: 24, most: 120 }; // the same of our translation
const LONG = 12; // characters of a Chinese name that is not told in English

/**
 * @param {MapSide} side
 * @param {import("./index.js").Index} index
 * @param {import("../../data/model.js").Texts} texts
 * @param {Found} found
 * @param {string} query
 * @returns {Node[]}
 */
export function label(side, index, texts, { kind, at, why }, query) {
  const { model, lang } = side;
  const row = (/** @type {string} */ name, /** @type {string} */ aside) => [
    el("span", { class: "result-name" }, el("span", {}, ...marked(name, query)), reason(lang, why, name, query)),
    el("small", {}, aside),
  ];
  if (kind === "county")
    return row(
      nameOf(model.counties[at], lang),
      query ? short(model.prefectures[model.counties[at].pref], lang) : model.counties[at].id,
    );
  if (kind === "prefecture") {
    const n = model.counties.filter(({ pref }) => pref === at).length;
    return row(nameOf(model.prefectures[at], lang), word(lang, "prefectureOf", { n }));
  }
  if (kind === "place") {
    const { county } = model.places[at];
    return row(nameOf(model.places[at], lang), county === undefined ? "" : short(model.counties[county], lang));
  }
  if (kind === "initiative")
    return row(say(texts.initiatives[at].title, lang), model.clauses[model.initiatives[at].clause]);
  if (kind === "theme" || kind === "layer") return row(say(model[`${kind}s`][at].title, lang), "");
  if (kind === "target") return row(say(index.model.targets[at].title, lang), String(index.model.targets[at].year));
  if (kind === "page") return row(say(index.model.pages[at].title, lang), "");
  if (lang === "en" && why.match === "t")
    return [
      el("span", { class: "result-id" }, model.clauses[at]),
      el("span", { class: "result-name" }, el("span", {}, ...marked(englishSnippet(index.english[at], query), query))),
    ];
  const title = lang === "en" ? index.model.titles[at] : undefined;
  const text = el(
    "span",
    { class: "result-name" },
    title
      ? el("span", {}, title)
      : el("span", { class: "result-text", lang: "zh-CN" }, ...marked(snippet(index.model.clauses[at], query), query)),
    reason(lang, title || why.match !== "w" ? why : { ...why, match: "" }, title ?? "", query),
  );
  return [el("span", { class: "result-id" }, model.clauses[at]), text];
}

/** @param {{zh: string, en: string}} named @param {import("../../data/model.js").Lang} lang */
const nameOf = (named, lang) => (lang === "zh" ? named.zh : named.en);

/**
 * Why it was found, where its name does not show that.
 * @param {import("../../data/model.js").Lang} lang
 * @param {import("./index.js").Why} why
 * @param {string} name
 * @param {string} query
 */
function reason(lang, { match, tier, spelling, name: former, isTraditional }, name, query) {
  const isByCode = /^\d+$/.test(spelling);
  const amiss = { [TIERS.sound]: "sound", [TIERS.near]: "near", [TIERS.some]: "some" }[tier];
  const words = [
    amiss ? word(lang, /** @type {"sound" | "near" | "some"} */ (amiss)) : "",
    isTraditional ? word(lang, "traditional") : "",
    former ? word(lang, isByCode ? "formerCode" : "former", { n: former, c: spelling }) : "",
    amiss || bare(name).includes(bare(query)) ? "" : spelt(lang, match, spelling),
  ].filter(Boolean);
  return query && words.length
    ? el(
        "span",
        { class: "result-why" },
        " ",
        ...withNames(lang, word(lang, "by", { w: words.join(lang === "zh" ? "，" : ", ") })),
      )
    : null;
}

/** @param {import("../../data/model.js").Lang} lang @param {string} match @param {string} spelling */
function spelt(lang, match, spelling) {
  if (match === "a") return word(lang, "other", { n: spelling });
  if (match === "c") return /^\d+$/.test(spelling) ? word(lang, "code", { c: spelling }) : "";
  if (match === "i") return word(lang, "initials");
  if (match === "p") return word(lang, "pinyin");
  if (match === "e") return lang === "zh" ? word(lang, "english") : "";
  if (match === "n" && lang === "en" && spelling.length < LONG) return word(lang, "name", { n: spelling });
  return lang === "en" && (match === "n" || match === "w") ? word(lang, "wording") : "";
}

/**
 * A text with the words of the query marked, where they stand in it.
 * @param {string} text
 * @param {string} query
 * @returns {(Node | string)[]}
 */
function marked(text, query) {
  const pattern = patternOf(query);
  if (!pattern) return [text];
  return text.split(pattern).map((piece, i) => (i % 2 ? el("mark", {}, piece) : piece));
}

/** The part of a long text where the query stands. @param {string} text @param {string} query */
function snippet(text, query) {
  const pattern = patternOf(query);
  const at = pattern ? text.search(pattern) : -1;
  const from = at > BEFORE + 4 ? at - BEFORE : 0;
  return `${from ? "……" : ""}${text.slice(from, from + MOST)}${text.length > from + MOST ? "……" : ""}`;
}

/** The same of our English, in whole words. @param {string} text @param {string} query */
function englishSnippet(text, query) {
  const [longest] = query
    .toLowerCase()
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length);
  const at = text.toLowerCase().indexOf(stem(longest));
  const from = at > ENGLISH.before ? text.indexOf(" ", at - ENGLISH.before) + 1 : 0;
  const to = from + ENGLISH.most < text.length ? text.lastIndexOf(" ", from + ENGLISH.most) : text.length;
  return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}

/** The words of a query, whatever stands between their characters. @param {string} query */
function patternOf(query) {
  const words = query.normalize("NFKC").match(/[\p{Script=Han}\d]+|[\p{Script=Latin}]+/gu);
  if (!words) return null;
  const loose = words.map((word) => (/\p{Script=Han}/u.test(word) ? [...word].join("[^\\p{L}\\p{N}]*") : word));
  return new RegExp(`(${loose.join("|")})`, "giu");
}
