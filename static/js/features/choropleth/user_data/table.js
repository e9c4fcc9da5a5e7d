/** A table that the reader brings, as rows of cells. */

import Papa from "papaparse";

export const MOST_ROWS = 5000;

/**
 * @typedef {{columns: string[], rows: string[][], errors: {row: number, why: string}[]}} UserTable rows without the
 *   heading; the row of an error counts from 1, the heading
 */

/**
 * A file's text, or the beginning of it: UTF-16 by its mark, UTF-8, else GB18030, in which Chinese spreadsheets write.
 * @param {ArrayBuffer} bytes
 */
export function textOf(bytes) {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first + second === 0xff + 0xfe && first >= 0xfe)
    return new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/**
 * @param {string} text with commas, semicolons or tabs between its cells
 * @param {(n: number) => string} unnamed what a column without a heading is called
 * @returns {UserTable}
 */
export function userTable(text, unnamed) {
  const { data, errors } = Papa.parse(text.trim(), { skipEmptyLines: "greedy" });
  const [head = [], ...rows] = /** @type {string[][]} */ (data);
  const width = Math.max(0, ...[head, ...rows].map(({ length }) => length));
  return {
    columns: Array.from({ length: width }, (_, i) => head[i]?.trim() || unnamed(i + 1)),
    rows,
    // That there is no delimiter to be found is no error of a row.
    errors: errors
      .filter(({ type }) => type === "Quotes")
      .map(({ row, message }) => ({ row: (row ?? 0) + 1, why: message })),
  };
}

/** A figure as people write it, null for none, NaN for what is none. @param {string} [cell] @returns {number | null} */
export function figureOf(cell = "") {
  const text = cell.normalize("NFKC").replace(/\s/g, "");
  if (!text || /^([-–—/.…]+|n\/?a|null|nan|无|缺)$/i.test(text)) return null;
  const [, written = text, percent = ""] = /^(.*?)(%?)$/.exec(text) ?? [];
  // Commas between thousands; 4,5 may mean two things.
  const digits = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(written) ? written.replaceAll(",", "") : written;
  const figure = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits) ? Number(digits) : NaN;
  return percent ? figure / 100 : figure;
}
