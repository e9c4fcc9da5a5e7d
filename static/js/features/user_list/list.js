/**
 * A list that the reader brings: looked at, sent, placed, put right, drawn as a layer of its own.
 * @typedef {{id: string, name: import("../../data/model.js").Text, similarity: number | null, adcodes: string[],
 *   coverage: string}} Candidate
 * @typedef {{status: Status, adcodes: string[], place: import("../../data/model.js").Text, coverage: "whole" |
 *   "part" | "point" | null,
 *   rule: string, candidates: Candidate[], note: import("../../data/model.js").Text}} Outcome
 * @typedef {"matched" | "fuzzy" | "ambiguous" | "unresolved" | "empty"} Status
 * @typedef {{row: number, input: string, outcome: number, cells: string[], sheet?: string}} Row
 * @typedef {{name: string, hidden: boolean, read: boolean}} Sheet
 * @typedef {{name: string, said: import("../../data/model.js").Text[], kind: "place" | "text" | "point", columns:
 *   string[], chosen: number[], sheets: Sheet[],
 * counts: Record<Status, number>, outcomes: Outcome[], rows: Row[], points: ([number, number] | null)[] | null}} Answer
 * @typedef {{hidden: Status[], column: number, text: string, shade: number | null}} Filter
 *   the outcomes that are left out, and what must stand in a column (-1: in any); `shade` is the column that
 *     counties are
 *   shaded by, -1 for the number of rows
 */

import { isServed } from "#site";
import { shadeBy } from "../../app/layer_actions.js";
import { known, parse } from "../../app/permalink.js";
import { shadeOf } from "../../app/state.js";
import { say } from "../../data/model.js";
import { word } from "../../i18n/user_list.js";
import { save } from "../../platform/download.js";
import { dropList, keepAnswer, keepList, keptAnswer, keptList } from "../../platform/kept_list.js";
import { hold } from "../../platform/storage.js";
import { corrected } from "./corrections.js";
import { shadeByList } from "./counts.js";
import { fileOf, unpack } from "./handing.js";
import { ListPanel } from "./panel.js";
import { firstRows, firstRowsSent } from "./preview.js";
import { answerOf, BY_ITSELF, line, lookUp, Refusal, send } from "./reader.js";
import { holder, tallyOf } from "./tally.js";
import { UserLayer } from "./user_layer.js";

const THEME_COLUMN = /^(theme|themes|主题|政策主题)$/i;
/** @returns {Filter} */
const noFilter = () => ({ hidden: [], column: -1, text: "", shade: null });

/** One method for each thing that a reader does with a list; what they share is its state. */
export class List {
  /** @param {import("../../app/app.js").App} app */
  constructor(app) {
    this.app = app;
    /** @type {File | null} */
    this.file = null;
    /** Its first rows, until it is placed. @type {import("./preview.js").Preview | null} */
    this.preview = null;
    /** @type {Answer | null} */
    this.answer = null;
    /** What stands in the way, as a text of the server or as a key of the words. */
    this.problem = "";
    /** How far the placing has come; null while nothing is placed. @type {{rows: number, part: number} | null} */
    this.progress = null;
    this.options = BY_ITSELF;
    /** @type {Map<string, Candidate>} what the reader chose, by what is written: the same for all equal cells */
    this.fixes = new Map();
    this.filter = noFilter();
    /** The list of an earlier visit. @type {import("../../platform/kept_list.js").Kept | null} */
    this.kept = null;
    /** The themes that the layer was made under, where the list has a column of them. */
    this.themes = "";
    /** Counts what has changed of answer, corrections and filter: what is made of them is made once. */
    this.changes = 0;
    /** @type {{key: string, rows: Row[], tally: Map<Outcome, number> | null}} */
    this.passing = { key: "", rows: [], tally: null };
    this.leave = app.store.onMap(() => this.#follow());
    this.placing = new AbortController();
    this.layer = new UserLayer(app.left);
    this.panel = new ListPanel(this);
    if (!isServed()) this.problem = "noServer";
    hold("list", () => this.answer !== null);
    this.offer();
  }

  /** Offers the list of an earlier visit. */
  async offer() {
    this.kept = await keptList();
    if (this.kept && !this.answer && !this.file) this.panel.render();
  }

  /** Opens the list of an earlier visit with its corrections. */
  async reopen() {
    const kept = this.kept ?? (await keptList());
    if (kept) await this.restore({ ...kept, answer: await keptAnswer() });
  }

  /** Removes the list of an earlier visit from this browser. */
  async forget() {
    await dropList();
    this.kept = null; // only now: an offer that was on its way has come
    this.panel.render();
  }

  keep() {
    const { file, options, fixes, filter, app } = this;
    if (file && this.answer) keepList({ file, options, fixes: [...fixes], filter, version: app.model.version });
  }

  /**
   * A file that was chosen or dropped: a list that was handed on opens, another one is looked at first.
   * @param {File} file
   */
  async choose(file) {
    const whole = await unpack(file).catch(() => null);
    if (whole) {
      const { state } = known(parse(whole.view), this.app.model);
      const { lang, scheme, reader } = this.app.state;
      this.app.change({ ...state, lang, scheme, reader, embed: false, clause: null });
      return this.restore({ ...whole, file: fileOf(whole) });
    }
    if (!isServed()) return;
    this.clear();
    this.file = file;
    const preview = await firstRows(file, this.app.model);
    if (this.file !== file || this.progress || this.answer) return; // another one was chosen since, or this one placed
    this.preview = preview;
    this.panel.render();
    this.panel.focusMain();
  }

  /** Has the server read the first rows of what cannot be read here. @param {string} [sheet] */
  async lookInto(sheet = "") {
    const { file, app } = this;
    if (!file) return;
    this.options = { sheet, place: "" };
    try {
      this.preview = await firstRowsSent(file, this.options, app.lang);
    } catch (error) {
      this.#fail(error);
    }
    this.panel.render();
    this.panel.focusMain();
  }

  /**
   * Opens a list with its corrections as it was; placed anew where the data have changed since.
   * @param {{file: File, options: import("./reader.js").Options, fixes: [string, Candidate][], filter: Filter,
   *   version: string, answer: Answer | null}} whole
   */
  async restore({ file, options, fixes, filter, version, answer }) {
    if (answer && (version === this.app.model.version || !isServed())) {
      this.clear();
      Object.assign(this, { file, options, answer });
      keepAnswer(answer);
    } else await this.place(file, options);
    if (!this.answer) return;
    this.fixes = new Map(fixes);
    this.filter = { ...noFilter(), ...filter };
    this.#shown();
    if (this.filter.shade !== null) shadeByList(this, this.filter.shade);
  }

  /** @param {string} input what is written @param {Candidate | null} candidate what it means, null takes that back */
  fix(input, candidate) {
    if (candidate) this.fixes.set(input, candidate);
    else this.fixes.delete(input);
    this.panel.decide(input);
    const { app } = this;
    if (candidate)
      app.announce(word(app.lang, candidate.id ? "corrected" : "isNoPlace", { name: say(candidate.name, app.lang) }));
    this.#refresh();
  }

  /** What a row came to, by the reader's word where there is one. @param {Row} row @returns {Outcome} */
  outcomeOf({ input, outcome }) {
    return corrected(/** @type {Answer} */ (this.answer).outcomes[outcome], this.fixes.get(input));
  }

  /** @param {string} name */
  lookUp = (name) => lookUp(name, this.app.lang);

  /** @param {Partial<Filter>} change */
  setFilter(change) {
    this.filter = { ...this.filter, ...change };
    this.#refresh();
  }

  /** Draws what has changed of the list, and keeps it. */
  #refresh() {
    this.changes++;
    if (!this.answer) return;
    this.keep();
    this.layer.show(this.answer.name, this);
    this.#shadeAnew();
  }

  #shadeAnew() {
    const { shade } = this.filter;
    if (shade !== null && shadeOf(this.app.left.state) === "own") shadeByList(this, shade);
  }

  /** Follows the page's filter with the map; the panels are on their way. */
  #follow() {
    const themes = this.#themes();
    if (!this.answer || themes === this.themes) return;
    this.themes = themes; // before the layer changes: that draws the map, and comes here again
    this.layer.show(this.answer.name, this);
    this.#shadeAnew();
  }

  /** What of the page's filter the list's column of themes is filtered by. */
  #themes() {
    return this.themeColumn < 0 ? "" : [...this.app.left.themes].join();
  }

  /** Reads the same file in another way. @param {Partial<import("./reader.js").Options>} options */
  ask(options) {
    if (this.file) this.place(this.file, { ...this.options, ...options });
  }

  /** Nothing is open any more. */
  clear() {
    this.changes++;
    this.placing.abort();
    if (this.filter.shade !== null) shadeBy(this.app.left, "layers");
    Object.assign(this, { file: null, preview: null, answer: null, problem: "", progress: null, options: BY_ITSELF });
    this.fixes.clear();
    this.filter = noFilter();
    this.layer.clear();
  }

  /** Leaves the list for another one. */
  another() {
    this.clear();
    if (!isServed()) this.problem = "noServer";
    this.panel.render();
    this.offer();
  }

  /** @param {File} file @param {import("./reader.js").Options} [options] */
  async place(file, options = BY_ITSELF) {
    const { preview } = this;
    this.clear();
    Object.assign(this, { file, options, progress: { rows: 0, part: 0 } });
    const { signal } = (this.placing = new AbortController());
    this.panel.render();
    const onPart = (/** @type {number} */ rows, /** @type {number} */ part) => {
      this.progress = { rows, part };
      this.panel.showProgress();
    };
    try {
      this.answer = await answerOf(file, options, this.app.lang, onPart, signal);
      keepAnswer(this.answer);
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error);
      if (error instanceof Refusal) this.preview = preview; // another column may be chosen
    }
    this.progress = null;
    this.#shown();
  }

  /** @param {unknown} error */
  #fail(error) {
    this.problem = error instanceof Refusal ? error.message : "failed";
    this.preview = null;
  }

  #shown() {
    this.changes++;
    this.themes = this.#themes();
    if (this.answer) this.layer.show(this.answer.name, this);
    this.keep();
    this.panel.render();
    this.panel.focus();
    if (this.answer) this.app.announce(this.panel.summary);
  }

  /** The column that names themes, -1 where there is none. */
  get themeColumn() {
    return this.answer?.columns.findIndex((name) => THEME_COLUMN.test(name.trim())) ?? -1;
  }

  /**
   * The rows that pass every filter: themes, where the list has a column of them, outcomes, what must stand in a
   *   column.
   */
  rows() {
    const key = `${this.changes}|${this.#themes()}`;
    if (key !== this.passing.key) this.passing = { key, rows: this.#rows(), tally: null };
    return this.passing.rows;
  }

  /** What these rows came to, counted. */
  tally() {
    const rows = this.rows();
    this.passing.tally ??= tallyOf(rows, this.answer?.outcomes ?? [], this.fixes);
    return this.passing.tally;
  }

  #rows() {
    const { answer, themeColumn, filter } = this;
    const { left, model } = this.app;
    if (!answer) return [];
    const chosen =
      themeColumn >= 0 && left.themes.size
        ? new Set(
            model.themes
              .filter(({ id }) => left.themes.has(id))
              .flatMap(({ id, title }) => [id, title.zh, title.en.toLowerCase()]),
          )
        : null;
    const text = filter.text.trim();
    const holds = holder(text);
    if (!chosen && !text && !filter.hidden.length) return answer.rows;
    /** Of the words in the column of themes, which are chosen: they are few. @type {Map<string, boolean>} */
    const words = new Map();
    const isChosen = (/** @type {string} */ cell) => {
      if (!words.has(cell)) words.set(cell, Boolean(chosen?.has(cell.trim().toLowerCase())));
      return words.get(cell);
    };
    return answer.rows.filter((row) => {
      const { cells } = row;
      return (
        (!chosen || isChosen(cells[themeColumn])) &&
        (!text || (filter.column < 0 ? cells.some(holds) : holds(cells[filter.column] ?? ""))) &&
        (!filter.hidden.length || !filter.hidden.includes(this.outcomeOf(row).status))
      );
    });
  }

  /** Follows the page: its language, and its filter. */
  render() {
    if (this.panel.key !== this.panel.drawn) this.panel.renderKept();
  }

  /** The list with the reader's corrections in the place column. */
  corrected() {
    const answer = /** @type {Answer} */ (this.answer);
    const { chosen } = answer;
    const column = chosen.at(-1);
    /** What stands in the columns of wider places, down to where another stands. @type {Map<number, string>} */
    const above = new Map();
    const rows = answer.rows.map(({ input, cells }) => {
      for (const i of chosen) if (cells[i].trim()) above.set(i, cells[i]);
      const fix = this.fixes.get(input);
      // The name is whole: what stands in the columns of wider places is within it.
      if (fix) return cells.map((cell, i) => (i === column ? fix.name.zh : chosen.includes(i) ? "" : cell));
      // A wider place that was carried down is written out: the row above may be corrected.
      const isCarried = chosen.some((i) => i !== column && !cells[i].trim() && input.includes(above.get(i) ?? "\0"));
      return isCarried
        ? cells.map((cell, i) => (chosen.includes(i) && !cell.trim() ? (above.get(i) ?? "") : cell))
        : cells;
    });
    const name = (this.file?.name ?? "list").replace(/\.[^.]*$/, "");
    // With a BOM, so that a spreadsheet reads it as UTF-8.
    return new File(["\ufeff", [answer.columns, ...rows].map(line).join("\r\n"), "\r\n"], `${name}.csv`, {
      type: "text/csv",
    });
  }

  /** Saves the list with its counties, corrected. @param {import("./reader.js").Format} format */
  async download(format) {
    const { answer, app } = this;
    if (!this.file || !answer) return;
    const { chosen, columns } = answer;
    const [file, options] = this.fixes.size
      ? [this.corrected(), { ...this.options, sheet: "", place: chosen.map((i) => columns[i]).join(",") }]
      : [this.file, this.options];
    const response = await send(format, file, options, app.lang);
    const name = this.file.name.replace(/\.[^.]*$/, "");
    save(await response.blob(), format === "csv" ? `${name}-report.csv` : `${name}.${format}`);
  }

  close() {
    this.leave();
    this.clear();
    this.panel.close();
  }
}
