/** What the map shows at one spot, however many layers overlap there, in order of reach; each opens its place. */

import { choosePlace } from "../app/actions.js";
import { shownPlaces } from "../data/filter.js";
import { say } from "../data/model.js";
import { word } from "../i18n/words.js";
import { el, swatch } from "../ui/dom.js";
import { groupTitle } from "./parts.js";

/**
 * @typedef {import("../app/map_side.js").MapSide} MapSide
 * @typedef {{place: number, layer: import("../data/model.js").PolicyLayer, rank: number}} Shown
 */

/** @type {Record<string, import("../i18n/words.js").Word>} */
const REACHES = {
  named: "reachNamed",
  site: "reachSite",
  part: "reachPart",
  list: "reachList",
  prefecture: "reachPrefecture",
  region: "reachRegion",
};

const MOST = 8; // rows; the card is there for what reaches the county

/**
 * The places that visible layers show in a county: sites, parts, lists, regions.
 * @param {MapSide} side
 * @param {number} county index
 * @returns {Shown[]}
 */
function shownIn(side, county) {
  const { model } = side;
  /** @type {Map<number, Shown>} a place once, by the layer on top */
  const found = new Map();
  for (const layer of side.stack()) {
    for (const place of shownPlaces(model, side.themes, layer)) {
      const { whole, part, county: own, reach, role } = model.places[place];
      const isHere = own === county || whole?.includes(county) || part?.includes(county);
      // What the Decision does not name comes after all that it does.
      const rank = model.reachKinds.indexOf(reach ?? "") + (role === "context" ? model.reachKinds.length : 0);
      if (isHere && !found.has(place)) found.set(place, { place, layer, rank });
    }
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank);
}

/**
 * @param {MapSide} side @param {number} county index
 * @param {number[]} [sites] the sites at the very spot, nearest first; without them, all of the county
 * @param {number} [except] a place that needs no telling
 * @returns {HTMLElement[]}
 */
export function identify(side, county, sites, except) {
  const { model, lang } = side;
  const all = shownIn(side, county).filter(({ place }) => place !== except);
  const isSite = (/** @type {Shown} */ { place }) => Boolean(model.places[place].point);
  const shown = [
    ...(sites ? sites.flatMap((site) => all.find(({ place }) => place === site) ?? []) : all.filter(isSite)),
    ...all.filter((one) => !isSite(one)),
  ];
  if (!shown.length) return [];
  const rows = shown.map((one) => row(side, county, one));
  const more = rows.splice(rows.length > MOST + 1 ? MOST : rows.length);
  return [
    el(
      "section",
      { class: "here" },
      groupTitle(word(lang, "here"), countsOf(lang, shown.filter(isSite).length, shown.length)),
      ...rows,
      more.length ? el("details", {}, el("summary", {}, word(lang, "moreHere", { n: more.length })), ...more) : null,
    ),
  ];
}

/**
 * Sites, and what lies over the spot: a list, a zone, a region.
 * @param {import("../data/model.js").Lang} lang @param {number} sites @param {number} all
 */
const countsOf = (lang, sites, all) =>
  [sites ? word(lang, "hereSites", { n: sites }) : "", all - sites ? word(lang, "hereAreas", { n: all - sites }) : ""]
    .filter(Boolean)
    .join(" · ");

/** @param {MapSide} side @param {number} county index @param {Shown} shown */
function row(side, county, { place, layer }) {
  const { model, lang, mapView } = side;
  const { id, zh, en, reach, role } = model.places[place];
  const name = layer.places.length > 1 ? (lang === "zh" ? zh : en) : say(layer.title, lang);
  const way = role === "context" ? "reachContext" : REACHES[reach ?? ""];
  const title = say(layer.title, lang);
  return el(
    "button",
    { type: "button", class: "here-row", title: title !== name && title, on: { click: () => choosePlace(side, id) } },
    swatch({ ...mapView.paintOf(layer.id), texture: textureIn(model.places[place], county) }, true),
    el("span", { class: "name" }, name),
    el("span", { class: "sr" }, ", "),
    el("span", { class: "no" }, way ? word(lang, way) : ""),
  );
}

/**
 * How a place covers a county, as the legend shows it.
 * @param {import("../data/model.js").Place} place
 * @param {number} county index
 */
function textureIn({ point, part, lines, role }, county) {
  if (point) return role === "context" ? "context" : "point";
  if (lines) return "line";
  return part?.includes(county) ? "part" : "whole";
}
