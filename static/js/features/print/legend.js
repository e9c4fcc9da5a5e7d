/** The legend of a printed map, in one column beside it or in several below. */

import { write } from "./furniture.js";
import { linesOf } from "./lines.js";

/**
 * @typedef {CanvasRenderingContext2D} Context
 * @typedef {import("../../map/drawing/colours.js").Tokens} Tokens
 * @typedef {import("./about.js").Entry} Entry
 * @typedef {Entry & {lines: string[], isStacked: boolean, column: number, row: number}} Placed
 * @typedef {{placed: Placed[], columns: number, rows: number}} Legend
 */

export const ROW = 21;
export const TITLE = 24;
const GAP = 28;
const TEXT = 32; // where words begin, beside their swatch
const BAR = 2; // rows of the choropleth's steps
const STEP = 34; // pixels of one at most
const CLASS = 16; // pixels from one class to the next, where they stand below each other

/** @param {number} width @param {number} columns */
const columnWidth = (width, columns) => (width - GAP * (columns - 1)) / columns;

/** @param {number} across @param {{text: string}[]} steps */
const stepWidth = (across, steps) => Math.min(STEP, (across - 1) / steps.length);

/**
 * Whether the limits of classes would touch under their steps.
 * @param {Context} c @param {{text: string}[]} steps @param {number} across @param {Tokens} t
 */
function areTooWide(c, steps, across, t) {
  c.font = `400 10px ${t.sans}`;
  return steps.some(({ text }) => c.measureText(text).width > stepWidth(across, steps) - 3);
}

/**
 * Breaks the words, and fills the columns evenly.
 * @param {Context} c @param {Entry[]} entries @param {number} width of all columns @param {number} columns @param
 *   {Tokens} t @returns {Legend}
 */
export function legendOf(c, entries, width, columns, t) {
  c.letterSpacing = "0px";
  c.font = `400 11.5px ${t.sans}`;
  const broken = entries.map((entry) => {
    c.font = `400 11.5px ${t.sans}`;
    const aside = entry.count ? c.measureText(entry.count).width + 12 : 0;
    const lines = linesOf(c, entry.text, columnWidth(width, columns) - TEXT - aside);
    const isStacked = Boolean(entry.steps && areTooWide(c, entry.steps, columnWidth(width, columns), t));
    const bar = entry.steps ? (isStacked ? Math.ceil((entry.steps.length * CLASS + 6) / ROW) : BAR) : 0;
    return { ...entry, lines, isStacked, height: lines.length + bar };
  });
  const heights = broken.map(({ height }) => height);
  const most = Math.max(Math.ceil(heights.reduce((sum, n) => sum + n, 0) / columns), ...heights, 1);
  let [column, row, rows] = [0, 0, 0];
  const placed = broken.map((entry) => {
    if (row && row + entry.height > most && column < columns - 1) [column, row] = [column + 1, 0];
    const at = { ...entry, column, row };
    row += entry.height;
    rows = Math.max(rows, row);
    return at;
  });
  return { placed, columns, rows };
}

/**
 * @param {Context} c
 * @param {import("./paper.js").Area} area
 * @param {string} title
 * @param {Legend} legend
 * @param {Tokens} t
 */
export function drawLegend(c, { x, y, width }, title, { placed, columns }, t) {
  write(c, title, x, y + 9, `700 13px ${t.sans}`, t.ink);
  const across = columnWidth(width, columns);
  for (const { style, lines, count, steps, isStacked, column, row } of placed) {
    const left = x + column * (across + GAP);
    const top = y + TITLE + row * ROW;
    if (style) drawSwatch(c, left, top + 3, style, t);
    const [from, weight] = style ? [left + TEXT, 400] : [left, 600];
    lines.forEach((line, i) => write(c, line, from, top + 10 + i * 16, `${weight} 11.5px ${t.sans}`, t.ink));
    if (count) write(c, count, left + across, top + 10, `400 11.5px ${t.sans}`, t["ink-2"], "right");
    if (steps) {
      const below = top + lines.length * ROW;
      if (isStacked) drawStack(c, left, below, steps, t);
      else drawSteps(c, left, below, across, steps, t);
    }
  }
}

/**
 * @param {Context} c
 * @param {number} x
 * @param {number} y
 * @param {number} across
 * @param {{text: string, step: number}[]} steps
 * @param {Tokens} t
 */
function drawSteps(c, x, y, across, steps, t) {
  const width = stepWidth(across, steps);
  c.strokeStyle = t["ink-2"];
  c.lineWidth = 0.6;
  steps.forEach(({ text, step }, i) => {
    c.fillStyle = colourOf(step, t);
    c.fillRect(x + i * width + 0.5, y + 2.5, width, 12);
    c.strokeRect(x + i * width + 0.5, y + 2.5, width, 12);
    write(c, text, x + (i + 0.5) * width, y + 24, `400 10px ${t.sans}`, t["ink-2"], "center");
  });
}

/**
 * The same, a class below the other.
 * @param {Context} c
 * @param {number} x
 * @param {number} y
 * @param {{text: string, step: number}[]} steps
 * @param {Tokens} t
 */
function drawStack(c, x, y, steps, t) {
  c.strokeStyle = t["ink-2"];
  c.lineWidth = 0.6;
  steps.forEach(({ text, step }, i) => {
    c.fillStyle = colourOf(step, t);
    c.fillRect(x + 0.5, y + i * CLASS + 2.5, 22, 10);
    c.strokeRect(x + 0.5, y + i * CLASS + 2.5, 22, 10);
    write(c, text, x + TEXT, y + i * CLASS + 7.5, `400 10px ${t.sans}`, t["ink-2"]);
  });
}

/** @param {number} step 0 for no data @param {Tokens} t */
const colourOf = (step, t) => (step ? t[`seq-${step}`] : t.land);

/**
 * A small picture of how something is drawn, 22 by 14.
 * @param {Context} c
 * @param {number} x
 * @param {number} y
 * @param {import("./about.js").Style} style
 * @param {Tokens} t
 */
function drawSwatch(c, x, y, { paint, texture, tag, angle = 45 }, t) {
  // One case for each texture, as the page's swatch has them.
  const tone = paint === "red" ? t.red : paint ? t[`${paint}-tone`] : t["ink-2"];
  c.save();
  c.lineJoin = c.lineCap = "round";
  c.beginPath();
  if (texture === "point" || texture === "context") {
    c.arc(x + 11, y + 7, 3.4, 0, 2 * Math.PI);
    c.fillStyle = texture === "point" ? t.ink : t.land;
    c.fill();
    c.strokeStyle = texture === "point" ? t.land : t.ink;
    c.lineWidth = 1.4;
    c.stroke();
  } else if (texture === "line") {
    c.strokeStyle = tone;
    c.lineWidth = 2;
    [
      [1, 9],
      [5, 4],
      [9, 5],
      [13, 8],
      [17, 8],
      [21, 5],
    ].forEach(([dx, dy], i) => (i ? c.lineTo(x + dx, y + dy) : c.moveTo(x + dx, y + dy)));
    c.stroke();
  } else if (texture === "part") {
    c.rect(x, y, 22, 14);
    c.clip();
    c.beginPath();
    const slope = angle === 135 ? -14 : angle === 90 ? 0 : 14;
    for (let at = -12; at < 36; at += angle === 90 ? 7 : 5) {
      c.moveTo(x + at, y + 14);
      c.lineTo(x + at + slope, y);
    }
    c.strokeStyle = tone;
    c.lineWidth = 1.5;
    c.stroke();
  } else {
    if (paint) {
      c.globalAlpha = texture === "chosen" ? 0.12 : Number(t.tint);
      c.fillStyle = paint === "red" ? t.red : t[`${paint}-fill`];
      c.fillRect(x + 1, y + 1, 20, 12);
      c.globalAlpha = 1;
    }
    c.strokeStyle = tone;
    c.lineWidth = 2;
    c.strokeRect(x + 1, y + 1, 20, 12);
    if (tag) write(c, tag, x + 11, y + 7.5, `700 8.5px ${t.sans}`, tone, "center");
  }
  c.restore();
}
