/** A layer in the panel: its toggle, and under it, when asked for, its particulars. */

import { soloLayer, toggleLayer } from "../app/layer_actions.js";
import { coverageOf } from "../data/filter.js";
import { say } from "../data/model.js";
import { word } from "../i18n/first_words.js";
import { el, swatch } from "../ui/dom.js";
import { download } from "../platform/download.js";

/**
 * @typedef {import("../app/map_side.js").MapSide} MapSide
 * @typedef {import("../data/model.js").PolicyLayer} PolicyLayer
 */

/** @param {MapSide} side @param {PolicyLayer} layer @param {number} [at] its place among those that are on, where the list is in that order @returns {HTMLElement[]} */
export function layerRow(side, layer, at) {
  const { lang, app: { sidebar } } = side;
  const title = say(layer.title, lang);
  const isOn = side.visibleLayers().includes(layer.id);
  const isOpen = sidebar.openLayer === layer.id;
  const count = layerCount(side, layer);
  const tools = isOpen || at !== undefined ? side.app.lazy.part("layers") : null;
  const light = (/** @type {import("../map/scene.js").Hover | null} */ hover) => () => side.mapView.show({ hover });
  const [over, out] = [light({ layer: layer.id }), light(null)];
  const row = el("div", {
    class: `row${isOn ? " is-on" : ""}${count === "–" ? " is-out" : ""}${isOpen ? " is-open" : ""}`,
    "data-row": layer.id, title: isOpen ? null : say(layer.hint, lang),
    on: { mouseenter: over, mouseleave: out, focusin: over, focusout: out },
  },
  at !== undefined && tools?.handle(side, layer, at),
  el("label", {},
    el("input", { type: "checkbox", checked: isOn, "aria-label": title, "data-layer": layer.id, on: { change: () => toggleLayer(side, layer.id) } }),
    swatch(side.mapView.paintOf(layer.id), isOn),
    el("span", { class: "name" }, title),
    el("span", { class: "count" }, count),
  ),
  el("span", { class: "row-tools" },
    el("button", { type: "button", class: "solo", "data-key": `solo:${layer.id}`, "aria-label": word(lang, "onlyThis", { t: title }), on: { click: () => soloLayer(side, layer.id) } }, word(lang, "only")),
    layerDownload(side, layer, "GeoJSON"),
    el("button", {
      type: "button", class: "info", "data-key": `info:${layer.id}`, "aria-expanded": String(isOpen), "aria-label": word(lang, "aboutLayer", { t: title }),
      on: { click: () => sidebar.show({ openLayer: isOpen ? null : layer.id }) },
    }, "›")));
  return isOpen && tools ? [row, tools.particulars(side, layer)] : [row];
}

/** @param {MapSide} side @param {PolicyLayer} layer @param {string} text */
export function layerDownload({ lang, state }, layer, text) {
  /** @type {Record<string, string>} */
  const query = state.themes.length ? { theme: state.themes.join(",") } : {};
  return download(`layers/${layer.id}.geojson`, query, { class: "get", "aria-label": word(lang, "exportLayer", { layer: say(layer.title, lang) }) }, text);
}

/** @param {MapSide} side @param {PolicyLayer} layer */
export function layerCount({ model, lang, themes }, layer) {
  const { whole, part, sites } = coverageOf(model, themes, layer);
  const counties = new Set([...whole, ...part]).size;
  if (counties && !whole.size) return word(lang, "partial", { n: counties });
  if (counties) return word(lang, "counties", { n: counties });
  return sites.length ? word(lang, "sites", { n: sites.length }) : "–";
}
