/** The table beside the map: the same rows in words, in step with it both ways. */

import { replaceStep } from "../../app/steps.js";
import { word } from "../../i18n/table.js";
import { copyText } from "../../platform/clipboard.js";
import { headline } from "../../sidebar/legend.js";
import { el } from "../../ui/dom.js";
import { keepFocus, keepFolds } from "../../ui/focus.js";
import { countyListing } from "./counties.js";
import { facetButton, facetPanel, filterChips } from "./facet_panel.js";
import { initiativeListing } from "./initiatives.js";
import { askedFor, asking, rowsIn, seenOn } from "./listing.js";
import { Rows } from "./rows.js";
import { tabbed } from "./spreadsheet.js";
import { chosenLine, columnHeads, rowsChoice, tableRow, tools } from "./table_parts.js";

/** @typedef {import("../../app/map_side.js").MapSide} MapSide */
/** @typedef {import("./listing.js").Listing<any>} Listing of counties, or of initiatives */

const PHONE = matchMedia("(max-width: 767px)");

export class Table {
  /** @param {MapSide} side */
  constructor(side) {
    // Long, as it makes every node of the table once; what they hold is filled in by `render`.
    this.side = side;
    /** @type {Listing | null} */
    this.listing = null;
    /** @type {Listing | null} the one that the rows are of */
    this.listed = null;
    /** @type {any[]} the rows listed, in their order */
    this.rows = [];
    /** Index of the row that the keyboard is on. */
    this.active = 0;
    this.madeOf = "";
    this.listedFor = "";
    this.filter = el("input", {
      type: "search",
      class: "table-filter",
      autocomplete: "off",
      spellcheck: "false",
      on: { input: () => replaceStep(side.app, { find: this.#find(this.filter.value) }) },
    });
    this.chips = el("ul", { class: "chips table-chips", hidden: true });
    this.facets = el("div", { class: "facets", hidden: true });
    this.areFacetsOpen = false;
    this.tools = el("div", { class: "table-tools" });
    this.kinds = el("div", { class: "table-kinds" });
    this.count = el("p", { class: "sr", role: "status" });
    this.columns = el("tr", { "aria-rowindex": "1" });
    const body = el("tbody");
    this.grid = el(
      "table",
      {
        role: "grid",
        tabIndex: 0,
        on: {
          keydown: (/** @type {any} */ event) => this.#key(event),
          focus: () => this.#mark(),
          blur: () => side.mapView.highlight(null),
        },
      },
      el("thead", {}, this.columns),
      body,
    );
    this.lead = el("div", { class: "table-lead phone-only" });
    this.none = el("div", { class: "state", hidden: true });
    this.scroller = el("div", { class: "table-scroll", tabIndex: -1 }, this.lead, this.grid, this.none);
    this.end = el("footer", { class: "table-foot" });
    this.node = el(
      "section",
      { class: "table-panel" },
      el("header", { class: "table-head" }, this.filter, this.tools),
      this.chips,
      this.kinds,
      this.facets,
      this.count,
      this.scroller,
      this.end,
    );
    this.body = new Rows(this.scroller, body, (index) =>
      tableRow(/** @type {Listing} */ (this.listing), this.rows[index], index),
    );
    body.addEventListener("click", (event) => this.#click(event));
    body.addEventListener("mouseover", (event) => this.#outline(this.#indexOf(event)));
    body.addEventListener("mouseleave", () => side.mapView.highlight(null));
    side.mapView.map.on("moveend", () => side.state.view === "table" && side.state.seen && this.render());
    PHONE.addEventListener("change", () => this.#layout());
    this.#layout();
  }

  /** Beside the map; on a phone in the sheet. */
  #layout() {
    const { side } = this;
    if (PHONE.matches) {
      side.app.sidebar.node.insertBefore(this.node, side.app.sidebar.end);
      this.lead.after(this.kinds, this.facets);
    } else {
      side.app.layout.page.insertBefore(this.node, side.app.layout.spine);
      this.chips.after(this.kinds, this.facets);
    }
    side.mapView.map.invalidateSize({ animate: false });
  }

  render() {
    const { side } = this;
    const { state, lang } = side;
    if (state.view !== "table") return;
    this.node.setAttribute("aria-label", word(lang, "table"));
    const hasFacts = state.rows === "initiatives" && Boolean(side.app.progress.get());
    const madeOf = [
      state.rows,
      state.count,
      lang,
      state.themes,
      Boolean(side.texts),
      hasFacts,
      side.shading?.madeOf,
    ].join("|");
    if (madeOf !== this.madeOf) this.listing = this.#make();
    const { listing } = this;
    this.#renderHead();
    if (!listing) return;
    this.#renderFacets(listing);
    const listedFor = [
      madeOf,
      state.sort,
      state.find,
      JSON.stringify(state.facets),
      state.seen && [...seenOn(side).counties],
    ].join("|");
    if (listedFor !== this.listedFor) this.#list();
    else this.body.show(this.rows.length);
    this.tools.replaceChildren(...tools(side, listing, this.rows, () => this.#copy()));
    const isFirst = !this.listedFor;
    this.madeOf = madeOf;
    this.listedFor = listedFor;
    this.end.replaceChildren(...chosenLine(side));
    if (isFirst) this.reveal();
  }

  /** @returns {Listing | null} null while the words are on their way */
  #make() {
    const { side } = this;
    if (side.state.rows === "counties") return countyListing(side);
    if (!side.texts) side.app.wantTexts();
    return side.texts && initiativeListing(side, side.texts);
  }

  /** Finds and orders the rows anew; the keyboard stays on its row. */
  #list() {
    const { side, listing } = this;
    if (!listing) return;
    const { lang } = side;
    const on = this.rows[this.active];
    const id = on && this.listed === listing ? listing.idOf(on) : null;
    this.listed = listing;
    this.rows = rowsIn(side, listing);
    this.active = Math.max(
      0,
      this.rows.findIndex((row) => listing.idOf(row) === id),
    );
    this.columns.replaceChildren(...columnHeads(side, listing));
    this.grid.setAttribute("aria-rowcount", String(this.rows.length + 1));
    this.grid.hidden = !this.rows.length;
    this.none.hidden = Boolean(this.rows.length);
    this.none.replaceChildren(
      word(lang, "noRow"),
      el(
        "div",
        {},
        el(
          "button",
          { type: "button", on: { click: () => side.change({ find: "", seen: false, themes: [], facets: {} }) } },
          word(lang, "unfilter"),
        ),
      ),
    );
    this.body.show(this.rows.length);
    this.count.textContent = this.counted();
    this.#mark();
  }

  /** What the filter holds with other words. @param {string} words */
  #find(words) {
    const { model, state } = this.side;
    return asking(askedFor(model, state.find).ids, words);
  }

  /** How many rows are listed, in words. */
  counted() {
    const { side, listing, rows } = this;
    const all = listing?.rows.length ?? 0;
    return rows.length === all
      ? word(side.lang, "rows", { n: all })
      : word(side.lang, "someRows", { n: rows.length, all });
  }

  #renderHead() {
    const { side, listing } = this;
    const { lang, state } = side;
    const hint = word(lang, state.rows === "counties" ? "filterCounties" : "filterInitiatives", {
      n: listing?.rows.length ?? 0,
    });
    this.lead.replaceChildren(headline(side));
    this.filter.placeholder = hint;
    this.filter.setAttribute("aria-label", hint);
    const { words } = askedFor(side.model, state.find);
    if (this.filter.value !== words) this.filter.value = words;
    const chips = filterChips(side, listing);
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
    this.kinds.replaceChildren(...rowsChoice(side));
    this.grid.setAttribute("aria-label", word(lang, state.rows));
    this.grid.setAttribute("aria-multiselectable", String(state.rows === "counties"));
    this.grid.setAttribute("aria-description", word(lang, "keys"));
    this.grid.dataset.rows = state.rows;
  }

  /** @param {Listing} listing */
  #renderFacets(listing) {
    const { side, facets, areFacetsOpen } = this;
    const flip = () => {
      this.areFacetsOpen = !areFacetsOpen;
      keepFocus(() => this.#renderFacets(listing));
    };
    this.kinds.querySelector(".facets-open")?.remove();
    this.kinds.append(facetButton(side, listing, areFacetsOpen, flip));
    facets.hidden = !areFacetsOpen;
    if (areFacetsOpen) keepFolds(facets, () => facets.replaceChildren(...facetPanel(side, listing)));
  }

  /** @param {Event} event @returns {number} index of the row that it is in, -1 in none */
  #indexOf({ target }) {
    const row = target instanceof Element && target.closest("tr");
    return row ? Number(row.dataset.index ?? -1) : -1;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const index = this.#indexOf(event);
    if (index < 0) return;
    this.active = index;
    this.#choose(index, event.ctrlKey || event.metaKey || event.shiftKey);
    this.grid.focus({ preventScroll: true });
  }

  /** @param {number} index @param {boolean} more adds it to what is chosen */
  #choose(index, more) {
    const { listing, side } = this;
    const row = this.rows[index];
    if (!row || !listing) return;
    listing.choose(row, more);
    const counties = listing.countiesOf(row);
    if (counties.length && !side.mapView.camera.isInView(counties)) side.mapView.camera.fitCounties(counties);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { rows, active, body } = this;
    if (event.target !== this.grid || !rows.length || event.altKey) return;
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + body.page,
      PageUp: active - body.page,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (to !== undefined) this.#go(Math.min(Math.max(to, 0), rows.length - 1));
    else if (event.key === "Enter" || event.key === " ") this.#choose(active, event.key === " ");
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} index */
  #go(index) {
    this.active = index;
    this.body.reveal(index);
    this.#mark();
  }

  /** Shows the row that the keyboard is on, in the table and on the map. */
  #mark() {
    const { grid, active, body } = this;
    for (const row of grid.querySelectorAll(".is-active")) row.classList.remove("is-active");
    body.made.get(active)?.classList.add("is-active");
    if (body.made.has(active)) grid.setAttribute("aria-activedescendant", `row-${active}`);
    else grid.removeAttribute("aria-activedescendant");
    if (document.activeElement === grid) this.#outline(active);
  }

  /** Outlines a row's counties on the map. @param {number} index */
  #outline(index) {
    const { listing, side } = this;
    const row = this.rows[index];
    side.mapView.highlight(row && listing ? { counties: listing.countiesOf(row) } : null);
  }

  /** Marks the counties under the pointer on the map. @param {number[]} counties indexes */
  highlight(counties) {
    const { listing, side, body } = this;
    if (side.state.view !== "table" || side.state.rows !== "counties" || !listing) return;
    for (const [index, row] of body.made) row.classList.toggle("is-lit", counties.includes(this.rows[index].index));
  }

  /** Brings what was chosen on the map into view. */
  reveal() {
    const { listing, side } = this;
    const index = listing ? this.rows.findLastIndex((row) => listing.isChosen(row)) : -1;
    if (index < 0) return;
    if (document.activeElement !== this.grid) this.active = index;
    this.body.reveal(index, true);
    this.#mark();
    side.app.announce(listing?.nameOf(this.rows[index]) ?? "");
  }

  focusFilter() {
    this.filter.focus();
  }

  async #copy() {
    const { listing, rows, side } = this;
    if (!listing) return;
    const done = await copyText(tabbed(rows, listing.fields));
    side.app.notice(word(side.lang, done ? "copied" : "notCopied", { n: rows.length }), { stays: !done });
  }
}
