/** What the reader changes of what the map shows: layers, their order and opacity, themes, shades. Each is a step to go back by. */

import { moved, toggled } from "./layer_order.js";
import { word } from "../i18n/first_words.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app @param {string} id */
export function toggleLayer(app, id) {
  const layers = toggled(app.model, app.visibleLayers(), id);
  // The box of the shaded counties says by itself whether the map is shaded.
  app.toggle(app.sheet.layer(id).policy.kind === "counts" ? { layers, shade: null } : { layers });
}

/** Shows one layer alone. @param {App} app @param {string} id */
export function soloLayer(app, id) {
  app.toggle({ layers: [id], shade: null });
}

/** @param {App} app @param {string} id @param {number} to its new place, 0 is on top */
export function moveLayer(app, id, to) {
  const layers = moved(app.visibleLayers(), id, to);
  if (layers.join() === app.visibleLayers().join()) return;
  const title = app.model.layers.find((layer) => layer.id === id)?.title[app.lang] ?? id;
  app.change({ layers }, word(app.lang, "layerMoved", { t: title, i: layers.indexOf(id) + 1, n: layers.length }));
}

/** @param {App} app @param {string} id @param {number} percent */
export function fadeLayer(app, id, percent) {
  app.change({ opacity: { ...app.state.opacity, [id]: percent } }, `${word(app.lang, "opacity")} ${percent}%`);
}

/** @param {App} app @param {string} id */
export function toggleTheme(app, id) {
  const { themes } = app.state;
  app.toggle({ themes: themes.includes(id) ? themes.filter((other) => other !== id) : [...themes, id] });
}

/** @param {App} app @param {string} measure as in the address, or "layers" */
export function shadeBy(app, measure) {
  if (measure !== "layers") return app.change({ shade: measure });
  const layers = app.state.layers?.filter((id) => app.sheet.layer(id).policy.kind !== "counts") ?? null;
  app.change({ layers, shade: app.state.view === "table" && !layers ? "layers" : null });
}
