/**
 * What the board's reader has chosen, kept in the address.
 * @typedef {import("./model.js").BoardModel} BoardModel
 * @typedef {import("../../ui/manner.js").Manner & {by: "prefectures" | "zones",
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
    theme: query.get("theme"),
    column: query.get("column"),
  };
  const lacks = (/** @type {string | null} */ id, /** @type {{id: string}[]} */ all) => (id && !all.some((one) => one.id === id) ? [id] : []);
  const unknown = [...lacks(state.theme, model.themes), ...lacks(state.column, model[state.by])];
  return { state: state.theme && state.column && !unknown.length ? state : { ...state, theme: null, column: null }, unknown };
}

/** @param {State} state */
export function format({ lang, scheme, by, theme, column }) {
  const parts = [`lang=${lang}`, `by=${by}`];
  if (theme && column) parts.push(`theme=${theme}`, `column=${column}`);
  if (scheme) parts.push(`scheme=${scheme}`);
  return `?${parts.join("&")}`;
}
