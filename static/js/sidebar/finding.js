/** What the map tells, in one sentence made from the data, for whatever is shown. */

import { passes } from "../data/filter.js";
import { say, short } from "../data/model.js";
import { word } from "../i18n/first_words.js";

const FEW = 3; // zones named in a sentence
const ZONES = "five-zones";

/**
 * @typedef {import("../app/map_side.js").MapSide} MapSide
 * @typedef {{counties: Set<number>, sites: number, initiatives: Set<number>, theme: string}} Shown
 *   `theme` names the themes chosen, "" for all
 */

/** @param {MapSide} side @param {Shown} shown @returns {string} */
export function finding(side, shown) {
  const { model, lang, themes } = side;
  const on = side.stack();
  if (!on.length) return word(lang, "nothing");
  const c = shown.counties.size;
  const d = shown.initiatives.size;
  const own = model.initiatives.filter((_, i) => passes(model, themes, i));
  const p = own.filter(({ reach }) => reach.province).length;
  if (shown.theme) return word(lang, d ? "findTheme" : "findNone", { t: shown.theme, n: own.length, d, c, p });
  if (on.length > 1 || on[0].kind === "counts")
    return word(lang, "findAll", { n: own.length, p, k: own.length - p, d });
  const t = say(on[0].title, lang);
  if (shown.sites && shown.sites >= c) return word(lang, "findSites", { t, s: shown.sites, c });
  const { names, covers, k } = zonesOf(side, shown.counties);
  if (!k) return word(lang, "findLayer", { t, c });
  return word(lang, covers ? "findWhole" : "findMost", { t, c, k, z: listed(lang, names) });
}

/**
 * The economic zones in which the counties lie: all of them where they are few, else the one that has most.
 * @param {MapSide} side @param {Set<number>} counties
 */
function zonesOf({ model, lang }, counties) {
  const layer = model.layers.find(({ id }) => id === ZONES);
  const met = (layer?.places ?? [])
    .map((index) => model.places[index])
    .map((zone) => ({ name: short(zone, lang), k: (zone.whole ?? []).filter((county) => counties.has(county)).length }))
    .filter(({ k }) => k)
    .sort((one, other) => other.k - one.k);
  const covers = met.length <= FEW && met.reduce((sum, { k }) => sum + k, 0) === counties.size;
  return { names: (covers ? met : met.slice(0, 1)).map(({ name }) => name), covers, k: met[0]?.k ?? 0 };
}

/** @param {import("../data/model.js").Lang} lang @param {string[]} names */
const listed = (lang, names) =>
  new Intl.ListFormat(lang === "zh" ? "zh-CN" : "en", { type: "conjunction" }).format(names);
