/** What the drawing is made of, from the ground up: parts that a toggle adds or takes away, whatever else there is. */

import * as draw from "./draw.js";

/**
 * @typedef {import("./scene.js").Drawn} Drawn
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./colours.js").Tokens} Tokens
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {[number, number, number, number]} Box left, top, right, bottom in pixels of the screen
 * @typedef {{band: "ground" | "shades" | "tint" | "hatch" | "water" | "edge" | "borders" | "chosen" | "sites" |
 *   "names", key: string, alpha: number,
 * blend?: string, box?: Box, isCostly?: boolean, labels?: import("./label_placement.js").Written[], draw: (c:
 * CanvasRenderingContext2D, at: Viewport, alpha: number, isAlone?: boolean) => void}} Part
 * `key` tells all that it depends on besides viewport and colours; `alpha` is for all of it, laid in as a whole: drawn
 * in place only tints heed it; `box` holds all that it can touch, without one it may touch all; what `isCostly` is
 * drawn once, on a canvas of its own (`isAlone`), and laid in from there; `labels` if it is the names
 * @typedef {{geometry: import("../../data/geometry.js").Geometry, base: draw.Base}} Stock what every drawing is
 *   made from
 */

const STROKE = 6; // pixels that strokes and dots reach beyond what they mark
const PADDED = 1.25; // of the view's size: what is drawn reaches beyond it

/**
 * @param {Stock} stock
 * @param {Scene} scene
 * @param {Viewport} viewport
 * @param {Tokens} t
 * @returns {Part[]} from below, all but the names
 */
export function partsOf({ geometry, base }, scene, viewport, t) {
  const upward = scene.drawn.toReversed();
  const boxOf = (/** @type {Iterable<number>} */ counties, margin = 0) => boxOn(geometry, counties, viewport, margin);
  const each = (/** @type {(layer: Drawn, boxOf: BoxOf, t: Tokens) => Part | null} */ make) =>
    upward.flatMap((layer) => make(layer, boxOf, t) ?? []);
  return [
    { band: "ground", key: "ground", alpha: 1, draw: (c, at) => draw.drawGround(c, geometry, base, at, t) },
    ...(scene.steps ? [shades(scene, t)] : []),
    ...each(tint),
    ...each(hatch),
    water(base, scene, t),
    ...each(edge),
    { band: "borders", key: "borders", alpha: 1, draw: (c, at) => draw.drawBorders(c, base, at, t) },
    ...(scene.chosen ? [chosen(scene.chosen, boxOf, t)] : []),
    ...each(dots),
    ...(scene.sites.length ? [sites(geometry, scene, viewport, t)] : []),
  ];
}

/**
 * Draws all of it in place.
 * @param {CanvasRenderingContext2D} c
 * @param {Stock} stock
 * @param {Scene} scene
 * @param {Viewport} viewport
 * @param {Tokens} t
 */
export function drawMap(c, stock, scene, viewport, t) {
  c.lineJoin = c.lineCap = "round";
  for (const part of partsOf(stock, scene, viewport, t)) {
    c.save();
    c.setTransform(1, 0, 0, 1, 0, 0);
    if (part.blend) c.globalCompositeOperation = /** @type {GlobalCompositeOperation} */ (part.blend);
    part.draw(c, viewport, part.alpha);
    c.restore();
  }
}

/** @typedef {(counties: Iterable<number>, margin?: number) => Box} BoxOf */

/** @param {Scene} scene @param {Tokens} t @returns {Part} */
const shades = ({ steps, shades: areas, shadeAlpha }, t) => ({
  band: "shades",
  key: `shades ${steps}`,
  alpha: shadeAlpha,
  draw: (c, at) => draw.drawShades(c, areas, at, t),
});

/** @param {Drawn} layer @param {BoxOf} boxOf @param {Tokens} t @returns {Part | null} */
function tint(layer, boxOf, t) {
  const { paint, tinted, paled, alpha } = layer;
  if (!tinted.length && !paled.length) return null;
  return {
    band: "tint",
    key: `tint ${paint} ${tinted}/${paled}`,
    alpha: Number(t.tint) * alpha,
    blend: t.blend,
    box: boxOf([...tinted, ...paled]),
    draw: (c, at, whole) => draw.drawTint(c, layer, at, t, whole),
  };
}

/** @param {Drawn} layer @param {BoxOf} boxOf @param {Tokens} t @returns {Part | null} */
function hatch(layer, boxOf, t) {
  const { paint, angle, part, alpha } = layer;
  if (!part.size) return null;
  return {
    band: "hatch",
    key: `hatch ${paint} ${angle} ${[...part]}`,
    alpha,
    isCostly: true,
    box: boxOf(part),
    draw: (c, at) => draw.drawHatch(c, layer, at, t),
  };
}

/**
 * On a choropleth grey lines would vanish in the darker steps.
 * @param {draw.Base} base
 * @param {Scene} scene
 * @param {Tokens} t
 * @returns {Part}
 */
function water(base, { steps }, t) {
  const county = steps ? "land" : "county-line";
  return {
    band: "water",
    key: `water ${county}`,
    alpha: 1,
    draw: (c, at) => draw.drawWater(c, base, t[county], at, t),
  };
}

/** @param {Drawn} layer @param {BoxOf} boxOf @param {Tokens} t @returns {Part | null} */
function edge(layer, boxOf, t) {
  const { paint, whole, lines, course, alpha } = layer;
  if (!whole.size && !lines) return null;
  const key = `edge ${paint} ${[...whole]} ${course}`;
  return {
    band: "edge",
    key,
    alpha,
    isCostly: true,
    ...(lines ? {} : { box: boxOf(whole) }),
    draw: (c, at, _, isAlone) => draw.drawEdge(c, layer, at, t, isAlone),
  };
}

/** @param {NonNullable<Scene["chosen"]>} marked @param {BoxOf} boxOf @param {Tokens} t @returns {Part} */
const chosen = (marked, boxOf, t) => ({
  band: "chosen",
  key: `chosen ${marked.key}`,
  alpha: 1,
  box: boxOf(marked.counties, STROKE),
  draw: (c, at) => draw.drawChosen(c, marked, at, t),
});

/** @param {Drawn} layer @param {BoxOf} _ @param {Tokens} t @returns {Part | null} */
function dots({ layer, alpha }, _, t) {
  const { id, dots: all } = layer;
  return all?.length
    ? { band: "sites", key: `dots ${id}`, alpha, isCostly: true, draw: (c, at) => draw.drawDots(c, all, at, t) }
    : null;
}

/**
 * @param {import("../../data/geometry.js").Geometry} geometry
 * @param {Scene} scene
 * @param {Viewport} viewport
 * @param {Tokens} t
 * @returns {Part}
 */
function sites(geometry, { sites: all }, { k, tx, ty }, t) {
  const points = all.map(({ place }) => geometry.siteAt(place));
  const xs = points.map(([x]) => k * x + tx);
  const ys = points.map(([, y]) => k * y + ty);
  return {
    band: "sites",
    key: `sites ${JSON.stringify(all)}`,
    alpha: 1,
    draw: (c, at) => draw.drawSites(c, geometry, all, at, t),
    box: [Math.min(...xs) - STROKE, Math.min(...ys) - STROKE, Math.max(...xs) + STROKE, Math.max(...ys) + STROKE],
  };
}

/**
 * The pixels that counties can touch, of those in sight.
 * @param {import("../../data/geometry.js").Geometry} geometry
 * @param {Iterable<number>} counties
 * @param {Viewport} viewport
 * @param {number} margin
 * @returns {Box}
 */
function boxOn({ boxes }, counties, { k, tx, ty, width, height }, margin) {
  const members = [...counties]
    .map((county) => boxes[county])
    .filter(
      ([left, top, right, bottom]) =>
        k * right + tx > 0 && k * left + tx < PADDED * width && k * bottom + ty > 0 && k * top + ty < PADDED * height,
    );
  if (!members.length) return [0, 0, 0, 0];
  const side = (/** @type {number} */ i) => members.map((box) => box[i]);
  return [
    k * Math.min(...side(0)) + tx - margin,
    k * Math.min(...side(1)) + ty - margin,
    k * Math.max(...side(2)) + tx + margin,
    k * Math.max(...side(3)) + ty + margin,
  ];
}
