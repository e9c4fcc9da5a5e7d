/** A layer in the panel: its toggle, and under it, when asked for, its particulars. */

import { soloLayer, toggleLayer } from "../app/layer_actions.js";
import { coverageOf } from "../data/filter.js";
import { say } from "../data/model.js";
import { word } from "../i18n/first_words.js";
import { download } from "../platform/download.js";
import { el, swatch } from "../ui/dom.js";

/**
 * @typedef {import("../app/map_side.js").MapSide} MapSide
 * @typedef {import("../data/model.js").PolicyLayer} PolicyLayer
 */

/**
 * A layer of the list; what a toggle changes of it is changed in its place.
 * @param {MapSide} side @param {PolicyLayer} layer @param {number} [at] its place among those that are on, where
 *   the list is in that order
 * @returns {import("../ui/keyed_list.js").Item}
 */
export function layerItem(side, layer, at) {
  const isOpen = side.app.sidebar.openLayer === layer.id;
  const tools = isOpen || at !== undefined ? side.app.lazy.part("layers") : null;
  const count = layerCount(side, layer);
  return {
    key: `layer:${layer.id}`,
    // What is open is made anew each time: it shows more than can be listed.
    of: [
      isOpen ? made++ : false,
      at,
      at !== undefined && side.visibleLayers().length,
      tools !== null,
      side.state.themes,
      count,
    ],
    make() {
      const row = layerRow(side, layer, isOpen, count);
      if (at !== undefined && tools) row.node.prepend(tools.handle(side, layer, at));
      return { nodes: isOpen && tools ? [row.node, tools.particulars(side, layer)] : [row.node], update: row.update };
    },
  };
}

let made = 0;

/**
 * @param {MapSide} side
 * @param {PolicyLayer} layer
 * @param {boolean} isOpen whether its particulars are shown
 * @param {string} count
 */
function layerRow(side, layer, isOpen, count) {
  const { lang } = side;
  const title = say(layer.title, lang);
  const highlight = (/** @type {import("../map/drawing/scene.js").Hover | null} */ hover) => () =>
    side.mapView.highlight(hover);
  const [over, out] = [highlight({ layer: layer.id }), highlight(null)];
  const describe = () => {
    if (!isOpen) node.title = descriptionOf(side, layer);
  };
  const box = el("input", {
    type: "checkbox",
    "aria-label": count === "–" ? title : `${title}${lang === "zh" ? "，" : ", "}${layerCount(side, layer, true)}`,
    "data-layer": layer.id,
    on: { change: () => toggleLayer(side, layer.id) },
  });
  /** @type {Element} */
  let drawn = el("span");
  const node = el(
    "div",
    {
      "data-row": layer.id,
      on: { mouseenter: over, mouseleave: out, focusin: over, focusout: out, mouseover: describe },
    },
    el("label", {}, box, drawn, el("span", { class: "name" }, title), el("span", { class: "count" }, count)),
    rowTools(side, layer, isOpen),
  );
  let drawnFor = "";
  const update = () => {
    const isOn = side.visibleLayers().includes(layer.id);
    const paint = side.mapView.paintOf(layer.id);
    box.checked = isOn;
    node.className = `row${isOn ? " is-on" : ""}${count === "–" ? " is-out" : ""}${isOpen ? " is-open" : ""}`;
    const looks = [isOn, paint.paint, paint.texture, paint.tag].join();
    if (looks === drawnFor) return;
    drawnFor = looks;
    const next = swatch(paint, isOn);
    drawn.replaceWith(next);
    drawn = next;
  };
  return { node, update };
}

/**
 * Seen when the row is pointed at, or open.
 * @param {MapSide} side
 * @param {PolicyLayer} layer
 * @param {boolean} isOpen
 */
function rowTools(side, layer, isOpen) {
  const {
    lang,
    app: { sidebar },
  } = side;
  const title = say(layer.title, lang);
  return el(
    "span",
    { class: "row-tools" },
    el(
      "button",
      {
        type: "button",
        class: "solo",
        "data-key": `solo:${layer.id}`,
        "aria-label": word(lang, "onlyThis", { t: title }),
        on: { click: () => soloLayer(side, layer.id) },
      },
      word(lang, "only"),
    ),
    layerDownload(side, layer, "GeoJSON"),
    el(
      "button",
      {
        type: "button",
        class: "info",
        "data-key": `info:${layer.id}`,
        "aria-expanded": String(isOpen),
        "aria-label": word(lang, "aboutLayer", { t: title }),
        on: { click: () => sidebar.show({ openLayer: isOpen ? null : layer.id }) },
      },
      "›",
    ),
  );
}

/**
 * What a layer is, in a line; empty until the words of cards are there.
 * @param {MapSide} side
 * @param {PolicyLayer} layer
 */
export function descriptionOf(side, layer) {
  side.app.wantTexts();
  const text = layer.description ?? side.texts?.layers[layer.id];
  return text ? say(text, side.lang) : "";
}

/** @param {MapSide} side @param {PolicyLayer} layer @param {string} text */
export function layerDownload({ lang, state }, layer, text) {
  /** @type {Record<string, string>} */
  const query = state.themes.length ? { theme: state.themes.join(",") } : {};
  return download(
    `layers/${layer.id}.geojson`,
    query,
    { class: "get", "aria-label": word(lang, "exportLayer", { layer: say(layer.title, lang) }) },
    text,
  );
}

/** @param {MapSide} side @param {PolicyLayer} layer @param {boolean} [isSaid] aloud, where no column tells what is counted */
export function layerCount({ model, lang, themes }, layer, isSaid) {
  const { whole, part, sites } = coverageOf(model, themes, layer);
  const counties = new Set([...whole, ...part]).size;
  if (layer.dots?.length) return word(lang, "sites", { n: layer.dots.length / 2 });
  if (counties && !whole.size) return word(lang, isSaid ? "partialSaid" : "partial", { n: counties });
  if (counties) return word(lang, isSaid ? "countiesSaid" : "counties", { n: counties });
  return sites.length ? word(lang, "sites", { n: sites.length }) : "–";
}
