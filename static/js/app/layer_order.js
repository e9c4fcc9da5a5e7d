/** Which layers are on, in what order they lie on each other, and what a change makes of that. */

import { shadeOf } from "./state.js";

/**
 * @typedef {import("../data/model.js").MapModel} MapModel
 * @typedef {import("./state.js").State} State
 */

/** The ids of the layers that are on, the one on top first. @param {MapModel} model @param {State} state */
export function stackOf(model, state) {
  const isShaded = shadeOf(state) !== "layers";
  const counts = model.layers.filter(({ kind }) => kind === "counts").map(({ id }) => id);
  // A shaded map shows the layers that were asked for, and none by itself; its shades lie under them.
  const on = state.layers ?? (isShaded ? [] : model.layers.filter((layer) => layer.on).map(({ id }) => id));
  return [...on.filter((id) => !counts.includes(id)), ...(isShaded ? counts : [])];
}

/**
 * Without the layer, or with it: before the first one that follows it in the panel.
 * @param {MapModel} model
 * @param {string[]} stack
 * @param {string} id
 */
export function toggled(model, stack, id) {
  if (stack.includes(id)) return stack.filter((other) => other !== id);
  const rank = new Map(model.layers.map((layer, i) => [layer.id, i]));
  const rankOf = (/** @type {string} */ layer) => rank.get(layer) ?? 0;
  const at = stack.findIndex((other) => rankOf(other) > rankOf(id));
  return stack.toSpliced(at < 0 ? stack.length : at, 0, id);
}

/**
 * With the layer at another place, as near to it as there is one.
 * @param {string[]} stack
 * @param {string} id
 * @param {number} to
 */
export function moved(stack, id, to) {
  const rest = stack.filter((other) => other !== id);
  return rest.toSpliced(Math.min(Math.max(to, 0), rest.length), 0, id);
}
