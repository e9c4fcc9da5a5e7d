/** Draws the sheet on a canvas, from the ground up: land, tints, hatches, water, lines, edges, sites. */

import { coverageOf, directCounts, shownPlaces } from "../filter.js";
import { hatch } from "./paint.js";

/**
 * @typedef {import("../model.js").Geometry} Geometry
 * @typedef {import("../model.js").MapModel} MapModel
 * @typedef {{lang: import("../model.js").Lang, themes: Set<string>, county: string | null,
 *   initiative: string | null, layers: string[], hover: string | null, scheme: string}} View
 * @typedef {{k: number, tx: number, ty: number, width: number, height: number, ratio: number, zoom: number}} Window
 *   device-independent pixels: screen = k * path + t
 * @typedef {{layer: import("../model.js").PolicyLayer, paint: string | null, angle: number,
 *   whole: Set<number>, part: Set<number>, sites: number[], tint: Path2D, area: Path2D, hatched: Path2D,
 *   outline: Path2D, lines: Path2D | null}} Drawn
 * @typedef {{drawn: Drawn[], shades: number[] | null, breaks: number[], sites: {place: number, context: boolean}[],
 *   inLayer: Set<number>, chosen: {area: Path2D, outline: Path2D, hatched: Path2D} | null, hovered: Path2D | null}} Scene
 */

const BY_ZOOM = {
  province: [[6, 1.3], [8, 1.8], [10, 2.2]],
  prefecture: [[6, 0.8], [8, 1.2], [10, 1.4]],
  county: [[6, 0.5], [8, 0.8], [10, 1]],
  main: [[6, 1.9], [8, 2.4], [10, 3]],
  tributary: [[6, 1.4], [8, 1.8], [10, 2.2]],
  other: [[6, 0.8], [8, 1.2], [10, 1.6]],
  edge: [[6, 2.4], [8, 2.8], [10, 3]],
  band: [[6, 4], [8, 6], [10, 8]],
};

/** @param {keyof typeof BY_ZOOM} what @param {number} zoom */
function width(what, zoom) {
  const stops = BY_ZOOM[what];
  if (zoom <= stops[0][0]) return stops[0][1];
  for (let i = 1; i < stops.length; i++) {
    const [z0, w0] = stops[i - 1];
    const [z1, w1] = stops[i];
    if (zoom <= z1) return w0 + ((w1 - w0) * (zoom - z0)) / (z1 - z0);
  }
  return stops[stops.length - 1][1];
}

/** @param {CanvasRenderingContext2D} c @param {Window} window */
const toMap = (c, { k, tx, ty, ratio }) => c.setTransform(k * ratio, 0, 0, k * ratio, tx * ratio, ty * ratio);

/** Strokes in screen pixels. @param {CanvasRenderingContext2D} c @param {Window} window */
const pen = (c, { k }) => (/** @type {Path2D} */ path, /** @type {string} */ colour, /** @type {number} */ w) => {
  c.strokeStyle = colour;
  c.lineWidth = w / k;
  c.stroke(path);
};

/** What does not change with the layers: kept from a window's second drawing on. */
export class Plates {
  constructor() {
    /** @type {Map<string, HTMLCanvasElement>} */
    this.drawn = new Map();
    /** @type {Set<string>} */
    this.asked = new Set();
    this.key = "";
  }

  /**
   * @param {CanvasRenderingContext2D} c @param {string} name @param {Window} window
   * @param {import("./paint.js").Tokens} t @param {(c: CanvasRenderingContext2D) => void} draw
   */
  lay(c, name, window, t, draw) {
    const { k, tx, ty, ratio } = window;
    const key = [c.canvas.width, c.canvas.height, k, tx, ty, ratio, t.land].join();
    if (key !== this.key) {
      this.drawn.clear();
      this.asked.clear();
    }
    this.key = key;
    // The first time it is drawn in place: a window that is only passed through needs no plate.
    if (!this.asked.has(name)) {
      this.asked.add(name);
      c.setTransform(1, 0, 0, 1, 0, 0);
      return draw(c);
    }
    let plate = this.drawn.get(name);
    if (!plate) {
      plate = document.createElement("canvas");
      plate.width = c.canvas.width;
      plate.height = c.canvas.height;
      const context = /** @type {CanvasRenderingContext2D} */ (plate.getContext("2d"));
      context.lineJoin = context.lineCap = "round";
      draw(context);
      this.drawn.set(name, plate);
    }
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.drawImage(plate, 0, 0);
  }
}

/** @param {CanvasRenderingContext2D} c @param {Base} base @param {Window} window @param {import("./paint.js").Tokens} t */
function drawGround(c, base, window, t) {
  const line = pen(c, window);
  c.fillStyle = t.ground;
  c.fillRect(0, 0, c.canvas.width, c.canvas.height);
  toMap(c, window);
  line(base.neighbours, t["ground-line"], 1);
  c.globalAlpha = 0.35;
  for (const w of [22, 14, 8, 4]) line(base.province, t.rim, w * 1.2);
  c.globalAlpha = 1;
  c.fillStyle = t.land;
  c.fill(base.land);
}

/** @param {CanvasRenderingContext2D} c @param {Base} base @param {Window} window @param {import("./paint.js").Tokens} t */
function drawWater(c, base, window, t) {
  const line = pen(c, window);
  toMap(c, window);
  for (const { rank, path } of base.rivers) line(path, t.water, width(/** @type {any} */ (rank), window.zoom));
  line(base.county, t["county-line"], width("county", window.zoom));
}

/** @param {CanvasRenderingContext2D} c @param {Base} base @param {Window} window @param {import("./paint.js").Tokens} t */
function drawBorders(c, base, window, t) {
  const line = pen(c, window);
  toMap(c, window);
  line(base.prefecture, t["prefecture-line"], width("prefecture", window.zoom));
  line(base.province, t["province-line"], width("province", window.zoom));
}

/** The fixed paths of the sheet, made once. */
export class Base {
  /** @param {Geometry} geometry */
  constructor(geometry) {
    const { counties, rivers, neighbourLines } = geometry.model;
    this.land = geometry.land;
    this.province = geometry.borders((a, b) => a < 0 || b < 0);
    this.prefecture = geometry.borders((a, b) => a >= 0 && b >= 0 && counties[a].pref !== counties[b].pref);
    this.county = geometry.borders((a, b) => a >= 0 && b >= 0 && counties[a].pref === counties[b].pref);
    this.neighbours = geometry.lines(neighbourLines);
    this.rivers = rivers.map((river) => ({ rank: river.rank, path: geometry.lines(river.lines) }));
  }
}

/**
 * What is to be drawn under a view; made once a view, drawn in every window.
 * @param {Geometry} geometry @param {View} view @param {Map<string, string | null>} paints @returns {Scene}
 */
export function sceneOf(geometry, view, paints) {
  const { model } = geometry;
  const visible = model.layers.filter((layer) => view.layers.includes(layer.id));
  const drawn = [];
  const sites = new Map();
  const inLayer = new Set();
  const tinted = new Array(model.counties.length).fill(0);
  let hatched = 0;
  for (const layer of visible) {
    if (layer.kind === "counts") continue;
    const covered = coverageOf(model, view.themes, layer);
    // At most two tints mix on a county; of later layers only the edge is drawn there.
    const tint = paints.get(layer.id) ? [...covered.whole].filter((county) => ++tinted[county] <= 2) : [];
    const lines = shownPlaces(model, view.themes, layer).flatMap((p) => model.places[p].lines ?? []);
    drawn.push({
      layer,
      paint: paints.get(layer.id) ?? null,
      angle: [45, 135, 90][covered.part.size ? hatched++ % 3 : 0],
      ...covered,
      tint: geometry.area(tint),
      area: geometry.area(covered.whole),
      hatched: geometry.area(covered.part),
      outline: geometry.outline(covered.whole),
      lines: lines.length ? geometry.lines(lines) : null,
    });
    covered.whole.forEach((county) => inLayer.add(county));
    covered.part.forEach((county) => inLayer.add(county));
    for (const place of covered.sites) sites.set(place, { place, context: model.places[place].role === "context" });
  }
  const shaded = visible.some((layer) => layer.kind === "counts");
  const shades = shaded ? directCounts(model, view.themes) : null;
  return {
    drawn, shades, breaks: shades ? breaksOf(shades) : [], sites: [...sites.values()], inLayer,
    chosen: chosenOf(geometry, view, sites), hovered: hoveredOf(geometry, view),
  };
}

/** @param {Geometry} geometry @param {View} view @param {Map<number, {place: number, context: boolean}>} sites */
function chosenOf(geometry, view, sites) {
  const { model } = geometry;
  const members = new Set();
  const parts = new Set();
  if (view.county) members.add(model.counties.findIndex((c) => c.id === view.county));
  const initiative = model.initiatives.find((i) => i.id === view.initiative);
  for (const index of initiative?.places ?? []) {
    const place = model.places[index];
    if (place.kind === "province") continue; // counted and said, never drawn as if it named each county
    place.whole?.forEach((county) => members.add(county));
    place.part?.forEach((county) => parts.add(county));
    if (place.point) sites.set(index, { place: index, context: false });
  }
  members.delete(-1);
  if (!members.size && !parts.size) return null;
  return { area: geometry.area(members), outline: geometry.outline(members), hatched: geometry.area(parts) };
}

/** @param {Geometry} geometry @param {View} view */
function hoveredOf(geometry, view) {
  const index = geometry.model.counties.findIndex((county) => county.id === view.hover);
  return index < 0 ? null : geometry.counties[index];
}

/** Upper bounds of up to six classes with about as many counties each. @param {number[]} counts */
export function breaksOf(counts) {
  const sorted = [...counts].sort((a, b) => a - b);
  const bounds = new Set();
  for (let i = 1; i <= 6; i++) bounds.add(sorted[Math.ceil((sorted.length * i) / 6) - 1]);
  return [...bounds];
}

/**
 * @param {CanvasRenderingContext2D} c @param {Geometry} geometry @param {Base} base @param {Scene} scene
 * @param {Window} window @param {import("./paint.js").Tokens} t @param {Plates} plates
 */
export function drawSheet(c, geometry, base, scene, window, t, plates) {
  const { zoom } = window;
  const map = () => toMap(c, window);
  const line = pen(c, window);
  c.lineJoin = c.lineCap = "round";
  plates.lay(c, "ground", window, t, (pen) => drawGround(pen, base, window, t));
  map();
  if (scene.shades) drawShades(c, geometry, scene, t);
  drawTints(c, scene, t);
  for (const { paint, angle, hatched, part } of scene.drawn) {
    if (!part.size) continue;
    fillHatch(c, hatched, paint ? t[`${paint}-tone`] : t["ink-2"], angle, window);
  }
  plates.lay(c, "water", window, t, (pen) => drawWater(pen, base, window, t));
  map();
  for (const { paint, area, outline, whole, lines } of scene.drawn) {
    if (whole.size) {
      c.save();
      c.clip(area);
      if (paint) {
        c.globalAlpha = 0.38;
        line(outline, t[`${paint}-fill`], (width("band", zoom) + width("edge", zoom)) * 2);
        c.globalAlpha = 1;
      }
      line(outline, paint ? t[`${paint}-tone`] : t["ink-2"], width("edge", zoom) * (paint ? 1.4 : 1.6));
      c.restore();
    }
    if (lines) {
      line(lines, t.land, 4);
      line(lines, paint ? t[`${paint}-tone`] : t["ink-2"], 2);
    }
  }
  plates.lay(c, "borders", window, t, (pen) => drawBorders(pen, base, window, t));
  map();
  if (scene.hovered) line(scene.hovered, t.ink, 1.5);
  if (scene.chosen) {
    c.globalAlpha = 0.12;
    c.fillStyle = t.red;
    c.fill(scene.chosen.area);
    c.globalAlpha = 1;
    // A part is never painted as a whole county, not even when it is chosen.
    fillHatch(c, scene.chosen.hatched, t.red, 45, window);
    line(scene.chosen.outline, t.paper, 5);
    line(scene.chosen.outline, t.red, 2.4);
  }
  drawSites(c, geometry, scene, window, t);
}

/** @param {CanvasRenderingContext2D} c @param {Path2D} area @param {string} colour @param {number} angle @param {Window} window */
function fillHatch(c, area, colour, angle, { ratio }) {
  c.save();
  c.globalAlpha = 0.75;
  // A pattern as the fill: clipping by the area and filling a rectangle costs several times more.
  c.fillStyle = hatch(c, colour, angle, ratio);
  c.fill(area);
  c.restore();
}

/** @param {CanvasRenderingContext2D} c @param {Scene} scene @param {import("./paint.js").Tokens} t */
function drawTints(c, scene, t) {
  c.save();
  c.globalCompositeOperation = /** @type {GlobalCompositeOperation} */ (t.blend);
  c.globalAlpha = Number(t.tint);
  for (const { paint, tint } of scene.drawn) {
    if (!paint) continue;
    c.fillStyle = t[`${paint}-fill`];
    c.fill(tint);
  }
  c.restore();
}

/** @param {CanvasRenderingContext2D} c @param {Geometry} geometry @param {Scene} scene @param {import("./paint.js").Tokens} t */
function drawShades(c, geometry, scene, t) {
  scene.shades?.forEach((count, county) => {
    c.fillStyle = t[`seq-${classOf(count, scene.breaks) + 1}`];
    c.fill(geometry.counties[county]);
  });
}

/** @param {number} count @param {number[]} breaks */
export const classOf = (count, breaks) => Math.max(0, breaks.findIndex((bound) => count <= bound));

/** @param {CanvasRenderingContext2D} c @param {Geometry} geometry @param {Scene} scene @param {Window} window @param {import("./paint.js").Tokens} t */
function drawSites(c, geometry, scene, { k, tx, ty, ratio }, t) {
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const { place, context } of scene.sites) {
    const [qx, qy] = /** @type {number[]} */ (geometry.model.places[place].point);
    const [x, y] = geometry.point(qx, qy);
    c.beginPath();
    c.arc(k * x + tx, k * y + ty, 3.4, 0, 2 * Math.PI);
    c.fillStyle = context ? t.land : t.ink;
    c.strokeStyle = context ? t.ink : t.land;
    c.lineWidth = 1.4;
    c.fill();
    c.stroke();
  }
}
