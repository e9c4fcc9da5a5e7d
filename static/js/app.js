/** The page as a whole: one state, drawn by the sheet and by the panels. */

import { Sheet } from "./sheet/sheet.js";
import { format, known, parse } from "./state.js";
import { countyCard, initiativeCard, placeCard } from "./ui/card.js";
import { el } from "./ui/dom.js";
import { foot, headline, legend } from "./ui/legend.js";
import { panel } from "./ui/panel.js";
import { search } from "./ui/search.js";
import { word } from "./words.js";

const SHEETS = ["half", "full", "low"];

export class App {
  /** @param {import("./model.js").MapModel} model */
  constructor(model) {
    this.model = model;
    /** @type {import("./model.js").Texts | null} */
    this.texts = null;
    /** @type {any} */
    this.profile = null;
    const { state, unknown } = known(parse(location.search), model);
    this.state = state;
    this.applyFrame();
    // The nodes that stay; what changes is drawn into them.
    this.top = el("header", { class: "top" });
    this.side = el("section", { class: "panel", "data-sheet": "half" });
    this.mapNode = el("div", { class: "map" });
    this.head = el("div", {});
    this.legend = el("div", {});
    this.tools = el("div", { class: "map-tools", "data-over-map": "" });
    this.footBox = el("div", {});
    this.live = el("div", { class: "sr", role: "status", "aria-live": "polite" });
    this.mapNode.append(this.legend, this.tools);
    const stage = el("main", { class: "stage" }, this.head, el("div", { class: "map-box" }, this.mapNode), this.footBox);
    this.page = el("div", { class: "page" }, this.top, this.side, stage);
    this.skip = el("a", { class: "skip", href: "#layers" });
    document.body.replaceChildren(this.skip, this.page, this.live);
    this.sheet = new Sheet(this.mapNode, model);
    this.sheet.map.on("moveend", () => this.renderLegend());
    this.sheet.on("pick", (/** @type {any} */ event) => this.pick(event));
    this.sheet.on("hover", (/** @type {any} */ event) => this.sheet.show({ hover: event.county }));
    // The map first: panels and cards wait for its first drawing.
    this.sheet.on("ready", () => {
      performance.mark("map-ready");
      this.start(unknown);
      document.documentElement.dataset.ready = "true";
    });
    this.syncLayers();
    this.head.replaceChildren(headline(this));
    this.footBox.replaceChildren(foot(this));
    this.sheet.show({ lang: this.lang, themes: this.themes, county: state.county, initiative: state.initiative, scheme: this.scheme });
    this.sheet.map.invalidateSize({ animate: false });
    this.sheet.fitProvince();
    // What stands over the map comes before its first drawing: names keep clear of it.
    this.renderTools();
    this.renderLegend();
  }

  /** @param {string[]} unknown names in the address that the model does not have */
  start(unknown) {
    this.render();
    if (unknown.length) this.notice(word(this.lang, "unknown", { list: unknown.join(", ") }));
    addEventListener("popstate", () => {
      this.state = known(parse(location.search), this.model).state;
      this.syncLayers();
      this.render();
      this.openChosen(false);
    });
    document.addEventListener("keydown", (event) => this.key(event));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.render());
    this.openChosen(true);
  }

  get lang() {
    return this.state.lang;
  }

  get themes() {
    return new Set(this.state.themes);
  }

  get scheme() {
    return this.state.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }

  /** The ids of the layers that are on, in the panel's order. */
  visibleLayers() {
    const { layers } = this.state;
    return this.model.layers.filter((layer) => (layers ? layers.includes(layer.id) : layer.on)).map((layer) => layer.id);
  }

  applyFrame() {
    // Only when it changes: each of these makes the browser style the whole page again.
    const root = document.documentElement;
    const lang = this.lang === "zh" ? "zh-CN" : "en";
    if (root.lang !== lang) root.lang = lang;
    if (root.dataset.scheme !== this.scheme) root.dataset.scheme = this.scheme;
    if (document.title !== word(this.lang, "product")) document.title = word(this.lang, "product");
  }

  /** Draws everything that depends on the state. */
  render() {
    const { lang, state } = this;
    this.applyFrame();
    this.skip.textContent = word(lang, "skip");
    this.renderTop();
    this.sheet.show({ lang, themes: this.themes, county: state.county, initiative: state.initiative, scheme: this.scheme });
    this.mapNode.setAttribute("aria-label", word(lang, "mapLabel"));
    this.mapNode.setAttribute("role", "region");
    this.head.replaceChildren(headline(this));
    this.renderTools();
    this.renderSide();
    this.renderLegend();
    this.footBox.replaceChildren(foot(this));
  }

  renderTop() {
    const { lang } = this;
    const other = this.scheme === "dark" ? "light" : "dark";
    const tool = (/** @type {string} */ name, /** @type {() => void} */ act, /** @type {(Node | string)[]} */ ...content) =>
      el("button", { type: "button", class: name, on: { click: act } }, ...content);
    this.top.replaceChildren(
      el("p", { class: "brand" }, word(lang, "product")),
      el("div", { class: "source-title" }, el("span", {}, word(lang, "document")), el("span", {}, word(lang, "document2"))),
      el("nav", { class: "top-tools" },
        tool("copy", () => this.copy(), word(lang, "copy")),
        tool("lang", () => this.change({ lang: lang === "zh" ? "en" : "zh" }), el(lang === "zh" ? "b" : "span", { lang: "zh-CN" }, "中"), " / ", el(lang === "en" ? "b" : "span", { lang: "en" }, "EN")),
        tool("scheme", () => this.change({ scheme: other }), word(lang, other))),
    );
  }

  renderTools() {
    const { lang, sheet } = this;
    const tool = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ act) =>
      el("button", { type: "button", "aria-label": name, title: name, on: { click: act } }, sign);
    this.tools.replaceChildren(
      tool("+", word(lang, "more"), () => sheet.map.zoomIn()),
      tool("−", word(lang, "less"), () => sheet.map.zoomOut()),
      tool(word(lang, "all"), word(lang, "all"), () => sheet.fitProvince()));
  }

  renderLegend() {
    this.legend.replaceChildren(legend(this));
  }

  renderSide() {
    const scroll = this.side.querySelector(".panel-scroll")?.scrollTop ?? 0;
    const focus = document.activeElement?.getAttribute("data-layer") ?? document.activeElement?.getAttribute("data-theme");
    const card = this.card();
    const isNew = Boolean(card) && this.page.dataset.card !== "true";
    this.page.dataset.card = String(Boolean(card));
    const grip = el("button", { type: "button", class: "grip phone-only", "aria-label": word(this.lang, "resize"), on: { click: () => this.grow() } });
    const content = card ?? el("div", { class: "panel-body" }, ...panel(this));
    const extra = card ? [] : [el("div", { class: "phone-only" }, headline(this))];
    this.side.replaceChildren(search(this), grip, ...extra, content, el("div", { class: "phone-only" }, foot(this)));
    const list = this.side.querySelector(".panel-scroll");
    if (list && !isNew) list.scrollTop = scroll;
    if (focus) /** @type {HTMLElement | null} */ (this.side.querySelector(`[data-layer="${focus}"], [data-theme="${focus}"]`))?.focus();
  }

  /** The open card, if any: a place or an initiative stands before the county. */
  card() {
    const { county, initiative, place } = this.state;
    if (place) return placeCard(this, this.model.places.findIndex((p) => p.id === place));
    if (initiative && !county) return initiativeCard(this, this.model.initiatives.findIndex((i) => i.id === initiative));
    if (!county) return null;
    if (this.profile?.adcode === county) return countyCard(this, this.profile);
    const failed = this.profile === "failed";
    return el("div", { class: "state", role: "status" }, word(this.lang, failed ? "failed" : "loading"),
      failed ? el("div", {}, el("button", { type: "button", on: { click: () => this.load() } }, word(this.lang, "retry"))) : null,
      el("div", {}, el("button", { type: "button", on: { click: () => this.close() } }, word(this.lang, "back"))));
  }

  /** @param {Partial<import("./state.js").State>} change */
  change(change) {
    this.apply(change);
    this.render();
    this.announce(this.head.textContent ?? "");
  }

  /** Like change, but the map is drawn first and the panels follow: a toggle is seen at once. @param {Partial<import("./state.js").State>} change */
  toggle(change) {
    this.apply(change);
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.render();
        this.announce(this.head.textContent ?? "");
      }),
    );
  }

  /** @param {Partial<import("./state.js").State>} change */
  apply(change) {
    this.state = { ...this.state, ...change };
    history.pushState(null, "", format(this.state));
    if (change.layers) this.syncLayers();
    if (change.themes) this.sheet.show({ themes: this.themes });
  }

  syncLayers() {
    const on = this.visibleLayers();
    for (const { id } of this.model.layers) {
      const layer = this.sheet.layer(id);
      if (on.includes(id) !== this.sheet.map.hasLayer(layer)) on.includes(id) ? this.sheet.map.addLayer(layer) : this.sheet.map.removeLayer(layer);
    }
  }

  /** @param {string} id */
  toggleLayer(id) {
    const on = this.visibleLayers();
    this.toggle({ layers: on.includes(id) ? on.filter((other) => other !== id) : [...on, id] });
  }

  /** @param {string} id */
  toggleTheme(id) {
    const { themes } = this.state;
    this.toggle({ themes: themes.includes(id) ? themes.filter((other) => other !== id) : [...themes, id] });
  }

  /** @param {string} county @param {boolean} [move] */
  chooseCounty(county, move = false) {
    this.change({ county, initiative: null, place: null });
    if (move) this.sheet.fitCounty(county);
    this.load();
    this.raise();
  }

  /** @param {string} initiative */
  chooseInitiative(initiative) {
    this.change({ initiative, county: null, place: null });
    const found = this.model.initiatives.find((i) => i.id === initiative);
    if (found && !found.reach.province) this.sheet.fitPlaces(found.places);
    this.raise();
    this.focusCard();
  }

  /** @param {string} place @param {boolean} [move] */
  choosePlace(place, move = false) {
    this.change({ place, initiative: null, county: null });
    if (move) this.sheet.fitPlaces([this.model.places.findIndex((p) => p.id === place)]);
    this.raise();
    this.focusCard();
  }

  close() {
    this.change({ county: null, initiative: null, place: null });
    /** @type {HTMLElement | null} */ (this.side.querySelector("input[role=combobox]"))?.focus();
  }

  /** @param {boolean} move */
  openChosen(move) {
    const { county, initiative, place } = this.state;
    if (county) {
      this.load();
      if (move) this.sheet.fitCounty(county);
    } else if (move && place) this.sheet.fitPlaces([this.model.places.findIndex((p) => p.id === place)]);
    else if (move && initiative) {
      const found = this.model.initiatives.find((i) => i.id === initiative);
      if (found && !found.reach.province) this.sheet.fitPlaces(found.places);
    }
  }

  /** Reads the profile of the chosen county. */
  async load() {
    const county = this.state.county;
    if (!county || this.profile?.adcode === county) return;
    this.profile = null;
    try {
      const response = await fetch(`/counties/${county}`);
      if (!response.ok) throw new Error(String(response.status));
      const profile = await response.json();
      if (this.state.county === county) this.profile = profile;
    } catch {
      if (this.state.county === county) this.profile = "failed";
    }
    this.renderSide();
    this.focusCard();
  }

  focusCard() {
    const title = /** @type {HTMLElement | null} */ (this.side.querySelector(".card h2"));
    title?.focus({ preventScroll: true });
    this.announce(title?.textContent ?? "");
  }

  /** On a phone the sheet comes up for a card. */
  raise() {
    if (this.side.dataset.sheet === "low") this.side.dataset.sheet = "half";
  }

  grow() {
    this.side.dataset.sheet = SHEETS[(SHEETS.indexOf(this.side.dataset.sheet ?? "half") + 1) % SHEETS.length];
    this.sheet.map.invalidateSize({ animate: false });
  }

  /** @param {{county: string | null, sites: number[]}} event */
  pick({ county, sites }) {
    if (sites.length) this.choosePlace(this.model.places[sites[0]].id);
    else if (county) this.chooseCounty(county);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const typing = document.activeElement instanceof HTMLInputElement && document.activeElement.type !== "checkbox";
    if (event.key === "Escape" && this.page.dataset.card === "true") this.close();
    if (event.key === "/" && !typing) {
      event.preventDefault();
      /** @type {HTMLElement | null} */ (this.side.querySelector("input[role=combobox]"))?.focus();
    }
  }

  async copy() {
    await navigator.clipboard.writeText(location.href);
    this.notice(word(this.lang, "copied"));
  }

  /** @param {string} text */
  notice(text) {
    const box = el("div", { class: "note", role: "status" }, text);
    document.body.append(box);
    setTimeout(() => box.remove(), 6000);
  }

  /** @param {string} text */
  announce(text) {
    this.live.textContent = text;
  }
}
