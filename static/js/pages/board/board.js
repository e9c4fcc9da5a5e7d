/** The board as a page: the table, the chosen cell, places not drawn, and targets. */

import { English } from "../../data/english.js";
import { word } from "../../i18n/board.js";
import { word as siteWord } from "../../i18n/words.js";
import { el } from "../../ui/dom.js";
import { keepFolds } from "../../ui/focus.js";
import { ChoicePage } from "../choice_page.js";
import { standingNodes } from "../standing_page.js";
import { cellDetail } from "./detail.js";
import { facetChoice, facetPanel, narrowed } from "./facets.js";
import { format, parse } from "./state.js";
import { bars, heatTable, legend, totals } from "./table.js";
import { timeline } from "./timeline.js";
import { incomplete, unplaced } from "./unplaced.js";

/** @typedef {import("./state.js").State} State */

/** @extends {ChoicePage<State>} */
export class Board extends ChoicePage {
  /** @param {import("./model.js").BoardModel} model */
  constructor(model) {
    // On a phone five columns fit, twenty-one do not.
    const usual = matchMedia("(max-width: 767px)").matches ? "zones" : "prefectures";
    super("board", standingNodes("board"), (search) => parse(search, model, usual), format);
    this.whole = model;
    /** Of what the facets leave. */
    this.model = narrowed(model, this.state.facets);
    this.areFacetsOpen = false;
    this.english = new English((load, use) => this.readEnglish(load, use));
    this.open();
  }

  /** @override */
  names() {
    return { title: word(this.lang, "page"), target: "board" };
  }

  /** @param {string} theme @param {string} column */
  choose(theme, column) {
    this.change({ theme, column });
    this.live.textContent = document.activeElement?.querySelector(".sr")?.textContent ?? "";
    this.main.querySelector(".cell-detail")?.scrollIntoView({ block: "nearest" });
  }

  /** @override */
  draw() {
    this.model = narrowed(this.whole, this.state.facets);
    keepFolds(this.main, () => this.#draw());
  }

  #draw() {
    const { lang, state } = this;
    this.main.replaceChildren(
      this.unknownNote(),
      el(
        "div",
        { class: "board-head" },
        el(
          "div",
          {},
          el("h1", {}, word(lang, state.by)),
          el("p", {}, word(lang, state.by === "zones" ? "whatZones" : "what")),
        ),
        el("div", { class: "board-set" }, this.columnsChoice(), this.unitChoice(), facetChoice(this), legend(this)),
      ),
      ...facetPanel(this),
      heatTable(this),
      bars(this),
      totals(this),
      el("div", { class: "board-more" }, cellDetail(this), el("div", {}, unplaced(this), incomplete(this))),
      timeline(this),
      el(
        "footer",
        { class: "board-foot" },
        el("span", {}, word(lang, "foot")),
        el("span", {}, siteWord(lang, "countMeans")),
        el("span", {}, word(lang, "version", { v: this.model.version })),
      ),
    );
  }

  columnsChoice() {
    const choice = (/** @type {State["by"]} */ by, /** @type {"byPrefectures" | "byZones"} */ key) =>
      this.option(by, this.state.by === by, key, { by, theme: null, column: null });
    return el(
      "div",
      { class: "choice", role: "group", "aria-label": word(this.lang, "columns") },
      choice("prefectures", "byPrefectures"),
      choice("zones", "byZones"),
    );
  }

  /** Whether sentences are counted, or the measures in them. */
  unitChoice() {
    const choice = (/** @type {State["count"]} */ count) =>
      this.option(count, this.state.count === count, count, { count });
    return el(
      "div",
      { class: "choice", role: "group", "aria-label": word(this.lang, "counted") },
      choice("sentences"),
      choice("measures"),
    );
  }

  /**
   * @param {string} key
   * @param {boolean} isOn
   * @param {import("../../i18n/board.js").Word} name
   * @param {Partial<State>} change
   */
  option(key, isOn, name, change) {
    return el(
      "button",
      { type: "button", "aria-pressed": String(isOn), "data-key": key, on: { click: () => this.change(change) } },
      word(this.lang, name),
    );
  }
}
