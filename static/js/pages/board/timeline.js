/** The Decision's targets on a time axis: a lane for each of its sentences, from its adoption to the year it names. */

import { pageAddress } from "#site";
import { dateText, factItem } from "../../cards/facts.js";
import { word } from "../../i18n/board.js";
import { word as sinceWord } from "../../i18n/since.js";
import { el, quote } from "../../ui/dom.js";
import { translation } from "../../ui/translation.js";
import { clauseLink } from "./detail.js";

/**
 * @typedef {import("./board.js").Board} Board
 * @typedef {import("./model.js").Target} Target
 */

const ADOPTED = 2024 + 133 / 366; // 13 May 2024
const EVERY = 5; // years between the labels of the axis, beside those that the targets name

/** @param {Board} board */
export function timeline(board) {
  // One tree, in the order in which it is read: its parts would share all of these values.
  const {
    lang,
    model: { targets },
  } = board;
  const years = unique(targets.map(({ year }) => year));
  const bases = targets.flatMap(({ since }) => since ?? []);
  const named = [...years, ...bases];
  const axis = { first: Math.min(...named), last: Math.max(...named) };
  const node = el(
    "section",
    { class: "targets", id: "targets" },
    el(
      "h2",
      {},
      word(lang, "targets"),
      " ",
      el(
        "small",
        {},
        word(lang, "targetsCount", { n: targets.length }),
        " ",
        el("a", { href: `${pageAddress("progress")}?lang=${lang}#targets` }, sinceWord(lang, "allFacts")),
      ),
    ),
    scale(board, axis, years, bases),
    ...years.flatMap((year) => {
      const own = targets.filter((target) => target.year === year);
      return [
        el("h3", {}, word(lang, "targetsOf", { y: year }), " ", el("small", {}, String(own.length))),
        ...unique(own.map(({ clause }) => clause)).map((clause) =>
          lane(
            board,
            axis,
            clause,
            own.filter((target) => target.clause === clause),
          ),
        ),
      ];
    }),
  );
  // The words stand beside the lines that end first.
  node.style.setProperty("--part", String((Math.min(...years) - axis.first) / (axis.last - axis.first)));
  return node;
}

/**
 * The years, over all lanes; what they say stands in the headings too.
 * @param {Board} board
 * @param {Axis} axis
 * @param {number[]} ends
 * @param {number[]} bases
 */
function scale({ lang }, axis, ends, bases) {
  const years = Array.from({ length: axis.last - axis.first + 1 }, (_, i) => axis.first + i);
  const mark = (/** @type {number} */ at, /** @type {string} */ name, /** @type {string} */ text) => {
    const node = el("span", { class: name }, text);
    node.style.left = share(axis, at);
    return node;
  };
  return el(
    "div",
    { class: "time-axis", "aria-hidden": "true" },
    ...years.map((year) => {
      if (bases.includes(year)) return mark(year, "year is-named", word(lang, "base", { y: year }));
      if (ends.includes(year)) return mark(year, "year is-named", String(year));
      return mark(year, "year", year % EVERY === 0 ? String(year) : "");
    }),
    mark(ADOPTED, "adopted", word(lang, "adopted")),
  );
}

/** @typedef {{first: number, last: number}} Axis years */

/** Where a year stands on the axis. @param {Axis} axis @param {number} year */
const share = ({ first, last }, year) => `${((100 * (year - first)) / (last - first)).toFixed(2)}%`;

/**
 * @param {Board} board
 * @param {Axis} axis
 * @param {string} clause
 * @param {Target[]} targets of the clause, all to one year
 */
function lane({ english, lang, model: { searched } }, axis, clause, targets) {
  const line = (/** @type {string} */ name, /** @type {number} */ from, /** @type {number} */ to) => {
    const node = el("i", { class: name });
    node.style.left = share(axis, from);
    node.style.width = share({ first: 0, last: axis.last - axis.first }, to - from);
    return node;
  };
  const bases = targets.flatMap(({ since }) => since ?? []);
  return el(
    "div",
    { class: "lane" },
    el(
      "div",
      { class: "lane-line", "aria-hidden": "true" },
      bases.length ? line("since", Math.min(...bases), ADOPTED) : null,
      line("until", ADOPTED, targets[0].year),
    ),
    el("div", {}, el("p", {}, clauseLink(lang, clause)), translation(english.of(lang, clause))),
    el(
      "ul",
      {},
      ...targets.map((target) =>
        el(
          "li",
          {},
          lang === "en" ? el("span", {}, target.title.en) : null,
          quote(target.quote),
          target.quantity ? el("b", {}, target.quantity[lang]) : null,
          now(lang, target, searched),
        ),
      ),
    ),
  );
}

/**
 * Where it stands: the newest facts, or that none was found.
 * @param {import("./model.js").Lang} lang
 * @param {Target} target
 * @param {string} searched
 */
const now = (lang, { facts }, searched) =>
  el(
    "div",
    { class: "now" },
    ...(facts.length
      ? [el("ol", { class: "facts-list" }, ...facts.map((fact) => factItem(lang, fact, fact.status)))]
      : [el("p", { class: "fact-none" }, sinceWord(lang, "noneSince", { d: dateText(lang, searched) }))]),
  );

/** @template T @param {T[]} values */
const unique = (values) => [...new Set(values)];
