/** How each part of the map is drawn on a canvas: land, tints, hatches, water, lines, edges, sites. */

import { trace } from "../../data/arcs.js";
import { fillHatch } from "./colours.js";
import { drawLines, pen, toMap, width } from "./viewport.js";

/**
 * @typedef {import("../../data/geometry.js").Geometry} Geometry
 * @typedef {import("./colours.js").Tokens} Tokens
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {import("./scene.js").Drawn} Drawn
 * @typedef {CanvasRenderingContext2D} Context
 */

const RIM = [22, 18, 14, 11, 8, 6, 4, 2]; // pixels outside the province, one over the other
const PALE = 0.08; // how strong a tint is where the filter has taken a layer away
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

/** @param {Context} c @param {Geometry} geometry @param {Base} base @param {Viewport} at @param {Tokens} t */
export function drawGround(c, geometry, base, at, t) {
  c.fillStyle = t.ground;
  c.fillRect(0, 0, c.canvas.width, c.canvas.height);
  drawLines(c, base.neighbours, t["ground-line"], 1, at);
  c.globalAlpha = 0.09;
  for (const reach of RIM) drawLines(c, base.rim, t.rim, 2 * reach, at);
  c.globalAlpha = 1;
  c.fillStyle = t.land;
  c.fill(base.land, "evenodd");
  drawCrosses(c, geometry, at, t);
}

/**
 * The graticule: a cross where even degrees meet.
 * @param {Context} c
 * @param {Geometry} geometry
 * @param {Viewport} at
 * @param {Tokens} t
 */
function drawCrosses(c, geometry, at, t) {
  const step = at.zoom >= 9 ? 1 : 2;
  const arm = 4 / at.k;
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
  drawLines(c, crosses, t["hair-strong"], 0.8, at);
}

/**
 * The choropleth.
 * @param {Context} c
 * @param {Map<number, Path2D>} areas by step
 * @param {Viewport} at
 * @param {Tokens} t
 */
export function drawShades(c, areas, at, t) {
  toMap(c, at);
  areas.forEach((area, step) => {
    c.fillStyle = t[`seq-${step}`];
    c.fill(area, "evenodd");
  });
}

/**
 * What a layer covers as a whole, and fainter what it would cover without the filter.
 * @param {Context} c
 * @param {Drawn} layer
 * @param {Viewport} at
 * @param {Tokens} t
 * @param {number} alpha
 */
export function drawTint(c, { paint, tint, pale }, at, t, alpha) {
  toMap(c, at);
  c.fillStyle = t[paint ? `${paint}-fill` : "ink-3"];
  c.globalAlpha = alpha;
  c.fill(tint, "evenodd");
  c.globalAlpha = (PALE / Number(t.tint)) * alpha;
  c.fill(pale, "evenodd");
  c.globalAlpha = 1;
}

/** @param {Context} c @param {Drawn} layer @param {Viewport} at @param {Tokens} t */
export function drawHatch(c, { paint, angle, hatched }, at, t) {
  toMap(c, at);
  fillHatch(c, hatched, paint ? t[`${paint}-tone`] : t["ink-2"], angle, at.ratio);
}

/**
 * Rivers and the borders between counties.
 * @param {Context} c
 * @param {Base} base
 * @param {string} county colour of those borders
 * @param {Viewport} at
 * @param {Tokens} t
 */
export function drawWater(c, base, county, at, t) {
  for (const { rank, path } of base.rivers) {
    drawLines(c, path, t.water, width(/** @type {"main" | "tributary" | "other"} */ (rank), at.zoom), at);
  }
  drawLines(c, base.county, county, width("county", at.zoom), at);
}

/**
 * A layer's border lies inside its own members, so that two neighbours never hide each other's; over it the rivers it
 * names. Alone on a canvas, what lies outside is taken away afterwards, for half of what a clip costs.
 * @param {Context} c
 * @param {Drawn} layer
 * @param {Viewport} at
 * @param {Tokens} t
 * @param {boolean} [isAlone]
 */
export function drawEdge(c, { paint, whole, area, lines }, at, t, isAlone = false) {
  toMap(c, at);
  const line = pen(c, at);
  const tone = paint ? t[`${paint}-tone`] : t["ink-2"];
  if (whole.size) {
    const [edge, band] = [width("edge", at.zoom), width("band", at.zoom)];
    c.save();
    if (!isAlone) c.clip(area, "evenodd");
    if (paint) {
      c.globalAlpha = 0.38;
      line(area, t[`${paint}-fill`], 2 * band);
      c.globalAlpha = 1;
    }
    line(area, tone, paint ? edge : 1.6 * edge);
    if (isAlone) {
      c.globalCompositeOperation = "destination-in";
      c.fill(area, "evenodd");
    }
    c.restore();
  }
  if (!lines) return;
  line(lines, t.land, 4);
  line(lines, tone, 2);
}

/** @param {Context} c @param {Base} base @param {Viewport} at @param {Tokens} t */
export function drawBorders(c, base, at, t) {
  drawLines(c, base.prefecture, t["prefecture-line"], width("prefecture", at.zoom), at);
  drawLines(c, base.province, t["province-line"], width("province", at.zoom), at);
}

/**
 * @param {Context} c
 * @param {NonNullable<import("./scene.js").Scene["chosen"]>} chosen
 * @param {Viewport} at
 * @param {Tokens} t
 */
export function drawChosen(c, chosen, at, t) {
  toMap(c, at);
  const line = pen(c, at);
  c.globalAlpha = 0.12;
  c.fillStyle = t.red;
  c.fill(chosen.area, "evenodd");
  c.globalAlpha = 1;
  // A part is never painted as a whole county, not even when it is chosen.
  fillHatch(c, chosen.hatched, t.red, 45, at.ratio);
  line(chosen.area, t.paper, 5);
  line(chosen.area, t.red, 2.4);
}

/**
 * @param {Context} c
 * @param {Geometry} geometry
 * @param {import("./scene.js").Site[]} sites
 * @param {Viewport} at
 * @param {Tokens} t
 */
export function drawSites(c, geometry, sites, { k, tx, ty, ratio, zoom }, t) {
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const { place, context, chosen, alpha } of sites) {
    const [x, y] = geometry.siteAt(place);
    const colour = chosen ? t.red : t.ink;
    c.globalAlpha = alpha;
    c.beginPath();
    c.arc(k * x + tx, k * y + ty, width("dot", zoom) + (chosen ? 1 : 0), 0, 2 * Math.PI);
    c.fillStyle = context ? t.land : colour;
    c.strokeStyle = context ? colour : t.land;
    c.lineWidth = 1.4;
    c.fill();
    c.stroke();
  }
  c.globalAlpha = 1;
}

/**
 * Points by the thousand, each two pixels wide and high; what lies side by side is drawn as one line.
 * @param {Context} c
 * @param {Float64Array} dots x, y, x, y …
 * @param {Viewport} at
 * @param {Tokens} t
 */
export function drawDots(c, dots, { k, tx, ty, ratio }, t) {
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.fillStyle = t.ink;
  const [wide, high] = [Math.ceil(c.canvas.width / ratio), Math.ceil(c.canvas.height / ratio)];
  const marked = new Uint8Array(wide * high);
  for (let i = 0; i < dots.length; i += 2) {
    const x = Math.round(k * dots[i] + tx);
    const y = Math.round(k * dots[i + 1] + ty);
    if (!(x > 0 && y > 0 && x < wide && y < high)) continue;
    const pixel = y * wide + x;
    marked[pixel] = marked[pixel - 1] = marked[pixel - wide] = marked[pixel - wide - 1] = 1;
  }
  for (let y = 0; y < high; y++) {
    const end = (y + 1) * wide;
    for (let from = marked.indexOf(1, y * wide); from >= 0 && from < end; ) {
      let to = from;
      while (to < end && marked[to]) to++;
      c.fillRect(from - y * wide, y, to - from, 1);
      from = marked.indexOf(1, to);
    }
  }
}

/**
 * What is under the pointer, on a canvas of its own.
 * @param {Context} c
 * @param {Geometry} geometry
 * @param {{hovered: ReturnType<typeof import("./scene.js").hoveredOf>, chosen:
 *   import("./scene.js").Scene["chosen"]}} marked
 *   what is chosen keeps its red line on top
 * @param {Viewport} at
 * @param {Tokens} t
 */
export function drawHovered(c, geometry, { hovered, chosen }, at, t) {
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.clearRect(0, 0, c.canvas.width, c.canvas.height);
  if (!hovered) return;
  c.lineJoin = "round";
  toMap(c, at);
  const marks = new Path2D();
  for (const place of hovered.sites) {
    const [x, y] = geometry.siteAt(place);
    marks.moveTo(x + 6 / at.k, y);
    marks.arc(x, y, 6 / at.k, 0, 2 * Math.PI);
  }
  const line = pen(c, at);
  for (const path of [hovered.area, marks]) line(path, t.ink, 1.5);
  if (chosen) line(chosen.area, t.red, 2.4);
}
