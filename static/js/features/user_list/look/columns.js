/** Which columns say where, as geo/batch/column_guess.py guesses them; fewer names are known here. */

import { LEVEL } from "./headings.js";

const LOOKED_AT = 200;
const ENOUGH = 0.5; // of the cells of a column must be known names
const LONG = 12; // characters of a cell, on average, make a column of texts of one headed so
const FRAME = { lon: [97, 109], lat: [25.5, 35] };

/**
 * @typedef {import("./headings.js").Headings} Headings
 * @typedef {import("./names.js").Sense} Sense
 * @typedef {{kind: "place" | "point" | "text", chosen: number[]}} Choice what the columns hold, and which they are
 * @typedef {(cell: string) => Sense | null} Read what a cell means, null where it is no name
 * @typedef {{at: number, level: number | null, known: number, rank: number[]}} Column
 */

/**
 * @param {import("./layout.js").Table} table
 * @param {Headings} headings
 * @param {Read} read
 * @param {string[]} names in full, of counties and prefectures
 * @returns {Choice}
 */
export function columnsOf({ columns, rows }, headings, read, names) {
  const isTotal = (/** @type {string[]} */ row) => headings.total.test((row.find(Boolean) ?? "").trim());
  const sample = rows.filter((row) => !isTotal(row)).slice(0, LOOKED_AT);
  const cellsIn = (/** @type {number} */ at) => sample.map((row) => row[at] ?? "").filter((cell) => cell.trim());
  const all = columns.map((name, at) => columnOf(at, name, cellsIn(at), headings, read));
  const isText = (/** @type {number} */ at) =>
    headings.text.test(columns[at].trim()) && cellsIn(at).join("").length >= LONG * cellsIn(at).length;
  const known = all.filter((column) => column.known >= ENOUGH && !isText(column.at));
  if (known.length) return { kind: "place", chosen: withWider(sample, best(known), known, read) };
  const points = pointColumns(columns, cellsIn, headings);
  if (points.length) return { kind: "point", chosen: points };
  const text = textColumn(columns, cellsIn, headings, names);
  if (text !== null) return { kind: "text", chosen: [text] };
  const named = all.filter(({ level }) => level !== null);
  const byName = named.map((column) => ({ ...column, rank: [column.known, column.level ?? 0, -column.at] }));
  return { kind: "place", chosen: named.length ? withWider(sample, best(byName), named, read) : [] };
}

/** @param {Column[]} columns */
const best = (columns) =>
  columns.reduce((one, other) => {
    const at = one.rank.findIndex((value, i) => value !== other.rank[i]);
    return at >= 0 && other.rank[at] > one.rank[at] ? other : one;
  });

/**
 * @param {number} at
 * @param {string} name
 * @param {string[]} cells
 * @param {Headings} headings
 * @param {Read} read
 * @returns {Column}
 */
function columnOf(at, name, cells, headings, read) {
  const senses = cells.flatMap((cell) => read(cell) ?? []);
  const share = (/** @type {number} */ part, /** @type {number} */ whole) => (whole ? part / whole : 0);
  const known = share(senses.length, cells.length);
  const matched = share(senses.filter(({ isOne }) => isOne).length, senses.length);
  const fine = share(senses.filter(({ level }) => level === LEVEL.county).length, senses.length);
  const [first] = senses;
  const isOfOne = first && first.level < LEVEL.county && senses.every(({ level }) => level === first.level);
  const said = headings.level(name);
  const isOpen = said === null || said === LEVEL.place; // 地点: the cells tell
  const level = isOpen && isOfOne ? first.level : said;
  const isNamed = level !== null && level !== LEVEL.town;
  return { at, level, known, rank: [Number(fine >= ENOUGH), Number(isNamed), matched * known, known, -at] };
}

/**
 * With the finest column those of wider places, where they do not contradict it.
 * @param {string[][]} rows
 * @param {Column} column
 * @param {Column[]} others
 * @param {Read} read
 */
function withWider(rows, column, others, read) {
  const finest = column.level ?? LEVEL.place;
  /** @type {Map<number, number>} */
  const wider = new Map();
  for (const { at, level } of others)
    if (level !== null && level <= LEVEL.county && level < finest && at !== column.at && !wider.has(level))
      wider.set(level, at);
  const together = [...[...wider].sort(([one], [other]) => one - other).map(([, at]) => at), column.at];
  if (together.length < 2) return together;
  let better = 0;
  for (const row of rows) {
    const joint = read(nameOf(together.map((at) => row[at] ?? "")));
    better += Number(joint?.isOne ?? false) - Number(read(row[column.at] ?? "")?.isOne ?? false);
  }
  return better >= 0 ? together : [column.at];
}

/** One name, the widest place first; what a finer part says already goes. @param {string[]} parts */
export function nameOf(parts) {
  /** @type {string[]} */
  const kept = [];
  for (const part of parts.map((text) => text.trim()).reverse()) {
    const stem = part.replace(/(?<=..)(?:地区|自治[州区]|[省市州区县盟])$/, "");
    const isSaid = (/** @type {string} */ finer) => finer.includes(stem) && !(stem === finer && finer !== part);
    if (part && !kept.some(isSaid)) kept.unshift(part);
  }
  return kept.join("");
}

/**
 * The column of running text in which full names stand: the only one, or 正文.
 * @param {string[]} columns
 * @param {(at: number) => string[]} cellsIn
 * @param {Headings} headings
 * @param {string[]} names
 */
function textColumn(columns, cellsIn, headings, names) {
  const long = names.filter((name) => name.length > 2);
  const found = columns.flatMap((heading, at) => {
    const cells = columns.length === 1 || headings.text.test(heading.trim()) ? cellsIn(at) : [];
    const isText = cells.some((cell) => long.some((name) => cell.includes(name)));
    return isText ? [{ at, length: cells.join("").length }] : [];
  });
  return found.sort((one, other) => other.length - one.length || other.at - one.at)[0]?.at ?? null;
}

/** @param {string[]} columns @param {(at: number) => string[]} cellsIn @param {Headings} headings */
function pointColumns(columns, cellsIn, headings) {
  const all = columns.map((_, at) => at);
  const named = [headings.lon, headings.lat].flatMap((pattern) => {
    const at = all.find((i) => pattern.test(columns[i]) && cellsIn(i).some((cell) => /\d/.test(cell)));
    return at === undefined ? [] : [at];
  });
  if (named.length === 2) return named;
  const within = (/** @type {number} */ at, /** @type {number[]} */ [low, high]) => {
    const cells = cellsIn(at);
    const isIn = (/** @type {string} */ cell) => Number(cell) >= low && Number(cell) <= high;
    return (
      cells.filter((cell) => cell.includes(".")).length > cells.length / 2 &&
      cells.filter(isIn).length > cells.length / 2
    );
  };
  const figures = [FRAME.lon, FRAME.lat].flatMap((frame) => all.find((at) => within(at, frame)) ?? []);
  if (figures.length === 2) return figures;
  const both = all.find((at) => {
    const cells = cellsIn(at);
    const pairs = cells.filter((cell) => (cell.match(/\d+(?:\.\d+)?/g) ?? []).length >= 2 && /\d\D+\d/.test(cell));
    const exact = pairs.filter((cell) => (cell.match(/\d+\.\d+/g) ?? []).length === 2);
    if (!cells.length || pairs.length < cells.length / 2) return false;
    return headings.both.test(columns[at]) || exact.length > cells.length * 0.9;
  });
  return both === undefined ? [] : [both];
}
