/** The dialog in which the reader brings a table of figures, and is told what of it was used. */

import { isServed, read } from "#site";
import { shadeOf } from "../../../app/state.js";
import { say } from "../../../data/model.js";
import { word } from "../../../i18n/user_data.js";
import { save } from "../../../platform/download.js";
import { dropFigures, keepFigures, keptFigures, keptList } from "../../../platform/kept_list.js";
import { hold } from "../../../platform/storage.js";
import { openDialog } from "../../../ui/dialog.js";
import { el } from "../../../ui/dom.js";
import { corrected } from "../../user_list/corrections.js";
import { reader } from "../../user_list/look/names.js";
import { lookUp, lookUpRows, Refusal } from "../../user_list/reader.js";
import { corrections } from "../../user_list/row.js";
import { fixKeys, guess, IN_ROW, join, Lexicon, placesOf, readHere } from "./join.js";
import { MOST_ROWS, textOf, userTable } from "./table.js";

/**
 * @typedef {import("../../../app/map_side.js").MapSide} MapSide
 * @typedef {import("../../../i18n/user_data.js").Word} Word
 * @typedef {import("../../user_list/list.js").Candidate} Candidate
 * @typedef {import("./join.js").Reading} Reading
 */

export class UserFigures {
  /** @param {MapSide} side */
  constructor(side) {
    this.side = side;
    this.app = side.app;
    /** What cells mean by the names alone that the page has. @type {ReturnType<typeof reader> | null} */
    this.senseOf = null;
    /** @type {import("./table.js").UserTable | null} */
    this.table = null;
    this.file = "";
    this.columns = { key: -1, prefecture: -1, value: -1 };
    /** What the table was read from. */
    this.text = "";
    /** What each row came to, null until the reader of lists was asked. @type {Reading[] | null} */
    this.readings = null;
    /** What the reader said that a cell means, see `fixKeys`. @type {Map<string, Candidate>} */
    this.fixes = new Map();
    /** @type {import("./join.js").Joined | null} */
    this.joined = null;
    /** What stands in the way. */
    this.problem = "";
    /** What counties were shaded by last. @type {import("../measure.js").Column | null} */
    this.column = null;
    hold(
      "figures",
      () => this.column !== null && this.column === side.shading?.userData && shadeOf(side.state) === "own",
    );
    this.status = el("div", {});
    this.body = el("div", { class: "figures" });
  }

  /** @param {Word} key @param {Record<string, string | number>} [values] */
  #word(key, values) {
    return word(this.side.lang, key, values);
  }

  /** Opens the dialog; what was brought before is still there. */
  async open() {
    this.body.replaceChildren(
      el(
        "section",
        {},
        el("p", {}, this.#word("intro")),
        el("p", { class: "muted" }, this.#word(isServed() ? "privacy" : "privacyHere")),
        this.#chooser(),
      ),
      this.status,
    );
    this.dialog = openDialog(this.side.lang, this.#word("title"), this.body);
    this.#render();
    await this.#readKept();
  }

  /** Shades by the table of before a reload, without the dialog. */
  async applyKept() {
    await this.#readKept();
    this.#apply();
  }

  async #readKept() {
    if (!this.senseOf) await this.#readNames();
    if (!this.table) await this.#restore();
  }

  /** The table of an earlier visit, with what was said of its rows. */
  async #restore() {
    const kept = await keptFigures();
    if (!kept || this.text) return; // what is being brought goes before
    this.#read(kept.text, kept.file);
    this.columns = kept.columns;
    for (const [input, fix] of kept.fixes ?? []) this.fixes.set(input, fix);
    if (kept.version === this.side.model.version) this.readings = kept.readings;
    this.#rejoin();
  }

  async #readNames() {
    this.problem = "";
    try {
      this.senseOf = reader(new Lexicon(await read("search.json"), this.side.model));
      // What was said of the list of the reader's own holds here too.
      const known = this.app.list?.fixes ?? (await keptList())?.fixes ?? [];
      for (const [input, fix] of known) this.fixes.set(input, fix);
    } catch {
      this.problem = this.#word("failed");
    }
    if (this.senseOf && this.text) this.#read(this.text, this.file);
    else this.#render();
  }

  /** @param {string} text @param {string} file its name */
  #read(text, file) {
    this.text = text;
    this.file = file;
    if (!this.senseOf) return; // read once the names are there, which may be a moment later
    const table = userTable(text, (n) => this.#word("unnamed", { n }));
    const [broken] = table.errors;
    for (const key of this.fixes.keys()) if (key.includes(IN_ROW)) this.fixes.delete(key); // of another table's rows
    this.readings = null;
    this.table = null;
    this.joined = null;
    if (broken) this.problem = this.#word("broken", broken);
    else if (table.columns.length < 2 || !table.rows.length) this.problem = this.#word("noTable");
    else if (table.rows.length > MOST_ROWS)
      this.problem = this.#word("tooLong", { n: table.rows.length, most: MOST_ROWS });
    else {
      this.problem = "";
      this.table = table;
      this.columns = guess(table, this.senseOf);
      if (this.columns.key < 0) this.problem = this.#word("noColumn");
    }
    this.#rejoin();
  }

  /** Whether a column of places and one of figures are chosen. */
  get #isReady() {
    return this.columns.key >= 0 && this.columns.value >= 0;
  }

  #rejoin() {
    const { table, senseOf, columns, side } = this;
    this.joined = null;
    if (table && senseOf && this.#isReady) {
      if (!isServed()) this.readings = readHere(placesOf(table, columns), senseOf, side.model);
      if (this.readings) this.joined = join(table, this.readings, this.fixes, columns, side.model);
      keepFigures({
        text: this.text,
        file: this.file,
        version: side.model.version,
        columns,
        fixes: [...this.fixes],
        readings: this.readings,
      });
    }
    this.#render();
  }

  /** Has the reader of lists say what the rows mean: the places are sent, the figures stay here. */
  async #place() {
    const { table, columns, side } = this;
    if (!table) return;
    this.problem = "";
    try {
      this.readings = await lookUpRows(placesOf(table, columns), side.lang);
    } catch (error) {
      this.problem = error instanceof Refusal ? error.message : this.#word("notPlaced");
    }
    this.#rejoin();
    if (this.joined && !this.joined.problems.length) this.#apply();
  }

  /** @param {string} key of `fixKeys` @param {Candidate | null} candidate what it means, null takes that back */
  fix(key, candidate) {
    if (candidate) this.fixes.set(key, candidate);
    else this.fixes.delete(key);
    this.#rejoin();
  }

  /** @param {string} name */
  lookUp = (name) => lookUp(name, this.side.lang);

  #render() {
    const { table, joined } = this;
    this.status.replaceChildren(
      ...(this.problem
        ? [
            el(
              "p",
              { class: "figures-problem", role: "alert" },
              this.problem,
              this.senseOf
                ? null
                : el("button", { type: "button", on: { click: () => this.#readNames() } }, this.#word("retry")),
            ),
          ]
        : []),
      ...(table ? [this.#columnChoice(table)] : []),
      ...(table && !joined && this.#isReady ? [this.#applyButton(false, () => this.#place())] : []),
      ...(joined ? [this.#report(joined)] : []),
    );
  }

  #chooser() {
    const input = el("input", {
      type: "file",
      accept: ".csv,.tsv,.txt",
      "aria-label": this.#word("choose"),
      on: {
        change: async () => {
          const [file] = input.files ?? [];
          if (file) this.#read(textOf(await file.arrayBuffer()), file.name);
        },
      },
    });
    const area = el("textarea", {
      rows: 3,
      "aria-label": this.#word("paste"),
      placeholder: this.#word("paste"),
      spellcheck: "false",
      on: { input: () => area.value.trim() && this.#read(area.value, this.#word("pasted")) },
    });
    return el(
      "div",
      { class: "figures-chooser" },
      el("label", { class: "figures-file" }, input, el("span", {}, this.#word("choose"))),
      el("button", { type: "button", class: "link", on: { click: () => this.#template() } }, this.#word("template")),
      area,
    );
  }

  /** @param {import("./table.js").UserTable} table */
  #columnChoice({ columns }) {
    const choice = (/** @type {"key" | "value"} */ which, /** @type {Word} */ label) =>
      el(
        "label",
        {},
        el("span", {}, this.#word(label)),
        el(
          "select",
          {
            on: {
              change: (/** @type {any} */ { target }) => {
                this.columns = { ...this.columns, [which]: Number(target.value) };
                if (which === "key") {
                  this.problem = "";
                  this.columns.prefecture = this.columns.prefecture === this.columns.key ? -1 : this.columns.prefecture;
                  this.readings = null;
                }
                this.#rejoin();
              },
            },
          },
          ...(this.columns[which] < 0 ? [el("option", { value: "-1", selected: true }, "–")] : []),
          ...columns.map((name, i) => el("option", { value: String(i), selected: i === this.columns[which] }, name)),
        ),
      );
    const forget = () => {
      dropFigures();
      this.table = this.joined = null;
      this.#render();
    };
    return el(
      "section",
      { class: "figures-columns" },
      choice("key", "keyColumn"),
      choice("value", "valueColumn"),
      el("button", { type: "button", class: "link", on: { click: forget } }, this.#word("forget")),
    );
  }

  /** @param {import("./join.js").Joined} joined */
  #report({ joined, values, problems }) {
    const empty = values.filter((value) => value === null).length;
    return el(
      "section",
      { class: "figures-report" },
      el(
        "p",
        { role: "status" },
        el("b", {}, this.#word("joined", { n: joined })),
        " · ",
        this.#word(problems.length === 1 ? "oneNotJoined" : "notJoined", { n: problems.length }),
        " · ",
        this.#word("missing", { n: empty }),
      ),
      problems.length ? this.#problemList(problems) : null,
      this.#fixed(),
      this.#applyButton(empty === values.length, () => this.#apply()),
    );
  }

  /** @param {boolean} disabled @param {() => unknown} act */
  #applyButton(disabled, act) {
    return el("button", { type: "button", class: "figures-apply", disabled, on: { click: act } }, this.#word("apply"));
  }

  /** The rows that the reader has put right, to be taken back. */
  #fixed() {
    /** @type {Reading[]} */
    const readings = this.readings ?? [];
    const keys = fixKeys(readings);
    const rows = readings.flatMap((reading, i) =>
      reading && this.fixes.has(keys[i]) ? [{ row: i + 2, cell: reading.input, key: keys[i], reading }] : [],
    );
    if (!rows.length) return null;
    return el(
      "ul",
      { class: "figures-fixed" },
      ...rows.map(({ row, cell, key, reading }) =>
        el("li", {}, `${row} ${cell} `, ...corrections(this, { row, input: key }, reading.outcome)),
      ),
    );
  }

  /** @param {import("./join.js").Problem[]} problems */
  #problemList(problems) {
    const head = (/** @type {Word} */ key) => el("th", { scope: "col" }, this.#word(key));
    return el(
      "div",
      { class: "figures-rows", tabIndex: 0, role: "region", "aria-label": this.#word("why") },
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, head("row"), head("cell"), head("why"))),
        el(
          "tbody",
          {},
          ...problems.map((problem) =>
            el(
              "tr",
              {},
              el("td", {}, String(problem.row)),
              el("td", {}, problem.cell),
              el("td", {}, this.#reason(problem), ...this.#choices(problem)),
            ),
          ),
        ),
      ),
    );
  }

  /** What the reader may say instead. @param {import("./join.js").Problem} problem */
  #choices({ row, why, reading, fixKey }) {
    if (!reading || (why !== "unknown" && why !== "ambiguous")) return [];
    return corrections(this, { row, input: fixKey }, reading.outcome);
  }

  /** @param {import("./join.js").Problem} problem */
  #reason({ why, cell, reading, fixKey, other = 0 }) {
    const { lang } = this.side;
    const outcome = reading && corrected(reading.outcome, this.fixes.get(fixKey));
    if (outcome && why === "unknown" && say(outcome.note, lang)) return say(outcome.note, lang);
    const c = outcome ? say(outcome.place, lang) : "";
    return this.#word(why, { v: cell, c, row: other, n: outcome?.adcodes.length ?? 0 }).trim();
  }

  #apply() {
    const { side, table, joined, columns, file } = this;
    if (!table || !joined || !side.shading) return;
    const o = joined.values.filter((value) => value === null).length;
    this.column = {
      name: table.columns[columns.value],
      values: joined.values,
      text: (lang) => word(lang, "summary", { f: file, n: joined.joined, m: joined.problems.length, o }),
    };
    side.shading.bring(this.column);
    this.dialog?.close();
  }

  /** A table to be filled in. */
  #template() {
    const { model } = this.side;
    const rows = model.counties.map(({ id, zh, pref }) => [id, zh, model.prefectures[pref].zh, ""].join(","));
    save(`\ufeff${["adcode,county,prefecture,value", ...rows].join("\r\n")}\r\n`, "sichuan-counties.csv", "text/csv");
  }
}
