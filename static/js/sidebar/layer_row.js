/** A layer in the panel: its toggle, and under it, when asked for, its particulars. */

import { soloLayer, toggleLayer } from "../app/shown_actions.js";
import { coverageOf } from "../data/filter.js";
import { say } from "../data/model.js";
import { word } from "../i18n/first_words.js";
import { el, swatch } from "../ui/dom.js";
import { download } from "../platform/download.js";

/**
 * @typedef {import("../app/app.js").App} App
 * @typedef {import("../data/model.js").PolicyLayer} PolicyLayer
 */

/** @param {App} app @param {PolicyLayer} layer @param {number} [at] its place among those that are on, where the list is in that order @returns {HTMLElement[]} */
export function layerRow(app, layer, at) {
  const { lang, side } = app;
  const title = say(layer.title, lang);
  const isOn = app.visibleLayers().includes(layer.id);
  const isOpen = side.openLayer === layer.id;
  const count = layerCount(app, layer);
  const tools = isOpen || at !== undefined ? app.later.part("layers") : null;
  const light = (/** @type {import("../map/scene.js").Hover | null} */ hover) => () => app.sheet.show({ hover });
  const [over, out] = [light({ layer: layer.id }), light(null)];
  const row = el("div", {
    class: `row${isOn ? " is-on" : ""}${count === "–" ? " is-out" : ""}${isOpen ? " is-open" : ""}`,
    "data-row": layer.id, title: isOpen ? null : say(layer.hint, lang),
    on: { mouseenter: over, mouseleave: out, focusin: over, focusout: out },
  },
  at !== undefined && tools?.handle(app, layer, at),
  el("label", {},
    el("input", { type: "checkbox", checked: isOn, "aria-label": title, "data-layer": layer.id, on: { change: () => toggleLayer(app, layer.id) } }),
    swatch(app.sheet.paintOf(layer.id), isOn),
    el("span", { class: "name" }, title),
    el("span", { class: "count" }, count),
  ),
  el("span", { class: "row-tools" },
    el("button", { type: "button", class: "solo", "data-key": `solo:${layer.id}`, "aria-label": word(lang, "onlyThis", { t: title }), on: { click: () => soloLayer(app, layer.id) } }, word(lang, "only")),
    layerDownload(app, layer, "GeoJSON"),
    el("button", {
      type: "button", class: "info", "data-key": `info:${layer.id}`, "aria-expanded": String(isOpen), "aria-label": word(lang, "aboutLayer", { t: title }),
      on: { click: () => side.show({ openLayer: isOpen ? null : layer.id }) },
    }, "›")));
  return isOpen && tools ? [row, tools.particulars(app, layer)] : [row];
}

/** @param {App} app @param {PolicyLayer} layer @param {string} text */
export function layerDownload({ lang, state }, layer, text) {
  /** @type {Record<string, string>} */
  const query = state.themes.length ? { theme: state.themes.join(",") } : {};
  return download(`layers/${layer.id}.geojson`, query, { class: "get", "aria-label": word(lang, "exportLayer", { layer: say(layer.title, lang) }) }, text);
}

/** @param {App} app @param {PolicyLayer} layer */
export function layerCount({ model, lang, themes }, layer) {
  const { whole, part, sites } = coverageOf(model, themes, layer);
  const counties = new Set([...whole, ...part]).size;
  if (counties && !whole.size) return word(lang, "partial", { n: counties });
  if (counties) return word(lang, "counties", { n: counties });
  return sites.length ? word(lang, "sites", { n: sites.length }) : "–";
}
