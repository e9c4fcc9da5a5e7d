/** The list beside the map: chosen, looked at, placed; what each row came to, and what may be made of it. */

import { isServed } from "#site";
import { say } from "../../data/model.js";
import { word } from "../../i18n/user_list.js";
import { save } from "../../platform/download.js";
import { el } from "../../ui/dom.js";
import { countsFold, figureColumns, shadeByList } from "./counts.js";
import { saveList, savePage } from "./handing.js";
import { firstLook, intro, pair, select } from "./intro.js";
import { Refusal } from "./reader.js";
import { refusal } from "./refusals.js";
import { FIRST_CHOICE, rowOf, SIGNS } from "./row.js";
import { tallyOf } from "./tally.js";
import { virtualRows } from "./virtual_rows.js";

/**
 * @typedef {import("./list.js").Status} Status
 * @typedef {import("./list.js").Answer} Answer
 * @typedef {import("./list.js").Row} Row
 * @typedef {keyof typeof import("../../i18n/user_list.js").WORDS} Word
 */

const STATUSES = /** @type {const} */ (["unresolved", "ambiguous", "fuzzy", "matched", "empty"]);
/** @type {Status[]} */
const OPEN = ["unresolved", "ambiguous", "fuzzy"];
const FILES = /** @type {const} */ ([
  ["geojson", "GeoJSON"],
  ["gpkg", "GeoPackage"],
  ["parquet", "GeoParquet"],
]);
const PAUSE = 250; // milliseconds after the last key until the list is filtered
const WIDE = matchMedia("(min-width: 768px) and (min-height: 481px)");

export class ListPanel {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;

  /** @param {import("./list.js").List} list */
  constructor(list) {
    this.list = list;
    this.node = el("section", { class: "reader own-list" });
    this.body = el("div", { class: "reader-list", tabIndex: -1 });
    this.bar = el("progress", { max: "1" });
    this.said = el("p", { class: "state", role: "status" });
    this.isByStatus = true;
    /** What was drawn last, as its `key`. */
    this.drawn = "";
    /** @type {{by: "county" | "prefecture" | "theme", isOpen: boolean}} */
    this.counts = { by: "prefecture", isOpen: false };
    /** What may be made of the list; on a phone its rows have the room. */
    this.isMoreOpen = WIDE.matches;
    /** What the list came to. */
    this.summary = "";
    /** The rows in their order. @type {Row[]} */
    this.order = [];
    /** The row's line, where it is made. @type {WeakMap<Row, HTMLElement>} */
    this.lines = new WeakMap();
    /** What was decided since the list was drawn. @type {{row: Row, order: Row[]} | null} */
    this.decided = null;
    const { page, spine } = list.app.layout;
    page.insertBefore(this.node, spine);
    page.dataset.list = "true";
    this.render();
    list.app.left.mapView.map.invalidateSize({ animate: false });
  }

  close() {
    const { app } = this.list;
    this.node.remove();
    delete app.layout.page.dataset.list;
    app.list = null;
    app.left.mapView.map.invalidateSize({ animate: false });
    app.render();
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.node.querySelector("h2"))?.focus();
  }

  /** The one button that places the list. */
  focusMain() {
    /** @type {HTMLElement | null} */ (this.node.querySelector(".is-main") ?? this.node.querySelector("h2"))?.focus();
  }

  /** What is drawn, but for what is drawn anew when it changes. */
  get key() {
    const { changes, app, themes } = this.list;
    return `${changes}|${app.lang}|${themes}`;
  }

  render() {
    const { list } = this;
    this.drawn = this.key;
    const { file, answer, app } = list;
    const { lang } = app;
    this.node.setAttribute("aria-label", word(lang, "title"));
    this.body.replaceChildren(...this.#content());
    this.node.replaceChildren(
      el(
        "header",
        { class: "reader-head" },
        el("h2", { tabIndex: -1 }, answer?.name ?? file?.name ?? word(lang, "title")),
        file || answer
          ? el("button", { type: "button", class: "guide", on: { click: () => list.another() } }, word(lang, "another"))
          : el("span", { class: "guide" }),
        el(
          "button",
          { type: "button", class: "close", "aria-label": word(lang, "close"), on: { click: () => list.close() } },
          "×",
        ),
      ),
      this.body,
    );
    this.showProgress();
  }

  /** @returns {Node[]} */
  #content() {
    const { file, progress, answer, preview, problem } = this.list;
    if (progress) return [this.said, this.bar];
    if (answer) return this.#report(answer);
    return [file && (preview || !problem) ? firstLook(this.list, file) : intro(this.list)];
  }

  /** How far the placing has come. */
  showProgress() {
    const { progress, app } = this.list;
    if (!progress) return;
    this.said.textContent = word(app.lang, progress.rows ? "workingOn" : "working", { n: progress.rows });
    if (progress.part) this.bar.value = progress.part;
    else this.bar.removeAttribute("value");
  }

  /** @param {Answer} answer @returns {Node[]} */
  #report(answer) {
    const { list } = this;
    const { app } = list;
    const { lang } = app;
    this.order = this.#sorted(list.rows());
    const found = new Set();
    let placed = 0;
    for (const [{ adcodes }, n] of list.tally()) {
      if (adcodes.length) placed += n;
      for (const adcode of adcodes) found.add(adcode);
    }
    this.summary = word(lang, "placed", { m: placed, n: found.size });
    return [
      el(
        "div",
        { class: "own-head" },
        ...answer.said.map((said) => el("p", { class: "muted" }, say(said, lang))),
        el("p", {}, this.summary), // the list says it when it has changed
        this.#statuses(answer),
        this.#more(answer),
      ),
      el(
        "table",
        { class: "own-rows" },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            this.#sortHead("row", false),
            el("th", { scope: "col" }, word(lang, "input")),
            this.#sortHead("outcome", true),
          ),
        ),
        ...virtualRows(this.order, (row) => this.#line(row), this.body, 3),
      ),
    ];
  }

  /** @param {Row} row */
  #line(row) {
    const line = rowOf(this.list, row);
    this.lines.set(row, line);
    return line;
  }

  /** @param {Answer} answer */
  #more(answer) {
    const { list } = this;
    const fold = el(
      "details",
      { class: "own-more", open: this.isMoreOpen },
      el("summary", {}, word(list.app.lang, "moreOfList")),
      this.#reading(answer),
      this.#columns(answer),
      countsFold(list, this.counts),
      this.#files(answer),
    );
    fold.addEventListener("toggle", () => (this.isMoreOpen = fold.open));
    return fold;
  }

  /** The outcomes, each to be left out. @param {Answer} answer */
  #statuses({ rows, outcomes }) {
    const { list } = this;
    const { hidden } = list.filter;
    /** @type {Map<Status, number>} */
    const counts = new Map();
    for (const [{ status }, n] of tallyOf(rows, outcomes, list.fixes))
      counts.set(status, (counts.get(status) ?? 0) + n);
    const toggle = (/** @type {Status} */ status) =>
      list.setFilter({
        hidden: hidden.includes(status) ? hidden.filter((other) => other !== status) : [...hidden, status],
      });
    return el(
      "div",
      { class: "own-counts", role: "group", "aria-label": word(list.app.lang, "filterStatus") },
      ...STATUSES.filter((status) => counts.get(status)).map((status) =>
        el(
          "button",
          { type: "button", "aria-pressed": String(!hidden.includes(status)), on: { click: () => toggle(status) } },
          `${SIGNS[status]} ${word(list.app.lang, status)} ${counts.get(status)}`,
        ),
      ),
    );
  }

  /** What must stand in a column, and what counties are shaded by. @param {Answer} answer */
  #columns({ columns }) {
    const { list } = this;
    const { lang } = list.app;
    const { filter } = list;
    const field = el("input", {
      type: "search",
      "aria-label": word(lang, "holds"),
      placeholder: word(lang, "holds"),
      on: {
        input: () => {
          clearTimeout(this.#typing);
          this.#typing = setTimeout(() => list.setFilter({ text: field.value }), PAUSE);
        },
      },
    });
    field.value = filter.text;
    const figures = figureColumns(list);
    const shade = (/** @type {string} */ value) => {
      list.filter.shade = value ? Number(value) : null;
      list.keep();
      if (value) shadeByList(list, Number(value));
    };
    const named = columns.map((name, i) => /** @type {[string, string]} */ ([String(i), name]));
    return el(
      "p",
      { class: "own-actions" },
      select(word(lang, "filterColumn"), [["-1", word(lang, "anyColumn")], ...named], String(filter.column), (column) =>
        list.setFilter({ column: Number(column) }),
      ),
      field,
      select(
        word(lang, "shadeBy"),
        [["", "–"], ["-1", word(lang, "rowCount")], ...figures.map((i) => named[i])],
        filter.shade === null ? "" : String(filter.shade),
        shade,
      ),
    );
  }

  /** What the list leaves as. @param {Answer} answer */
  #files({ kind }) {
    const { list } = this;
    const { lang } = list.app;
    const button = (/** @type {Word} */ key, /** @type {() => unknown} */ act, values = {}) =>
      el("button", { type: "button", class: "button", on: { click: () => this.#try(act) } }, word(lang, key, values));
    const served = isServed();
    return el(
      "div",
      {},
      el(
        "p",
        { class: "own-actions" },
        served ? button("report", () => list.download("csv")) : null,
        kind === "place" ? button("file", () => save(list.corrected(), list.corrected().name)) : null,
        ...(served
          ? FILES.map(([format, name]) =>
              el(
                "button",
                { type: "button", class: "button", on: { click: () => this.#try(() => list.download(format)) } },
                name,
              ),
            )
          : []),
      ),
      el(
        "p",
        { class: "own-actions" },
        el("span", { class: "muted" }, word(lang, "handOn")),
        button("handFile", () => saveList(list)),
        served ? button("handPage", () => savePage(list)) : null,
      ),
      el("p", { class: "muted" }, word(lang, "notInLink")),
    );
  }

  /** Says it when something cannot be had. @param {() => unknown} act */
  async #try(act) {
    const { app } = this.list;
    try {
      await act();
    } catch (error) {
      app.notice(error instanceof Refusal ? refusal(error.message, app.lang) : word(app.lang, "failed"), {
        stays: true,
      });
    }
  }

  /**
   * How the file is read, and how else it may be: another sheet, another column.
   * @param {Answer} answer
   */
  #reading({ kind, columns, chosen, sheets }) {
    const { list } = this;
    if (!isServed()) return null;
    const { lang } = list.app;
    const read = sheets.filter((sheet) => sheet.read).map(({ name }) => name);
    const names = chosen.map((i) => columns[i]);
    const several = (/** @type {string[]} */ all) =>
      /** @type {[string, string][]} */ (all.length > 1 ? [["", all.join(" + ")]] : []);
    const sheetNames = sheets.map(
      ({ name, hidden }) =>
        /** @type {[string, string]} */ ([name, hidden ? word(lang, "hiddenSheet", { name }) : name]),
    );
    return el(
      "p",
      { class: "own-actions" },
      sheets.length > 1
        ? select(word(lang, "sheet"), [...several(read), ...sheetNames], read.length > 1 ? "" : read[0], (sheet) =>
            list.ask({ sheet, place: "" }),
          )
        : null,
      kind === "place" && columns.length > 1
        ? select(
            word(lang, "placeColumn"),
            [...several(names), ...columns.map(pair)],
            names.length > 1 ? "" : names[0],
            (place) => list.ask({ place }),
          )
        : null,
    );
  }

  /** @param {"row" | "outcome"} key @param {boolean} isStatus */
  #sortHead(key, isStatus) {
    const { lang } = this.list.app;
    const isSorted = this.isByStatus === isStatus;
    const sort = () => {
      this.isByStatus = isStatus;
      this.renderKept();
    };
    return el(
      "th",
      { scope: "col", "aria-sort": isSorted ? "ascending" : "none" },
      el("button", { type: "button", on: { click: sort } }, `${word(lang, key)}${isSorted ? " ↓" : ""}`),
    );
  }

  /** @param {import("./list.js").Row[]} shown */
  #sorted(shown) {
    if (!this.isByStatus) return shown;
    const { list } = this;
    /** @type {Map<Status, import("./list.js").Row[]>} */
    const by = new Map(STATUSES.map((status) => [status, []]));
    for (const row of shown) by.get(list.outcomeOf(row).status)?.push(row);
    return [...by.values()].flat();
  }

  /** Notes which row the reader decides about, before the list is drawn anew. @param {string} input */
  decide(input) {
    const { activeElement } = document;
    const row = this.order.find((one) => one.input === input && this.lines.get(one)?.contains(activeElement));
    this.decided = row ? { row, order: this.order } : null;
  }

  /** Draws anew and leaves scrolling, and what is being written, where it was. */
  renderKept() {
    const top = this.body.scrollTop;
    const { activeElement } = document;
    const field = this.node.contains(activeElement) && activeElement?.matches("[type=search]") ? activeElement : null;
    const { decided } = this;
    this.decided = null;
    this.render();
    if (top) this.body.scrollTop = top; // it is laid out for that
    if (decided) this.#goOn(decided);
    else if (field) this.#writeOn(/** @type {HTMLInputElement} */ (field));
  }

  /** @param {HTMLInputElement} before the field that was written in */
  #writeOn(before) {
    const label = CSS.escape(before.getAttribute("aria-label") ?? "");
    const field = /** @type {HTMLInputElement | null} */ (this.node.querySelector(`input[aria-label="${label}"]`));
    if (!field) return;
    field.value = before.value; // what was typed since the drawing began is in it
    field.focus();
    field.setSelectionRange(before.selectionStart, before.selectionEnd);
  }

  /**
   * To the next row that is open: by keys to its first choice, by a finger or mouse to the row, as a field would bring
   * up a phone's keyboard. A row whose decision is taken back is open itself.
   * @param {{row: Row, order: Row[]}} decided and the order until then
   */
  #goOn({ row, order }) {
    const at = order.indexOf(row);
    const isOpen = (/** @type {Row} */ one) => OPEN.includes(this.list.outcomeOf(one).status);
    const next = isOpen(row) ? row : [...order.slice(at), ...order.slice(0, at)].find(isOpen);
    const line = next && this.lines.get(next);
    if (!line?.isConnected) return this.focus();
    const choice = /** @type {HTMLElement | null} */ (line.querySelector(FIRST_CHOICE));
    (document.documentElement.dataset.by === "pointer" ? line : (choice ?? line)).focus();
  }
}
