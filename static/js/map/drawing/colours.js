/** Colours: six for layers, handed out and given back; everything else from the tokens. */

import { coverageOf } from "../../data/filter.js";

export const PAINTS = ["amber", "violet", "blue", "teal", "green", "ink"];

/**
 * What stands for a layer in swatch and legend; `paint` is the name of its colour, `tag` its characters without one.
 * @typedef {{paint: string | null, texture: "whole" | "part" | "point" | "line" | "outline" | "shades",
 *   angle: number, tag: string}} Style
 */
/** @typedef {Record<string, string>} Tokens */

const NAMES = [
  "paper",
  "land",
  "ground",
  "ground-line",
  "ground-name",
  "ink",
  "ink-2",
  "ink-3",
  "county-line",
  "hair-strong",
  "prefecture-line",
  "province-line",
  "water",
  "water-name",
  "red",
  "rim",
  "seq-1",
  "seq-2",
  "seq-3",
  "seq-4",
  "seq-5",
  "seq-6",
  "seq-7",
  ...PAINTS.flatMap((p) => [`${p}-fill`, `${p}-tone`]),
];

/** @returns {Tokens} the canvas's colours as the style sheet has them now */
export function readTokens() {
  const style = getComputedStyle(document.documentElement);
  /** @type {Tokens} */
  const tokens = {};
  for (const name of NAMES) tokens[name] = style.getPropertyValue(`--${name}`).trim();
  tokens.serif = style.getPropertyValue("--serif").trim();
  tokens.sans = style.getPropertyValue("--sans").trim();
  tokens.tint = style.getPropertyValue("--tint").trim();
  tokens.blend = style.getPropertyValue("--blend").trim();
  return tokens;
}

/**
 * Gives each visible layer a colour: its own, else the next free one; from the seventh on two characters instead.
 * A layer of points takes none from the others: points are drawn in ink whatever its colour is.
 * @param {import("../../data/model.js").MapModel} model @param {import("../../data/model.js").PolicyLayer[]}
 *   visible @param {import("../../data/model.js").Lang} lang
 * @returns {Map<string, {paint: string | null, tag: string}>}
 */
export function assignColours(model, visible, lang) {
  const given = new Map();
  const free = new Set(PAINTS);
  const tags = new Set();
  const areas = [];
  for (const layer of visible) {
    if (layer.kind === "counts") continue;
    if (layer.places.every((place) => model.places[place].coverage === "point"))
      given.set(layer.id, { paint: "ink", tag: "" });
    else areas.push(layer);
  }
  for (const layer of areas) {
    if (layer.colour && free.delete(layer.colour)) given.set(layer.id, { paint: layer.colour, tag: "" });
  }
  for (const layer of areas) {
    if (given.has(layer.id)) continue;
    const paint = PAINTS.find((name) => free.has(name)) ?? null;
    if (paint) free.delete(paint);
    const tag = paint ? "" : tagOf(layer, lang, tags);
    tags.add(tag);
    given.set(layer.id, { paint, tag });
  }
  return given;
}

/**
 * Two characters, or letters, of a layer's title that no other layer has: the first ones where they are free.
 * @param {import("../../data/model.js").PolicyLayer} layer
 * @param {import("../../data/model.js").Lang} lang
 * @param {Set<string>} taken
 */
function tagOf({ title }, lang, taken) {
  // What stands before a colon is the kind of many layers.
  const own = title[lang].replace(/^.*[：:]\s*/u, "");
  const words = own.toUpperCase().match(lang === "zh" ? /\p{L}+/gu : /[A-Z]+/g) ?? ["X"];
  const [first] = words[0];
  const initials = lang === "zh" ? [] : words.slice(1).map((word) => word[0]);
  const second = [...initials, ...words.join("").slice(1)];
  return second.map((letter) => first + letter).find((tag) => !taken.has(tag)) ?? first + (taken.size % 10);
}

/**
 * The shape of a layer's swatch: what it covers without any filter.
 * @param {import("../../data/model.js").MapModel} model @param {import("../../data/model.js").PolicyLayer} layer
 *   @param {string} tag
 * @returns {Style["texture"]}
 */
export function textureOf(model, layer, tag) {
  if (layer.kind === "counts") return "shades";
  const { whole, part, sites } = coverageOf(model, new Set(), layer);
  if (whole.size) return tag ? "outline" : "whole";
  if (part.size) return "part";
  return sites.length ? "point" : "whole";
}

/** Hatch angles, first, second and third hatched layer. */
export const ANGLES = [45, 135, 90];

/** Pixels from one line of a hatch to the next. @param {number} angle */
const pitchOf = (angle) => (angle === 90 ? 7 : 5);

/**
 * A hatch as a repeating pattern, 1.5 of 5 pixels wide, fixed to the map, for the transform
 * that the context has now.
 * @param {CanvasRenderingContext2D} context @param {string} colour @param {number} angle degrees
 * @param {number} ratio device pixels per pixel
 */
function hatch(context, colour, angle, ratio) {
  const pitch = pitchOf(angle) * ratio;
  const tile = document.createElement("canvas");
  tile.width = Math.round(pitch);
  tile.height = 1;
  const pen = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1.5 * ratio, 1);
  const pattern = /** @type {CanvasPattern} */ (context.createPattern(tile, "repeat"));
  // Patterns follow the context's transform: undo its scale, keep its origin.
  pattern.setTransform(new DOMMatrix().scale(1 / context.getTransform().a).rotate(angle));
  return pattern;
}

/**
 * @param {CanvasRenderingContext2D & {fillHatch?: (area: any, colour: string, angle: number, pitch: number) => void}} c
 * @param {Path2D} area
 * @param {string} colour
 * @param {number} angle
 * @param {number} ratio
 */
export function fillHatch(c, area, colour, angle, ratio) {
  c.save();
  c.globalAlpha = 0.75;
  // A drawing that is written hatches by itself: it knows no pictures of lines.
  if (c.fillHatch) {
    c.fillHatch(area, colour, angle, pitchOf(angle));
    return c.restore();
  }
  // A pattern as the fill: clipping by the area and filling a rectangle costs several times more.
  c.fillStyle = hatch(c, colour, angle, ratio);
  c.fill(area, "evenodd");
  c.restore();
}
