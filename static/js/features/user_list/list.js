/**
 * A list that the reader brings: sent, placed, put right, drawn as a layer of its own.
 * @typedef {{id: string, name: import("../../data/model.js").Text, similarity: number | null, adcodes: string[], coverage: string}} Candidate
 * @typedef {{status: Status, adcodes: string[], place: import("../../data/model.js").Text, coverage: "whole" | "part" | "point" | null,
 *   rule: string, candidates: Candidate[], note: import("../../data/model.js").Text}} Outcome
 * @typedef {"matched" | "fuzzy" | "ambiguous" | "unresolved" | "empty"} Status
 * @typedef {{row: number, input: string, outcome: number, cells: string[], sheet?: string}} Row
 * @typedef {{name: string, hidden: boolean, read: boolean}} Sheet
 * @typedef {{name: string, said: import("../../data/model.js").Text[], kind: "place" | "text" | "point", columns: string[], chosen: number[], sheets: Sheet[],
 * counts: Record<Status, number>, outcomes: Outcome[], rows: Row[], points: ([number, number] | null)[] | null}} Answer
 */

import { address, isServed } from "#site";
import { save } from "../../platform/download.js";
import { dropList, keepList, keptList } from "../../platform/kept_list.js";
import { UserLayer } from "./user_layer.js";
import { ListPanel } from "./panel.js";

const THEME_COLUMN = /^(theme|themes|主题|政策主题)$/i;

export class List {
  /** @param {import("../../app/app.js").App} app */
  constructor(app) {
    this.app = app;
    /** @type {File | null} */
    this.file = null;
    /** @type {Answer | null} */
    this.answer = null;
    /** What stands in the way, as a text of the server or as a key of the words. */
    this.problem = "";
    this.isWorking = false;
    /** The theme filter that the layer was made under. */
    this.filter = "";
    /** What the reader asks for: a sheet, and a place column; "" leaves it to the server. */
    this.options = { sheet: "", place: "" };
    /** @type {Map<string, Candidate>} what the reader chose, by what is written: the same for all equal cells */
    this.fixes = new Map();
    /** The list of an earlier visit. @type {import("../../platform/kept_list.js").Kept | null} */
    this.kept = null;
    this.layer = new UserLayer(app.left);
    this.panel = new ListPanel(this);
    if (!isServed()) this.problem = "noServer";
    else this.offer();
  }

  /** Offers the list of an earlier visit. */
  async offer() {
    this.kept = await keptList();
    if (this.kept && !this.answer && !this.isWorking) this.panel.render();
  }

  /** Opens the list of an earlier visit with its corrections. */
  async reopen() {
    const { kept } = this;
    if (!kept) return;
    await this.place(kept.file, kept.options);
    this.fixes = new Map(kept.fixes);
    this.keep();
    this.panel.renderKept();
  }

  /** Removes the list of an earlier visit from this browser. */
  async forget() {
    this.kept = null;
    await dropList();
    this.panel.render();
  }

  keep() {
    const { file, options, fixes } = this;
    if (file && this.answer) keepList({ file, options, fixes: [...fixes] });
  }

  /** @param {string} input what is written @param {Candidate | null} candidate what it means, null takes that back */
  fix(input, candidate) {
    if (candidate) this.fixes.set(input, candidate);
    else this.fixes.delete(input);
    this.keep();
  }

  /** What a name means, by the reader of lists itself. @param {string} name @returns {Promise<Outcome | null>} */
  async lookUp(name) {
    const file = new File(["地点\n", line([name]), "\n"], "name.csv", { type: "text/csv" });
    const response = await this.send("json", file, { sheet: "", place: "地点" });
    /** @type {Answer | null} */
    const answer = response.ok ? await response.json() : null;
    return answer ? answer.outcomes[answer.rows[0].outcome] : null;
  }

  /** Reads the same file in another way. @param {Partial<{sheet: string, place: string}>} options */
  ask(options) {
    this.place(this.file, { ...this.options, ...options });
  }

  /** @param {File | null} file @param {{sheet: string, place: string}} [options] */
  async place(file, options = { sheet: "", place: "" }) {
    this.file = file;
    this.options = options;
    this.problem = "";
    this.fixes.clear();
    if (!file) {
      this.answer = null;
      this.layer.clear();
      this.panel.render();
      return this.offer();
    }
    this.isWorking = true;
    this.panel.render();
    try {
      const response = await this.send("json", file);
      const body = await response.json();
      if (response.ok) this.answer = body;
      else this.problem = (body.problems ?? [body.detail]).join("\n");
    } catch {
      this.problem = "failed";
    }
    this.isWorking = false;
    if (this.problem) this.answer = null;
    this.filter = [...this.app.left.themes].join();
    if (this.answer) this.layer.show(this.answer.name, this.answer, this.rows());
    else this.layer.clear();
    this.keep();
    this.panel.render();
    this.panel.focus();
  }

  /**
   * The rows that pass the theme filter; it knows of a row's theme where the list has a column for it.
   * @returns {Row[]}
   */
  rows() {
    const {
      answer,
      app: { left, model },
    } = this;
    if (!answer) return [];
    const column = answer.columns.findIndex((name) => THEME_COLUMN.test(name.trim()));
    if (column < 0 || !left.themes.size) return answer.rows;
    const chosen = model.themes
      .filter(({ id }) => left.themes.has(id))
      .flatMap(({ id, title }) => [id, title.zh, title.en.toLowerCase()]);
    return answer.rows.filter(({ cells }) => chosen.includes(cells[column].trim().toLowerCase()));
  }

  /** Follows the page: its language, and its filter. */
  render() {
    const filter = [...this.app.left.themes].join();
    const isNew = filter !== this.filter;
    this.filter = filter; // before the layer changes: that draws the page, and comes here again
    if (this.answer && isNew) this.layer.show(this.answer.name, this.answer, this.rows());
    else this.panel.renderKept();
  }

  /**
   * @param {"json" | "csv" | "geojson" | "gpkg" | "parquet"} format
   * @param {File} file
   * @param {{sheet: string, place: string}} [options]
   */
  send(format, file, { sheet, place } = this.options) {
    const query = {
      name: encodeURIComponent(file.name),
      lang: this.app.lang,
      format,
      ...(sheet ? { sheet: encodeURIComponent(sheet) } : {}),
      ...(place ? { place_column: encodeURIComponent(place) } : {}),
    };
    return fetch(/** @type {string} */ (address("geocode", query)), { method: "POST", body: file });
  }

  /** The list with the reader's corrections in the place column. */
  corrected() {
    const answer = /** @type {Answer} */ (this.answer);
    const column = answer.chosen.at(-1);
    const rows = answer.rows.map(({ input, cells }) => {
      const fix = this.fixes.get(input);
      // The name is whole: what stands in the columns of wider places is within it.
      return fix ? cells.map((cell, i) => (i === column ? fix.name.zh : answer.chosen.includes(i) ? "" : cell)) : cells;
    });
    const name = (this.file?.name ?? "list").replace(/\.[^.]*$/, "");
    // With a BOM, so that a spreadsheet reads it as UTF-8.
    return new File(["\ufeff", [answer.columns, ...rows].map(line).join("\r\n"), "\r\n"], `${name}.csv`, {
      type: "text/csv",
    });
  }

  /** Places the corrected list: the server says what each row means, not the page. */
  apply() {
    const { chosen, columns } = /** @type {Answer} */ (this.answer);
    this.place(this.corrected(), { sheet: "", place: chosen.map((i) => columns[i]).join(",") });
  }

  /** @param {"csv" | "geojson" | "gpkg" | "parquet"} format */
  async download(format) {
    if (!this.file) return;
    const response = await this.send(format, this.file);
    const name = this.file.name.replace(/\.[^.]*$/, "");
    if (response.ok) save(await response.blob(), format === "csv" ? `${name}-report.csv` : `${name}.${format}`);
  }

  close() {
    this.layer.clear();
    this.answer = this.file = null;
    this.panel.close();
  }
}

/** @param {string[]} cells */
const line = (cells) =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
