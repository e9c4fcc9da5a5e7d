/**
 * What the board's reader has chosen, kept in the address.
 * @typedef {import("./model.js").BoardModel} BoardModel
 * @typedef {import("../../data/counts.js").Unit} Unit what the numbers count
 * @typedef {import("../../ui/manner.js").Manner & {by: "prefectures" | "zones", count: Unit,
 *   theme: string | null, column: string | null, facets: import("../../data/facets.js").Chosen}} State `column` is the
 *   id of a prefecture or zone; `facets` say which initiatives are counted
 */

import { mannerOf } from "../../ui/manner.js";
import { facetsOf } from "./facets.js";

/**
 * How a facet is called in the address: `theme` there is the cell's, as in the map's address the filter is plural.
 * @param {string} id
 */
const nameOf = (id) => (id === "theme" ? "themes" : id);

/**
 * @param {string} search @param {BoardModel} model @param {"prefectures" | "zones"} usual
 * @returns {{state: State, unknown: string[]}} `unknown` names what the board does not have
 */
export function parse(search, model, usual) {
  const query = new URLSearchParams(search);
  const column = query.get("column");
  // An address that does not say which columns there are says it by the one that is chosen.
  const of = /** @type {const} */ (["prefectures", "zones"]).find((kind) =>
    model[kind].some(({ id }) => id === column),
  );
  const by = query.get("by") ?? of;
  /** @type {State} */
  const state = {
    ...mannerOf(query),
    by: by === "zones" || by === "prefectures" ? by : usual,
    count: query.get("count") === "measures" ? "measures" : "sentences",
    theme: query.get("theme"),
    column,
    facets: {},
  };
  const lacks = (/** @type {string | null} */ id, /** @type {{id: string}[]} */ all) =>
    id && !all.some((one) => one.id === id) ? [id] : [];
  const lost = [...lacks(state.theme, model.themes), ...lacks(state.column, model[state.by])];
  const unknown = [...lost];
  for (const { id, values } of facetsOf(model)) {
    const asked = [...new Set((query.get(nameOf(id)) ?? "").split(",").filter(Boolean))];
    const known = asked.filter((value) => values.some((one) => one.id === value));
    unknown.push(...asked.filter((value) => !known.includes(value)));
    if (known.length) state.facets[id] = known;
  }
  return {
    state: state.theme && state.column && !lost.length ? state : { ...state, theme: null, column: null },
    unknown,
  };
}

/** @param {State} state */
export function format({ lang, scheme, by, count, theme, column, facets }) {
  const parts = [`lang=${lang}`, `by=${by}`];
  if (count !== "sentences") parts.push(`count=${count}`);
  if (theme && column) parts.push(`theme=${theme}`, `column=${column}`);
  for (const [id, own] of Object.entries(facets)) if (own.length) parts.push(`${nameOf(id)}=${own.join(",")}`);
  if (scheme) parts.push(`scheme=${scheme}`);
  return `?${parts.join("&")}`;
}
