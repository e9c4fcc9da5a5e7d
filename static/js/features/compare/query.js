/**
 * The right side of a comparison, as the address names it: a query within the query, of what a map shows,
 * and where the line between the maps lies. `vs=shade=inherited&swipe=40`, with & and = written out.
 */

import { format, known, parse } from "../../app/permalink.js";

/**
 * @typedef {import("../../app/permalink.js").State} State
 * @typedef {Pick<State, "layers" | "opacity" | "themes" | "shade">} Shown
 */

export const MIDDLE = 50;

/** What a state shows. @param {State} state @returns {Shown} */
export const shownBy = ({ layers, opacity, themes, shade }) => ({ layers, opacity, themes, shade });

/**
 * @param {string} vs @param {import("../../data/model.js").MapModel} model
 * @returns {{side: Shown, swipe: number | null, unknown: string[]}} `swipe`, in per cent, is null where the maps stand side by side
 */
export function parseVs(vs, model) {
  const { state, unknown } = known(parse(vs), model);
  const swipe = new URLSearchParams(vs).get("swipe");
  const percent = Math.round(Number(swipe));
  return { side: shownBy(state), swipe: swipe === null ? null : percent >= 0 && percent <= 100 ? percent : MIDDLE, unknown };
}

/** @param {Shown} side @param {number | null} swipe */
export function formatVs(side, swipe) {
  const parts = new URLSearchParams(format({ ...parse(""), ...side }));
  parts.delete("lang");
  // A comparison with the layers that are on at first is one, too.
  if (!parts.size) parts.set("shade", "layers");
  if (swipe !== null) parts.set("swipe", String(swipe));
  return String(parts).replaceAll("%2C", ",").replaceAll("%3A", ":");
}
