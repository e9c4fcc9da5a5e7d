/** Rows of CSV and its kin, as geo/batch/reading/delimited.py reads them. */

const COMMON = [",", "\t", ";", "|"];
const DELIMITERS = [...COMMON, "，", "；"];
const ANY = /[,\t;|，；]/;
const SPACED = /[ \u3000]{2,}/;
const MOST_LINES = 200; // of one cell
const MOST_ABOVE = 10; // lines with the sign that may stand above the header

/**
 * @typedef {{number: number, cells: string[]}} Line a row with something in it, by its number in the file
 */

/** @param {string[]} lines @param {import("./headings.js").Headings} headings @returns {Line[]} */
export function rowsOf(lines, headings) {
  const filled = lines.map((line) => line.trim()).filter(Boolean);
  if (filled.length && filled.every((line) => SPACED.test(line) && !DELIMITERS.some((sign) => line.includes(sign))))
    return rows(
      lines.map((line) => line.trim().replace(new RegExp(SPACED, "g"), "\t")),
      "\t",
    );
  const told = /^\s*"?sep=([^"])"?\s*$/i.exec(lines[0] ?? "");
  return told ? rows(lines.slice(1), told[1]) : rows(lines, delimiterOf(lines.slice(0, 100), headings));
}

/**
 * What most lines have equally often, "" where there is nothing.
 * @param {string[]} lines
 * @param {import("./headings.js").Headings} headings
 */
function delimiterOf(lines, headings) {
  const plain = lines
    .join("\n")
    .replace(/"[^"]{0,2000}"/g, '""')
    .split("\n")
    .filter((line) => line.trim());
  if (!plain.length) return "";
  const isAlone = headings.level(plain[0].trim()) !== null && !ANY.test(plain[0]);
  const isHeader = (/** @type {string} */ line) => ANY.test(line) && headings.isHeading(line.split(ANY)[0].trim());
  if (isAlone && !plain.slice(1, 6).some(isHeader)) return ""; // else a title stands above the table
  /** From a header with the sign to the last line that has it. @param {string} sign */
  const tableOf = (sign) => {
    const has = [...plain.keys()].filter((at) => plain[at].includes(sign));
    const first = has.slice(0, MOST_ABOVE).find((at) => isHeader(plain[at]));
    return first === undefined ? plain : plain.slice(first, has[has.length - 1] + 1);
  };
  let best = "";
  /** @type {number[]} */
  let most = [];
  for (const sign of DELIMITERS) {
    const inner = tableOf(sign);
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const line of inner) {
      const n = line.split(sign).length - 1;
      counts.set(n, (counts.get(n) ?? 0) + 1);
    }
    const isCommon = COMMON.includes(sign);
    const lacking = (counts.get(0) ?? 0) / inner.length;
    counts.delete(0);
    if (!counts.size || lacking > (isCommon ? 0.5 : 0.1)) continue;
    const [times, alike] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one));
    const score = [Number(isCommon), Number(plain[0].includes(sign)), alike / inner.length, times];
    const at = score.findIndex((value, i) => value !== (most[i] ?? -1));
    if (at >= 0 && score[at] > (most[at] ?? -1)) [best, most] = [sign, score];
  }
  return best;
}

/** @param {string[]} lines @param {string} sign @returns {Line[]} */
function rows(lines, sign) {
  const found = [];
  let number = 0;
  for (let i = 0; i < lines.length; i++) {
    number++;
    let cells = lines[i].includes('"') ? quoted(lines[i], sign) : split(lines[i], sign);
    for (let end = i + 1, text = lines[i]; !cells && end < lines.length && end - i < MOST_LINES; end++) {
      text += `\n${lines[end]}`;
      cells = lines[end].includes('"') ? quoted(text, sign) : null;
      if (cells) i = end;
    }
    // A quotation mark that is never closed is read as it stands.
    cells ??= split(lines[i].replace('"', ""), sign);
    if (cells.some((cell) => cell.trim())) found.push({ number, cells });
  }
  return found;
}

/** @param {string} text @param {string} sign */
const split = (text, sign) => (sign ? text.split(sign) : [text]);

/** @param {string} text @param {string} sign @returns {string[] | null} null where a quotation mark is still open */
function quoted(text, sign) {
  const cells = [];
  let at = 0;
  for (;;) {
    let cell = "";
    const start = /^ *"/.exec(text.slice(at))?.[0];
    if (start) {
      at += start.length;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) return null;
        cell += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    const next = sign ? text.indexOf(sign, at) : -1;
    cells.push(cell + text.slice(at, next < 0 ? undefined : next));
    if (next < 0) return cells;
    at = next + sign.length;
  }
}
