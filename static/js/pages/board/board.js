/** The board as a page: the table, the chosen cell, places not drawn, and targets. */

import { applyTheme, el } from "../../ui/dom.js";
import { bar, pageLinks, skipTo } from "../../ui/top.js";
import { word as siteWord } from "../../i18n/words.js";
import { cellDetail } from "./detail.js";
import { format, parse } from "./state.js";
import { bars, heatTable, legend, totals } from "./table.js";
import { timeline } from "./timeline.js";
import { incomplete, unplaced } from "./unplaced.js";
import { word } from "../../i18n/board.js";

/** @typedef {import("./state.js").State} State */

export class Board {
  /** @param {import("./model.js").BoardModel} model */
  constructor(model) {
    this.model = model;
    // On a phone five columns fit, twenty-one do not.
    this.usual = /** @type {"prefectures" | "zones"} */ (this.isNarrow ? "zones" : "prefectures");
    const { state, unknown } = parse(location.search, model, this.usual);
    this.state = state;
    /** What the link names and the board lacks, until something else is chosen. */
    this.unknown = unknown;
    this.top = el("header", { class: "top" });
    this.skips = el("nav", { class: "skips" });
    this.main = el("main", { class: "board", id: "board", tabIndex: -1 });
    this.live = el("div", { class: "sr", role: "status", "aria-live": "polite" });
    document.body.classList.add("is-standing", "has-board");
    document.body.replaceChildren(this.skips, this.top, this.main, this.live);
    addEventListener("popstate", () => {
      this.state = parse(location.search, model, this.usual).state;
      this.render();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.render());
    this.render();
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
    document.documentElement.dataset.ready = "true";
  }

  get isNarrow() {
    return matchMedia("(max-width: 767px)").matches;
  }

  get lang() {
    return this.state.lang;
  }

  get scheme() {
    return this.state.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }

  /** @param {Partial<State>} change */
  change(change) {
    this.state = { ...this.state, ...change };
    if ("theme" in change) this.unknown = [];
    history.pushState(null, "", `${location.pathname}${format(this.state)}`);
    this.render();
  }

  /** @param {string} theme @param {string} column */
  choose(theme, column) {
    this.change({ theme, column });
    this.live.textContent = document.activeElement?.querySelector(".sr")?.textContent ?? "";
    this.main.querySelector(".cell-detail")?.scrollIntoView({ block: "nearest" });
  }

  render() {
    const { lang, scheme, state } = this;
    applyTheme(lang, scheme, `${word(lang, "page")} · ${siteWord(lang, "product")}`);
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.key;
    skipTo(this.skips, lang, "board");
    this.top.replaceChildren(...bar(this, pageLinks(this, "board")));
    this.main.replaceChildren(
      this.unknown.length ? el("p", { class: "board-unknown", role: "status" }, siteWord(lang, "unknown", { list: this.unknown.join(", ") })) : "",
      el("div", { class: "board-head" },
        el("div", {}, el("h1", {}, word(lang, state.by)), el("p", {}, word(lang, state.by === "zones" ? "whatZones" : "what"))),
        el("div", { class: "board-set" }, this.columnsChoice(), legend(this))),
      heatTable(this),
      bars(this),
      totals(this),
      el("div", { class: "board-more" }, cellDetail(this), el("div", {}, unplaced(this), incomplete(this))),
      timeline(this),
      el("footer", { class: "board-foot" }, el("span", {}, word(lang, "foot")), el("span", {}, word(lang, "version", { v: this.model.version }))));
    if (focused) /** @type {HTMLElement | null} */ (document.querySelector(`[data-key="${focused}"]`))?.focus();
  }

  columnsChoice() {
    const choice = (/** @type {State["by"]} */ by, /** @type {"byPrefectures" | "byZones"} */ key) =>
      el("button", {
        type: "button", "aria-pressed": String(this.state.by === by), "data-key": by,
        on: { click: () => this.change({ by, theme: null, column: null }) },
      }, word(this.lang, key));
    return el("div", { class: "choice", role: "group", "aria-label": word(this.lang, "columns") },
      choice("prefectures", "byPrefectures"), choice("zones", "byZones"));
  }
}
