/** How many initiatives reach each county. */

import { passes } from "./filter.js";

/**
 * @param {import("./model.js").MapModel} model @param {string[]} ways as in model.ways
 * @param {(initiative: number) => boolean} wants
 * @returns {number[]} by county; an initiative reaches a county by one way only
 */
export function reachCounts(model, ways, wants) {
  const counts = new Array(model.counties.length).fill(0);
  model.initiatives.forEach(({ reach }, i) => {
    if (wants(i)) for (const way of ways) for (const county of reach[way] ?? []) counts[county] += 1;
  });
  return counts;
}

/** How many direct initiatives reach each county. @param {import("./model.js").MapModel} model @param {Set<string>} themes */
export const directCounts = (model, themes) => reachCounts(model, model.ways.direct, (i) => passes(model, themes, i));
