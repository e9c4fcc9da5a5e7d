/** Puts the rows of a table onto counties, by code or by name, and says which it could not. */

import { spell } from "../../search/normalize.js";
import { figureOf } from "./table.js";

/**
 * @typedef {import("../../search/index.js").SearchModel} SearchModel
 * @typedef {import("../../../data/model.js").MapModel} MapModel
 * @typedef {import("./table.js").UserTable} UserTable
 * @typedef {{row: number, cell: string, why: "unknown" | "prefecture" | "ambiguous" | "again" | "notNumber", counties: number[], other?: number}} Problem
 *   `row` as a spreadsheet counts, the heading is 1; `counties` those that may be meant; `other` the row that was first
 * @typedef {{values: (number | null)[], joined: number, problems: Problem[]}} Joined `values` by county
 * @typedef {{counties: Set<number>, prefectures: Set<number>}} Sense
 */

// Names in use come before former ones and sounds; first letters stand for too much.
const MATCH_KINDS = ["neac", "Ffp"];

/** What every spelling means. */
export class Lexicon {
  /** @param {SearchModel} search @param {MapModel} model */
  constructor(search, model) {
    this.model = model;
    const [from, to] = search.traditional.map((text) => [...text]);
    this.traditional = new Map(from.map((character, i) => [character, to[i]]));
    /** @type {Map<string, Sense>[]} one for each of MATCH_KINDS */
    this.senses = MATCH_KINDS.map(() => new Map());
    const lines = search.lines.split("\n");
    let line = 0;
    search.of.forEach((n, entry) => {
      const end = line + n;
      for (; line < end; line++)
        this.add(
          lines[line],
          entry,
          MATCH_KINDS.findIndex((kinds) => kinds.includes(search.matchKinds[line])),
        );
    });
  }

  /**
   * Counties stand first in the index, then prefectures.
   * @param {string} spelling
   * @param {number} entry
   * @param {number} rank
   */
  add(spelling, entry, rank) {
    const { counties, prefectures } = this.model;
    if (rank < 0 || entry >= counties.length + prefectures.length) return;
    const known = this.senses[rank].get(spelling) ?? { counties: new Set(), prefectures: new Set() };
    if (entry < counties.length) known.counties.add(entry);
    else known.prefectures.add(entry - counties.length);
    this.senses[rank].set(spelling, known);
  }

  /** @param {string} cell @returns {Sense} */
  read(cell) {
    const { joined } = spell(cell, this.traditional);
    // A code of twelve figures, or one that was a number, is that of a county with zeros behind it.
    const code = /^(51\d{4})(0{6}|0)?$/.exec(joined)?.[1] ?? /^(51\d{2})0{2}$/.exec(joined)?.[1];
    for (const spelling of [code ?? joined, joined.replace(/^四川省?|^sichuan(province)?/, "")]) {
      for (const senses of this.senses) {
        const sense = senses.get(spelling);
        if (sense) return sense;
      }
    }
    return { counties: new Set(), prefectures: new Set() };
  }
}

/**
 * The columns that most likely hold the counties, their prefectures, and figures.
 * @param {UserTable} table
 * @param {Lexicon} lexicon
 * @returns {{key: number, prefecture: number, value: number}} -1 where there is none
 */
export function guess({ columns, rows }, lexicon) {
  const sample = rows.slice(0, 200);
  const share = (/** @type {number} */ column, /** @type {(cell: string) => boolean} */ is) => {
    const cells = sample.map((row) => row[column]?.trim()).filter((cell) => cell);
    return cells.length ? cells.filter((cell) => is(/** @type {string} */ (cell))).length / cells.length : 0;
  };
  const best = (/** @type {number[]} */ shares) =>
    Math.max(...shares) > 0.3 ? shares.indexOf(Math.max(...shares)) : -1;
  const all = columns.map((_, i) => i);
  const key = best(all.map((i) => share(i, (cell) => lexicon.read(cell).counties.size > 0)));
  const prefecture = best(
    all.map((i) => (i === key ? 0 : share(i, (cell) => lexicon.read(cell).prefectures.size > 0))),
  );
  const isCode = (/** @type {number} */ i) => share(i, (cell) => /^\d{6}(\d{6})?$/.test(cell)) > 0.9;
  const value = best(
    all.map((i) =>
      i === key || i === prefecture || isCode(i) ? 0 : share(i, (cell) => Number.isFinite(figureOf(cell))),
    ),
  );
  return { key, prefecture, value };
}

/**
 * @param {UserTable} table
 * @param {Lexicon} lexicon
 * @param {{key: number, prefecture: number, value: number}} columns
 * @param {Map<number, number>} [settled] the counties that the reader said of rows
 * @returns {Joined}
 */
export function join({ rows }, lexicon, { key, prefecture, value }, settled = new Map()) {
  const { model } = lexicon;
  const values = /** @type {(number | null)[]} */ (new Array(model.counties.length).fill(null));
  /** @type {Map<number, number>} the row of each county */
  const rowOf = new Map();
  /** @type {Problem[]} */
  const problems = [];
  rows.forEach((cells, i) => {
    const row = i + 2;
    const cell = (cells[key] ?? "").trim();
    if (!cell) return;
    const fail = (
      /** @type {Problem["why"]} */ why,
      /** @type {number[]} */ counties = [],
      /** @type {number | undefined} */ other = undefined,
      text = cell,
    ) => problems.push({ row, cell: text, why, counties, other });
    const sense = lexicon.read(cell);
    let counties = [...sense.counties];
    if (counties.length > 1 && prefecture >= 0) {
      const { prefectures } = lexicon.read(cells[prefecture] ?? "");
      counties = counties.filter((county) => prefectures.has(model.counties[county].pref));
      if (!counties.length) counties = [...sense.counties];
    }
    const said = settled.get(row);
    if (said !== undefined) counties = [said];
    if (!counties.length) return fail(sense.prefectures.size ? "prefecture" : "unknown");
    if (counties.length > 1) return fail("ambiguous", counties);
    const [county] = counties;
    const first = rowOf.get(county);
    if (first) return fail("again", [county], first);
    const figure = figureOf(cells[value]);
    if (Number.isNaN(figure)) return fail("notNumber", [], undefined, cells[value]);
    rowOf.set(county, row);
    values[county] = figure;
  });
  return { values, joined: rowOf.size, problems };
}
