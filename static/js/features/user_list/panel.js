/** The report of a list, beside the map: what each row came to, and what may be chosen instead. */

import { say } from "../../data/model.js";
import { address } from "#site";
import { el } from "../../ui/dom.js";
import { save } from "../../platform/download.js";
import { NO_PLACE } from "./no_place.js";
import { WORDS, word } from "../../i18n/user_list.js";

/** @typedef {import("./list.js").Status} Status */

const STATUSES = /** @type {const} */ (["unresolved", "ambiguous", "fuzzy", "matched", "empty"]);
const SIGNS = { matched: "●", fuzzy: "◐", ambiguous: "?", unresolved: "×", empty: "–" };
const FILES = /** @type {const} */ ({ geojson: "GeoJSON", gpkg: "GeoPackage", parquet: "GeoParquet" });
const STEP = 200; // rows that are shown at once

/** @template {string} K @param {Record<K, string>} named @returns {[K, string][]} */
const entries = (named) => /** @type {[K, string][]} */ (Object.entries(named));

export class ListPanel {
  /** @param {import("./list.js").List} list */
  constructor(list) {
    this.list = list;
    this.node = el("section", { class: "reader own-list" });
    this.isByStatus = true;
    /** @type {Set<Status>} the outcomes that are left out */
    this.hidden = new Set();
    this.most = STEP;
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

  render() {
    const { list } = this;
    const { lang } = list.app;
    this.node.setAttribute("aria-label", word(lang, "title"));
    this.node.replaceChildren(
      el(
        "header",
        { class: "reader-head" },
        el("h2", { tabIndex: -1 }, list.answer ? list.answer.name : word(lang, "title")),
        list.answer
          ? el(
              "button",
              { type: "button", class: "guide", on: { click: () => list.place(null) } },
              word(lang, "another"),
            )
          : el("span", { class: "guide" }),
        el(
          "button",
          { type: "button", class: "close", "aria-label": word(lang, "close"), on: { click: () => list.close() } },
          "×",
        ),
      ),
      el(
        "div",
        { class: "reader-list" },
        ...(list.isWorking
          ? [el("p", { class: "state", role: "status" }, word(lang, "working"))]
          : list.answer
            ? this.#report(list.answer)
            : this.#intro()),
      ),
    );
  }

  /** Before there is a list. */
  #intro() {
    const { list } = this;
    const { lang } = list.app;
    const input = el("input", {
      type: "file",
      class: "sr",
      accept: ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.xlsb,.ods,.html,.parquet",
      "aria-label": word(lang, "choose"),
      on: { change: () => input.files?.[0] && list.place(input.files[0]) },
    });
    const isKey = list.problem in WORDS;
    const problem = isKey ? word(lang, /** @type {keyof typeof WORDS} */ (list.problem)) : list.problem;
    return [
      el(
        "div",
        { class: "own-intro" },
        problem ? el("p", { class: "own-problem", role: "alert" }, problem) : null,
        el("p", {}, word(lang, "intro")),
        el(
          "p",
          { class: "own-actions" },
          el("label", { class: "button" }, input, el("span", {}, word(lang, "choose"))),
          el(
            "button",
            { type: "button", class: "button", on: { click: () => this.#trySample() } },
            word(lang, "trySample"),
          ),
          el("a", { href: address("geocode/sample.csv"), download: "sample.csv" }, word(lang, "sample")),
        ),
        list.kept
          ? el(
              "p",
              { class: "own-actions own-kept" },
              el(
                "button",
                { type: "button", class: "button", on: { click: () => list.reopen() } },
                word(lang, "again", { name: list.kept.file.name }),
              ),
              el(
                "button",
                { type: "button", class: "where", on: { click: () => list.forget() } },
                word(lang, "forget"),
              ),
            )
          : null,
        el("p", { class: "muted" }, word(lang, "forms")),
        el("p", { class: "muted" }, word(lang, "privacy")),
      ),
    ];
  }

  async #trySample() {
    try {
      const response = await fetch(/** @type {string} */ (address("geocode/sample.csv")));
      this.list.place(new File([await response.blob()], "sample.csv", { type: "text/csv" }));
    } catch {
      this.list.problem = "failed";
      this.render();
    }
  }

  /** @param {import("./list.js").Answer} answer @returns {Node[]} */
  #report(answer) {
    const { list } = this;
    const { app } = list;
    const { lang } = app;
    const shown = this.#rows(answer);
    const button = (/** @type {keyof typeof WORDS} */ key, /** @type {() => void} */ act, values = {}) =>
      el("button", { type: "button", class: "button", on: { click: act } }, word(lang, key, values));
    const placed = list.rows().filter(({ outcome }) => answer.outcomes[outcome].adcodes.length);
    const counties = new Set(placed.flatMap(({ outcome }) => answer.outcomes[outcome].adcodes)).size;
    return [
      el(
        "div",
        { class: "own-head" },
        ...answer.said.map((said) => el("p", { class: "muted" }, say(said, lang))),
        this.#reading(answer),
        el("p", { role: "status" }, word(lang, "placed", { m: placed.length, n: counties })),
        el(
          "div",
          { class: "own-counts", role: "group", "aria-label": word(lang, "filterStatus") },
          ...STATUSES.filter((s) => answer.counts[s]).map((status) =>
            el(
              "button",
              {
                type: "button",
                "aria-pressed": String(!this.hidden.has(status)),
                on: { click: () => this.#toggle(status) },
              },
              `${SIGNS[status]} ${word(lang, status)} ${answer.counts[status]}`,
            ),
          ),
        ),
        el(
          "p",
          { class: "own-actions" },
          list.fixes.size ? button("apply", () => list.apply(), { n: list.fixes.size }) : null,
          button("report", () => list.download("csv")),
          answer.kind === "place" ? button("file", () => save(list.corrected(), list.corrected().name)) : null,
          ...entries(FILES).map(([format, name]) =>
            el("button", { type: "button", class: "button", on: { click: () => list.download(format) } }, name),
          ),
        ),
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
        el("tbody", {}, ...shown.slice(0, this.most).map((row) => this.#row(answer, row))),
      ),
      ...(shown.length > this.most
        ? [
            el(
              "p",
              { class: "own-actions" },
              el(
                "button",
                { type: "button", class: "button", on: { click: () => this.#showMore() } },
                word(lang, "more", { n: Math.min(STEP, shown.length - this.most) }),
              ),
            ),
          ]
        : []),
    ];
  }

  /**
   * How the file is read, and how else it may be: another sheet, another column.
   * @param {import("./list.js").Answer} answer
   */
  #reading({ kind, columns, chosen, sheets }) {
    const { list } = this;
    const { lang } = list.app;
    const choice = (
      /** @type {keyof typeof WORDS} */ label,
      /** @type {[string, string][]} */ options,
      /** @type {string} */ now,
      /** @type {(value: string) => void} */ act,
    ) =>
      el(
        "label",
        {},
        `${word(lang, label)} `,
        el(
          "select",
          { on: { change: (/** @type {any} */ { target }) => act(target.value) } },
          ...options.map(([value, text]) => el("option", { value, selected: value === now }, text)),
        ),
      );
    const read = sheets.filter((sheet) => sheet.read).map(({ name }) => name);
    const names = chosen.map((i) => columns[i]);
    const several = (/** @type {string[]} */ all) =>
      /** @type {[string, string][]} */ (all.length > 1 ? [["", all.join(" + ")]] : []);
    return el(
      "p",
      { class: "own-actions" },
      sheets.length > 1
        ? choice(
            "sheet",
            [
              ...several(read),
              ...sheets.map(
                ({ name, hidden }) =>
                  /** @type {[string, string]} */ ([name, hidden ? word(lang, "hiddenSheet", { name }) : name]),
              ),
            ],
            read.length > 1 ? "" : read[0],
            (sheet) => list.ask({ sheet, place: "" }),
          )
        : null,
      kind === "place" && columns.length > 1
        ? choice(
            "placeColumn",
            [...several(names), ...columns.map((name) => /** @type {[string, string]} */ ([name, name]))],
            names.length > 1 ? "" : names[0],
            (place) => list.ask({ place }),
          )
        : null,
    );
  }

  /** A field in which the reader says what a cell means. @param {import("./list.js").Row} row */
  #search({ row, input }) {
    const { list } = this;
    const { lang } = list.app;
    const found = el("span", {});
    const field = el("input", {
      type: "search",
      "aria-label": word(lang, "searchPlace", { row }),
      placeholder: word(lang, "searchHint"),
    });
    const look = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const outcome = field.value.trim() ? await list.lookUp(field.value.trim()) : null;
      if (outcome?.status === "matched")
        return this.#fix(input, {
          id: outcome.adcodes.join(),
          name: outcome.place,
          similarity: null,
          adcodes: outcome.adcodes,
          coverage: outcome.coverage ?? "",
        });
      found.replaceChildren(
        ...(outcome?.candidates ?? []).map((candidate) => this.#candidate(row, input, candidate)),
        outcome ? ` ${say(outcome.note, lang)}` : "",
      );
    };
    return el(
      "form",
      { class: "own-candidates", on: { submit: look } },
      field,
      el(
        "button",
        { type: "button", class: "button", on: { click: () => this.#fix(input, NO_PLACE) } },
        word(lang, "notPlace"),
      ),
      found,
    );
  }

  /** @param {number} row @param {string} input @param {import("./list.js").Candidate} candidate */
  #candidate(row, input, candidate) {
    const { lang } = this.list.app;
    return el(
      "button",
      {
        type: "button",
        class: "button",
        "aria-label": word(lang, "pick", { row, name: say(candidate.name, lang) }),
        on: { click: () => this.#fix(input, candidate) },
      },
      say(candidate.name, lang),
      candidate.similarity === null ? "" : el("small", {}, ` ${word(lang, "similar", { n: candidate.similarity })}`),
    );
  }

  /** @param {"row" | "outcome"} key @param {boolean} isStatus */
  #sortHead(key, isStatus) {
    const { lang } = this.list.app;
    const isSorted = this.isByStatus === isStatus;
    return el(
      "th",
      { scope: "col", "aria-sort": isSorted ? "ascending" : "none" },
      el(
        "button",
        { type: "button", on: { click: () => this.#sort(isStatus) } },
        `${word(lang, key)}${isSorted ? " ↓" : ""}`,
      ),
    );
  }

  /** The rows that are shown, in their order. @param {import("./list.js").Answer} answer */
  #rows({ outcomes }) {
    const status = (/** @type {import("./list.js").Row} */ { outcome }) => outcomes[outcome].status;
    const shown = this.list.rows().filter((row) => !this.hidden.has(status(row)));
    return this.isByStatus
      ? shown.sort((a, b) => STATUSES.indexOf(status(a)) - STATUSES.indexOf(status(b)) || a.row - b.row)
      : shown;
  }

  /** @param {import("./list.js").Answer} answer @param {import("./list.js").Row} row */
  #row({ kind, outcomes, points, rows }, row) {
    const { list } = this;
    const { app } = list;
    const { lang } = app;
    const { status, adcodes, place, candidates, note } = outcomes[row.outcome];
    const fix = list.fixes.get(row.input);
    const found = fix ? fix.adcodes : adcodes;
    const counties = found
      .map((adcode) => app.model.counties.findIndex(({ id }) => id === adcode))
      .filter((i) => i >= 0);
    const point = points?.[rows.indexOf(row)];
    const show = () =>
      point
        ? app.left.mapView.map.setView([point[1], point[0]], 9, { animate: false })
        : app.left.mapView.fitCounties(counties);
    const count = word(lang, "counties", { n: adcodes.length });
    const name = say(place, lang)
      ? say(place, lang) + (adcodes.length > 1 ? `（${count}）` : "")
      : adcodes.length
        ? count
        : "";
    return el(
      "tr",
      {
        class: `is-${status}`,
        on: {
          mouseenter: () => app.left.mapView.show({ hover: { counties } }),
          mouseleave: () => app.left.mapView.show({ hover: null }),
        },
      },
      el("td", {}, String(row.row)),
      el("td", {}, row.input),
      el(
        "td",
        {},
        el(
          "p",
          {},
          el("span", { "aria-hidden": "true", class: "own-sign" }, SIGNS[status]),
          " ",
          word(lang, status),
          " ",
          name ? el("button", { type: "button", class: "where", on: { click: show } }, name) : null,
        ),
        say(note, lang) ? el("p", { class: "muted" }, say(note, lang)) : null,
        fix
          ? el(
              "p",
              { class: "own-fix" },
              fix.id ? word(lang, "corrected", { name: say(fix.name, lang) }) : word(lang, "isNoPlace"),
              " ",
              el(
                "button",
                { type: "button", class: "where", on: { click: () => this.#fix(row.input, null) } },
                word(lang, "undo"),
              ),
            )
          : null,
        !fix && kind === "place" && candidates.length && status !== "matched"
          ? el(
              "p",
              { class: "own-candidates" },
              ...candidates.map((candidate) => this.#candidate(row.row, row.input, candidate)),
            )
          : null,
        !fix && kind === "place" && (status === "unresolved" || status === "ambiguous") ? this.#search(row) : null,
      ),
    );
  }

  /** @param {string} input @param {import("./list.js").Candidate | null} candidate */
  #fix(input, candidate) {
    this.list.fix(input, candidate);
    this.renderKept();
  }

  /** @param {Status} status */
  #toggle(status) {
    if (!this.hidden.delete(status)) this.hidden.add(status);
    this.renderKept();
  }

  /** @param {boolean} isByStatus */
  #sort(isByStatus) {
    this.isByStatus = isByStatus;
    this.renderKept();
  }

  #showMore() {
    this.most += STEP;
    this.renderKept();
  }

  /** Draws anew and leaves scrolling where it was. */
  renderKept() {
    const top = this.node.querySelector(".reader-list")?.scrollTop ?? 0;
    this.render();
    const list = this.node.querySelector(".reader-list");
    if (list) list.scrollTop = top;
  }
}
