/**
 * What the page draws (/map.json) and reads (/texts.json), and how its arcs become paths.
 * @typedef {{zh: string, en: string}} Text
 * @typedef {"zh" | "en"} Lang
 * @typedef {{id: string, zh: string, en: string, szh: string, sen: string, pref: number,
 *   label: number[]}} County
 * @typedef {{id: string, zh: string, en: string, szh: string, sen: string, labels: number[][]}} Prefecture
 * @typedef {{id: string, zh: string, en: string, rank: string, lines: string, labels: number[][]}} River
 * @typedef {{id: string, symbol: Text, title: Text, part: string, n: number}} Theme
 * @typedef {{id: string, group: number, title: Text, description: Text, colour: string | null, on: boolean,
 *   places: number[], kind: "places" | "counts"}} PolicyLayer
 * @typedef {{id: string, zh: string, en: string, szh: string, sen: string, kind: string, role: string,
 *   coverage: "whole" | "part" | "point", reach?: string, initiatives: number[], whole?: number[], part?: number[],
 *   isUserData?: boolean, point?: number[], county?: number, accuracy?: number, lines?: string,
 *   known?: Text, unplaced?: Text}} Place
 *   `known` says of an incomplete list how much of it is known
 * @typedef {{id: string, theme: number, clause: number, places: number[], context: number[],
 *   reach: Record<string, number[]> & {province?: boolean}}} Initiative
 * @typedef {{version: string, bounds: number[], transform: {scale: number[], translate: number[]},
 *   arcs: string, sides: string, counties: County[], prefectures: Prefecture[],
 *   neighbours: {zh: string, en: string, label: number[]}[], neighbourLines: string,
 *   rivers: River[], themes: Theme[],
 *   reachKinds: string[], ways: Record<"direct" | "inherited" | "province", string[]>, groups: {id: string, title: Text}[],
 *   layers: PolicyLayer[], places: Place[], initiatives: Initiative[], clauses: string[],
 *   statuses: Status[], standing: string}} MapModel
 *   `clauses` are the ids of all titles and sentences, in reading order; `standing` has a digit for each initiative, the
 *   position of its status
 * @typedef {{id: import("./progress.js").Status} & Text} Status how far something has come since the Decision, the furthest last but for "nothing found"
 * @typedef {{actions: (Text & {id: string})[],
 *   initiatives: {title: Text, action: number, quote: string, year: number | null}[],
 *   places: {source: string, confidence: string, note: Text, dated?: Text[], since?: Record<string, string>, trust?: Record<string, string>}[]}} Texts
 *   `since` and `trust` are by county code, where a county has a year or a confidence of its own
 *
 * What the reader reads (/reading.json). Counties, prefectures, places and initiatives are
 * indexes into the lists of MapModel, clauses and targets into those of Reading; `at` is
 * [start, end] in characters of the clause's text, which keeps its “——”.
 * @typedef {{version: string, clauses: Clause[], sections: Section[], targets: Target[],
 *   reasons: Record<string, Text>}} Reading
 * @typedef {{clause: number, title: Text, summary: Text}} Section a part or section, in reading
 *   order; the English title and both summaries are ours, not official
 * @typedef {{id: string, text: string, kind: "part" | "section" | "sentence",
 *   opens?: "paragraph" | "item", initiatives?: {initiative: number, at: Span}[],
 *   reason?: string, targets?: number[], mentions?: Mention[], reach?: ClauseReach}} Clause
 *   `reason` (a key of `reasons`) says why a sentence yields no initiative
 * @typedef {[number, number]} Span
 * @typedef {{at: Span, places?: number[], counties?: number[], prefectures?: number[]}} Mention
 * @typedef {{direct: number[], inherited: number[], province: boolean}} ClauseReach counties that
 *   the initiatives of the clause reach, each under the stronger of the two; province-wide apart
 * @typedef {{id: string, year: number, title: Text, clause: number, at: Span, quantity?: Text, status: string}} Target
 */

/** Zoom at which one unit of a path is one pixel; the view's transform does the rest. */
export const PATH_ZOOM = 8;
const WORLD = 256 * 2 ** PATH_ZOOM;
const AREAS = 200; // kept, some 50 KB each at most

/**
 * Web Mercator in pixels of PATH_ZOOM, as Leaflet's EPSG:3857 has it.
 * @param {number} lon @param {number} lat @returns {[number, number]}
 */
export const project = (lon, lat) => [eastward(lon), southward(lat)];

/** @param {number} lon */
const eastward = (lon) => (lon / 360 + 0.5) * WORLD;

/** @param {number} lat */
const southward = (lat) => (0.5 - Math.atanh(Math.sin((lat * Math.PI) / 180)) / (2 * Math.PI)) * WORLD;

/** Decoded geometry: paths are relative to `origin`, so that single precision is enough. */
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

  /** The arcs round each county, in no order: made when a place on the map is first asked for. @returns {Float64Array[][]} */
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

  /** Lines from their text, see geo/page_models/map_geometry.py. @param {string} text @returns {Float64Array[]} x, y, x, y … */
  read(text) {
    let qx = 0;
    let qy = 0;
    return text.split(" ").filter(Boolean).map((line) => {
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
    const path = this.ringsOf(members);
    this.areas.set(key, path);
    return path;
  }

  /** @param {Set<number>} members */
  ringsOf(members) {
    const path = this.newPath();
    const rim = [...this.arcs.keys()].filter((arc) => members.has(this.sides[arc][0]) !== members.has(this.sides[arc][1]));
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

  /** The index of the county at a point of the paths' plane, -1 outside the province. @param {number} x @param {number} y */
  countyAt(x, y) {
    for (let i = 0; i < this.boxes.length; i++) {
      const box = this.boxes[i];
      if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && this.holds(i, x, y)) return i;
    }
    return -1;
  }

  /** Whether a county holds a point: even-odd over all its arcs. @param {number} county @param {number} x @param {number} y */
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

/** The number that a character stands for, see geo/page_models/map_geometry.py. @param {string} text @param {number} i */
function numberAt(text, i) {
  const code = text.charCodeAt(i);
  if (code < 256) return code - 80;
  return code % 2 ? -(code - 255) / 2 : (code - 256) / 2;
}

/** @param {string} text @returns {[number, number][]} */
function sidesOf(text) {
  let one = 0;
  return Array.from({ length: text.length / 2 }, (_, arc) => {
    one += numberAt(text, 2 * arc);
    const step = numberAt(text, 2 * arc + 1);
    return [one, step ? one + step : -1];
  });
}

/** @param {Float64Array[]} arcs @returns {[number, number, number, number]} west, north, east, south */
function boxOf(arcs) {
  /** @type {[number, number, number, number]} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const arc of arcs) {
    for (let i = 0; i < arc.length; i += 2) {
      box[0] = Math.min(box[0], arc[i]);
      box[1] = Math.min(box[1], arc[i + 1]);
      box[2] = Math.max(box[2], arc[i]);
      box[3] = Math.max(box[3], arc[i + 1]);
    }
  }
  return box;
}

/** Numbers the points where arcs begin and end. @param {Float64Array[]} arcs @returns {[number, number][]} */
function endsOf(arcs) {
  /** @type {Map<number, number>} */
  const nodes = new Map();
  const nodeAt = (/** @type {number} */ x, /** @type {number} */ y) => {
    const key = x * 2 ** 20 + y; // y is some thousands at most, and points differ by a step of the grid at least
    if (!nodes.has(key)) nodes.set(key, nodes.size);
    return /** @type {number} */ (nodes.get(key));
  };
  return arcs.map((arc) => [nodeAt(arc[0], arc[1]), nodeAt(arc[arc.length - 2], arc[arc.length - 1])]);
}

/** Goes on along a line that begins, or ends, where a path stands. @param {Path2D} path @param {Float64Array} points @param {boolean} isForward */
function extend(path, points, isForward) {
  const last = points.length - 2;
  for (let i = 2; i <= last; i += 2) {
    const at = isForward ? i : last - i;
    path.lineTo(points[at], points[at + 1]);
  }
}

/** Adds a line to a path, its ends and of the rest every `nth` point. @param {Path2D} path @param {Float64Array} points @param {number} [nth] */
export function trace(path, points, nth = 1) {
  path.moveTo(points[0], points[1]);
  const last = points.length - 2;
  for (let i = 2 * nth; i < last; i += 2 * nth) path.lineTo(points[i], points[i + 1]);
  path.lineTo(points[last], points[last + 1]);
}

/** @param {{zh: string, en: string}} text @param {Lang} lang */
export const say = (text, lang) => text[lang];

/** How far an initiative has come. @param {Pick<MapModel, "statuses" | "standing">} model @param {number} initiative index */
export const statusOf = ({ statuses, standing }, initiative) => statuses[Number(standing[initiative])];

/** @param {{szh: string, sen: string}} named @param {Lang} lang */
export const short = (named, lang) => (lang === "zh" ? named.szh : named.sen);
