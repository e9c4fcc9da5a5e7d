/**
 * What the page draws (/map.json) and reads (/texts.json), and how its arcs become paths.
 * @typedef {{zh: string, en: string}} Text
 * @typedef {"zh" | "en"} Lang
 * @typedef {{id: string, zh: string, en: string, szh: string, sen: string, pref: number,
 *   label: number[], rings: number[][][]}} County
 * @typedef {{id: string, zh: string, en: string, szh: string, sen: string, labels: number[][]}} Prefecture
 * @typedef {{id: string, zh: string, en: string, rank: string, lines: number[][], labels: number[][]}} River
 * @typedef {{id: string, seal: Text, title: Text, part: string, n: number}} Theme
 * @typedef {{id: string, group: number, title: Text, hint: Text, paint: string | null, on: boolean,
 *   places: number[], kind: "places" | "counts"}} PolicyLayer
 * @typedef {{id: string, zh: string, en: string, szh: string, sen: string, kind: string, role: string,
 *   coverage: "whole" | "part" | "point", reach?: string, initiatives: number[], whole?: number[], part?: number[],
 *   isOwn?: boolean, point?: number[], county?: number, accuracy?: number, line?: string, lines?: number[][],
 *   unplaced?: Text}} Place
 * @typedef {{id: string, theme: number, clause: number, places: number[], context: number[],
 *   reach: Record<string, number[]> & {province?: boolean}}} Initiative
 * @typedef {{version: string, bounds: number[], transform: {scale: number[], translate: number[]},
 *   arcs: number[][], edges: number[], counties: County[], prefectures: Prefecture[],
 *   neighbours: {zh: string, en: string, label: number[]}[], neighbourLines: number[][],
 *   rivers: River[], themes: Theme[], reachKinds: string[], groups: {id: string, title: Text}[],
 *   layers: PolicyLayer[], places: Place[], initiatives: Initiative[], clauses: string[]}} MapModel
 *   `clauses` are the ids of all titles and sentences, in reading order
 * @typedef {{actions: Text[],
 *   initiatives: {title: Text, action: number, quote: string, year: number | null}[],
 *   places: {source: string, confidence: string, note: Text}[]}} Texts
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
 * @typedef {{id: string, year: number, title: Text, clause: number, at: Span, quantity?: Text}} Target
 */

/** Zoom at which one unit of a path is one pixel; the view's transform does the rest. */
export const PATH_ZOOM = 8;
const WORLD = 256 * 2 ** PATH_ZOOM;

/**
 * Web Mercator in pixels of PATH_ZOOM, as Leaflet's EPSG:3857 has it.
 * @param {number} lon @param {number} lat @returns {[number, number]}
 */
export function project(lon, lat) {
  const sin = Math.sin((lat * Math.PI) / 180);
  return [
    ((lon + 180) / 360) * WORLD,
    (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * WORLD,
  ];
}

/** Decoded geometry: paths are relative to `origin`, so that single precision is enough. */
export class Geometry {
  /** @param {MapModel} model */
  constructor(model) {
    this.model = model;
    const [west, south, east, north] = model.bounds;
    /** @type {[number, number]} */
    this.origin = project((west + east) / 2, (south + north) / 2);
    /** @type {Float64Array[]} */
    this.arcs = model.arcs.map((arc) => this.decode(arc));
    /** @type {Path2D[]} */
    this.counties = model.counties.map((county) => this.countyPath(county));
    this.land = this.area(this.counties.keys());
    /** The arcs round each county, in no order. */
    this.rims = model.counties.map(({ rings }) => rings.flat(2).map((index) => this.arcs[index < 0 ? ~index : index]));
    /** West, north, east, south of each county, in path units. */
    this.boxes = this.rims.map(boxOf);
  }

  /** @param {number} qx @param {number} qy @returns {[number, number]} */
  point(qx, qy) {
    const { scale, translate } = this.model.transform;
    const [x, y] = project(translate[0] + qx * scale[0], translate[1] + qy * scale[1]);
    return [x - this.origin[0], y - this.origin[1]];
  }

  /** @param {number} lon @param {number} lat @returns {[number, number]} */
  at(lon, lat) {
    const [x, y] = project(lon, lat);
    return [x - this.origin[0], y - this.origin[1]];
  }

  /** @param {number[]} line first point and deltas */
  decode(line) {
    const out = new Float64Array(line.length);
    let qx = 0;
    let qy = 0;
    for (let i = 0; i < line.length; i += 2) {
      qx += line[i];
      qy += line[i + 1];
      const [x, y] = this.point(qx, qy);
      out[i] = x;
      out[i + 1] = y;
    }
    return out;
  }

  /** @param {County} county */
  countyPath(county) {
    const path = new Path2D();
    for (const polygon of county.rings) {
      for (const ring of polygon) {
        let first = true;
        for (const index of ring) {
          const arc = this.arcs[index < 0 ? ~index : index];
          const n = arc.length / 2;
          for (let i = first ? 0 : 1; i < n; i++) {
            const at = 2 * (index < 0 ? n - 1 - i : i);
            if (first) path.moveTo(arc[at], arc[at + 1]);
            else path.lineTo(arc[at], arc[at + 1]);
            first = false;
          }
        }
        path.closePath();
      }
    }
    return path;
  }

  /**
   * The borders for which `want` is true of the counties on both sides (-1: outside).
   * @param {(a: number, b: number) => boolean} want
   */
  borders(want) {
    const path = new Path2D();
    for (const arc of this.arcsOf(want)) trace(path, arc);
    return path;
  }

  /** @param {(a: number, b: number) => boolean} want */
  arcsOf(want) {
    const { edges } = this.model;
    return this.arcs.filter((_, i) => want(edges[2 * i], edges[2 * i + 1]));
  }

  /** @param {Iterable<number>} members indexes of counties; one path, so that no seam shows */
  area(members) {
    const path = new Path2D();
    for (const member of members) path.addPath(this.counties[member]);
    return path;
  }

  /** @param {Set<number>} members the outline of their union */
  outline(members) {
    return this.borders((a, b) => members.has(a) !== members.has(b));
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

  /** @param {number[][]} lines */
  lines(lines) {
    const path = new Path2D();
    for (const line of lines) trace(path, this.decode(line));
    return path;
  }
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

/** Adds a line to a path, its ends and of the rest every `nth` point. @param {Path2D} path @param {Float64Array} points @param {number} [nth] */
export function trace(path, points, nth = 1) {
  path.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) {
    if ((i / 2) % nth === 0 || i === points.length - 2) path.lineTo(points[i], points[i + 1]);
  }
}

/** @param {{zh: string, en: string}} text @param {Lang} lang */
export const say = (text, lang) => text[lang];

/** @param {{szh: string, sen: string}} named @param {Lang} lang */
export const short = (named, lang) => (lang === "zh" ? named.szh : named.sen);
