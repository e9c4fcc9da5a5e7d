/** Rows as text that a spreadsheet takes. */

// What a spreadsheet would run as a formula (CWE-1236), in full width too.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** @param {string | number | null} value */
function cellOf(value) {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return text.replace(/[\t\r\n]+/g, " ");
}

/**
 * @template Row
 * @param {Row[]} rows
 * @param {[string, (row: Row) => string | number | null][]} fields
 * @returns {string} cells between tabs
 */
export const tabbed = (rows, fields) =>
  [fields.map(([title]) => cellOf(title)), ...rows.map((row) => fields.map(([, value]) => cellOf(value(row))))]
    .map((cells) => cells.join("\t"))
    .join("\n");
