/**
 * What the board's reader has chosen, kept in the address.
 * @typedef {import("./model.js").BoardModel} BoardModel
 * @typedef {import("../../data/counts.js").Unit} Unit what the numbers count
 * @typedef {import("../../ui/manner.js").Manner & {by: "prefectures" | "zones", count: Unit,
 *   theme: string | null, column: string | null}} State `column` is the id of a prefecture or zone
 */

import { mannerOf } from "../../ui/manner.js";

/**
 * @param {string} search @param {BoardModel} model @param {"prefectures" | "zones"} usual
 * @returns {{state: State, unknown: string[]}} `unknown` names what the board does not have
 */
export function parse(search, model, usual) {
  const query = new URLSearchParams(search);
  const by = query.get("by");
  /** @type {State} */
  const state = {
    ...mannerOf(query),
    by: by === "zones" || by === "prefectures" ? by : usual,
    count: query.get("count") === "measures" ? "measures" : "sentences",
    theme: query.get("theme"),
    column: query.get("column"),
  };
  const lacks = (/** @type {string | null} */ id, /** @type {{id: string}[]} */ all) =>
    id && !all.some((one) => one.id === id) ? [id] : [];
  const unknown = [...lacks(state.theme, model.themes), ...lacks(state.column, model[state.by])];
  return {
    state: state.theme && state.column && !unknown.length ? state : { ...state, theme: null, column: null },
    unknown,
  };
}

/** @param {State} state */
export function format({ lang, scheme, by, count, theme, column }) {
  const parts = [`lang=${lang}`, `by=${by}`];
  if (count !== "sentences") parts.push(`count=${count}`);
  if (theme && column) parts.push(`theme=${theme}`, `column=${column}`);
  if (scheme) parts.push(`scheme=${scheme}`);
  return `?${parts.join("&")}`;
}
