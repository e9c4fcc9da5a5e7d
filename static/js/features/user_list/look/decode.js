/** The lines of a text, as geo/batch/reading/encoding.py reads them: each in its own encoding where it must. */

const HAN = /[\xe1-\xef][\x80-\xbf]{2}/; // a Chinese character in UTF-8
const PAIR = /[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x80-\xff]/g;
/** What each standard holds to be the most usual. @type {[string, RegExp][]} */
const USUAL = [
  ["gb18030", /^[\xb0-\xd7\xa1-\xa3][\xa1-\xfe]$/],
  ["big5", /^[\xa1-\xc6][\x40-\x7e\xa1-\xfe]$/],
];

// Letters with accents, quotation marks, dashes.
const WESTERN = /[\xc0-\xd6\xd8-\xf6\xf8-\xff\x80\x85\x8a\x8c\x8e\x91-\x97\x9a\x9c\x9e\x9f\xa0\xab\xb0\xbb]/g;
const MOSTLY = 0.95;

/** @param {Uint8Array} bytes the beginning of a file @returns {string[]} without line ends */
export function linesOf(bytes) {
  const wide = wideOf(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes).split(/\r\n|\r|\n/);
  const lines = split(bytes);
  const high = lines.filter((line) => line.some((byte) => byte > 0x7f));
  const valid = high.filter((line) => decode(line, "utf-8") !== null).length;
  const encoding =
    2 * valid >= high.length
      ? "utf-8"
      : isWestern(high)
        ? "windows-1252"
        : USUAL.map(([name, usual]) => /** @type {const} */ ([share(high, name, usual), name])).sort(
            ([one], [other]) => other - one,
          )[0][1];
  return lines.map((line) => textOf(line, encoding).replace(/^\ufeff+/, ""));
}

/** The encoding of two bytes a character, if it is one. @param {Uint8Array} bytes */
function wideOf([first, second, third, fourth]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return second === 0 && fourth === 0 ? "utf-16le" : first === 0 && third === 0 ? "utf-16be" : null;
}

/** @param {Uint8Array} bytes @returns {Uint8Array[]} */
function split(bytes) {
  const lines = [];
  let start = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 10 && bytes[i] !== 13) continue;
    lines.push(bytes.subarray(start, i));
    if (bytes[i] === 13 && bytes[i + 1] === 10) i++;
    start = i + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return lines;
}

/** @param {Uint8Array} line @param {string} encoding @returns {string | null} null where it is no text in that */
function decode(line, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(line);
  } catch {
    return null;
  }
}

/** @param {Uint8Array} line */
const latin = (line) => Array.from(line, (byte) => String.fromCharCode(byte)).join("");

/** @param {Uint8Array} line @param {string} encoding of the other lines */
function textOf(line, encoding) {
  const isUtf8 = HAN.test(latin(line));
  const others = encoding === "utf-8" ? (isUtf8 ? [] : ["gb18030"]) : isUtf8 ? ["utf-8"] : [];
  const tried = encoding === "utf-8" ? [encoding, ...others] : [...others, encoding];
  for (const one of tried) {
    const text = decode(line, one);
    if (text !== null) return text;
  }
  return new TextDecoder(encoding).decode(line);
}

/**
 * Whether what is not ASCII are western letters, most alone: no half of a character is.
 * @param {Uint8Array[]} lines
 */
function isWestern(lines) {
  const text = lines.map(latin).join("\n");
  const runs = text.match(/[\x80-\xff]+/g) ?? [];
  const alone = runs.filter((run) => run.length === 1).length;
  return (text.match(WESTERN)?.length ?? 0) >= MOSTLY * runs.join("").length && 2 * alone >= runs.length;
}

/**
 * How much of the text would be usual characters.
 * @param {Uint8Array[]} lines
 * @param {string} encoding
 * @param {RegExp} usual
 */
function share(lines, encoding, usual) {
  const pairs = lines.flatMap((line) => latin(line).match(PAIR) ?? []);
  const readable = lines.filter((line) => decode(line, encoding) !== null).length;
  return pairs.filter((pair) => usual.test(pair)).length / Math.max(pairs.length, 1) + readable / lines.length;
}
