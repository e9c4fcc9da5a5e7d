/** What several cards are made of. */

import { chooseClause, chooseInitiative, chooseNothing } from "../app/actions.js";
import { say } from "../data/model.js";
import { word } from "../i18n/words.js";
import { el, quote, seal } from "../ui/dom.js";
import { translation } from "../ui/translation.js";
import { standing } from "./standing.js";

/** @typedef {import("../app/map_side.js").MapSide} MapSide */

const DOTS = { sourced: "●●●", known: "●●○", uncertain: "●○○" };

/** How sure we are, as dots and as a word. @param {{lang: import("../data/model.js").Lang}} page @param {string} confidence */
export const trust = ({ lang }, confidence) =>
  el("span", { class: "trust" },
    el("span", { class: "dots", "aria-hidden": "true" }, DOTS[/** @type {keyof typeof DOTS} */ (confidence)]), ` ${word(lang, /** @type {keyof typeof DOTS} */ (confidence))}`);

/** @param {MapSide} side @param {string} text the source, in Chinese */
export const sourceLine = ({ lang }, text) =>
  el("p", { class: "facts" }, el("span", {}, word(lang, "source", { s: "" }), el("span", { lang: "zh-CN" }, text)));

/** The line over a card's title: the way back, and what the card is about. @param {MapSide} side @param {...(Node | string)} meta */
export const head = (side, ...meta) =>
  el("div", { class: "card-meta" }, el("button", { type: "button", class: "back", on: { click: () => chooseNothing(side.app) } }, word(side.lang, "back")), ...meta);

/** @param {string} text @param {number | string} count @param {boolean} [isDirect] */
export const groupTitle = (text, count, isDirect = false) =>
  el("h3", { class: `reach-title${isDirect ? " is-direct" : count === 0 ? " is-none" : ""}` }, el("span", {}, text), el("span", {}, String(count)));

/**
 * An initiative with its sentence.
 * @param {MapSide} side
 * @param {{id: string, theme: string, title: string, clause: string, text: string, reach: string}} item
 * @param {...(Node | null)} facts
 */
export function initiativeItem(side, { id, theme, title, clause, text, reach }, ...facts) {
  const { lang, model } = side;
  const known = model.themes.find((one) => one.id === theme);
  return el("div", { class: `item ${reach}${side.state.initiative === id ? " is-chosen" : ""}`, "data-initiative": id },
    el("h4", {},
      known ? seal(known, lang) : null,
      el("button", { type: "button", on: { click: () => chooseInitiative(side, id) } }, title),
      clauseLink(side, clause, clause)),
    quote(text),
    translation(side.app.english.of(lang, clause)),
    ...facts,
    standing(side, id),
    allPlaces(side, id, title),
  );
}

/** The clause's number as the way to its sentence. @param {MapSide} side @param {string} clause @param {string} text */
export const clauseLink = (side, clause, text) =>
  el("a", {
    class: "no", href: `?clause=${clause}`, "aria-label": word(side.lang, "readClause", { id: clause }),
    on: { click: (/** @type {Event} */ event) => {
      event.preventDefault();
      chooseClause(side.app, clause);
    } },
  }, text);

/** Shows every place of an initiative on the map. @param {MapSide} side @param {string} id @param {string} title */
function allPlaces(side, id, title) {
  const { lang, model } = side;
  const initiative = model.initiatives.find((one) => one.id === id);
  if (!initiative || initiative.reach.province || !initiative.places.length) return null;
  const n = initiative.places.length;
  const label = n === 1 ? word(lang, "onePlace") : word(lang, "allPlaces", { n });
  return el("button", { type: "button", class: "where", "aria-label": `${label}: ${title}`, on: { click: () => chooseInitiative(side, id) } }, `${label} ›`);
}

/** @param {MapSide} side @param {number} index of the initiative; its words must have arrived */
export function initiativeByIndex(side, index) {
  const { lang, model, texts } = side;
  const { id, theme, clause } = model.initiatives[index];
  const text = /** @type {import("../data/model.js").Texts} */ (texts).initiatives[index];
  return initiativeItem(side, {
    id, theme: model.themes[theme].id, title: say(text.title, lang), clause: model.clauses[clause], text: text.quote, reach: "direct",
  });
}
