/** What a layer is and what can be done with it: a chunk of its own, read when a row is opened. */

import { fadeLayer, moveLayer, soloLayer } from "../app/layer_actions.js";
import { FAINTEST } from "../app/state.js";
import { coverageOf, shownPlaces } from "../data/filter.js";
import { say, short } from "../data/model.js";
import { word } from "../i18n/layer_tools.js";
import { word as pageWord } from "../i18n/words.js";
import { el, zoomOf } from "../ui/dom.js";
import { trust } from "../ui/trust.js";
import { descriptionOf, layerDownload } from "./layer_row.js";

/**
 * @typedef {import("../app/map_side.js").MapSide} MapSide
 * @typedef {import("../data/model.js").PolicyLayer} PolicyLayer
 */

const SOURCES = 3; // that are listed at once

/** @param {MapSide} side @param {PolicyLayer} layer */
export function particulars(side, layer) {
  const { lang, mapView } = side;
  const at = side.visibleLayers().indexOf(layer.id);
  const act = (/** @type {"zoomLayer" | "soloLayer"} */ key, /** @type {() => void} */ does) =>
    el("button", { type: "button", "data-key": `${key}:${layer.id}`, on: { click: does } }, word(lang, key));
  return el(
    "div",
    { class: "layer-info", role: "group", "aria-label": pageWord(lang, "aboutLayer", { t: say(layer.title, lang) }) },
    el("p", {}, descriptionOf(side, layer)),
    el("p", { class: "muted" }, counted(side, layer)),
    ...known(side, layer),
    sources(side, layer),
    at >= 0 ? order(side, layer, at) : null,
    at >= 0 ? opacity(side, layer) : null,
    el(
      "div",
      { class: "card-actions" },
      act("zoomLayer", () =>
        layer.kind === "counts"
          ? mapView.camera.fitProvince()
          : mapView.camera.fitPlaces(shownPlaces(side.model, side.themes, layer)),
      ),
      act("soloLayer", () => soloLayer(side, layer.id)),
      layerDownload(side, layer, "GeoJSON"),
    ),
  );
}

/**
 * Counties, sites and initiatives of what the layer shows under the filter.
 * @param {MapSide} side
 * @param {PolicyLayer} layer
 */
function counted({ model, lang, themes }, layer) {
  const { whole, part, sites } = coverageOf(model, themes, layer);
  const initiatives = new Set(shownPlaces(model, themes, layer).flatMap((place) => model.places[place].initiatives));
  /** @type {[number, import("../i18n/layer_tools.js").Word][]} */
  const counts = [
    [new Set([...whole, ...part]).size, "countCounties"],
    [sites.length, "countSites"],
    [initiatives.size, "countInitiatives"],
  ];
  return (
    counts
      .filter(([n]) => n)
      .map(([n, key]) => word(lang, key, { n }))
      .join(" · ") || "–"
  );
}

/** Of its lists that are incomplete, how much is known. @param {MapSide} side @param {PolicyLayer} layer */
const known = ({ model, lang }, layer) =>
  layer.places.flatMap((place) => {
    const { known: part, ...names } = model.places[place];
    return part ? [el("p", { class: "facts known" }, `${short(names, lang)} · ${say(part, lang)}`)] : [];
  });

/** Where the extent of its places comes from, and how sure that is. @param {MapSide} side @param {PolicyLayer} layer */
function sources(side, layer) {
  const { lang, texts } = side;
  side.app.wantTexts();
  if (!texts) return null;
  // A list of the reader's own has no words of ours.
  const listed = new Map(
    layer.places.flatMap((place) => texts.places[place] ?? []).map(({ source, confidence }) => [source, confidence]),
  );
  if (!listed.size) return null;
  const lines = [...listed].map(([source, confidence]) =>
    el("li", { class: "facts" }, el("span", { lang: "zh-CN" }, source), trust(side, confidence)),
  );
  const list = (/** @type {HTMLElement[]} */ items) => el("ul", { class: "sources" }, ...items);
  const shown = lines.slice(0, lines.length > SOURCES + 1 ? SOURCES : undefined);
  const rest = lines.slice(shown.length);
  return el(
    "div",
    {},
    el("h4", {}, word(lang, "sourcesTitle")),
    list(shown),
    rest.length
      ? el("details", {}, el("summary", {}, word(lang, "moreSources", { n: rest.length })), list(rest))
      : null,
  );
}

/** @param {MapSide} side @param {PolicyLayer} layer @param {number} at */
function order(side, layer, at) {
  const { lang } = side;
  const n = side.visibleLayers().length;
  const step = (/** @type {"layerUp" | "layerDown"} */ key, /** @type {string} */ sign, /** @type {number} */ to) =>
    el(
      "button",
      {
        type: "button",
        "data-key": `${key}:${layer.id}`,
        "aria-label": word(lang, key),
        title: word(lang, key),
        "aria-disabled": String(to < 0 || to >= n),
        on: { click: () => moveLayer(side, layer.id, to) },
      },
      sign,
    );
  return el(
    "div",
    { class: "layer-set" },
    el("span", {}, word(lang, "layerOrder", { i: at + 1, n })),
    el("span", { class: "steps" }, step("layerUp", "↑", at - 1), step("layerDown", "↓", at + 1)),
  );
}

/** @param {MapSide} side @param {PolicyLayer} layer */
function opacity(side, layer) {
  const { lang, state, mapView } = side;
  const percent = state.opacity[layer.id] ?? 100;
  const said = el("output", {}, `${percent}%`);
  const slider = el("input", {
    type: "range",
    min: String(FAINTEST),
    max: "100",
    step: "5",
    value: String(percent),
    "data-key": `opacity:${layer.id}`,
    "aria-label": pageWord(lang, "opacity"),
    "aria-valuetext": `${percent}%`,
    on: {
      // While it is dragged the map follows, but no step is kept.
      input: () => {
        said.textContent = `${slider.value}%`;
        slider.setAttribute("aria-valuetext", said.textContent);
        mapView.show({ opacity: { ...state.opacity, [layer.id]: Number(slider.value) } });
      },
      change: () => fadeLayer(side, layer.id, Number(slider.value)),
    },
  });
  return el("div", { class: "layer-set" }, el("span", {}, pageWord(lang, "opacity")), slider, said);
}

/**
 * Moves a layer by drag, or with the arrow keys.
 * @param {MapSide} side
 * @param {PolicyLayer} layer
 * @param {number} at its place
 */
export function handle(side, layer, at) {
  const n = side.visibleLayers().length;
  const label = word(side.lang, "moveLayer", { t: say(layer.title, side.lang), i: at + 1, n });
  const node = el(
    "button",
    {
      type: "button",
      class: "handle",
      "data-key": `move:${layer.id}`,
      "aria-label": label,
      title: word(side.lang, "moveHint"),
      on: {
        keydown: (/** @type {any} */ event) => {
          const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: n - 1 }[/** @type {string} */ (event.key)];
          if (to === undefined) return;
          event.preventDefault();
          moveLayer(side, layer.id, to);
        },
        pointerdown: (/** @type {any} */ event) => drag(side, layer, node, event),
      },
    },
    "⠿",
  );
  return node;
}

/**
 * The row follows the pointer through the list; Escape puts it back.
 * @param {MapSide} side
 * @param {PolicyLayer} layer
 * @param {HTMLElement} handle
 * @param {PointerEvent} down
 */
function drag(side, layer, handle, down) {
  const row = /** @type {HTMLElement} */ (handle.closest(".row"));
  const rows = /** @type {HTMLElement[]} */ ([...(row.parentElement?.querySelectorAll("[data-row]") ?? [])]);
  if (down.button || rows.length < 2) return;
  down.preventDefault();
  handle.focus();
  handle.setPointerCapture(down.pointerId);
  row.classList.add("is-dragged");
  const middles = rows.map((other) => other.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
  const home = rows.indexOf(row);
  let to = home;
  const move = (/** @type {PointerEvent} */ { clientY }) => {
    row.style.transform = `translateY(${(clientY - down.clientY) / zoomOf(row)}px)`;
    to = middles.filter((middle, i) => i !== home && middle < clientY).length;
    rows.forEach((other, i) => other.classList.toggle("is-gap", i === (to < home ? to : to + 1) && to !== home));
  };
  const end = (/** @type {boolean} */ isKept) => {
    listening.abort();
    row.classList.remove("is-dragged");
    row.style.transform = "";
    for (const other of rows) other.classList.remove("is-gap");
    if (isKept) moveLayer(side, layer.id, to);
  };
  const listening = new AbortController();
  const { signal } = listening;
  handle.addEventListener("pointermove", move, { signal });
  handle.addEventListener("pointerup", () => end(true), { signal });
  handle.addEventListener("pointercancel", () => end(false), { signal });
  handle.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      end(false);
    },
    { signal },
  );
}
