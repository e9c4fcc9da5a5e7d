/** One map of the page and what it shows: the only one, or either side of a comparison. */

import { placedInitiatives } from "../data/filter.js";
import { word } from "../i18n/first_words.js";
import { MapView } from "../map/map_view.js";
import { el } from "../ui/dom.js";
import { stackOf } from "./layer_order.js";
import { openLocate } from "./open.js";
import { shadeOf } from "./state.js";
import { step } from "./steps.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {{read: (state: State) => State, write: (change: Partial<State>) => Partial<State>}} Lens
 *   a side's own state out of that of the page, and a change of it as one of the page's
 * @typedef {{map: HTMLElement, head: HTMLElement, tools: HTMLElement}} Nodes
 */

/** One map with its state; its views ask it for what is chosen, visible and stacked, and tell it of changes. */
export class MapSide {
  /**
   * The shading of the counties, and the list for the keyboard: made when they are first asked for.
   * @type {import("../features/choropleth/shading.js").Shading | null}
   */
  shading = null;
  /** @type {import("../map/keyboard/features.js").Features | null} */
  features = null;

  /**
   * @param {import("./app.js").App} app the page that it stands in
   * @param {Nodes} nodes
   * @param {Lens | null} [lens] null where the state is the page's
   * @param {ReturnType<typeof import("../map/map_view.js").createMap>} [ground]
   */
  constructor(app, nodes, lens = null, ground) {
    this.app = app;
    this.nodes = nodes;
    this.lens = lens;
    this.mapView = new MapView(nodes.map, app.model, ground);
  }

  /** @returns {State} */
  get state() {
    const { state } = this.app.store;
    return this.lens ? this.lens.read(state) : state;
  }

  get lang() {
    return this.app.lang;
  }

  get model() {
    return this.app.model;
  }

  get texts() {
    return this.app.texts;
  }

  get themes() {
    return new Set(this.state.themes);
  }

  /** The other side, while two are compared. @returns {MapSide | null} */
  get companion() {
    return this.app.sides.find((side) => side !== this) ?? null;
  }

  /** The ids of the layers that are on, the one on top first. */
  visibleLayers() {
    return stackOf(this.model, this.state);
  }

  /** The same as layers of the model. */
  stack() {
    const byId = new Map(this.model.layers.map((layer) => [layer.id, layer]));
    return this.visibleLayers().flatMap((id) => byId.get(id) ?? []);
  }

  /**
   * What the map marks in red, as indexes: the counties, else the place, else the initiative, else what a clause
   * reaches.
   */
  chosen() {
    const { counties, place, initiative, clause } = this.state;
    const at = (/** @type {{id: string}[]} */ all, /** @type {string} */ id) => all.findIndex((one) => one.id === id);
    const none = /** @type {number[]} */ ([]);
    if (counties.length)
      return { counties: counties.map((id) => at(this.model.counties, id)), places: none, initiatives: none };
    if (place) return { counties: none, places: [at(this.model.places, place)], initiatives: none };
    if (initiative) return { counties: none, places: none, initiatives: [at(this.model.initiatives, initiative)] };
    return {
      counties: none,
      places: none,
      initiatives: clause ? placedInitiatives(this.model, this.themes, clause) : none,
    };
  }

  /**
   * A step that the reader can go back by.
   * @param {Partial<State>} change
   * @param {import("./steps.js").How} [how]
   */
  change(change, how) {
    step(this.app, this.lens ? this.lens.write(change) : change, how, change);
  }

  /** Makes the shading where the state asks for it; the page is drawn again when it has come. */
  prepare() {
    const part = shadeOf(this.state) !== "layers" && !this.shading && this.app.lazy.part("shade");
    if (part) this.shading = new part.Shading(this);
  }

  /** Draws the map from the state. */
  drawMap() {
    const { mapView, state, lang, app } = this;
    const layers = this.visibleLayers();
    for (const id of [...mapView.shown]) if (!layers.includes(id)) mapView.map.removeLayer(mapView.layer(id));
    for (const id of layers) if (!mapView.shown.has(id)) mapView.map.addLayer(mapView.layer(id));
    this.shading?.update();
    const steps = this.shading?.measure?.steps ?? null;
    mapView.show({
      lang,
      themes: this.themes,
      chosen: this.chosen(),
      layers,
      opacity: state.opacity,
      scheme: app.scheme,
      steps,
    });
  }

  renderTools() {
    const { lang, mapView } = this;
    const tool = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ act) =>
      el("button", { type: "button", "aria-label": name, title: name, on: { click: act } }, sign);
    this.nodes.tools.replaceChildren(
      tool("+", word(lang, "more"), () => mapView.map.zoomIn()),
      tool("−", word(lang, "less"), () => mapView.map.zoomOut()),
      tool(word(lang, "all"), word(lang, "all"), () => mapView.camera.fitProvince()),
      ...(this.state.embed ? [] : [tool("◎", word(lang, "locate"), () => openLocate(this))]),
    );
  }
}
