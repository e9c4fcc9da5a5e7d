/** Initiatives by the sentence that they stand in, so that its words stand once. */

import { chooseInitiative } from "../app/actions.js";
import { el, quote, symbol } from "../ui/dom.js";
import { translation } from "../ui/translation.js";
import { allPlaces, clauseLink } from "./parts.js";
import { standing } from "./standing.js";

/**
 * An initiative of a card. `own` is a line of its own; `ways` are lines that others of the
 * sentence may share, then said once, told apart by `key`.
 * @typedef {{id: string, theme: string, title: string, clause: string, text: string, reach: string,
 *   own?: string, key?: string, ways?: () => (Node | null)[]}} Item
 * @typedef {import("../app/map_side.js").MapSide} MapSide
 */

/**
 * What an item has of an initiative itself.
 * @param {import("../data/model.js").Lang} lang
 * @param {any} initiative as a profile has it
 */
export const itemOf = (lang, { id, theme, title_zh, title_en, clause, quote: text }) => ({
  id,
  theme,
  title: lang === "zh" ? title_zh : title_en,
  clause,
  text,
});

/**
 * The items by clause, in the order of the first of each.
 * @template {{clause: string}} T
 * @param {T[]} items
 * @returns {T[][]}
 */
export function bySentence(items) {
  /** @type {Map<string, T[]>} */
  const found = new Map();
  for (const item of items) found.set(item.clause, [...(found.get(item.clause) ?? []), item]);
  return [...found.values()];
}

/** What is quoted of a sentence, each of its words once. @param {string[]} quotes in their order */
export const quoted = (quotes) =>
  quotes.filter((text, i) => !quotes.some((other, j) => other.includes(text) && (other !== text || j < i))).join("……");

/** @param {MapSide} side @param {Item[]} items */
export const sentenceItems = (side, items) => bySentence(items).map((group) => sentenceItem(side, group));

/** @param {MapSide} side @param {Item[]} items of one sentence */
function sentenceItem(side, items) {
  const { lang } = side;
  const [{ clause, key }] = items;
  const isAlike = items.every((item) => item.key === key);
  const reach = items.some((item) => item.reach === "direct") ? "direct" : items[0].reach;
  const isChosen = items.some(({ id }) => id === side.state.initiative);
  return el(
    "div",
    { class: `item ${reach}${isChosen ? " is-chosen" : ""}`, "data-sentence": clause },
    ...items
      .flatMap((item, i) => [
        title(side, item, i === 0),
        el("p", { class: "facts" }, el("span", {}, item.own ?? ""), allPlaces(side, item.id, item.title)),
        standing(side, item.id),
        ...(isAlike ? [] : (item.ways?.() ?? [])),
      ])
      .filter((node) => node !== null),
    quote(quoted(items.map(({ text }) => text))),
    translation(side.app.english.of(lang, clause)),
    ...(isAlike ? (items[0].ways?.() ?? []) : []),
  );
}

/**
 * @param {MapSide} side
 * @param {Item} item
 * @param {boolean} isFirst of its sentence: the others need not say its number again
 */
function title(side, { id, theme, title: text, clause, own }, isFirst) {
  const { lang, model } = side;
  const known = model.themes.find((one) => one.id === theme);
  return el(
    "h4",
    { "data-initiative": id },
    known ? symbol(known, lang, !own) : null, // its name stands below, too
    el("button", { type: "button", on: { click: () => chooseInitiative(side, id) } }, text),
    isFirst ? clauseLink(side, clause, clause) : null,
  );
}
