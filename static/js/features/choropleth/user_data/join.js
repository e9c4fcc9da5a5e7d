/** Puts the rows of a table onto counties, by what each was read as, and says which it could not. */

import { normalize } from "../../search/normalize.js";
import { corrected } from "../../user_list/corrections.js";
import { nameOf } from "../../user_list/look/columns.js";
import { figureOf } from "./table.js";

/**
 * @typedef {import("../../search/index.js").SearchModel} SearchModel
 * @typedef {import("../../../data/model.js").MapModel} MapModel
 * @typedef {import("./table.js").UserTable} UserTable
 * @typedef {import("../../user_list/list.js").Outcome} Outcome
 * @typedef {import("../../user_list/list.js").Candidate} Candidate
 * @typedef {import("../../user_list/look/names.js").Sense} Sense
 * @typedef {{input: string, outcome: Outcome} | undefined} Reading what is written of the place in a row, and what
 *   it came to
 * @typedef {{row: number, cell: string, why: "unknown" | "prefecture" | "several" | "ambiguous" | "again" |
 *   "notNumber", reading: Reading, fixKey: string, other?: number}} Problem
 *   `row` as a spreadsheet counts, the heading is 1; `fixKey` by what it is put right; `other` the row that has the
 *   county already
 * @typedef {{values: (number | null)[], joined: number, problems: Problem[]}} Joined `values` by county
 * @typedef {{counties: Set<number>, prefectures: Set<number>}} Spelt
 */

// Names in use come before former ones and sounds; first letters stand for too much.
const MATCH_KINDS = ["neac", "Ffp"];

/** Stands before the row in what one row alone is put right by. */
export const IN_ROW = "\n";

/** What every spelling means. */
export class Lexicon {
  /** @param {SearchModel} search @param {MapModel} model */
  constructor(search, model) {
    this.model = model;
    const [from, to] = search.traditional.map((text) => [...text]);
    this.traditional = new Map(from.map((character, i) => [character, to[i]]));
    /** @type {Map<string, Spelt>[]} one for each of MATCH_KINDS */
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

  /** @param {string} cell @returns {Spelt} */
  read(cell) {
    const { joined } = normalize(cell, this.traditional);
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
 * @param {(cell: string) => Sense | null} senseOf
 * @returns {{key: number, prefecture: number, value: number}} -1 where there is none
 */
export function guess({ columns, rows }, senseOf) {
  const sample = rows.slice(0, 200);
  const share = (/** @type {number} */ column, /** @type {(cell: string) => unknown} */ is) => {
    const cells = sample.map((row) => row[column]?.trim()).filter((cell) => cell);
    return cells.length ? cells.filter((cell) => is(/** @type {string} */ (cell))).length / cells.length : 0;
  };
  const best = (/** @type {number[]} */ shares) =>
    Math.max(...shares) > 0.3 ? shares.indexOf(Math.max(...shares)) : -1;
  const all = columns.map((_, i) => i);
  const key = best(all.map((i) => share(i, (cell) => senseOf(cell)?.counties.length)));
  const prefecture = best(all.map((i) => (i === key ? 0 : share(i, (cell) => senseOf(cell)?.prefectures.length))));
  const isCode = (/** @type {number} */ i) => share(i, (cell) => /^\d{6}(\d{6})?$/.test(cell)) > 0.9;
  const value = best(
    all.map((i) =>
      i === key || i === prefecture || isCode(i) ? 0 : share(i, (cell) => Number.isFinite(figureOf(cell))),
    ),
  );
  return { key, prefecture, value };
}

/**
 * What stands of the place in each row, the widest first.
 * @param {UserTable} table
 * @param {{key: number, prefecture: number}} columns
 */
export const placesOf = ({ rows }, { key, prefecture }) =>
  rows.map((cells) => [...(prefecture >= 0 ? [prefecture] : []), key].map((at) => cells[at] ?? ""));

/**
 * What rows mean where no server is: by names of counties and prefectures alone.
 * @param {string[][]} places
 * @param {(cell: string) => Sense | null} senseOf
 * @param {MapModel} model
 * @returns {Reading[]}
 */
export function readHere(places, senseOf, { counties, prefectures }) {
  const common = { coverage: /** @type {const} */ ("whole"), rule: "", note: { zh: "", en: "" } };
  const candidate = (/** @type {number} */ i) => {
    const { id, zh, en, pref } = counties[i];
    const name = { zh: prefectures[pref].zh + zh, en: `${en}, ${prefectures[pref].en}` };
    return { id, name, similarity: null, adcodes: [id], coverage: "whole" };
  };
  return places.map((parts) => {
    if (!parts.at(-1)?.trim()) return undefined;
    const input = nameOf(parts);
    const sense = senseOf(input) ?? senseOf(parts.at(-1) ?? "");
    const meant = sense?.counties.length
      ? sense.counties
      : counties.flatMap(({ pref }, i) => (sense?.prefectures.includes(pref) ? [i] : []));
    const all = meant.map(candidate);
    const status = !all.length ? "unresolved" : sense?.isOne ? "matched" : "ambiguous";
    const adcodes = status === "matched" ? all.map(({ id }) => id) : [];
    const place = all.length === 1 ? all[0].name : { zh: "", en: "" };
    return { input, outcome: { ...common, status, adcodes, place, candidates: status === "ambiguous" ? all : [] } };
  });
}

/**
 * By what each row is put right: by what is written, and where that may mean several counties and stands in several
 * rows (市中区 twice), by the row too, as each county has one.
 * @param {Reading[]} readings
 * @returns {string[]}
 */
export function fixKeys(readings) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const reading of readings)
    if (reading?.outcome.status === "ambiguous") times.set(reading.input, (times.get(reading.input) ?? 0) + 1);
  return readings.map((reading, i) => {
    const input = reading?.input ?? "";
    return (times.get(input) ?? 0) > 1 ? `${input}${IN_ROW}${i + 2}` : input;
  });
}

/**
 * @param {UserTable} table
 * @param {Reading[]} readings what each row came to
 * @param {Map<string, Candidate>} fixes what the reader said instead, see `fixKeys`
 * @param {{key: number, value: number}} columns
 * @param {MapModel} model
 * @returns {Joined}
 */
export function join({ rows }, readings, fixes, { key, value }, { counties }) {
  const values = /** @type {(number | null)[]} */ (new Array(counties.length).fill(null));
  const at = new Map(counties.map(({ id }, i) => [id, i]));
  /** @type {Map<number, number>} the row of each county */
  const rowOf = new Map();
  /** @type {Problem[]} */
  const problems = [];
  const keys = fixKeys(readings);
  rows.forEach((cells, i) => {
    const reading = readings[i];
    if (!reading) return;
    const { status, adcodes } = corrected(reading.outcome, fixes.get(keys[i]));
    if (status === "empty") return;
    const fail = (
      /** @type {Problem["why"]} */ why,
      cell = cells[key].trim(),
      /** @type {number | undefined} */ other = undefined,
    ) => problems.push({ row: i + 2, cell, why, reading, fixKey: keys[i], other });
    if (status !== "matched") return fail(status === "ambiguous" ? "ambiguous" : "unknown");
    if (adcodes.length > 1) return fail(isPrefecture(adcodes, counties) ? "prefecture" : "several");
    const county = /** @type {number} */ (at.get(adcodes[0]));
    const first = rowOf.get(county);
    if (first) return fail("again", undefined, first);
    const figure = figureOf(cells[value]);
    if (Number.isNaN(figure)) return fail("notNumber", cells[value]);
    rowOf.set(county, i + 2);
    values[county] = figure;
  });
  return { values, joined: rowOf.size, problems };
}

/** Whether these are all counties of a prefecture. @param {string[]} adcodes @param {MapModel["counties"]} counties */
function isPrefecture(adcodes, counties) {
  const of = counties.filter(({ id }) => adcodes.includes(id));
  return (
    of.every(({ pref }) => pref === of[0].pref) &&
    counties.filter(({ pref }) => pref === of[0]?.pref).length === of.length
  );
}
