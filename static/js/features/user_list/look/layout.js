/** Where in a list the table is, as geo/batch/reading/layout.py finds it: what stands above it, its header, or none. */

const MOST_ABOVE = 30;
const LONGEST_GROUP = 8; // characters
const LONG = 16; // characters of a text, on average

/**
 * @typedef {import("./rows.js").Line} Line
 * @typedef {{isHeading: (cell: string) => boolean, knows: (cell: string) => boolean}} Tells
 * @typedef {{columns: string[], rows: string[][]}} Table
 */

/** @param {Line[]} head the first lines @param {Tells} tells @returns {Table} */
export function tableOf(head, tells) {
  if (!head.length) return { columns: [], rows: [] };
  let at = headerAt(head, tells);
  const count = isData(head, at, tells) ? 0 : hasTwo(head, at, tells) ? 2 : 1;
  while (!count && at && isGroup(head[at - 1], tells)) at--;
  const width = widthOf(head.slice(at));
  const names = namesOf(head.slice(at, at + count), width);
  const rows = [];
  let last = count ? head[at + count - 1].number : 0;
  for (const { number, cells } of head.slice(at + count)) {
    for (; last && last < number - 1; last++) rows.push(Array.from({ length: width }, () => ""));
    last = number;
    rows.push(fitted(cells, width));
  }
  return { columns: unique(names), rows };
}

/** @param {string[]} given @param {number} width what is too much stands in the last cell */
function fitted(given, width) {
  const cells = [...given, ...Array.from({ length: Math.max(0, width - given.length) }, () => "")];
  while (cells.length > width && !cells[cells.length - 1].trim()) cells.pop();
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join(", ")];
}

/** @param {Line} line */
const filled = ({ cells }) => cells.map((cell) => cell.trim()).filter(Boolean);

/** How many cells a line has up to its last that is filled. @param {Line} line */
const used = ({ cells }) => cells.findLastIndex((cell) => cell.trim()) + 1;

/** @param {Line[]} lines as many columns as the header has, or as most of the rows have */
function widthOf([first, ...others]) {
  const widths = others.map(used).sort((one, other) => other - one);
  return Math.max(used(first), widths[Math.floor(widths.length / 2)] ?? 0, 1);
}

/** The first line that is as full as the table's rows are. @param {Line[]} head @param {Tells} tells */
function headerAt(head, tells) {
  const counts = head.map((line) => filled(line).length);
  const usual = [...counts].sort((one, other) => other - one)[Math.floor(counts.length / 4)];
  const enough = usual <= 1 ? 1 : Math.max(2, Math.ceil(usual / 2));
  const first = counts.findIndex((count) => count >= enough);
  if (first > MOST_ABOVE) return 0;
  if (first && filled(head[first - 1]).every(tells.isHeading)) return first - 1;
  if (isHeader(head[first], tells)) return first;
  for (let at = first + 1; at < Math.min(first + 6, head.length - 1); at++) {
    if (isBelow(head[at], head[first], tells)) return first; // a row of its table; another may follow
    if (counts[at] < counts[first]) continue;
    const isSure = filled(head[at]).every(tells.isHeading);
    if (isSure || (isHeader(head[at], tells) && !isData(head, first, tells, at))) return at;
  }
  return first;
}

/** Whether a line is nothing but a short name of a place, and no title of a list. @param {Line} line @param {Tells} tells */
function isGroup(line, { knows }) {
  const [cell, more] = filled(line);
  return !more && cell?.length <= LONGEST_GROUP && !/[表单录册况览计总年度库]$/.test(cell) && knows(cell);
}

/** Whether a place stands under what is a heading of `header`. @param {Line} line @param {Line} header @param {Tells} tells */
const isBelow = (line, header, { isHeading, knows }) =>
  line.cells.some((cell, i) => header.cells[i]?.trim() && isHeading(header.cells[i]) && knows(cell.trim()));

/** @param {Line} line @param {Tells} tells */
function isHeader(line, { isHeading }) {
  const cells = filled(line);
  const headings = cells.filter(isHeading).length;
  return 2 * headings >= cells.length && headings >= Math.min(2, cells.length);
}

/**
 * Whether a line has in a column what the lines below have: a place, or degrees.
 * @param {Line[]} head
 * @param {number} at
 * @param {Tells} tells
 * @param {number} [below]
 */
function isData(head, at, { isHeading, knows }, below = 0) {
  const line = head[at];
  if (filled(line).some(isHeading)) return false;
  const others = head.slice((below || at) + 1, at + 30);
  if (areTexts([line, ...others])) return true;
  return line.cells.some((cell, column) => {
    const cells = others.map((row) => row.cells[column]?.trim()).filter(Boolean);
    if (!cell.trim() || (!cells.length && others.length)) return false;
    if (knows(cell.trim())) return cells.filter(knows).length >= cells.length / 2;
    return cell.includes(".") && isNumber(cell) && cells.every(isNumber);
  });
}

/** Whether these are texts, one a line, the first like the others: no header is so long. @param {Line[]} lines */
function areTexts(lines) {
  const lengths = lines
    .map(filled)
    .flatMap((cells) => (cells.length ? [cells.length === 1 ? cells[0].length : 0] : []));
  const sum = lengths.reduce((one, other) => one + other, 0);
  return lengths.length > 1 && lengths[0] >= LONG && Math.min(...lengths) > 0 && sum >= LONG * lengths.length;
}

/** @param {string} cell */
const isNumber = (cell) => cell.trim() !== "" && Number.isFinite(Number(cell));

/** Whether the line below the header is part of it. @param {Line[]} head @param {number} at @param {Tells} tells */
function hasTwo(head, at, { isHeading, knows }) {
  const [upper, lower] = head.slice(at, at + 2);
  if (!lower || lower.number !== upper.number + 1) return false;
  const pairs = Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, i) => [
    upper.cells[i]?.trim() ?? "",
    lower.cells[i]?.trim() ?? "",
  ]);
  const covers = pairs.some(([above, below]) => !above && below);
  const isWhole = pairs.every(([above, below], i) => above || below || i >= used(lower));
  return covers && isWhole && pairs.some(([, below]) => isHeading(below)) && !filled(lower).some(knows);
}

/** @param {Line[]} header @param {number} width @returns {string[]} */
function namesOf([upper, lower], width) {
  let above = "";
  return Array.from({ length: width }, (_, i) => {
    const own = upper?.cells[i]?.trim() ?? "";
    const below = lower?.cells[i]?.trim() ?? "";
    if (own) above = own;
    const parts = lower ? [below || own ? above : "", below] : [own];
    return [...new Set(parts.filter(Boolean))].join(" ").replace(/\s+/g, " ");
  });
}

/** @param {string[]} names names for all columns, none twice */
function unique(names) {
  /** @type {Set<string>} */
  const found = new Set();
  names.forEach((given, i) => {
    const base = given || `column ${i + 1}`;
    let name = base;
    for (let n = 2; found.has(name); n++) name = `${base} ${n}`;
    found.add(name);
  });
  return [...found];
}
