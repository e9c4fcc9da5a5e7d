/** The dialog in which the reader brings a table of figures, and is told what of it was used. */

import { isServed, read } from "#site";
import { word } from "../../../i18n/user_data.js";
import { save } from "../../../platform/download.js";
import { dropFigures, keepFigures, keptFigures } from "../../../platform/kept_list.js";
import { openDialog } from "../../../ui/dialog.js";
import { el } from "../../../ui/dom.js";
import { lookUpAll } from "../../user_list/reader.js";
import { guess, join, Lexicon } from "./join.js";
import { MOST_ROWS, textOf, userTable } from "./table.js";

/**
 * @typedef {import("../../../app/map_side.js").MapSide} MapSide
 * @typedef {import("../../../i18n/user_data.js").Word} Word
 * @typedef {import("../../user_list/list.js").Outcome} Outcome
 */

export class UserFigures {
  /** @param {MapSide} side */
  constructor(side) {
    this.side = side;
    /** @type {Lexicon | null} */
    this.lexicon = null;
    /** @type {import("./table.js").UserTable | null} */
    this.table = null;
    this.file = "";
    this.columns = { key: -1, prefecture: -1, value: -1 };
    /** What the table was read from. */
    this.text = "";
    /** @type {Map<number, number>} the counties that the reader said of rows */
    this.settled = new Map();
    /** What the reader of lists says of rows that are not understood here, by cell. @type {Map<string, Outcome>} */
    this.asked = new Map();
    /** @type {import("./join.js").Joined | null} */
    this.joined = null;
    /** What stands in the way. */
    this.problem = "";
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
        el("p", { class: "muted" }, this.#word("privacy")),
        this.#chooser(),
      ),
      this.status,
    );
    this.dialog = openDialog(this.side.lang, this.#word("title"), this.body);
    this.#render();
    if (!this.lexicon) await this.#readNames();
    if (!this.table) await this.#restore();
  }

  /** The table of an earlier visit, with what was said of its rows. */
  async #restore() {
    const kept = await keptFigures();
    if (!kept || this.text) return; // what is being brought goes before
    this.#read(kept.text, kept.file);
    this.columns = kept.columns;
    this.settled = new Map(kept.settled);
    this.#rejoin();
  }

  async #readNames() {
    this.problem = "";
    try {
      this.lexicon = new Lexicon(await read("search.json"), this.side.model);
    } catch {
      this.problem = this.#word("failed");
    }
    this.#render();
  }

  /** @param {string} text @param {string} file its name */
  #read(text, file) {
    const table = userTable(text, (n) => this.#word("unnamed", { n }));
    const [broken] = table.errors;
    this.text = text;
    this.settled.clear();
    this.table = null;
    this.joined = null;
    this.file = file;
    if (broken) this.problem = this.#word("broken", broken);
    else if (table.columns.length < 2 || !table.rows.length) this.problem = this.#word("noTable");
    else if (table.rows.length > MOST_ROWS)
      this.problem = this.#word("tooLong", { n: table.rows.length, most: MOST_ROWS });
    else {
      this.problem = "";
      this.table = table;
      if (this.lexicon) this.columns = guess(table, this.lexicon);
      if (this.columns.key < 0) this.problem = this.#word("noColumn");
    }
    this.#rejoin();
  }

  #rejoin() {
    const { table, lexicon, columns } = this;
    this.joined =
      table && lexicon && columns.key >= 0 && columns.value >= 0 ? join(table, lexicon, columns, this.settled) : null;
    if (this.joined) keepFigures({ text: this.text, file: this.file, columns, settled: [...this.settled] });
    this.#render();
  }

  #render() {
    const { table, joined } = this;
    for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (
      this.body.querySelectorAll(".figures-chooser input, .figures-chooser textarea")
    ))
      control.disabled = !this.lexicon;
    this.status.replaceChildren(
      ...(this.problem
        ? [
            el(
              "p",
              { class: "figures-problem", role: "alert" },
              this.problem,
              this.lexicon
                ? null
                : el("button", { type: "button", on: { click: () => this.#readNames() } }, this.#word("retry")),
            ),
          ]
        : []),
      ...(table ? [this.#columnChoice(table)] : []),
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
                if (which === "key") this.problem = "";
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
      isServed() && problems.some((problem) => this.#isUnread(problem)) ? this.#asking(problems) : null,
      el(
        "button",
        {
          type: "button",
          class: "figures-apply",
          disabled: empty === values.length,
          on: { click: () => this.#apply() },
        },
        this.#word("apply"),
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
              el("td", {}, this.#reason(problem), " ", ...this.#choices(problem)),
            ),
          ),
        ),
      ),
    );
  }

  /** @param {import("./join.js").Problem} problem */
  #isUnread({ why, cell }) {
    return why === "unknown" && !this.asked.has(cell);
  }

  /** Asks the reader of lists about the cells that are not understood here: no others are sent. @param {import("./join.js").Problem[]} problems */
  #asking(problems) {
    const cells = [...new Set(problems.filter((problem) => this.#isUnread(problem)).map(({ cell }) => cell))];
    const ask = async () => {
      const outcomes = await lookUpAll(cells, this.side.lang);
      cells.forEach((cell, i) => outcomes[i] && this.asked.set(cell, outcomes[i]));
      for (const { row, cell, why } of problems) {
        const found = this.asked.get(cell);
        const [county] = why === "unknown" && found?.status === "matched" ? this.#indexes(found.adcodes) : [];
        if (county !== undefined && found?.adcodes.length === 1) this.settled.set(row, county);
      }
      this.#rejoin();
    };
    return el("button", { type: "button", class: "link", on: { click: ask } }, this.#word("ask", { n: cells.length }));
  }

  /** @param {string[]} adcodes */
  #indexes(adcodes) {
    return adcodes.map((adcode) => this.side.model.counties.findIndex(({ id }) => id === adcode)).filter((i) => i >= 0);
  }

  /** The counties that a row may mean, to be chosen. @param {import("./join.js").Problem} problem */
  #choices({ row, cell, why, counties }) {
    const candidates = this.asked.get(cell)?.candidates.filter(({ adcodes }) => adcodes.length === 1) ?? [];
    const meant = why === "ambiguous" ? counties : candidates.flatMap(({ adcodes }) => this.#indexes(adcodes));
    const settle = (/** @type {number} */ county) => {
      this.settled.set(row, county);
      this.#rejoin();
    };
    return [...new Set(meant)].flatMap((county) => [
      el("button", { type: "button", class: "link", on: { click: () => settle(county) } }, this.#named(county)),
      " ",
    ]);
  }

  /** @param {number} county */
  #named(county) {
    const { model, lang } = this.side;
    const prefecture = model.prefectures[model.counties[county].pref];
    return lang === "zh" ? prefecture.zh + model.counties[county].zh : `${model.counties[county].en}, ${prefecture.en}`;
  }

  /** @param {import("./join.js").Problem} problem */
  #reason({ why, cell, counties, other = 0 }) {
    const { lang } = this.side;
    // Those that may be chosen stand behind it, as buttons.
    const named = why === "ambiguous" ? [] : counties.map((county) => this.#named(county));
    return this.#word(why, { v: cell, c: named.join(lang === "zh" ? "、" : "; "), row: other }).trim();
  }

  #apply() {
    const { side, table, joined, columns, file } = this;
    if (!table || !joined || !side.shading) return;
    const o = joined.values.filter((value) => value === null).length;
    side.shading.bring({
      name: table.columns[columns.value],
      values: joined.values,
      text: (lang) => word(lang, "summary", { f: file, n: joined.joined, m: joined.problems.length, o }),
    });
    this.dialog?.close();
  }

  /** A table to be filled in. */
  #template() {
    const { model } = this.side;
    const rows = model.counties.map(({ id, zh, pref }) => [id, zh, model.prefectures[pref].zh, ""].join(","));
    save(`\ufeff${["adcode,county,prefecture,value", ...rows].join("\r\n")}\r\n`, "sichuan-counties.csv", "text/csv");
  }
}
