/** The page of the map: its state, the nodes that stay, one map or two, and the parts that come later. */

import { word } from "../i18n/first_words.js";
import { createMap } from "../map/map_view.js";
import { once, pause } from "../platform/slices.js";
import { summaryOf } from "../sidebar/legend.js";
import { el } from "../ui/dom.js";
import { keepFocusIn } from "../ui/focus.js";
import { applyScheme, onSystemScheme, schemeOf } from "../ui/manner.js";
import { notice } from "../ui/notice.js";
import { Layout } from "./layout.js";
import { LazyParts } from "./lazy.js";
import { MapSide } from "./map_side.js";
import { known, knownActions, parse } from "./permalink.js";
import { applyPageTheme, renderFirst, renderFoot, renderLegend, renderSteps } from "./render.js";
import { Store } from "./state.js";
import { step } from "./steps.js";

/** @typedef {import("./state.js").State} State */

const QUIET = 400; // milliseconds without news before the last of it is said

/** The page: what all its parts share. Most methods are one service each (read, say, announce), asked for by many. */
export class App {
  /** @type {import("../data/model.js").MapModel} */
  model = /** @type {any} */ (null);
  /** @type {import("../data/model.js").Texts | null} */
  texts = null;
  /** The map, on the left where two are compared. @type {MapSide} */
  left = /** @type {any} */ (null);
  /**
   * What stands round the map, the text and the list for the keyboard: a chunk that comes after the map.
   * @type {typeof import("../entry/deferred.js")}
   */
  parts = /** @type {any} */ (null);
  /** @type {import("../sidebar/sidebar.js").Sidebar} */
  sidebar = /** @type {any} */ (null);
  /** @type {import("./loader.js").Loader} */
  loader = /** @type {any} */ (null);
  /** @type {import("../data/english.js").English} */
  english = /** @type {any} */ (null);
  /** @type {import("../data/progress.js").LazyProgress} */
  progress = /** @type {any} */ (null);
  /** @type {import("../features/reading/reading.js").Reading | null} */
  reading = null;
  /** The reader's own list, while it is open. @type {import("../features/user_list/list.js").List | null} */
  list = null;
  /** Made when they are first asked for. @type {import("../features/table/table.js").Table | null} */
  table = null;
  /** @type {import("../features/compare/compare.js").Compare | null} */
  compare = null;
  /** @type {import("../features/story/story.js").Story | null} */
  story = null;
  /** Whether all of the page is there. */
  isStarted = false;
  /** The keys pressed before that. @type {KeyboardEvent[]} */
  #early = [];
  #areTextsAsked = false;
  /** What the map showed when it was last told. */
  #shown = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saying;
  /** What was chosen on the map before there was anything to show it. @type {any} */
  #picked;

  /**
   * The page before its model is there: the browser styles it and lays it out while that is on its way.
   * @param {import("./lazy.js").Imports} imports @param {() => void} readTexts asks for the words of initiatives
   *   and places
   * @param {import("leaflet").Map} [map] one that was made elsewhere
   */
  constructor(imports, readTexts, map) {
    this.readTexts = readTexts;
    this.store = new Store(parse(location.search));
    this.lazy = new LazyParts(
      imports,
      () => this.render(),
      () => this.loader,
    );
    this.layout = new Layout(map?.getContainer() ?? el("div"));
    // Keys may come before what answers them; who types in a box already is answered by that.
    document.addEventListener("keydown", (event) => {
      const isAnswered = this.#answersKeys || (this.isStarted && event.target !== document.body);
      if (isAnswered) return this.parts.pressed(this, event);
      if (event.key === "/" && event.target === document.body) event.preventDefault();
      this.#early.push(event);
    });
    dispatchEvent(new Event("keydown-answered")); // what was pressed before comes now
    applyPageTheme(this, document.title);
    this.ground = createMap(this.layout.map, map);
  }

  /**
   * Lays out the map, to be drawn.
   * @param {import("../data/model.js").MapModel} model
   * @returns {string[]} names in the address that the model does not have
   */
  begin(model) {
    this.model = model;
    const { state, unknown } = known(parse(location.search), model);
    this.store.replace(state);
    document.querySelector(".wait")?.remove();
    const { map, head, tools } = this.layout;
    this.left = new MapSide(this, { map, head, tools }, null, this.ground);
    const { mapView } = this.left;
    mapView.on("hover", (/** @type {any} */ { counties, places }) => {
      mapView.show({ hover: { counties, places } });
      this.table?.highlight(counties);
    });
    // A county may be chosen before what opens its card is there.
    mapView.on("pick", (/** @type {any} */ event) =>
      this.isStarted ? this.parts.pick(this.left, event) : (this.#picked = event),
    );
    // The map first: panels and cards wait for its first drawing.
    mapView.on("ready", () => performance.mark("map-ready"));
    renderFirst(this);
    mapView.map.invalidateSize({ animate: false });
    mapView.camera.fitProvince();
    // What stands over the map comes before its names: they keep clear of it.
    this.left.renderTools();
    renderLegend(this);
    return unknown;
  }

  /**
   * Opens what stands round the map, a part at a time: until all of it is there the page that came first answers.
   * @param {typeof import("../entry/deferred.js")} parts
   * @param {() => void} readText asks for the words of the text
   * @param {string[]} unknown names in the address that the model does not have
   */
  async start(parts, readText, unknown) {
    const { left } = this;
    this.parts = parts;
    this.loader = new parts.Loader(this);
    this.english = new parts.English((load, use) =>
      this.loader.load("english", load, (sentences) => {
        use(sentences);
        this.render();
      }),
    );
    this.progress = new parts.LazyProgress((load, use) =>
      this.loader.load("progress", load, (found) => {
        use(found);
        this.render();
      }),
    );
    this.sidebar = new parts.Sidebar(this, this.layout.panel);
    left.features = new parts.Features(left);
    await pause();
    // The spine needs none of the text's words: they are read when the text is opened.
    this.reading = new parts.Reading(left, readText);
    // Words may come while it is drawn.
    this.store.onMap(() => {
      applyScheme(this.scheme);
      for (const side of this.sides) side.drawMap();
    });
    this.store.onPanel(() => keepFocusIn(renderSteps(this)));
    for (const _ of keepFocusIn(renderSteps(this))) await pause();
    left.mapView.map.on(
      "moveend",
      once(() => renderLegend(this)),
    );
    left.mapView.map.on("resize", () => renderFoot(this)); // on a narrow page the legend stands in it
    this.isStarted = true;
    this.#shown = this.#mapSaid();
    this.#sayUnknown(unknown);
    addEventListener("popstate", () => parts.goToAddress(this));
    this.answerEarly();
    parts.tellPointerFromKeys();
    parts.keepPresses();
    onSystemScheme(() => this.render());
    parts.openChosen(left, true);
    if (this.#picked) parts.pick(left, this.#picked);
  }

  /** Whether all of the page is there, and the table where that is open. */
  get #answersKeys() {
    return this.isStarted && (this.state.view !== "table" || this.table !== null);
  }

  /** Does what was pressed before there was anything to answer it. */
  answerEarly() {
    if (this.#answersKeys) for (const event of this.#early.splice(0)) this.parts.pressedEarly(this, event);
  }

  get state() {
    return this.store.state;
  }

  get lang() {
    return this.state.lang;
  }

  get scheme() {
    return schemeOf(this.state);
  }

  /** The maps that are seen. @returns {MapSide[]} */
  get sides() {
    return this.compare?.isOn ? [this.left, this.compare.right] : [this.left];
  }

  /** The side that the panel sets: the only one, unless two are compared. @returns {MapSide} */
  get edited() {
    return this.compare?.edited ?? this.left;
  }

  /**
   * A step that the reader can go back by.
   * @param {Partial<State>} change
   * @param {import("./steps.js").How} [how]
   */
  change(change, how) {
    step(this, change, how);
  }

  /** Draws everything that depends on the state, a task for each part: the focus stays, and the page at hand. */
  render() {
    this.store.draw();
  }

  /** Asks, once, for the words that cards, search and text need. */
  wantTexts() {
    if (!this.#areTextsAsked) this.readTexts();
    this.#areTextsAsked = true;
  }

  /** @param {import("../data/model.js").Texts} texts */
  setTexts(texts) {
    this.texts = texts;
    const { state, unknown } = knownActions(this.state, texts);
    this.store.replace(state);
    this.#sayUnknown(unknown);
  }

  /** @param {string[]} names in the address that are not here */
  #sayUnknown(names) {
    if (names.length) this.notice(word(this.lang, "unknown", { list: names.join(", ") }), { stays: true });
  }

  /** @param {string} text @param {Parameters<typeof notice>[2]} [how] */
  notice(text, how) {
    const box = notice(this.lang, text, how);
    this.layout.notices.append(box);
    this.announce(text);
    return box;
  }

  #mapSaid() {
    const { title, filter } = summaryOf(this.left);
    return `${title} ${filter}`.trim();
  }

  /** Says what has changed, else what the map shows now, if that is news. @param {string} [said] */
  announceMap(said) {
    const shown = this.#mapSaid();
    // A table says by itself what has changed of it.
    if (said || shown !== this.#shown || this.state.view === "map") this.announce(said ?? shown);
    this.#shown = shown;
  }

  /**
   * Says a text to those who listen, once things have come to rest.
   * @param {string} text
   * @param {string} [quote] what the Decision says, in Chinese
   * @param {boolean} [canMiss] whether it goes unsaid where something else is about to be said
   */
  announce(text, quote = "", canMiss = false) {
    const { live } = this.layout;
    if (canMiss && this.#saying) return;
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => {
      this.#saying = undefined;
      if (live.textContent !== text + quote) live.replaceChildren(text, quote && el("span", { lang: "zh-CN" }, quote));
    }, QUIET);
  }
}
