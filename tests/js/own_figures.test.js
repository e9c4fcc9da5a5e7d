/** Figures of the reader's own: rows onto counties by what each was read as. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { join, placesOf, readHere } from "../../static/js/features/choropleth/user_data/join.js";
import { NO_PLACE } from "../../static/js/features/user_list/corrections.js";

const MODEL = /** @type {any} */ ({
  prefectures: [
    { zh: "内江市", en: "Neijiang" },
    { zh: "乐山市", en: "Leshan" },
  ],
  counties: [
    { id: "511002", zh: "市中区", en: "Shizhong", pref: 0 },
    { id: "511011", zh: "东兴区", en: "Dongxing", pref: 0 },
    { id: "511102", zh: "市中区", en: "Shizhong", pref: 1 },
  ],
});
/** @param {number[]} counties @param {number[]} [prefectures] */
const sense = (counties, prefectures = []) => ({ level: 2, isOne: counties.length < 2, counties, prefectures });
/** @type {Record<string, ReturnType<typeof sense>>} */
const NAMES = {
  市中区: sense([0, 2]),
  乐山市市中区: sense([2]),
  东兴区: sense([1]),
  内江市: sense([], [0]),
};
const COLUMNS = { prefecture: 0, key: 1, value: 2 };
const table = (/** @type {string[][]} */ ...rows) => ({ columns: ["市州", "县", "n"], rows, errors: [] });

test("where no server is, prefecture and county are read together, and corrections hold for all equal cells", () => {
  const brought = table(
    ["", "市中区", "1"],
    ["乐山市", "市中区", "2"],
    ["", "东兴区", "x"],
    ["", "内江市", "4"],
    ["", "月球", "5"],
    ["", "", "6"],
  );
  const readings = readHere(placesOf(brought, COLUMNS), (cell) => NAMES[cell] ?? null, MODEL);
  const fixes = new Map();
  const whys = () => join(brought, readings, fixes, COLUMNS, MODEL).problems.map(({ row, why }) => `${row} ${why}`);
  assert.deepEqual(whys(), ["2 ambiguous", "4 notNumber", "5 prefecture", "6 unknown"]);
  const [first] = readings;
  fixes.set("市中区", first?.outcome.candidates[0]);
  fixes.set("月球", NO_PLACE);
  assert.deepEqual(whys(), ["4 notNumber", "5 prefecture"]);
  assert.deepEqual(join(brought, readings, fixes, COLUMNS, MODEL).values, [1, null, 2]);
});

test("a name of two counties that stands twice is put right row by row", () => {
  const brought = table(["", "市中区", "1"], ["", "市中区", "2"], ["", "东兴区", "3"]);
  const readings = readHere(placesOf(brought, COLUMNS), (cell) => NAMES[cell] ?? null, MODEL);
  const fixes = new Map();
  const joined = () => join(brought, readings, fixes, COLUMNS, MODEL);
  const [one, other] = joined().problems;
  fixes.set(one.fixKey, one.reading?.outcome.candidates[1]);
  assert.deepEqual(
    joined().problems.map(({ row }) => row),
    [3],
  );
  fixes.set(other.fixKey, other.reading?.outcome.candidates[0]);
  assert.deepEqual(joined().values, [2, 3, 1]);
});
