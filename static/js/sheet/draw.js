/** Draws the sheet on a canvas, from the ground up: land, tints, hatches, water, lines, edges, sites. */

import { trace } from "../model.js";
import { classOf } from "./classes.js";
import { hatch } from "./paint.js";
import { pen, toMap, width } from "./pen.js";

/**
 * @typedef {import("../model.js").Geometry} Geometry
 * @typedef {import("./paint.js").Tokens} Tokens
 * @typedef {import("./pen.js").Window} Window
 * @typedef {import("./scene.js").Scene} Scene
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
    this.rim = new Path2D();
    for (const arc of geometry.arcsOf((a, b) => a < 0 || b < 0)) trace(this.rim, arc, 4);
    this.prefecture = geometry.borders((a, b) => a >= 0 && b >= 0 && !sameCity(a, b));
    this.county = geometry.borders((a, b) => a >= 0 && b >= 0 && sameCity(a, b));
    this.neighbours = geometry.lines(neighbourLines);
    this.rivers = rivers.map((river) => ({ rank: river.rank, path: geometry.lines(river.lines) }));
  }
}

/**
 * @param {Context} c @param {Geometry} geometry @param {Base} base @param {Scene} scene
 * @param {Window} window @param {Tokens} t @param {import("./pen.js").Plates} plates
 */
export function drawSheet(c, geometry, base, scene, window, t, plates) {
  c.lineJoin = c.lineCap = "round";
  plates.lay(c, "ground", window, t, (plate) => drawGround(plate, geometry, base, window, t));
  toMap(c, window);
  if (scene.shades) drawShades(c, geometry, scene, t);
  drawTints(c, scene, t);
  drawHatches(c, scene, window, t);
  plates.lay(c, "water", window, t, (plate) => drawWater(plate, base, window, t));
  // On a choropleth grey lines would vanish in the darker steps.
  const county = scene.shades ? "land" : "county-line";
  plates.lay(c, county, window, t, (plate) => drawLines(plate, base.county, t[county], width("county", window.zoom), window));
  toMap(c, window);
  drawEdges(c, scene, window, t);
  plates.lay(c, "borders", window, t, (plate) => {
    drawLines(plate, base.prefecture, t["prefecture-line"], width("prefecture", window.zoom), window);
    drawLines(plate, base.province, t["province-line"], width("province", window.zoom), window);
  });
  toMap(c, window);
  drawChosen(c, scene, window, t);
  drawSites(c, geometry, scene, window, t);
}

/** @param {Context} c @param {Geometry} geometry @param {Base} base @param {Window} window @param {Tokens} t */
function drawGround(c, geometry, base, window, t) {
  c.fillStyle = t.ground;
  c.fillRect(0, 0, c.canvas.width, c.canvas.height);
  drawLines(c, base.neighbours, t["ground-line"], 1, window);
  c.globalAlpha = 0.09;
  for (const reach of RIM) drawLines(c, base.rim, t.rim, 2 * reach, window);
  c.globalAlpha = 1;
  c.fillStyle = t.land;
  c.fill(base.land);
  drawCrosses(c, geometry, window, t);
}

/** The graticule: a cross where even degrees meet. @param {Context} c @param {Geometry} geometry @param {Window} window @param {Tokens} t */
function drawCrosses(c, geometry, window, t) {
  const step = window.zoom >= 9 ? 1 : 2;
  const arm = 4 / window.k;
  const crosses = new Path2D();
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

/** @param {Context} c @param {Path2D} path @param {string} colour @param {number} w pixels @param {Window} window */
function drawLines(c, path, colour, w, window) {
  toMap(c, window);
  pen(c, window)(path, colour, w);
}

/** @param {Context} c @param {Base} base @param {Window} window @param {Tokens} t */
function drawWater(c, base, window, t) {
  for (const { rank, path } of base.rivers) {
    drawLines(c, path, t.water, width(/** @type {"main" | "tributary" | "other"} */ (rank), window.zoom), window);
  }
}

/** @param {Context} c @param {Scene} scene @param {Tokens} t */
function drawTints(c, scene, t) {
  c.save();
  c.globalCompositeOperation = /** @type {GlobalCompositeOperation} */ (t.blend);
  for (const { paint, tint, faint } of scene.drawn) {
    c.fillStyle = t[paint ? `${paint}-fill` : "ink-3"];
    c.globalAlpha = Number(t.tint);
    c.fill(tint);
    c.globalAlpha = 0.08;
    c.fill(faint);
  }
  c.restore();
}

/** @param {Context} c @param {Scene} scene @param {Window} window @param {Tokens} t */
function drawHatches(c, scene, window, t) {
  for (const { paint, angle, hatched, part } of scene.drawn) {
    if (part.size) fillHatch(c, hatched, paint ? t[`${paint}-tone`] : t["ink-2"], angle, window);
  }
}

/** @param {Context} c @param {Path2D} area @param {string} colour @param {number} angle @param {Window} window */
function fillHatch(c, area, colour, angle, { ratio }) {
  c.save();
  c.globalAlpha = 0.75;
  // A pattern as the fill: clipping by the area and filling a rectangle costs several times more.
  c.fillStyle = hatch(c, colour, angle, ratio);
  c.fill(area);
  c.restore();
}

/** A layer's border lies inside its own members, so that two neighbours never hide each other's. @param {Context} c @param {Scene} scene @param {Window} window @param {Tokens} t */
function drawEdges(c, scene, window, t) {
  const line = pen(c, window);
  const [edge, band] = [width("edge", window.zoom), width("band", window.zoom)];
  for (const { paint, area, outline, whole, lines } of scene.drawn) {
    const tone = paint ? t[`${paint}-tone`] : t["ink-2"];
    if (whole.size) {
      c.save();
      c.clip(area);
      if (paint) {
        c.globalAlpha = 0.38;
        line(outline, t[`${paint}-fill`], 2 * band);
        c.globalAlpha = 1;
      }
      line(outline, tone, paint ? edge : 1.6 * edge);
      c.restore();
    }
    if (lines) {
      line(lines, t.land, 4);
      line(lines, tone, 2);
    }
  }
}

/** @param {Context} c @param {Scene} scene @param {Window} window @param {Tokens} t */
function drawChosen(c, { chosen }, window, t) {
  if (!chosen) return;
  const line = pen(c, window);
  c.globalAlpha = 0.12;
  c.fillStyle = t.red;
  c.fill(chosen.area);
  c.globalAlpha = 1;
  // A part is never painted as a whole county, not even when it is chosen.
  fillHatch(c, chosen.hatched, t.red, 45, window);
  line(chosen.outline, t.paper, 5);
  line(chosen.outline, t.red, 2.4);
}

/** @param {Context} c @param {Geometry} geometry @param {Scene} scene @param {Tokens} t */
function drawShades(c, geometry, scene, t) {
  scene.shades?.forEach((count, county) => {
    c.fillStyle = t[`seq-${classOf(count, scene.breaks) + 1}`];
    c.fill(geometry.counties[county]);
  });
}

/** @param {Context} c @param {Geometry} geometry @param {Scene} scene @param {Window} window @param {Tokens} t */
function drawSites(c, geometry, scene, { k, tx, ty, ratio }, t) {
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const { place, context, chosen } of scene.sites) {
    const [qx, qy] = /** @type {number[]} */ (geometry.model.places[place].point);
    const [x, y] = geometry.point(qx, qy);
    const colour = chosen ? t.red : t.ink;
    c.beginPath();
    c.arc(k * x + tx, k * y + ty, chosen ? 4.4 : 3.4, 0, 2 * Math.PI);
    c.fillStyle = context ? t.land : colour;
    c.strokeStyle = context ? colour : t.land;
    c.lineWidth = 1.4;
    c.fill();
    c.stroke();
  }
}

/** What is under the pointer, on a canvas of its own. @param {Context} c @param {Geometry} geometry @param {ReturnType<typeof import("./scene.js").hoveredOf>} hovered @param {Window} window @param {Tokens} t */
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
  for (const path of [hovered.outline, marks]) pen(c, window)(path, t.ink, 1.5);
}
