/** What costs most to draw of the layers: hatches, edges, the choropleth and the lines over it. */

import { fillHatch } from "./colours.js";
import { drawLines, pen, toMap, width } from "./viewport.js";

/**
 * @typedef {import("../data/model.js").Geometry} Geometry
 * @typedef {import("./colours.js").Tokens} Tokens
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {import("./scene.js").Drawn} Drawn
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {[name: string, draw: import("./bitmap_cache.js").Draw, box?: () => import("./bitmap_cache.js").Box]} Bitmap
 */

/** @param {HTMLCanvasElement} canvas @param {Geometry} geometry @param {Drawn} layer @param {Viewport} window @param {Tokens} t @returns {Bitmap} */
export function hatchBitmap(canvas, geometry, { paint, angle, part, hatched }, window, t) {
  /** @type {import("./bitmap_cache.js").Draw} */
  const draw = (c, at) => {
    toMap(c, at);
    fillHatch(c, hatched, paint ? t[`${paint}-tone`] : t["ink-2"], angle, at.ratio);
  };
  return [`hatch ${paint} ${angle} ${[...part].join()}`, draw, () => boxOn(canvas, geometry, part, window)];
}

/** A layer's border lies inside its own members, so that two neighbours never hide each other's. @param {HTMLCanvasElement} canvas @param {Geometry} geometry @param {Drawn} layer @param {Viewport} window @param {Tokens} t @returns {Bitmap} */
export function edgeBitmap(canvas, geometry, { paint, whole, area }, window, t) {
  /** @type {import("./bitmap_cache.js").Draw} */
  const draw = (c, at) => {
    toMap(c, at);
    const line = pen(c, at);
    const [edge, band] = [width("edge", at.zoom), width("band", at.zoom)];
    c.save();
    c.clip(area, "evenodd");
    if (paint) {
      c.globalAlpha = 0.38;
      line(area, t[`${paint}-fill`], 2 * band);
      c.globalAlpha = 1;
    }
    line(area, paint ? t[`${paint}-tone`] : t["ink-2"], paint ? edge : 1.6 * edge);
    c.restore();
  };
  return [`edge ${paint} ${[...whole].join()}`, draw, () => boxOn(canvas, geometry, whole, window)];
}

/** @param {Scene} scene @param {Tokens} t @returns {Bitmap} */
export function shadesBitmap({ steps, shades }, t) {
  /** @type {import("./bitmap_cache.js").Draw} */
  const draw = (c, at) => {
    toMap(c, at);
    shades.forEach((area, step) => {
      c.fillStyle = t[`seq-${step}`];
      c.fill(area, "evenodd");
    });
  };
  return [`shades ${steps}`, draw];
}

/** Rivers and the borders between counties. @param {import("./draw.js").Base} base @param {Scene} scene @param {Tokens} t @returns {Bitmap} */
export function waterBitmap(base, { steps }, t) {
  // On a choropleth grey lines would vanish in the darker steps.
  const county = steps ? "land" : "county-line";
  /** @type {import("./bitmap_cache.js").Draw} */
  const draw = (c, at) => {
    for (const { rank, path } of base.rivers) {
      drawLines(c, path, t.water, width(/** @type {"main" | "tributary" | "other"} */ (rank), at.zoom), at);
    }
    drawLines(c, base.county, t[county], width("county", at.zoom), at);
  };
  return [`water ${county}`, draw];
}

/** The pixels of a canvas that counties can touch. @param {HTMLCanvasElement} canvas @param {Geometry} geometry @param {Set<number>} counties @param {Viewport} window @returns {import("./bitmap_cache.js").Box} */
function boxOn({ width: w, height: h }, { boxes }, counties, { k, tx, ty, ratio }) {
  const members = [...counties].map((county) => boxes[county]);
  const x = (/** @type {number} */ value) => Math.min(Math.max((k * value + tx) * ratio, 0), w);
  const y = (/** @type {number} */ value) => Math.min(Math.max((k * value + ty) * ratio, 0), h);
  const [west, north] = [Math.min(...members.map((box) => box[0])), Math.min(...members.map((box) => box[1]))];
  const [east, south] = [Math.max(...members.map((box) => box[2])), Math.max(...members.map((box) => box[3]))];
  return [Math.floor(x(west)), Math.floor(y(north)), Math.ceil(x(east)), Math.ceil(y(south))];
}
