/** What stands round a printed map: title, scale, north, sources. */

import { word } from "../../i18n/print.js";
import { linesOf } from "./lines.js";

/**
 * @typedef {CanvasRenderingContext2D} Context
 * @typedef {import("./paper.js").Area} Area
 * @typedef {import("../../map/drawing/colours.js").Tokens} Tokens
 * @typedef {import("./about.js").About} About
 */

const HEAD = { strip: 18, title: 36, line: 17 };
const SMALL = { size: 9.5, line: 13.5 };
const LONGEST = 150; // pixels of a scale bar

/**
 * @param {Context} c
 * @param {string} text
 * @param {number} x
 * @param {number} y middle
 * @param {string} font
 * @param {string} colour
 * @param {CanvasTextAlign} [align]
 */
export function write(c, text, x, y, font, colour, align = "left") {
  c.font = font;
  c.textAlign = align;
  c.textBaseline = "middle";
  c.letterSpacing = "0px";
  c.fillStyle = colour;
  c.fillText(text, x, y);
}

/**
 * The lines of title, text and filters, for a width.
 * @param {Context} c
 * @param {About} about
 * @param {number} width
 * @param {Tokens} t
 */
export function headOf(c, { text, filters }, width, t) {
  c.letterSpacing = "0px";
  c.font = `400 11.5px ${t.sans}`;
  const plain = linesOf(c, text, width);
  c.font = `600 11.5px ${t.sans}`;
  const strong = filters.flatMap((filter) => linesOf(c, filter, width));
  return { plain, strong, height: HEAD.strip + 10 + HEAD.title + (plain.length + strong.length) * HEAD.line };
}

/**
 * @param {Context} c
 * @param {Area} area
 * @param {About} about
 * @param {ReturnType<typeof headOf>} head
 * @param {{product: string, document: string}} names
 * @param {Tokens} t
 */
export function drawHead(c, { x, y, width }, { title }, { plain, strong }, names, t) {
  write(c, names.product, x, y + 7, `700 13px ${t.serif}`, t.ink);
  const left = c.measureText(names.product).width + 24;
  c.font = `400 10px ${t.sans}`;
  // On a narrow sheet the small print alone names the Decision.
  if (left + c.measureText(names.document).width < width)
    write(c, names.document, x + width, y + 7, `400 10px ${t.sans}`, t["ink-2"], "right");
  c.fillStyle = t.ink;
  c.fillRect(x, y + HEAD.strip, width, 1);
  write(c, title, x, y + HEAD.strip + 26, `700 22px ${t.serif}`, t.ink);
  let at = y + HEAD.strip + 10 + HEAD.title + HEAD.line / 2;
  for (const [lines, weight, colour] of /** @type {const} */ ([
    [strong, 600, "ink"],
    [plain, 400, "ink-2"],
  ])) {
    for (const line of lines) {
      write(c, line, x, at, `${weight} 11.5px ${t.sans}`, t[colour]);
      at += HEAD.line;
    }
  }
}

/**
 * The lines of the small print.
 * @param {Context} c
 * @param {About} about
 * @param {import("../../data/model.js").Lang} lang
 * @param {number} width
 * @param {Tokens} t
 */
export function footOf(c, { small, link }, lang, width, t) {
  c.letterSpacing = "0px";
  c.font = `400 ${SMALL.size}px ${t.sans}`;
  const lines = [...small, word(lang, "link", { l: link })].flatMap((text) => linesOf(c, text, width));
  return { lines, height: lines.length * SMALL.line + 8 };
}

/** @param {Context} c @param {Area} area @param {string[]} lines @param {Tokens} t */
export function drawFoot(c, { x, y, width }, lines, t) {
  c.fillStyle = t["hair-strong"];
  c.fillRect(x, y, width, 1);
  lines.forEach((line, i) =>
    write(c, line, x, y + 8 + SMALL.line * (i + 0.5), `400 ${SMALL.size}px ${t.sans}`, t["ink-2"]),
  );
}

/**
 * @param {Context} c
 * @param {number} x
 * @param {number} y
 * @param {number} perPixel kilometres of a pixel
 * @param {Tokens} t
 */
export function drawScale(c, x, y, perPixel, t) {
  const km = [1, 2, 5, 10, 20, 50, 100, 200, 500].findLast((length) => length / perPixel < LONGEST) ?? 1;
  const width = km / perPixel;
  write(c, "0", x, y + 6, `400 10px ${t.sans}`, t.ink);
  write(c, `${km} km`, x + width, y + 6, `400 10px ${t.sans}`, t.ink, "right");
  c.strokeStyle = c.fillStyle = t.ink;
  c.lineWidth = 1;
  c.strokeRect(x + 0.5, y + 15.5, width, 4);
  c.fillRect(x, y + 15, width / 2, 5);
}

/**
 * An arrow to the north, its name before it.
 * @param {Context} c
 * @param {number} x its right end
 * @param {number} y top
 * @param {string} name
 * @param {Tokens} t
 */
export function drawNorth(c, x, y, name, t) {
  c.strokeStyle = c.fillStyle = t.ink;
  c.lineWidth = 0.8;
  c.lineJoin = "round";
  for (const side of [-1, 1]) {
    c.beginPath();
    c.moveTo(x - 6, y);
    c.lineTo(x - 6 + side * 6, y + 20);
    c.lineTo(x - 6, y + 15);
    c.closePath();
    if (side < 0) c.fill();
    c.stroke();
  }
  write(c, name, x - 16, y + 12, `600 11px ${t.sans}`, t.ink, "right");
}
