/** Views of the map, and line widths by zoom. */

/**
 * @typedef {{k: number, tx: number, ty: number, width: number, height: number, ratio: number, zoom: number}} Viewport
 *   device-independent pixels: screen = k * path + t
 */

/**
 * What is kept for a viewport can be told by its identity.
 * @param {Viewport | null} before
 * @param {Viewport} now
 * @returns {Viewport} the one before where it is the same still
 */
export function settled(before, now) {
  const names = /** @type {(keyof Viewport)[]} */ (Object.keys(now));
  return before && names.every((name) => before[name] === now[name]) ? before : now;
}

const BY_ZOOM = {
  province: [
    [6, 1.3],
    [8, 1.8],
    [10, 2.2],
  ],
  prefecture: [
    [6, 0.8],
    [8, 1.2],
    [10, 1.4],
  ],
  county: [
    [6, 0.5],
    [8, 0.8],
    [10, 1],
  ],
  main: [
    [6, 1.9],
    [8, 2.4],
    [10, 3],
  ],
  tributary: [
    [6, 1.4],
    [8, 1.8],
    [10, 2.2],
  ],
  other: [
    [6, 0.8],
    [8, 1.2],
    [10, 1.6],
  ],
  edge: [
    [6, 2.4],
    [8, 2.8],
    [10, 3],
  ],
  // The radius of a site's dot: those of Chengdu stand close on a small map.
  dot: [
    [5.6, 2.4],
    [6.5, 3.4],
  ],
  band: [
    [6, 4],
    [8, 6],
    [10, 8],
  ],
};

/** @param {keyof typeof BY_ZOOM} what @param {number} zoom */
export function width(what, zoom) {
  const stops = BY_ZOOM[what];
  if (zoom <= stops[0][0]) return stops[0][1];
  for (let i = 1; i < stops.length; i++) {
    const [z0, w0] = stops[i - 1];
    const [z1, w1] = stops[i];
    if (zoom <= z1) return w0 + ((w1 - w0) * (zoom - z0)) / (z1 - z0);
  }
  return stops[stops.length - 1][1];
}

/** @param {CanvasRenderingContext2D} c @param {Viewport} viewport */
export const toMap = (c, { k, tx, ty, ratio }) => c.setTransform(k * ratio, 0, 0, k * ratio, tx * ratio, ty * ratio);

/** Strokes in screen pixels. @param {CanvasRenderingContext2D} c @param {Viewport} viewport */
export const pen =
  (c, { k }) =>
  (/** @type {Path2D} */ path, /** @type {string} */ colour, /** @type {number} */ w) => {
    c.strokeStyle = colour;
    c.lineWidth = w / k;
    c.stroke(path);
  };

/**
 * @param {CanvasRenderingContext2D} c
 * @param {Path2D} path
 * @param {string} colour
 * @param {number} w pixels
 * @param {Viewport} viewport
 */
export function drawLines(c, path, colour, w, viewport) {
  toMap(c, viewport);
  pen(c, viewport)(path, colour, w);
}
