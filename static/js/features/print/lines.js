/** Words broken into lines, in Chinese and in English. */

const PIECES =
  /[\p{sc=Han}\p{sc=Hiragana}\u3000-\u303f\uff00-\uffef“”‘’…—]|[^\s\p{sc=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]+|\s+/gu;
const NEVER_FIRST = /^[，。、；：？！）》”’…　.,;:!?)\]%]/u;
const NEVER_LAST = /[（《“‘([]$/u;
const LONG = 24; // letters of a word that may be broken, an address

/**
 * @param {CanvasRenderingContext2D} c whose font is the text's @param {string} text @param {number} width pixels
 * @returns {string[]}
 */
export function linesOf(c, text, width) {
  const pieces = (text.match(PIECES) ?? []).flatMap((piece) => (piece.length > LONG ? [...piece] : [piece]));
  const lines = [];
  let line = "";
  for (const piece of pieces) {
    const isTooLong = line !== "" && c.measureText(line + piece).width > width;
    if (!isTooLong || NEVER_FIRST.test(piece)) {
      line += piece;
      continue;
    }
    const [, kept, moved] = /** @type {RegExpExecArray} */ (/^(.*?)([（《“‘([]?)$/su.exec(line));
    lines.push((NEVER_LAST.test(line) ? kept : line).trimEnd());
    line = NEVER_LAST.test(lines.at(-1) ?? "") || kept === line ? piece.trimStart() : moved + piece;
  }
  return [...lines, line].filter((one) => one.trim());
}
