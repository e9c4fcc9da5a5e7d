/** Draws the sheet on a canvas, from the ground up: land, tints, hatches, water, lines, edges, sites. */

import { trace } from "../data/model.js";
import { edgeBitmap, hatchBitmap, shadesBitmap, waterBitmap } from "./layer_bitmaps.js";
import { fillHatch } from "./colours.js";
import { drawLines, pen, toMap, width } from "./viewport.js";

/**
 * @typedef {import("../data/model.js").Geometry} Geometry
 * @typedef {import("./colours.js").Tokens} Tokens
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Drawn} Drawn
 * @typedef {CanvasRenderingContext2D} Context
 */

const RIM = [22, 18, 14, 11, 8, 6, 4, 2]; // pixels outside the province, one over the other
const CROSSES = { west: 94, east: 112, south: 24, north: 37 }; // more than the view can show

/** The fixed paths of the sheet, made once. */
export class Base {
  /** @param {Geometry} geometry */
  constructor(geometry) {
    const { counties, rivers, neighbourLines } = geometry.model;
    const sameCity = (/** @type {number} */ a, /** @type {number} */ b) => counties[a].pref === counties[b].pref;
    this.land = geometry.land;
    this.province = geometry.borders((a, b) => a < 0 || b < 0);
    // Under a stroke as broad as the rim's, every fourth point is enough.
    this.rim = geometry.newPath();
    for (const arc of geometry.arcsOf((a, b) => a < 0 || b < 0)) trace(this.rim, arc, 4);
    this.prefecture = geometry.borders((a, b) => a >= 0 && b >= 0 && !sameCity(a, b));
    this.county = geometry.borders((a, b) => a >= 0 && b >= 0 && sameCity(a, b));
    this.neighbours = geometry.lines(neighbourLines);
    this.rivers = rivers.map((river) => ({ rank: river.rank, path: geometry.lines(river.lines) }));
  }
}

/**
 * Draws a window of the map. What the next drawing of that window may show again is laid in as bitmaps.
 * @typedef {{geometry: Geometry, base: Base, bitmaps: import("./bitmap_cache.js").BitmapCache}} Stock
 * @param {Context} c @param {Stock} stock @param {Scene} scene @param {Viewport} window @param {Tokens} t
 */
export function drawSheet(c, stock, scene, window, t) {
  const { geometry, base, bitmaps } = stock;
  c.lineJoin = c.lineCap = "round";
  bitmaps.begin(c, window, t);
  const upward = scene.drawn.toReversed();
  const faded = (/** @type {number} */ alpha, /** @type {import("./layer_bitmaps.js").Bitmap} */ [name, draw, box]) => bitmaps.lay(c, name, draw, box, alpha);
  bitmaps.lay(c, "ground", (bitmap, at) => drawGround(bitmap, geometry, base, at, t));
  if (scene.steps) faded(scene.shadeAlpha, shadesBitmap(scene, t));
  toMap(c, window);
  drawTints(c, upward, t);
  for (const layer of upward) if (layer.part.size) faded(layer.alpha, hatchBitmap(c.canvas, geometry, layer, window, t));
  bitmaps.lay(c, ...waterBitmap(base, scene, t));
  for (const layer of upward) {
    if (layer.whole.size) faded(layer.alpha, edgeBitmap(c.canvas, geometry, layer, window, t));
    toMap(c, window);
    drawCourse(c, layer, window, t);
  }
  bitmaps.lay(c, "borders", (bitmap, at) => {
    drawLines(bitmap, base.prefecture, t["prefecture-line"], width("prefecture", at.zoom), at);
    drawLines(bitmap, base.province, t["province-line"], width("province", at.zoom), at);
  });
  toMap(c, window);
  drawChosen(c, scene, window, t);
  drawSites(c, geometry, scene, window, t);
}

/** @param {Context} c @param {Geometry} geometry @param {Base} base @param {Viewport} window @param {Tokens} t */
function drawGround(c, geometry, base, window, t) {
  c.fillStyle = t.ground;
  c.fillRect(0, 0, c.canvas.width, c.canvas.height);
  drawLines(c, base.neighbours, t["ground-line"], 1, window);
  c.globalAlpha = 0.09;
  for (const reach of RIM) drawLines(c, base.rim, t.rim, 2 * reach, window);
  c.globalAlpha = 1;
  c.fillStyle = t.land;
  c.fill(base.land, "evenodd");
  drawCrosses(c, geometry, window, t);
}

/** The graticule: a cross where even degrees meet. @param {Context} c @param {Geometry} geometry @param {Viewport} window @param {Tokens} t */
function drawCrosses(c, geometry, window, t) {
  const step = window.zoom >= 9 ? 1 : 2;
  const arm = 4 / window.k;
  const crosses = geometry.newPath();
  for (let lon = CROSSES.west; lon <= CROSSES.east; lon += step) {
    for (let lat = CROSSES.south; lat <= CROSSES.north; lat += step) {
      const [x, y] = geometry.at(lon, lat);
      crosses.moveTo(x - arm, y);
      crosses.lineTo(x + arm, y);
      crosses.moveTo(x, y - arm);
      crosses.lineTo(x, y + arm);
    }
  }
  drawLines(c, crosses, t["hair-strong"], 0.8, window);
}

/** @param {Context} c @param {Drawn[]} layers from below @param {Tokens} t */
function drawTints(c, layers, t) {
  c.save();
  c.globalCompositeOperation = /** @type {GlobalCompositeOperation} */ (t.blend);
  for (const { paint, tint, faint, alpha } of layers) {
    c.fillStyle = t[paint ? `${paint}-fill` : "ink-3"];
    c.globalAlpha = Number(t.tint) * alpha;
    c.fill(tint, "evenodd");
    c.globalAlpha = 0.08 * alpha;
    c.fill(faint, "evenodd");
  }
  c.restore();
}

/** @param {Context} c @param {Drawn} layer @param {Viewport} window @param {Tokens} t */
function drawCourse(c, { paint, lines, alpha }, window, t) {
  if (!lines) return;
  const line = pen(c, window);
  c.globalAlpha = alpha;
  line(lines, t.land, 4);
  line(lines, paint ? t[`${paint}-tone`] : t["ink-2"], 2);
  c.globalAlpha = 1;
}

/** @param {Context} c @param {Scene} scene @param {Viewport} window @param {Tokens} t */
function drawChosen(c, { chosen }, window, t) {
  if (!chosen) return;
  const line = pen(c, window);
  c.globalAlpha = 0.12;
  c.fillStyle = t.red;
  c.fill(chosen.area, "evenodd");
  c.globalAlpha = 1;
  // A part is never painted as a whole county, not even when it is chosen.
  fillHatch(c, chosen.hatched, t.red, 45, window.ratio);
  line(chosen.area, t.paper, 5);
  line(chosen.area, t.red, 2.4);
}

/** @param {Context} c @param {Geometry} geometry @param {Scene} scene @param {Viewport} window @param {Tokens} t */
function drawSites(c, geometry, scene, { k, tx, ty, ratio }, t) {
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const { place, context, chosen, alpha } of scene.sites) {
    const [qx, qy] = /** @type {number[]} */ (geometry.model.places[place].point);
    const [x, y] = geometry.point(qx, qy);
    const colour = chosen ? t.red : t.ink;
    c.globalAlpha = alpha;
    c.beginPath();
    c.arc(k * x + tx, k * y + ty, chosen ? 4.4 : 3.4, 0, 2 * Math.PI);
    c.fillStyle = context ? t.land : colour;
    c.strokeStyle = context ? colour : t.land;
    c.lineWidth = 1.4;
    c.fill();
    c.stroke();
  }
  c.globalAlpha = 1;
}

/** What is under the pointer, on a canvas of its own. @param {Context} c @param {Geometry} geometry @param {ReturnType<typeof import("./scene.js").hoveredOf>} hovered @param {Viewport} window @param {Tokens} t */
export function drawHovered(c, geometry, hovered, window, t) {
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.clearRect(0, 0, c.canvas.width, c.canvas.height);
  if (!hovered) return;
  c.lineJoin = "round";
  toMap(c, window);
  const marks = new Path2D();
  for (const place of hovered.sites) {
    const [x, y] = geometry.point(.../** @type {[number, number]} */ (geometry.model.places[place].point));
    marks.moveTo(x + 6 / window.k, y);
    marks.arc(x, y, 6 / window.k, 0, 2 * Math.PI);
  }
  for (const path of [hovered.area, marks]) pen(c, window)(path, t.ink, 1.5);
}
