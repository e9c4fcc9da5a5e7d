/** The first rows of a file, before anything of it is sent: read here, unless only the server can. */

import Papa from "papaparse";
import { read } from "#site";
import { guess, Lexicon } from "../choropleth/user_data/join.js";
import { textOf } from "../choropleth/user_data/table.js";
import { send } from "./reader.js";

/**
 * @typedef {{columns: string[], rows: string[][], chosen: number[], sheets: import("./list.js").Sheet[], isSent: boolean}} Preview
 *   `chosen` the columns that seem to hold the places; `isSent` where the server had to read it
 */

const SAMPLE = 64 * 1024; // bytes of a file that are looked at
const ROWS = 8;
const HEADINGS = /地址|所在|地点|地名|位置|县|区|属地|place|location|address|county|district/i;
// A zip, an old workbook, Parquet, a page: they are not read here.
const SIGNS = [
  [0x50, 0x4b],
  [0xd0, 0xcf],
  [0x50, 0x41, 0x52, 0x31],
  [0x3c, 0x68],
  [0x3c, 0x3f],
  [0x3c, 0x21],
  [0x3c, 0x74],
];

/** @param {File} file @param {import("../../data/model.js").MapModel} model @returns {Promise<Preview | null>} null where it is no plain text */
export async function firstRows(file, model) {
  const bytes = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  if (SIGNS.some((sign) => sign.every((byte, i) => bytes[i] === byte))) return null;
  const data = cellsOf(textOf(bytes.buffer));
  const filled = data.map((cells) => cells.filter((cell) => cell.trim()).length);
  // A title above the table fills one cell of several.
  const widest = Math.max(0, ...filled);
  const head = Math.max(
    0,
    filled.findIndex((n) => n >= Math.min(2, widest)),
  );
  const [columns = [], ...rows] = data.slice(head);
  return {
    columns,
    rows: rows.slice(0, ROWS),
    chosen: await placesIn(columns, rows, model),
    sheets: [],
    isSent: false,
  };
}

/** @param {string} text @returns {string[][]} */
function cellsOf(text) {
  const separator = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const delimiter = separator ?? (/^[^\n,\t;|]*，/.test(text) ? "，" : "");
  const body = separator ? text.slice(text.indexOf("\n") + 1) : text;
  return /** @type {string[][]} */ (Papa.parse(body, { delimiter, preview: 60, skipEmptyLines: "greedy" }).data);
}

/** @param {string[]} columns @param {string[][]} rows @param {import("../../data/model.js").MapModel} model */
async function placesIn(columns, rows, model) {
  try {
    const { key, prefecture } = guess({ columns, rows, errors: [] }, new Lexicon(await read("search.json"), model));
    const found = [prefecture, key].filter((i) => i >= 0);
    if (key >= 0) return found;
  } catch {
    // Without names the headings must do.
  }
  const named = columns.findIndex((name) => HEADINGS.test(name));
  return named < 0 ? [] : [named];
}

/** The same by the server. @param {File} file @param {import("./reader.js").Options} options @param {import("../../data/model.js").Lang} lang @returns {Promise<Preview>} */
export async function firstRowsSent(file, options, lang) {
  const { columns, rows, chosen, sheets } = await (await send("preview", file, options, lang)).json();
  return { columns, rows, chosen, sheets, isSent: true };
}
