/** How the model's arcs become paths, and which county is where. */

import { boxOf, eastward, endsOf, extend, numberAt, project, sidesOf, southward, trace } from "./arcs.js";

/** @typedef {import("./model.js").MapModel} MapModel */

const AREAS = 200; // kept, some 50 KB each at most

/**
 * Decoded geometry: paths are relative to `origin`, so that single precision is enough. Each method is one kind of
 * outline, which canvas and print ask for alike.
 */
export class Geometry {
  /** @type {Float64Array[][] | undefined} */
  #rims;
  /** @type {ReturnType<typeof boxOf>[] | undefined} */
  #boxes;

  /** @param {MapModel} model */
  constructor(model) {
    this.model = model;
    const [west, south, east, north] = model.bounds;
    /** @type {[number, number]} */
    this.origin = project((west + east) / 2, (south + north) / 2);
    /** @type {Float64Array[]} */
    this.arcs = this.read(model.arcs);
    /** The counties on both sides of each arc, -1 outside; the lower one first. */
    this.sides = sidesOf(model.sides);
    /** The two nodes that each arc runs between. */
    this.ends = endsOf(this.arcs);
    /** @type {Map<string, Path2D>} areas that were asked for, by members */
    this.areas = new Map();
    this.land = this.area(model.counties.keys());
  }

  /**
   * The arcs round each county, in no order: made when a place on the map is first asked for.
   * @returns {Float64Array[][]}
   */
  get rims() {
    if (!this.#rims) {
      const rims = (this.#rims = this.model.counties.map(() => /** @type {Float64Array[]} */ ([])));
      this.sides.forEach((sides, arc) => sides.forEach((county) => rims[county]?.push(this.arcs[arc])));
    }
    return this.#rims;
  }

  /** West, north, east, south of each county, in path units. */
  get boxes() {
    return (this.#boxes ??= this.rims.map(boxOf));
  }

  /** What paths are made of: a drawing that is written needs another kind. @returns {Path2D} */
  newPath() {
    return new Path2D();
  }

  /** @param {number} qx of the model's grid */
  x(qx) {
    const { scale, translate } = this.model.transform;
    return eastward(translate[0] + qx * scale[0]) - this.origin[0];
  }

  /** @param {number} qy of the model's grid */
  y(qy) {
    const { scale, translate } = this.model.transform;
    return southward(translate[1] + qy * scale[1]) - this.origin[1];
  }

  /** @param {number} qx @param {number} qy @returns {[number, number]} */
  point(qx, qy) {
    return [this.x(qx), this.y(qy)];
  }

  /** Where the site of a place stands. @param {number} place index @returns {[number, number]} */
  siteAt(place) {
    const [qx, qy] = /** @type {number[]} */ (this.model.places[place].point);
    return this.point(qx, qy);
  }

  /** @param {number} lon @param {number} lat @returns {[number, number]} */
  at(lon, lat) {
    const [x, y] = project(lon, lat);
    return [x - this.origin[0], y - this.origin[1]];
  }

  /**
   * Lines from their text, see geo/page_models/map_geometry.py.
   * @param {string} text
   * @returns {Float64Array[]} x, y, x, y …
   */
  read(text) {
    let qx = 0;
    let qy = 0;
    return text
      .split(" ")
      .filter(Boolean)
      .map((line) => {
        const out = new Float64Array(line.length);
        for (let i = 0; i < line.length; i += 2) {
          qx += numberAt(line, i);
          qy += numberAt(line, i + 1);
          // Without a pair for each: there are many.
          out[i] = this.x(qx);
          out[i + 1] = this.y(qy);
        }
        return out;
      });
  }

  /**
   * The borders for which `want` is true of the counties on both sides (-1: outside).
   * @param {(a: number, b: number) => boolean} want
   */
  borders(want) {
    const path = this.newPath();
    for (const arc of this.arcsOf(want)) trace(path, arc);
    return path;
  }

  /** @param {(a: number, b: number) => boolean} want */
  arcsOf(want) {
    return this.arcs.filter((_, i) => want(...this.sides[i]));
  }

  /**
   * The outline of a union of counties, as closed rings: stroked it is their border; filled (by the
   * even-odd rule, as a ring may lie in another) it shows no seam, and costs far less than they do one by one.
   * @param {Iterable<number>} counties indexes
   */
  area(counties) {
    const members = new Set(counties);
    const key = [...members].join();
    const known = this.areas.get(key);
    if (known) return known;
    if (this.areas.size > AREAS) this.areas.clear();
    const path = this.#ringsOf(members);
    this.areas.set(key, path);
    return path;
  }

  /** @param {Set<number>} members */
  #ringsOf(members) {
    const path = this.newPath();
    const rim = [...this.arcs.keys()].filter(
      (arc) => members.has(this.sides[arc][0]) !== members.has(this.sides[arc][1]),
    );
    const free = new Set(rim);
    /** @type {number[][]} arcs of the rim by node: an even number at each, so that every walk comes home */
    const at = [];
    for (const arc of rim) for (const node of this.ends[arc]) (at[node] ??= []).push(arc);
    for (const first of rim) {
      if (!free.delete(first)) continue;
      const [start, next] = this.ends[first];
      trace(path, this.arcs[first]);
      for (let node = next; node !== start; ) {
        const arc = /** @type {number} */ (at[node].find((other) => free.has(other)));
        free.delete(arc);
        const [from, to] = this.ends[arc];
        extend(path, this.arcs[arc], from === node);
        node = from === node ? to : from;
      }
      path.closePath();
    }
    return path;
  }

  /**
   * The index of the county at a point of the paths' plane, -1 outside the province.
   * @param {number} x
   * @param {number} y
   */
  countyAt(x, y) {
    for (let i = 0; i < this.boxes.length; i++) {
      const box = this.boxes[i];
      if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && this.holds(i, x, y)) return i;
    }
    return -1;
  }

  /**
   * Whether a county holds a point: even-odd over all its arcs.
   * @param {number} county
   * @param {number} x
   * @param {number} y
   */
  holds(county, x, y) {
    let inside = false;
    for (const arc of this.rims[county]) {
      for (let i = 2; i < arc.length; i += 2) {
        const ay = arc[i - 1];
        const by = arc[i + 1];
        if (ay > y === by > y) continue;
        if (x < arc[i - 2] + ((arc[i] - arc[i - 2]) * (y - ay)) / (by - ay)) inside = !inside;
      }
    }
    return inside;
  }

  /** @param {string[]} texts */
  lines(...texts) {
    const path = this.newPath();
    for (const line of texts.flatMap((text) => this.read(text))) trace(path, line);
    return path;
  }
}
