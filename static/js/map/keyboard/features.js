/** The map for the keyboard and for screen readers: its counties and sites as a list, each at its place on the map. */

import { pick } from "../../app/actions.js";
import { directCounts } from "../../data/counts.js";
import { coverageOf } from "../../data/filter.js";
import { say, short } from "../../data/model.js";
import { word } from "../../i18n/keyboard.js";
import { once } from "../../platform/slices.js";
import { counted } from "../../ui/counted.js";
import { el, setLanguage } from "../../ui/dom.js";
import { FocusOutline } from "./focus_outline.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {{kind: "county" | "site", index: number, node: HTMLElement}} Feature `index` into the model's counties
 *   or places
 */

const TYPING = 1000; // milliseconds after which the letters of a name begin anew
const REST = 300; // milliseconds without a change before the list is written
const MARGIN = 48; // pixels that a feature keeps from the map's edge
const GAP = 10; // pixels between a feature and its name
const STRAY = 2.5; // how much a step aside weighs against a step ahead
const AHEAD = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
});

// 13 public methods: each is a key or a question of the keyboard, and all share the list and place.
export class Features {
  /** @param {MapSide} side @param {string} [id] of the list; those of its options begin with it */
  constructor(side, id = "map") {
    this.side = side;
    this.id = id;
    /** @type {Feature[]} */
    this.features = [];
    /** @type {Feature | null} */
    this.active = null;
    this.typed = { text: "", at: 0 };
    this.drawnFor = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    this.outline = new FocusOutline(side.mapView);
    this.name = el("div", { class: "feature-name", "aria-hidden": "true", hidden: true });
    this.node = el("div", {
      id,
      class: "features",
      role: "listbox",
      tabIndex: 0,
      "aria-multiselectable": "true",
      on: {
        keydown: (/** @type {any} */ event) => this.key(event),
        focus: () => this.#enter(),
        blur: () => this.#leave(),
      },
    });
    side.nodes.map.prepend(this.node, this.name);
    side.mapView.map.on(
      "moveend",
      once(() => this.update()),
    );
    side.mapView.on("drawn", () => this.render());
    this.render();
  }

  /** Writes the list once things have come to rest; nobody waits for it. */
  render() {
    this.node.setAttribute("aria-label", word(this.side.lang, "list"));
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.write(), REST);
  }

  write() {
    const { side } = this;
    const { lang, mapView } = side;
    const sites = mapView.currentScene().sites.map(({ place }) => place);
    const { themes, counties, place } = side.state;
    const drawnFor = JSON.stringify([lang, themes, side.visibleLayers(), sites, counties, place]);
    if (drawnFor === this.drawnFor) return;
    this.drawnFor = drawnFor;
    setLanguage(this.node, lang);
    const was = this.active;
    this.features = [...this.#counties(), ...this.#sites(sites)];
    this.node.replaceChildren(...this.features.map(({ node }) => node));
    this.active = this.features.find(({ kind, index }) => kind === was?.kind && index === was.index) ?? null;
    this.update();
    if (document.activeElement === this.node && this.active) this.go(this.active);
  }

  /** An option for each county: its name, its prefecture, what is for it, the layers it lies in. */
  #counties() {
    const { side } = this;
    const { lang, model } = side;
    const { counties } = side.state;
    const [measures, sentences] = /** @type {const} */ (["measures", "sentences"]).map((unit) =>
      directCounts(model, side.themes, unit),
    );
    const layers = layersOf(side);
    return model.counties.map((county, index) =>
      this.option(
        "county",
        index,
        [
          lang === "zh" ? county.zh : county.en,
          short(model.prefectures[county.pref], lang),
          word(lang, "direct", { c: counted(lang, measures[index], sentences[index]) }),
          layers[index].length
            ? word(lang, layers[index].length === 1 ? "oneLayer" : "layers", {
                l: layers[index].join(lang === "zh" ? "、" : ", "),
              })
            : "",
        ],
        counties.includes(county.id),
      ),
    );
  }

  /** An option for each site that is drawn. @param {number[]} sites indexes of places */
  #sites(sites) {
    const { lang, model, state } = this.side;
    return sites.map((index) => {
      const { zh, en, county, initiatives } = model.places[index];
      const home = county === undefined ? "" : lang === "zh" ? model.counties[county].zh : model.counties[county].en;
      return this.option(
        "site",
        index,
        [
          lang === "zh" ? zh : en,
          word(lang, "site", { c: home }),
          word(lang, initiatives.length === 1 ? "oneInitiative" : "initiatives", { n: initiatives.length }),
        ],
        state.place === model.places[index].id,
      );
    });
  }

  /**
   * @param {Feature["kind"]} kind
   * @param {number} index
   * @param {string[]} facts
   * @param {boolean} isChosen
   * @returns {Feature}
   */
  option(kind, index, facts, isChosen) {
    const text = facts.filter(Boolean).join(this.side.lang === "zh" ? "，" : ", ");
    const node = el(
      "div",
      { id: `${this.id}-${kind}-${index}`, role: "option", "aria-selected": String(isChosen) },
      text,
    );
    /** @type {Feature} */
    const feature = { kind, index, node };
    node.addEventListener("click", () => this.choose(feature, false)); // a screen reader's own way to press it
    return feature;
  }

  /** Lists what is in view. */
  update() {
    const size = this.side.mapView.map.getSize();
    for (const feature of this.features) {
      const { x, y } = this.point(feature);
      const isOut = x < 0 || y < 0 || x > size.x || y > size.y;
      if (feature.node.hidden !== isOut) feature.node.hidden = isOut;
    }
    if (!this.name.hidden) this.tag();
  }

  /** @param {Feature} feature */
  latLng({ kind, index }) {
    const { model, mapView } = this.side;
    const [x, y] = /** @type {number[]} */ (
      kind === "county" ? model.counties[index].label : model.places[index].point
    );
    return mapView.camera.latLng(...mapView.geometry.point(x, y));
  }

  /** Where a feature stands, in pixels of the map. @param {Feature} feature */
  point(feature) {
    return this.side.mapView.map.latLngToContainerPoint(this.latLng(feature));
  }

  #enter() {
    this.write();
    const { side, features } = this;
    const chosen = features.find(({ node }) => node.getAttribute("aria-selected") === "true" && !node.hidden);
    const { x, y } = side.mapView.map.getSize().divideBy(2);
    const near = (/** @type {Feature} */ f) => Math.hypot(this.point(f).x - x, this.point(f).y - y);
    const middle = () =>
      features.filter(({ kind, node }) => kind === "county" && !node.hidden).sort((a, b) => near(a) - near(b))[0];
    const first = this.active && !this.active.node.hidden ? this.active : (chosen ?? middle());
    if (first) this.go(first);
  }

  #leave() {
    this.name.hidden = true;
    this.outline.show(null);
  }

  /** @param {Feature} feature */
  go(feature) {
    const { side } = this;
    this.active = feature;
    side.mapView.map.panInside(this.latLng(feature), { padding: [MARGIN, MARGIN], animate: false });
    feature.node.hidden = false;
    this.node.setAttribute("aria-activedescendant", feature.node.id);
    this.outline.show(feature.kind === "county" ? { county: feature.index } : { site: feature.index });
    this.name.textContent = feature.node.textContent;
    this.name.hidden = false;
    this.tag();
  }

  /** Writes the name under the feature, else over it, always inside the map. */
  tag() {
    if (!this.active) return;
    const { mapView } = this.side;
    const { kind, index } = this.active;
    const size = mapView.map.getSize();
    const { x, y } = this.point(this.active);
    const [west, north, , south] = mapView.geometry.boxes[kind === "county" ? index : 0];
    const edge = (/** @type {number} */ at) =>
      kind === "county" ? mapView.map.latLngToContainerPoint(mapView.camera.latLng(west, at)).y : y;
    const [top, bottom] = [edge(north) - GAP, edge(south) + GAP];
    const { offsetWidth: w, offsetHeight: h } = this.name;
    const inside = (/** @type {number} */ at, /** @type {number} */ most) => `${Math.max(4, Math.min(at, most - 4))}px`;
    this.name.style.left = inside(x - w / 2, size.x - w);
    this.name.style.top = inside(bottom + h < size.y ? bottom : top - h, size.y - h);
  }

  /** @param {Feature} feature @param {boolean} more whether it joins what is chosen */
  choose({ kind, index }, more) {
    const { side } = this;
    const { county } = kind === "site" ? side.model.places[index] : { county: index };
    pick(side, { counties: county === undefined ? [] : [county], places: kind === "site" ? [index] : [], more });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { map } = this.side.mapView;
    const { active } = this;
    const ahead = AHEAD[event.key];
    const seen = this.features.filter(({ node }) => !node.hidden);
    const at = active ? seen.indexOf(active) : -1;
    const turn = (/** @type {number} */ i) => seen.length && this.go(seen[(i + seen.length) % seen.length]);
    if (ahead && event.shiftKey) map.panBy([ahead[0] * 100, ahead[1] * 100], { animate: false });
    else if (ahead) this.step(ahead);
    else if (event.key === "PageDown") turn(at + 1);
    else if (event.key === "PageUp") turn(at - 1);
    else if (event.key === "Home") turn(0);
    else if (event.key === "End") turn(-1);
    else if (event.key === "+" || event.key === "=") this.zoom(1);
    else if (event.key === "-") this.zoom(-1);
    else if (event.key === "0") this.side.mapView.camera.fitProvince();
    else if ((event.key === "Enter" || event.key === " ") && active) this.choose(active, event.shiftKey);
    else if (/^[a-z]$/i.test(event.key)) this.type(event.key.toLowerCase(), event.timeStamp);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** About the feature, which stays where it is. @param {number} step */
  zoom(step) {
    const { map } = this.side.mapView;
    const about = this.active ? this.latLng(this.active) : map.getCenter();
    this.side.mapView.camera.isProvince = false;
    map.setZoomAround(about, map.getZoom() + step, { animate: false });
  }

  /** To the nearest feature that way, in view or not. @param {[number, number]} ahead */
  step([dx, dy]) {
    const { active } = this;
    if (!active) return this.#enter();
    const from = this.point(active);
    const costs = this.features
      .filter((feature) => feature !== active)
      .map((feature) => {
        const { x, y } = this.point(feature);
        const [along, aside] = dx ? [dx * (x - from.x), y - from.y] : [dy * (y - from.y), x - from.x];
        return {
          feature,
          cost: along > 1 && along > Math.abs(aside) * 0.6 ? along + STRAY * Math.abs(aside) : Infinity,
        };
      });
    const best = costs.reduce((a, b) => (b.cost < a.cost ? b : a));
    if (best.cost < Infinity) this.go(best.feature);
  }

  /**
   * To the next name that begins with what is typed, in Latin letters: an input method needs a field to write in.
   * @param {string} letter
   * @param {number} now
   */
  type(letter, now) {
    const { model } = this.side;
    const { typed, features, active } = this;
    this.typed = { text: now - typed.at < TYPING ? typed.text + letter : letter, at: now };
    const from = (active ? features.indexOf(active) : -1) + Number(this.typed.text.length === 1);
    const named = (/** @type {Feature} */ { kind, index }) =>
      (kind === "county" ? model.counties[index].en : model.places[index].en).toLowerCase().startsWith(this.typed.text);
    const found = [...features.slice(Math.max(from, 0)), ...features].find(named);
    if (found) this.go(found);
  }
}

/** The titles of the visible layers that cover each county. @param {MapSide} side @returns {string[][]} */
function layersOf(side) {
  const { model, lang } = side;
  const on = side.visibleLayers();
  /** @type {string[][]} */
  const titles = model.counties.map(() => []);
  for (const layer of model.layers) {
    if (!on.includes(layer.id) || layer.kind === "counts") continue;
    const { whole, part } = coverageOf(model, side.themes, layer);
    for (const county of new Set([...whole, ...part])) titles[county].push(say(layer.title, lang));
  }
  return titles;
}
