/** The counties that an initiative reaches, by name, and the ways on from there. */

import { chooseCounties, openView } from "../app/actions.js";
import { REACHED_BY, reachedCounties } from "../data/counts.js";
import { short } from "../data/model.js";
import { word } from "../i18n/words.js";
import { el } from "../ui/dom.js";
import { groupTitle } from "./parts.js";

/** @typedef {import("../app/map_side.js").MapSide} MapSide */

const FEW = 12; // counties that are named at once

/**
 * @param {MapSide} side
 * @param {number} index of the initiative
 * @returns {Node[]} nothing where it reaches the whole province, or is not drawn
 */
export function reached(side, index) {
  // One tree, in the order in which it is read: its parts would share all of these values.
  const { lang, model } = side;
  const initiative = model.initiatives[index];
  const counties = reachedCounties(model, initiative);
  if (!counties.length) return [];
  const link = (/** @type {number} */ county) =>
    el(
      "li",
      {},
      el(
        "button",
        { type: "button", on: { click: () => chooseCounties(side, [model.counties[county].id]) } },
        short(model.counties[county], lang),
      ),
    );
  const list = (/** @type {number[]} */ some) => el("ul", { class: "reached" }, ...some.map(link));
  const rest = counties.slice(FEW);
  return [
    groupTitle(word(lang, "reachedCounties"), counties.length, true),
    list(counties.slice(0, FEW)),
    rest.length
      ? el("details", {}, el("summary", {}, word(lang, "moreReached", { n: rest.length })), list(rest))
      : null,
    el(
      "div",
      { class: "card-actions" },
      el(
        "button",
        { type: "button", on: { click: () => side.mapView.camera.fitCounties(counties) } },
        word(lang, "allOnMap"),
      ),
      el(
        "button",
        {
          type: "button",
          on: {
            click: () =>
              openView(side.app, "table", { rows: "counties", seen: false, find: REACHED_BY + initiative.id }),
          },
        },
        word(lang, "inTable"),
      ),
    ),
  ].filter((node) => node !== null);
}

/** The way back to the county that led to the card. @param {MapSide} side @returns {Node[]} */
export function crumb(side) {
  const {
    lang,
    model,
    app: { sidebar },
  } = side;
  const from = sidebar.cameFromCounties;
  if (!from.length) return [];
  const county = model.counties.find(({ id }) => id === from.at(-1));
  if (!county) return [];
  const name = short(county, lang) + (from.length > 1 ? "…" : "");
  return [
    el(
      "button",
      { type: "button", class: "back", "data-key": "crumb", on: { click: () => chooseCounties(side, from) } },
      `‹ ${name}`,
    ),
  ];
}
