/** The legend of a shading: its classes as a bar with their limits, and a histogram on it. */

import { word } from "../../i18n/choropleth.js";
import { el, svg } from "../../ui/dom.js";
import { median } from "./classes.js";

/**
 * @typedef {import("./measure.js").Measure} Measure
 * @typedef {import("../../data/model.js").Lang} Lang
 */

const WIDTH = 256;
const HIGHEST = { much: 50, little: 26 }; // px of the highest bar, by the room there is
const BAR = 9;
const LARGE = 100_000; // from here on in short: 12.3万, 123K
const BINS = 32;
const LABEL = { size: 11, character: 6.4, gap: 5, rows: [12, 25, 38] };
const NARROW = 22; // px under which a class is no longer made out, nor its limits

/** @param {string} locale @returns {(value: number) => string} */
const formatting = (locale) => {
  const [whole, broken, large] = [
    new Intl.NumberFormat(locale),
    new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }),
    new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, notation: "compact" }),
  ];
  return (value) => (Math.abs(value) >= LARGE ? large : Number.isInteger(value) ? whole : broken).format(value);
};

// Making a format costs far more than using it.
const FORMATS = { zh: formatting("zh-CN"), en: formatting("en") };

/** @param {Lang} lang @param {{from: number, to: number}} range */
export function rangeText(lang, { from, to }) {
  const text = FORMATS[lang];
  return from === to ? text(from) : `${text(from)}–${text(to)}`;
}

/** @param {Lang} lang @param {Measure} measure @param {keyof typeof HIGHEST} room */
export function shadeLegend(lang, measure, room) {
  // One picture: bars, scale and names share its measures.
  const { classes, title } = measure;
  const known = measure.values.filter((value) => value !== null);
  if (!known.length) return el("div", { class: "shade-legend" });
  const scale = scaleOf(measure, known);
  const labels = classes
    .map((c) => word(lang, "classLabel", { range: rangeText(lang, c), n: c.counties }))
    .join(lang === "zh" ? "；" : "; ");
  const highest = HIGHEST[room];
  const top = highest + 2;
  const [inRows, rows] = placeLabels(lang, classes, scale.ends, top + BAR);
  const height = top + BAR + LABEL.rows[rows - 1] + 4;
  const picture = svg(
    "svg",
    {
      class: "shade-bar",
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: "img",
      "aria-label": `${title}. ${labels}`,
    },
    ...bars(measure, scale, highest),
    ...classes.map(({ step }, i) =>
      svg("rect", {
        x: scale.ends[i],
        y: top,
        width: scale.ends[i + 1] - scale.ends[i],
        height: BAR,
        fill: `var(--seq-${step})`,
        stroke: "var(--ink)",
        "stroke-width": 0.6,
      }),
    ),
    ...inRows,
  );
  const missing = measure.values.length - known.length;
  return el(
    "div",
    { class: "shade-legend" },
    el("h2", {}, title, el("small", {}, word(lang, "legendText", { m: FORMATS[lang](median(known)) }))),
    picture,
    missing
      ? el(
          "p",
          { class: "shade-none" },
          el("i", {}),
          word(lang, "classLabel", { range: word(lang, "noData"), n: missing }),
        )
      : null,
  );
}

/**
 * Where values lie on the bar. Counts stand in columns of their own, other numbers on a line, unless that would crowd
 * classes together: then each is as broad as the others.
 * @param {Measure} measure @param {number[]} known
 */
function scaleOf({ classes, isCount }, known) {
  const most = classes[classes.length - 1].to;
  if (isCount) {
    const unit = Math.min(WIDTH / (most + 1), 36);
    const x = (/** @type {number} */ value) => value * unit;
    return { unit, x, ends: [0, ...classes.slice(1).map(({ from }) => x(from)), x(most + 1)] };
  }
  const least = Math.min(...known);
  const unit = WIDTH / (most - least || 1);
  // A class ends half-way to the next one.
  const limits = [least, ...classes.slice(1).map(({ from }, i) => (from + classes[i].to) / 2), most];
  const even = limits.map((limit) => (limit - least) * unit);
  const isCrowded = even.some((end, i) => i > 0 && end - even[i - 1] < NARROW);
  const ends = isCrowded ? limits.map((_, i) => (i * WIDTH) / classes.length) : even;
  const x = (/** @type {number} */ value) => {
    const i = Math.max(0, Math.min(classes.length - 1, limits.findIndex((limit) => value < limit) - 1));
    const at = value >= most ? classes.length - 1 : i;
    const part = (value - limits[at]) / (limits[at + 1] - limits[at] || 1);
    return ends[at] + part * (ends[at + 1] - ends[at]);
  };
  return { unit, x, ends };
}

/** @param {Measure} measure @param {ReturnType<typeof scaleOf>} scale @param {number} highest */
function bars({ values, steps, isCount }, { unit, x }, highest) {
  /** @type {Map<number, {n: number, step: number}>} */
  const bins = new Map();
  const width = isCount ? unit : WIDTH / BINS;
  values.forEach((value, county) => {
    if (value === null) return;
    const bin = isCount ? value : Math.min(BINS - 1, Math.floor(x(value) / width));
    const known = bins.get(bin);
    if (known) known.n += 1;
    else bins.set(bin, { n: 1, step: steps[county] });
  });
  const most = Math.max(...[...bins.values()].map(({ n }) => n));
  return [...bins].map(([bin, { n, step }]) => {
    const height = Math.max(1.5, (n / most) * highest);
    return svg("rect", {
      x: (isCount ? x(bin) : bin * width) + 0.5,
      y: highest - height,
      width: Math.max(1, width - 1),
      height,
      fill: `var(--seq-${step})`,
      stroke: step < 3 ? "var(--ink-3)" : "none",
      "stroke-width": 0.5,
    });
  });
}

/**
 * Each class's limits under it, in another row where they would touch.
 * @param {Lang} lang
 * @param {Measure["classes"]} classes
 * @param {number[]} ends
 * @param {number} y
 * @returns {[Node[], number]} the labels, and in how many rows
 */
function placeLabels(lang, classes, ends, y) {
  const right = LABEL.rows.map(() => -Infinity);
  const nodes = classes.map((c, i) => {
    const text = rangeText(lang, c);
    const half = (text.length * LABEL.character) / 2;
    const middle = Math.min(Math.max((ends[i] + ends[i + 1]) / 2, half), WIDTH - half);
    const free = right.findIndex((edge) => edge + LABEL.gap <= middle - half);
    const row = free < 0 ? right.indexOf(Math.min(...right)) : free;
    right[row] = middle + half;
    return svg(
      "text",
      { x: middle, y: y + LABEL.rows[row], "text-anchor": "middle", "font-size": LABEL.size, fill: "var(--ink)" },
      document.createTextNode(text),
    );
  });
  return [nodes, Math.max(1, right.filter((edge) => edge > -Infinity).length)];
}
