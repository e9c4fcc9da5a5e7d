/** Colours: six for layers, handed out and given back; everything else from the tokens. */

export const PAINTS = ["amber", "violet", "blue", "teal", "green", "ink"];

/** @typedef {{name: string, fill: string, line: string, texture: "whole" | "part" | "point" | "line" | "outline", angle: number}} Paint */
/** @typedef {Record<string, string>} Tokens */

const NAMES = ["paper", "land", "ground", "ground-line", "ground-name", "ink", "ink-2", "ink-3", "county-line",
  "prefecture-line", "province-line", "water", "water-name", "red", "rim", "seq-1", "seq-2", "seq-3", "seq-4",
  "seq-5", "seq-6", "seq-7", ...PAINTS.flatMap((p) => [`${p}-fill`, `${p}-tone`])];

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
 * Gives each visible layer a colour: its own, else the next free one; from the seventh on none.
 * @param {import("../model.js").PolicyLayer[]} visible @returns {Map<string, string | null>}
 */
export function handOut(visible) {
  const given = new Map();
  const free = new Set(PAINTS);
  for (const layer of visible) {
    if (layer.paint && free.delete(layer.paint)) given.set(layer.id, layer.paint);
  }
  for (const layer of visible) {
    if (given.has(layer.id) || layer.kind === "counts") continue;
    const next = PAINTS.find((paint) => free.has(paint)) ?? null;
    if (next) free.delete(next);
    given.set(layer.id, next);
  }
  return given;
}

/** Hatch angles, first, second and third hatched layer. */
export const ANGLES = [45, 135, 90];

/**
 * A hatch as a repeating pattern, 1.5 of 5 pixels wide, fixed to the map, for the transform
 * that the context has now.
 * @param {CanvasRenderingContext2D} context @param {string} colour @param {number} angle degrees
 * @param {number} ratio device pixels per pixel
 */
export function hatch(context, colour, angle, ratio) {
  const pitch = (angle === 90 ? 7 : 5) * ratio;
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
