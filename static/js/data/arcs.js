/**
 * The model's arcs: the projection, how they are written (see geo/page_models/map_geometry.py), and lines of a path.
 */

/** Zoom at which one unit of a path is one pixel; the view's transform does the rest. */
export const PATH_ZOOM = 8;
const WORLD = 256 * 2 ** PATH_ZOOM;

/**
 * Web Mercator in pixels of PATH_ZOOM, as Leaflet's EPSG:3857 has it.
 * @param {number} lon @param {number} lat @returns {[number, number]}
 */
export const project = (lon, lat) => [eastward(lon), southward(lat)];

/** @param {number} lon */
export const eastward = (lon) => (lon / 360 + 0.5) * WORLD;

/** @param {number} lat */
export const southward = (lat) => (0.5 - Math.atanh(Math.sin((lat * Math.PI) / 180)) / (2 * Math.PI)) * WORLD;

/**
 * The number that a character stands for, see geo/page_models/map_geometry.py.
 * @param {string} text
 * @param {number} i
 */
export function numberAt(text, i) {
  const code = text.charCodeAt(i);
  if (code < 256) return code - 80;
  return code % 2 ? -(code - 255) / 2 : (code - 256) / 2;
}

/** @param {string} text @returns {[number, number][]} */
export function sidesOf(text) {
  let one = 0;
  return Array.from({ length: text.length / 2 }, (_, arc) => {
    one += numberAt(text, 2 * arc);
    const step = numberAt(text, 2 * arc + 1);
    return [one, step ? one + step : -1];
  });
}

/** @param {Float64Array[]} arcs @returns {[number, number, number, number]} west, north, east, south */
export function boxOf(arcs) {
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
export function endsOf(arcs) {
  /** @type {Map<number, number>} */
  const nodes = new Map();
  const nodeAt = (/** @type {number} */ x, /** @type {number} */ y) => {
    const key = x * 2 ** 20 + y; // y is some thousands at most, and points differ by a step of the grid at least
    if (!nodes.has(key)) nodes.set(key, nodes.size);
    return /** @type {number} */ (nodes.get(key));
  };
  return arcs.map((arc) => [nodeAt(arc[0], arc[1]), nodeAt(arc[arc.length - 2], arc[arc.length - 1])]);
}

/**
 * Goes on along a line that begins, or ends, where a path stands.
 * @param {Path2D} path
 * @param {Float64Array} points
 * @param {boolean} isForward
 */
export function extend(path, points, isForward) {
  const last = points.length - 2;
  for (let i = 2; i <= last; i += 2) {
    const at = isForward ? i : last - i;
    path.lineTo(points[at], points[at + 1]);
  }
}

/**
 * Adds a line to a path, its ends and of the rest every `nth` point.
 * @param {Path2D} path
 * @param {Float64Array} points
 * @param {number} [nth]
 */
export function trace(path, points, nth = 1) {
  path.moveTo(points[0], points[1]);
  const last = points.length - 2;
  for (let i = 2 * nth; i < last; i += 2 * nth) path.lineTo(points[i], points[i + 1]);
  path.lineTo(points[last], points[last + 1]);
}
