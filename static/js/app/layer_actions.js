/**
 * What the reader changes of what the map shows: layers, their order and opacity, themes, shades. Each is a step to go
 * back by.
 */

import { word } from "../i18n/first_words.js";
import { moved, toggled } from "./layer_order.js";

/** @typedef {import("./map_side.js").MapSide} MapSide */

/**
 * What a layer's box changes.
 * @param {MapSide} side
 * @param {string} id
 * @returns {Partial<import("./state.js").State>}
 */
export function toggleChange(side, id) {
  const layers = toggled(side.model, side.visibleLayers(), id);
  // The box of the shaded counties says by itself whether the map is shaded.
  return side.mapView.layer(id).policy.kind === "counts" ? { layers, shade: null } : { layers };
}

/** @param {MapSide} side @param {string} id */
export const toggleLayer = (side, id) => side.change(toggleChange(side, id));

/** Turns a layer on, and the map shows it. @param {MapSide} side @param {string} id */
export function showLayer(side, id) {
  if (side.state.view !== "map") side.change({ view: "map" });
  if (!side.visibleLayers().includes(id)) toggleLayer(side, id);
}

/** Shows the initiatives of one theme. @param {MapSide} side @param {string} id */
export function soloTheme(side, id) {
  side.change({ themes: [id] });
}

/** Layers that can be told apart on one map. */
export const LEGIBLE = 8;

/** Keeps of the layers as many as can be told apart: those on top. @param {MapSide} side */
export function thinOut(side) {
  const areCounts = (/** @type {string} */ id) => side.mapView.layer(id).policy.kind === "counts";
  const on = side.visibleLayers();
  side.change({ layers: [...on.filter((id) => !areCounts(id)).slice(0, LEGIBLE), ...on.filter(areCounts)] });
}

/** Shows one layer alone. @param {MapSide} side @param {string} id */
export function soloLayer(side, id) {
  side.change({ layers: [id], shade: null });
}

/** @param {MapSide} side @param {string} id @param {number} to its new place, 0 is on top */
export function moveLayer(side, id, to) {
  const layers = moved(side.visibleLayers(), id, to);
  if (layers.join() === side.visibleLayers().join()) return;
  const title = side.model.layers.find((layer) => layer.id === id)?.title[side.lang] ?? id;
  const said = word(side.lang, "layerMoved", { t: title, i: layers.indexOf(id) + 1, n: layers.length });
  side.change({ layers }, { said });
}

/** @param {MapSide} side @param {string} id @param {number} percent */
export function fadeLayer(side, id, percent) {
  const said = `${word(side.lang, "opacity")} ${percent}%`;
  side.change({ opacity: { ...side.state.opacity, [id]: percent } }, { said });
}

/** @param {MapSide} side @param {string} id */
export function toggleTheme(side, id) {
  const { themes } = side.state;
  side.change({ themes: themes.includes(id) ? themes.filter((other) => other !== id) : [...themes, id] });
}

/** @param {MapSide} side @param {string} measure as in the address, or "layers" */
export function shadeBy(side, measure) {
  if (measure !== "layers") return side.change({ shade: measure });
  const layers = side.state.layers?.filter((id) => side.mapView.layer(id).policy.kind !== "counts") ?? null;
  side.change({ layers, shade: side.state.view === "table" && !layers ? "layers" : null });
}
