/**
 * What rows are told apart by, beside words: a row is kept that has, of each facet, one of the values chosen.
 * @typedef {import("./model.js").Text} Text
 * @typedef {{id: string, values: {id: string, title: Text}[], of: (index: number) => string[]}} Facet
 *   `of` gives the ids of a row's values, by its index in the model
 * @typedef {Record<string, string[]>} Chosen ids of values by facet; none where it is not given
 */

import { reachedCounties } from "./counts.js";
import { partsOf, REACHES, TRUST, zonesOf } from "./facet_names.js";

/**
 * @param {Facet[]} facets
 * @param {Chosen} chosen
 * @param {number} index
 * @param {string} [except] a facet that does not act
 */
export const fits = (facets, chosen, index, except) =>
  facets.every(
    ({ id, of }) => id === except || !chosen[id]?.length || of(index).some((value) => chosen[id].includes(value)),
  );

/**
 * How many rows each value would leave, under all the other facets.
 * @param {Facet[]} facets @param {Chosen} chosen @param {number[]} rows indexes
 * @returns {Map<string, Map<string, number>>} by facet and value
 */
export function facetCounts(facets, chosen, rows) {
  return new Map(
    facets.map(({ id, of }) => {
      /** @type {Map<string, number>} */
      const counts = new Map();
      for (const index of rows)
        if (fits(facets, chosen, index, id))
          for (const value of new Set(of(index))) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [id, counts];
    }),
  );
}

/**
 * The strongest way in which an initiative reaches any county.
 * @param {import("./model.js").MapModel} model
 * @param {import("./model.js").Initiative} initiative
 */
export function reachClass({ ways }, { reach }) {
  const has = (/** @type {"direct" | "inherited"} */ group) => ways[group].some((way) => reach[way]?.length);
  return has("direct") ? "direct" : has("inherited") ? "inherited" : reach.province ? "province" : "unplaced";
}

/** @param {{id: string, zh: string, en: string}} one */
const named = ({ id, zh, en }) => ({ id, title: { zh, en } });

/** Those that counties have. @type {readonly string[]} */
export const COUNTY_FACETS = ["prefecture", "zone"];

/** @param {import("./model.js").MapModel} model @returns {Facet[]} of counties */
export function countyFacets(model) {
  const zones = zonesOf(model);
  return [
    {
      id: "prefecture",
      values: model.prefectures.map(named),
      of: (county) => [model.prefectures[model.counties[county].pref].id],
    },
    {
      id: "zone",
      values: zones.map(({ id, szh, sen }) => ({ id, title: { zh: szh, en: sen } })),
      of: (county) => zones.filter(({ whole }) => whole?.includes(county)).map(({ id }) => id),
    },
  ];
}

/** What a part of the text is called. @param {Text} title with {n} @param {string} n @returns {Text} */
export const numbered = ({ zh, en }, n) => ({
  zh: zh.replace("{n}", "一二三四五六七八九"[Number(n) - 1]),
  en: en.replace("{n}", n),
});

/**
 * @param {import("./model.js").MapModel} model
 * @param {import("./model.js").Texts} texts
 * @param {(name: string) => Text} word titles of what the model has no words for: reaches, "part" (`{n}`), confidences
 * @returns {Facet[]} of initiatives; a province-wide one is in no prefecture and no zone
 */
export function initiativeFacets(model, texts, word) {
  const reached = model.initiatives.map((initiative) => reachedCounties(model, initiative));
  const years = [...new Set(texts.initiatives.flatMap(({ year }) => year ?? []))].sort();
  const each = (/** @type {readonly string[]} */ ids) => ids.map((id) => ({ id, title: word(id) }));
  return [
    {
      id: "theme",
      values: model.themes.map(({ id, title }) => ({ id, title })),
      of: (i) => [model.themes[model.initiatives[i].theme].id],
    },
    { id: "action", values: texts.actions.map(named), of: (i) => [texts.actions[texts.initiatives[i].action].id] },
    { id: "reach", values: each(REACHES), of: (i) => [reachClass(model, model.initiatives[i])] },
    ...countyFacets(model).map(({ of, ...facet }) => ({
      ...facet,
      of: (/** @type {number} */ i) => [...new Set(reached[i].flatMap(of))],
    })),
    {
      id: "part",
      values: partsOf(model).map((id) => ({ id, title: numbered(word("part"), id) })),
      of: (i) => [model.clauses[model.initiatives[i].clause].split(".")[0]],
    },
    {
      id: "year",
      values: years.map((year) => ({ id: String(year), title: { zh: String(year), en: String(year) } })),
      of: (i) => (texts.initiatives[i].year ? [String(texts.initiatives[i].year)] : []),
    },
    { id: "status", values: model.statuses.map(named), of: (i) => [model.statuses[Number(model.standing[i])].id] },
    { id: "confidence", values: each(TRUST), of: (i) => trustOf(model, texts, i) },
  ];
}

/**
 * As sure as the least sure of its places; none where it has no place. Counties and prefectures by themselves are no
 * places of the model, and sure.
 * @param {import("./model.js").MapModel} model @param {import("./model.js").Texts} texts @param {number} index
 */
function trustOf({ initiatives }, { places }, index) {
  const { places: own, reach } = initiatives[index];
  const found = own.map((place) => TRUST.indexOf(places[place].confidence));
  if (!found.length && !Object.keys(reach).length) return [];
  return [TRUST[Math.max(0, ...found)]];
}
