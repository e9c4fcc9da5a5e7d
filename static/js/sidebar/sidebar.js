/** The left panel, on a phone the sheet: search, then layers and themes, or the card of what is chosen. */

import { chooseNothing } from "../app/actions.js";
import { hasCard } from "../app/state.js";
import { countyCard, initiativeCard, placeCard } from "../cards/card.js";
import { Profiles } from "../data/profiles.js";
import { word } from "../i18n/words.js";
import { el } from "../ui/dom.js";
import { focusAgain, keepFocus, keepFolds } from "../ui/focus.js";
import { addStyles } from "../ui/styles.js";
import { areFew, foot, headline, helpButtons, keyOf } from "./legend.js";
import { Panel } from "./panel.js";
import { search } from "./search.js";

const SHEETS = ["half", "full", "low"];

export class Sidebar {
  /** @param {import("../app/app.js").App} app @param {HTMLElement} node */
  constructor(app, node) {
    this.app = app;
    this.node = node;
    this.profiles = new Profiles(
      () => this.render(),
      () => addStyles("lazy"),
    );
    this.find = el("div", {});
    this.body = el("div", { class: "panel-content" });
    this.end = el("div", { class: "phone-only" });
    this.sheetHandle = el("button", {
      type: "button",
      class: "sheet-handle phone-only",
      on: { click: () => this.#grow() },
    });
    this.node.append(this.find, this.sheetHandle, this.body, this.end);
    this.panel = new Panel();
    this.headline = el("div", { class: "phone-only" });
    this.help = el("div", { class: "foot-help phone-only" });
    this.layers = [this.headline, el("div", { class: "panel-body" }, ...this.panel.nodes, this.help)];
    this.findLang = "";
    /** Whether the next county that is picked joins those chosen. */
    this.isCollecting = false;
    /** What the card shows, to tell a new card from one drawn again. */
    this.shown = "";
    this.wantsFocus = false;
    /** Whether the panel lists only the layers that are on, as they lie on each other: at first on a phone. */
    this.isStack = matchMedia("(max-width: 767px), (max-height: 480px)").matches;
    /** The layer whose particulars are open. @type {string | null} */
    this.openLayer = null;
    this.isLegendOpen = false;
    /** What had the focus when the card opened. @type {import("../ui/focus.js").Focus | null} */
    this.cameFrom = null;
    /**
     * The counties whose card was open last, since the layers were: the way back from an initiative's.
     * @type {string[]}
     */
    this.cameFromCounties = [];
  }

  /** Whose layers, themes and cards these are. */
  get side() {
    return this.app.edited;
  }

  /** @param {Partial<Pick<Sidebar, "isStack" | "openLayer" | "isLegendOpen">>} change */
  show(change) {
    Object.assign(this, change);
    this.render();
    if (change.openLayer) this.node.querySelector(".layer-info")?.scrollIntoView({ block: "nearest" });
  }

  /** The focus, and what is unfolded, stay as they are unless another card comes. */
  render() {
    const { counties, initiative, place, story } = this.side.state;
    const shown = [counties, initiative, place, story].join("|");
    if (shown !== this.shown) this.draw(true);
    else keepFocus(() => keepFolds(this.body, () => this.draw(false)));
    this.shown = shown;
    if (this.wantsFocus && this.node.querySelector(".card h2")) this.#focusCard();
  }

  /** @param {boolean} isNew whether another card comes, or the panel */
  draw(isNew) {
    const { app, node, side } = this;
    const { lang, state } = side;
    if (this.findLang !== lang) this.find.replaceChildren(search(app));
    this.findLang = lang;
    this.sheetHandle.setAttribute("aria-label", word(lang, "resize"));
    this.end.replaceChildren(foot(side, this.#foldedKey()));
    if (state.counties.length || !hasCard(state)) this.cameFromCounties = state.counties;
    const card = state.view === "map" ? this.card() : null;
    // In the table's view nothing of this is seen.
    if (state.view === "table") return this.body.replaceChildren();
    if (!card) return this.#drawLayers();
    const scroll = node.querySelector(".panel-scroll")?.scrollTop ?? 0;
    this.body.replaceChildren(card);
    if (isNew && this.isStack) this.body.scrollTop = 0; // a phone's sheet scrolls as a whole
    const list = node.querySelector(".panel-scroll");
    if (list && scroll && !isNew) list.scrollTop = scroll; // asked for in vain it would lay out the page once more
  }

  /** On a phone the legend is one line, and opens: the card under it needs the room. */
  #foldedKey() {
    const { isLegendOpen, side } = this;
    const list = keyOf(side, areFew(side));
    if (!list.children.length && !side.shading) return null;
    const toggle = el(
      "button",
      {
        type: "button",
        class: "legend-toggle",
        "aria-expanded": String(isLegendOpen),
        on: { click: () => this.show({ isLegendOpen: !isLegendOpen }) },
      },
      `${word(side.lang, "legend")} ${isLegendOpen ? "▾" : "▸"}`,
    );
    return el("div", { class: "legend-fold" }, toggle, list);
  }

  #drawLayers() {
    const { app, side, body } = this;
    this.headline.replaceChildren(headline(side));
    this.panel.render(side);
    this.help.replaceChildren(...helpButtons(app));
    if (this.layers[0].parentElement !== body) body.replaceChildren(...this.layers);
  }

  /** The open card, if any. */
  card() {
    const { profiles, side } = this;
    const {
      model,
      state: { counties, initiative, place, story },
    } = side;
    if (story) return this.app.story?.card() ?? this.waiting(null);
    if (place)
      return placeCard(
        side,
        model.places.findIndex((p) => p.id === place),
      );
    if (initiative)
      return initiativeCard(
        side,
        model.initiatives.findIndex((i) => i.id === initiative),
      );
    if (!counties.length) return null;
    const found = counties.map((county) => profiles.of(county));
    if (found.includes("failed"))
      return this.waiting(() => counties.filter((c) => profiles.of(c) === "failed").forEach((c) => profiles.read(c)));
    if (found.includes(null)) return this.waiting(null);
    if (found.length === 1) return countyCard(side, found[0]);
    return this.app.lazy.part("several")?.countiesCard(side, found) ?? this.waiting(null);
  }

  /** @param {(() => void) | null} retry what to do when reading has failed, null while it goes on */
  waiting(retry) {
    const { app } = this;
    return el(
      "div",
      { class: "state", role: "status" },
      word(app.lang, retry ? "failed" : "loading"),
      retry ? el("div", {}, el("button", { type: "button", on: { click: retry } }, word(app.lang, "retry"))) : null,
      el("div", {}, el("button", { type: "button", on: { click: () => chooseNothing(app) } }, word(app.lang, "back"))),
    );
  }

  /**
   * Brings a new card to the reader: up on a phone, and to the focus unless it came with the page.
   * @param {boolean} [takesFocus]
   */
  open(takesFocus = true) {
    if (this.side.state.view === "table") return this.app.table?.reveal();
    if (this.node.dataset.sheet === "low") this.node.dataset.sheet = "half";
    if (takesFocus) this.#focusCard();
  }

  #focusCard() {
    const title = /** @type {HTMLElement | null} */ (this.node.querySelector(".card h2"));
    this.wantsFocus = !title;
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: "nearest" }); // where the page itself scrolls: on a short screen
  }

  /** Where the reader was before the card; a finger has no use for a keyboard that comes up. */
  goBack() {
    const { cameFrom } = this;
    const isTyping = cameFrom?.node instanceof HTMLInputElement && cameFrom.node.type !== "checkbox";
    this.wantsFocus = false;
    if (isTyping && matchMedia("(pointer: coarse)").matches) this.node.focus();
    else if (!focusAgain(cameFrom)) this.node.focus({ preventScroll: true });
  }

  focusSearch() {
    /** @type {HTMLElement | null} */ (this.node.querySelector("input[role=combobox]"))?.focus();
  }

  #grow() {
    this.node.dataset.sheet = SHEETS[(SHEETS.indexOf(this.node.dataset.sheet ?? "half") + 1) % SHEETS.length];
    this.app.left.mapView.map.invalidateSize({ animate: false });
  }
}
