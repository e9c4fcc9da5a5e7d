/** The first rows of a file, before anything of it is sent: read here, unless only the server can. */

import { read } from "#site";
import { Lexicon } from "../choropleth/user_data/join.js";
import { columnsOf } from "./look/columns.js";
import { linesOf } from "./look/decode.js";
import { Headings } from "./look/headings.js";
import { tableOf } from "./look/layout.js";
import { reader } from "./look/names.js";
import { rowsOf } from "./look/rows.js";
import { send } from "./reader.js";

/**
 * @typedef {import("./look/columns.js").Choice & {columns: string[], rows: string[][], sheets:
 *   import("./list.js").Sheet[], isSent: boolean}} Preview
 *   `chosen` the columns that seem to hold the places, or running text that mentions them; `isSent` where the server had to read it
 */

const SAMPLE = 64 * 1024; // bytes of a file that are looked at
const ROWS = 8;
const MOST_LINES = 200; // that the layout is told from
// A zip, an old workbook, Parquet, a page: they are not read here, nor what is no list (a picture, PDF, gzip).
const SIGNS = [
  [0x50, 0x4b],
  [0xd0, 0xcf],
  [0x50, 0x41, 0x52, 0x31],
  [0x3c, 0x68],
  [0x3c, 0x3f],
  [0x3c, 0x21],
  [0x3c, 0x74],
  [0x89, 0x50],
  [0xff, 0xd8],
  [0x25, 0x50, 0x44, 0x46],
  [0x1f, 0x8b],
];

/**
 * @param {File} file
 * @param {import("../../data/model.js").MapModel} model
 * @returns {Promise<Preview | null>} null where it is no plain text, or no names are there
 */
export async function firstRows(file, model) {
  const bytes = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  if (SIGNS.some((sign) => sign.every((byte, i) => bytes[i] === byte))) return null;
  if (/^\s*(?:\[\s*)?\{\s*["}]/.test(new TextDecoder().decode(bytes.subarray(0, 1024)))) return null; // JSON
  /** @type {import("../search/index.js").SearchModel} */
  const search = await read("search.json").catch(() => null);
  if (!search) return null;
  const headings = new Headings(search.headings);
  const senseOf = reader(new Lexicon(search, model));
  const lines = linesOf(bytes);
  if (bytes.length === SAMPLE) lines.pop(); // it is cut
  const all = rowsOf(lines, headings);
  const table = tableOf(all.slice(0, MOST_LINES), {
    isHeading: (cell) => headings.isHeading(cell),
    knows: (cell) => senseOf(cell) !== null,
  });
  const names = [...model.counties, ...model.prefectures].map((division) => division.zh);
  return {
    columns: table.columns,
    rows: table.rows.slice(0, ROWS),
    ...columnsOf(table, headings, senseOf, names),
    sheets: [],
    isSent: false,
  };
}

/**
 * The same by the server.
 * @param {File} file
 * @param {import("./reader.js").Options} options
 * @param {import("../../data/model.js").Lang} lang
 * @returns {Promise<Preview>}
 */
export async function firstRowsSent(file, options, lang) {
  const { columns, rows, kind, chosen, sheets } = await (await send("preview", file, options, lang)).json();
  return { columns, rows, kind, chosen, sheets, isSent: true };
}
