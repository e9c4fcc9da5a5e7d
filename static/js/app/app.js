/** The page as a whole: one state, drawn by the sheet, by the panels and by the text. */

import { placedInitiatives } from "../data/filter.js";
import { Later } from "./lazy.js";
import { Layout } from "./layout.js";
import { createMap, MapView } from "../map/map_view.js";
import { stackOf } from "./layer_order.js";
import { changed, format, known, parse, shadeOf } from "./permalink.js";
import { dress, el } from "../ui/dom.js";
import { focused, focusFirst, keepFocus } from "../ui/focus.js";
import { foot, headline, legend, summaryOf } from "../sidebar/legend.js";
import { notice } from "../ui/notice.js";
import { word } from "../i18n/first_words.js";

/** @typedef {import("./permalink.js").State} State */

const QUIET = 400; // milliseconds without news before the last of it is said

export class App extends Layout {
  /**
   * The page before its model is there: the browser styles it and lays it out while that is on its way.
   * @param {() => void} readTexts asks for the words of initiatives and places
   * @param {import("leaflet").Map} [map] one that was made elsewhere
   */
  constructor(readTexts, map) {
    super(map?.getContainer() ?? el("div"));
    /** @type {import("../data/model.js").MapModel} */
    this.model = /** @type {any} */ (null);
    /** @type {MapView} */
    this.sheet = /** @type {any} */ (null);
    this.readTexts = readTexts;
    this.areTextsAsked = false;
    /** @type {import("../data/model.js").Texts | null} */
    this.texts = null;
    /** What stands round the map, the text and the list for the keyboard: a chunk that comes after the map. @type {typeof import("../entry/deferred.js")} */
    this.parts = /** @type {any} */ (null);
    /** @type {import("../sidebar/side.js").Side} */
    this.side = /** @type {any} */ (null);
    /** @type {import("./loader.js").Asking} */
    this.asking = /** @type {any} */ (null);
    /** @type {import("../data/english.js").English} */
    this.english = /** @type {any} */ (null);
    /** @type {import("../features/reading/reading.js").Reading | null} */
    this.reading = null;
    /** The reader's own list, while it is open. @type {import("../features/user_list/list.js").List | null} */
    this.list = null;
    /** @type {import("../map/keyboard/features.js").Features | null} */
    this.features = null;
    /** The shading of the counties, and the table: made when they are first asked for. @type {import("../features/choropleth/shading.js").Shading | null} */
    this.shading = null;
    /** @type {import("../features/table/table.js").Table | null} */
    this.table = null;
    /** Two views at once, once they were asked for; the other side then is this one's companion. @type {import("../features/compare/compare.js").Compare | null} */
    this.compare = null;
    /** @type {App | null} */
    this.companion = null;
    this.later = new Later(() => this.render(), () => this.asking);
    this.state = parse(location.search);
    /** Names in the address that the model does not have. @type {string[]} */
    this.unknown = [];
    /** The first key pressed before the page was there. @type {KeyboardEvent | undefined} */
    this.early = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.saying = undefined;
    // A key may come before what answers it.
    document.addEventListener("keydown", (event) => (this.parts ? this.parts.pressed(this, event) : (this.early ??= event)));
    this.applyLayout(document.title);
    this.ground = createMap(this.mapNode, map);
  }

  /** Lays out the map, to be drawn. @param {import("../data/model.js").MapModel} model */
  begin(model) {
    this.model = model;
    ({ state: this.state, unknown: this.unknown } = known(parse(location.search), model));
    this.applyLayout();
    document.querySelector(".wait")?.remove();
    this.sheet = new MapView(this.mapNode, model, this.ground);
    this.sheet.on("hover", (/** @type {any} */ { counties, places }) => {
      this.sheet.show({ hover: { counties, places } });
      this.table?.light(counties);
    });
    // The map first: panels and cards wait for its first drawing.
    this.sheet.on("ready", () => {
      performance.mark("map-ready");
      // What stands over the map comes before its names: they keep clear of it.
      this.renderTools();
      this.renderLegend();
    });
    this.syncLayers();
    this.head.replaceChildren(headline(this));
    this.footBox.replaceChildren(foot(this));
    this.showSheet();
    this.sheet.map.invalidateSize({ animate: false });
    this.sheet.fitProvince();
  }

  /** Opens what stands round the map. @param {typeof import("../entry/deferred.js")} parts @param {() => void} readText asks for the words of the text */
  start(parts, readText) {
    this.parts = parts;
    this.asking = new parts.Asking(this);
    this.english = new parts.English((load, use) => this.asking.ask("english", load, (sentences) => {
      use(sentences);
      this.render();
    }));
    this.side = new parts.Side(this, this.panel);
    this.features = new parts.Features(this);
    // The spine needs none of the text's words: they are read when the text is opened.
    this.reading = new parts.Reading(this, readText);
    this.sheet.map.on("moveend", () => this.renderLegend());
    this.sheet.on("pick", (/** @type {any} */ event) => parts.pick(this, event));
    this.render();
    if (this.unknown.length) this.notice(word(this.lang, "unknown", { list: this.unknown.join(", ") }), { stays: true });
    addEventListener("popstate", () => {
      const wasOpen = this.isCardOpen();
      this.state = known(parse(location.search), this.model).state;
      this.syncLayers();
      this.render();
      parts.openChosen(this, false);
      if (wasOpen && !this.isCardOpen()) this.side.goBack();
      this.announceMap();
    });
    if (this.early) parts.pressed(this, this.early);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.render());
    parts.openChosen(this, true);
  }

  /** The side that the panel sets: this one, unless two views are compared. @returns {App} */
  get edited() {
    return this.compare?.edited ?? this;
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

  /** The ids of the layers that are on, the one on top first. */
  visibleLayers() {
    return stackOf(this.model, this.state);
  }

  /** The same as layers of the model. */
  stack() {
    const byId = new Map(this.model.layers.map((layer) => [layer.id, layer]));
    return this.visibleLayers().flatMap((id) => byId.get(id) ?? []);
  }

  /** What the map marks in red, as indexes: the counties, else the place, else the initiative, else what a clause reaches. */
  chosen() {
    const { counties, place, initiative, clause } = this.state;
    const at = (/** @type {{id: string}[]} */ all, /** @type {string} */ id) => all.findIndex((one) => one.id === id);
    const none = /** @type {number[]} */ ([]);
    if (counties.length) return { counties: counties.map((id) => at(this.model.counties, id)), places: none, initiatives: none };
    if (place) return { counties: none, places: [at(this.model.places, place)], initiatives: none };
    if (initiative) return { counties: none, places: none, initiatives: [at(this.model.initiatives, initiative)] };
    return { counties: none, places: none, initiatives: clause ? placedInitiatives(this.model, this.themes, clause) : none };
  }

  /** What the tab of the browser says first: counties or a place. @returns {string[]} */
  chosenNames() {
    const { counties, places } = this.chosen();
    const { model, lang } = this;
    const names = [...counties.map((index) => model.counties[index]), ...places.map((index) => model.places[index])].map((one) => one[lang]);
    return names.length > 3 ? [...names.slice(0, 3), "…"] : names;
  }

  /** @param {string} [title] of the tab */
  applyLayout(title = [...this.chosenNames(), word(this.lang, "product")].join(" · ")) {
    dress(this.lang, this.scheme, title);
    this.lay(this.state, this.isCardOpen());
  }

  showSheet() {
    this.shading?.settle();
    const steps = this.shading?.measure?.steps ?? null;
    this.sheet.show({ lang: this.lang, themes: this.themes, chosen: this.chosen(), layers: this.visibleLayers(), opacity: this.state.opacity, scheme: this.scheme, steps });
  }

  /** Makes the parts that the state asks for; the page is drawn again when they have come. */
  makeParts() {
    const shade = shadeOf(this.state) !== "layers" && !this.shading && this.later.part("shade");
    if (shade) this.shading = new shade.Shading(this);
    const table = this.state.view === "table" && !this.table && this.later.part("table");
    if (table) this.table = new table.Table(this);
    const compare = this.state.vs && !this.compare && this.later.part("compare");
    if (compare) this.compare = new compare.Compare(this);
  }

  isCardOpen() {
    const { counties, initiative, place } = this.state;
    return Boolean(counties.length || initiative || place);
  }

  /** Draws everything that depends on the state; the focus stays where it is. */
  render() {
    keepFocus(() => this.draw());
  }

  draw() {
    const { lang } = this;
    const { skipLinks, tabs, topBar } = this.parts;
    this.applyLayout();
    this.skips.replaceChildren(...skipLinks(this));
    this.skips.setAttribute("aria-label", word(lang, "skip"));
    this.top.replaceChildren(...topBar(this));
    this.tabs.replaceChildren(...tabs(this));
    this.makeParts();
    this.compare?.settle();
    this.showSheet();
    this.panel.setAttribute("aria-label", word(lang, "panel"));
    this.mapNode.setAttribute("aria-label", word(lang, "mapLabel"));
    this.mapNode.setAttribute("role", "region");
    this.head.replaceChildren(headline(this));
    this.compare?.render();
    this.renderTools();
    this.side.render();
    this.reading?.render();
    this.list?.render();
    this.features?.render();
    this.table?.render();
    this.renderLegend();
    this.footBox.replaceChildren(foot(this));
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
    const box = legend(this);
    this.legend.replaceChildren(box);
    const { sheet } = this;
    // While the province fits the view its south-west is empty; zoomed in, the box goes where it hides least.
    sheet.legendCorner = sheet.isProvince ? "bottom-left" : sheet.emptiest(["bottom-left", "bottom-right"], box.offsetWidth, box.offsetHeight);
    box.dataset.corner = sheet.legendCorner;
  }

  /** @param {Partial<State>} change @param {string} [said] what to announce; without it, what is on the map now */
  change(change, said) {
    this.apply(change);
    this.render();
    this.announceMap(said);
  }

  /** Like change, but the map is drawn first; the address and the panels follow: a toggle is seen at once. @param {Partial<State>} change @param {string} [said] */
  toggle(change, said) {
    const keep = this.take(change);
    requestAnimationFrame(() =>
      setTimeout(() => {
        keep();
        this.render();
        this.announceMap(said);
      }),
    );
  }

  /** @param {Partial<State>} change */
  apply(change) {
    this.take(change)();
  }

  /**
   * Takes a change over into the state and the map.
   * @param {Partial<State>} change @param {Partial<State>} [shown] what it comes to on the map
   * @returns {() => void} keeps it in the address, which takes the browser longer than the map
   */
  take(change, shown = change) {
    if (!this.isCardOpen()) this.side.cameFrom = focused();
    this.state = changed(this.state, change);
    if ("layers" in change || "shade" in change || "view" in change) this.syncLayers();
    if (change.themes) this.showSheet();
    // The entry remembers that it changed what is shown: such a change can be undone, by going back.
    const undo = shown.themes ? "themes" : shown.layers || shown.opacity ? "layers" : null;
    const address = format(this.state);
    return () => history.pushState(undo && { undo }, "", address);
  }

  /** Like change, but no step of its own to go back by: while the reader types. @param {Partial<State>} change */
  amend(change) {
    this.state = changed(this.state, change);
    history.replaceState(history.state, "", format(this.state));
    this.table?.render();
  }

  /** What the last step changed of what is shown. @returns {"themes" | "layers" | null} null where it changed something else */
  get undoable() {
    return history.state?.undo ?? null;
  }

  syncLayers() {
    const on = this.visibleLayers();
    this.sheet.show({ layers: on });
    for (const { id } of this.model.layers) {
      const layer = this.sheet.layer(id);
      if (on.includes(id) !== this.sheet.map.hasLayer(layer)) on.includes(id) ? this.sheet.map.addLayer(layer) : this.sheet.map.removeLayer(layer);
    }
  }

  /** @param {State["view"]} view */
  openView(view) {
    this.change({ view });
    this.panel.scrollIntoView({ block: "nearest" });
    this.sheet.map.invalidateSize({ animate: false });
  }

  /** @param {boolean} reader */
  openReader(reader) {
    this.change({ reader, clause: reader ? this.state.clause : null });
    if (reader) this.panel.scrollIntoView({ block: "nearest" });
    // What closed the text goes with it: the focus stays at what opens it again.
    if (!reader && this.reading?.node.contains(document.activeElement)) focusFirst(this.page, ".spine-head button, .tabs [aria-pressed]");
    this.sheet.map.invalidateSize({ animate: false });
  }

  /** Goes to the text with the keyboard. */
  readText() {
    if (!this.state.reader) this.openReader(true);
    this.reading?.focus();
  }

  focusSearch() {
    if (this.state.view === "table" && this.table) this.table.focusFilter();
    else this.side.focusSearch();
  }

  /** Asks, once, for the words that cards, search and text need. */
  wantTexts() {
    if (!this.areTextsAsked) this.readTexts();
    this.areTextsAsked = true;
  }

  /** A list of the reader's own: a chunk of its own. @param {File | null} file */
  openList(file) {
    this.asking.ask("list", () => import("../features/user_list/list.js"), ({ List }) => {
      this.list ??= new List(this);
      if (file) this.list.place(file);
      else this.list.panel.focus();
    });
  }

  /** The keys, or a report of a problem in this view: a chunk of its own. @param {"keys" | "report"} [what] */
  help(what = "keys") {
    this.asking.ask("help", () => import("../features/help/help.js"), ({ openHelp, openReport }) =>
      what === "keys" ? openHelp(this) : openReport(this.lang, this.model.version));
  }

  /** Two views at once: a chunk of its own. */
  async startCompare() {
    (await this.later.whole("compare"))?.start(this);
  }

  /** Files, links, citation: a chunk of its own. */
  share() {
    this.asking.ask("share", () => import("../features/share/share.js"), ({ openShare }) => openShare(this));
  }

  /** @param {string} text @param {Parameters<typeof notice>[2]} [how] */
  notice(text, how) {
    const box = notice(this.lang, text, how);
    this.notices.append(box);
    this.announce(text);
    return box;
  }

  /** Says what has changed, else what the map shows now, if that is news. @param {string} [said] */
  announceMap(said) {
    const { title, filter } = summaryOf(this);
    this.announce(said ?? `${title} ${filter}`.trim());
  }

  /** Says a text to those who listen, once things have come to rest. @param {string} text @param {string} [quote] what the Decision says, in Chinese */
  announce(text, quote = "") {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      if (this.live.textContent !== text + quote) this.live.replaceChildren(text, quote && el("span", { lang: "zh-CN" }, quote));
    }, QUIET);
  }
}
