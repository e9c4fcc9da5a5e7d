/** Where the county lies: in the province, and among its neighbours. Written as SVG, so that it prints sharp. */

import { short } from "../../data/model.js";
import { word } from "../../i18n/county.js";
import { word as siteWord } from "../../i18n/words.js";
import { el, svg, withNames } from "../../ui/dom.js";

/**
 * @typedef {import("./page.js").CountyPage} CountyPage
 * @typedef {import("../../features/print/vector_path.js").VectorPath} VectorPath
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 */

const PROVINCE = { width: 190, height: 170 }; // CSS pixels of the two drawings
const NEAR = { width: 250, height: 170 };
const ROUND = 0.42; // how much of the county's own size is shown on each side of it
const LINE = 12; // height of a name

/** @param {CountyPage} page */
export function locator(page) {
  const { index, lang, model } = page;
  const name = short(model.counties[index], lang);
  return el(
    "figure",
    { class: "locator" },
    el("div", { role: "img", "aria-label": word(lang, "where", { c: name }) }, inProvince(page), nearby(page)),
    el("figcaption", {}, ...withNames(lang, siteWord(lang, "creditShort"))),
  );
}

/** @param {CountyPage} page */
function inProvince({ geometry, index, model, neighbours }) {
  const [west, south, east, north] = model.bounds;
  const [[x, y], [right, bottom]] = [geometry.at(west, north), geometry.at(east, south)];
  const { frame, scale } = framed({ x, y, width: right - x, height: bottom - y }, PROVINCE, 4);
  const pref = (/** @type {number} */ n) => model.counties[n]?.pref ?? -1;
  return drawing(
    frame,
    PROVINCE,
    shape("land", geometry.land),
    shape("near", geometry.area(neighbours.counties)),
    shape(
      "prefecture-line",
      geometry.borders((a, b) => b >= 0 && pref(a) !== pref(b)),
      scale,
    ),
    provinceLine(geometry, scale),
    shape("own", geometry.area([index]), scale),
  );
}

/** @param {CountyPage} page */
function nearby({ geometry, index, lang, model, neighbours }) {
  const [left, top, right, bottom] = geometry.boxes[index];
  const margin = ROUND * Math.max(right - left, bottom - top);
  const around = {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
  const { frame, scale } = framed(around, NEAR, 0);
  const names = [index, ...neighbours.counties].flatMap((n) => {
    const { label } = model.counties[n];
    const [x, y] = geometry.point(label[0], label[1]);
    return { n, x, y, text: short(model.counties[n], lang) };
  });
  return drawing(
    frame,
    NEAR,
    shape("land", geometry.land),
    shape("near", geometry.area(neighbours.counties)),
    shape("own", geometry.area([index])),
    ...model.rivers.map(({ lines }) => shape("river", geometry.lines(lines), scale)),
    shape(
      "county-line",
      geometry.borders((_, b) => b >= 0),
      scale,
    ),
    provinceLine(geometry, scale),
    shape("own-line", geometry.area([index]), scale),
    ...placed(names, frame, scale).map(({ n, x, y, text }) => label(n === index, text, x, y, scale)),
  );
}

/**
 * The box in the shape of a drawing, and its units for a pixel.
 * @param {Box} box
 * @param {{width: number, height: number}} size
 * @param {number} margin in pixels
 */
function framed(box, size, margin) {
  const scale = Math.max(box.width / (size.width - 2 * margin), box.height / (size.height - 2 * margin));
  const [width, height] = [size.width * scale, size.height * scale];
  return { scale, frame: { x: box.x - (width - box.width) / 2, y: box.y - (height - box.height) / 2, width, height } };
}

/** @param {Box} frame @param {{width: number, height: number}} size @param {...Node} content */
const drawing = ({ x, y, width, height }, size, ...content) =>
  svg(
    "svg",
    {
      viewBox: [x, y, width, height].map((n) => n.toFixed(1)).join(" "),
      width: size.width,
      height: size.height,
      "aria-hidden": "true",
    },
    ...content,
  );

/** @param {string} name @param {Path2D} path @param {number} [scale] of lines: units for a pixel */
function shape(name, path, scale) {
  const node = svg("path", { class: name, d: /** @type {VectorPath} */ (path).d, "fill-rule": "evenodd" });
  if (scale) node.style.setProperty("--unit", String(scale));
  return node;
}

/** @param {CountyPage["geometry"]} geometry @param {number} scale */
const provinceLine = (geometry, scale) =>
  shape(
    "province-line",
    geometry.borders((_, b) => b < 0),
    scale,
  );

/** @param {boolean} isOwn @param {string} text @param {number} x @param {number} y @param {number} scale */
function label(isOwn, text, x, y, scale) {
  const node = svg("text", { class: isOwn ? "is-own" : "", x: x.toFixed(1), y: y.toFixed(1) });
  node.style.setProperty("--unit", String(scale));
  node.textContent = text;
  return node;
}

/**
 * The names that lie in the frame and on no other; the first has the first choice.
 * @template {{x: number, y: number, text: string}} Name @param {Name[]} names @param {Box} frame @param {number}
 *   scale @returns {Name[]}
 */
function placed(names, frame, scale) {
  /** @type {(Name & {half: number})[]} */
  const taken = [];
  for (const name of names) {
    const half = ([...name.text].reduce((sum, c) => sum + (c > "\u2e80" ? LINE : LINE * 0.58), 0) / 2) * scale;
    const isIn =
      name.x - half > frame.x &&
      name.x + half < frame.x + frame.width &&
      name.y - LINE * scale > frame.y &&
      name.y + LINE * scale < frame.y + frame.height;
    const isFree = taken.every(
      (other) => Math.abs(other.x - name.x) > half + other.half || Math.abs(other.y - name.y) > LINE * scale,
    );
    if (isIn && isFree) taken.push({ ...name, half });
  }
  return taken;
}
