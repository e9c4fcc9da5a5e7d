/** How many sentences, or measures read in them, reach each county. */

import { passes } from "./filter.js";

/** @typedef {"sentences" | "measures"} Unit */

/**
 * @param {import("./model.js").MapModel} model @param {string[]} ways as in model.ways
 * @param {(initiative: number) => boolean} wants @param {Unit} [unit]
 * @returns {number[]} by county; an initiative reaches a county by one way only
 */
export function reachCounts(model, ways, wants, unit = "measures") {
  const found = model.counties.map(() => new Set());
  model.initiatives.forEach(({ reach, clause }, i) => {
    const one = unit === "measures" ? i : clause;
    if (wants(i)) for (const way of ways) for (const county of reach[way] ?? []) found[county].add(one);
  });
  return found.map(({ size }) => size);
}

/**
 * How many initiatives reach one county, and in how many sentences they stand.
 * @param {import("./model.js").MapModel} model @param {string[]} ways as in model.ways @param {number} county index
 */
export function reachedBy(model, ways, county) {
  const found = model.initiatives.filter(({ reach }) => ways.some((way) => reach[way]?.includes(county)));
  return { measures: found.length, sentences: new Set(found.map(({ clause }) => clause)).size };
}

/** In the table's filter, before the id of an initiative: what concerns the counties that it reaches. */
export const REACHED_BY = "initiative:";

/**
 * The counties that an initiative reaches, the direct ones first; none where it reaches them all.
 * @param {import("./model.js").MapModel} model
 * @param {import("./model.js").Initiative} initiative
 * @returns {number[]}
 */
export const reachedCounties = ({ ways }, { reach }) =>
  reach.province ? [] : [...new Set([...ways.direct, ...ways.inherited].flatMap((way) => reach[way] ?? []))];

/**
 * How many direct initiatives reach each county.
 * @param {import("./model.js").MapModel} model
 * @param {Set<string>} themes
 * @param {Unit} [unit]
 */
export const directCounts = (model, themes, unit) =>
  reachCounts(model, model.ways.direct, (i) => passes(model, themes, i), unit);
