/** What several cards are made of. */

import { chooseClause, chooseInitiative, chooseNothing, followClause } from "../app/actions.js";
import { word } from "../i18n/words.js";
import { counted } from "../ui/counted.js";
import { el } from "../ui/dom.js";
import { sourceText } from "../ui/source_text.js";

/** @typedef {import("../app/map_side.js").MapSide} MapSide */

/** @param {MapSide} side @param {string} text the source, in Chinese */
export const sourceLine = ({ app, lang }, text) =>
  el(
    "p",
    { class: "facts" },
    el("span", {}, word(lang, "source", { s: "" }), ...sourceText(text, app.english.source(lang, text))),
  );

/**
 * The line over a card's title: the way back, and what the card is about.
 * @param {MapSide} side
 * @param {...(Node | string)} meta
 */
export const head = (side, ...meta) =>
  el(
    "div",
    { class: "card-meta" },
    el(
      "button",
      { type: "button", class: "back", on: { click: () => chooseNothing(side.app) } },
      word(side.lang, "back"),
    ),
    ...meta,
  );

/** @param {string} text @param {number | string} count @param {boolean} [isDirect] */
export const groupTitle = (text, count, isDirect = false) =>
  el(
    "h3",
    { class: `reach-title${isDirect ? " is-direct" : count === 0 ? " is-none" : ""}` },
    el("span", {}, text),
    el("span", {}, String(count)),
  );

/**
 * The title of a group of initiatives: how many, in how many sentences.
 * @param {MapSide} side
 * @param {string} text
 * @param {{clause: string}[]} items
 * @param {boolean} [isDirect]
 */
export const countedTitle = ({ lang }, text, items, isDirect = false) =>
  groupTitle(
    text,
    items.length ? counted(lang, items.length, new Set(items.map(({ clause }) => clause)).size) : 0,
    isDirect,
  );

/** The clause's number as the way to its sentence. @param {MapSide} side @param {string} clause @param {string} text */
export const clauseLink = (side, clause, text) =>
  el(
    "a",
    {
      class: "no",
      href: `?clause=${clause}`,
      "aria-label": word(side.lang, "readClause", { id: clause }),
      on: {
        click: (/** @type {MouseEvent} */ event) => {
          event.preventDefault();
          (isByKey(event) ? followClause : chooseClause)(side.app, clause);
        },
      },
    },
    text,
  );

/** A key is no pointer; Firefox counts it as one click all the same. @param {MouseEvent} event */
const isByKey = (event) => !event.detail || (event instanceof PointerEvent && !event.pointerType);

/** Shows every place of an initiative on the map. @param {MapSide} side @param {string} id @param {string} title */
export function allPlaces(side, id, title) {
  const { lang, model } = side;
  const initiative = model.initiatives.find((one) => one.id === id);
  if (!initiative || initiative.reach.province || !initiative.places.length) return null;
  const n = initiative.places.length;
  const label = n === 1 ? word(lang, "onePlace") : word(lang, "allPlaces", { n });
  return el(
    "button",
    {
      type: "button",
      class: "where",
      "aria-label": `${label}: ${title}`,
      on: { click: () => chooseInitiative(side, id) },
    },
    `${label}\u00a0›`,
  );
}
