/** Windows on the sheet, line widths by zoom, and plates: drawings kept as long as their window stays. */

/**
 * @typedef {{k: number, tx: number, ty: number, width: number, height: number, ratio: number, zoom: number}} Window
 *   device-independent pixels: screen = k * path + t
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

/** @param {CanvasRenderingContext2D} c @param {Window} window */
export const toMap = (c, { k, tx, ty, ratio }) => c.setTransform(k * ratio, 0, 0, k * ratio, tx * ratio, ty * ratio);

/** Strokes in screen pixels. @param {CanvasRenderingContext2D} c @param {Window} window */
export const pen = (c, { k }) => (/** @type {Path2D} */ path, /** @type {string} */ colour, /** @type {number} */ w) => {
  c.strokeStyle = colour;
  c.lineWidth = w / k;
  c.stroke(path);
};

/** What does not change with the layers: drawn in place at first, kept as pictures once there is time. */
export class Plates {
  constructor() {
    /** @type {Map<string, ImageBitmap>} */
    this.kept = new Map();
    /** @type {Map<string, () => ImageBitmap>} */
    this.waiting = new Map();
    this.key = "";
  }

  /**
   * Lays a drawing in. A window that is only passed through costs no picture: that is made by
   * `keep`, or when the same window is drawn again.
   * @param {CanvasRenderingContext2D} c @param {string} name @param {Window} window
   * @param {import("./paint.js").Tokens} t @param {(c: CanvasRenderingContext2D) => void} draw
   */
  lay(c, name, window, t, draw) {
    const { width: w, height: h } = c.canvas;
    const { k, tx, ty, ratio } = window;
    const key = [w, h, k, tx, ty, ratio, t.land].join();
    if (key !== this.key) this.clear();
    this.key = key;
    c.setTransform(1, 0, 0, 1, 0, 0);
    if (!this.kept.has(name) && !this.waiting.has(name)) {
      this.waiting.set(name, () => picture(w, h, draw));
      return draw(c);
    }
    if (!this.kept.has(name)) this.keep();
    c.drawImage(/** @type {ImageBitmap} */ (this.kept.get(name)), 0, 0);
  }

  /** Makes the pictures of what was last drawn. */
  keep() {
    for (const [name, draw] of this.waiting) this.kept.set(name, draw());
    this.waiting.clear();
  }

  clear() {
    for (const bitmap of this.kept.values()) bitmap.close();
    this.kept.clear();
    this.waiting.clear();
  }
}

/** @param {number} w @param {number} h @param {(c: CanvasRenderingContext2D) => void} draw */
function picture(w, h, draw) {
  const canvas = new OffscreenCanvas(w, h);
  // The two kinds of context draw alike; they differ in what belongs to a page.
  const c = /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (canvas.getContext("2d")));
  c.lineJoin = c.lineCap = "round";
  draw(c);
  return canvas.transferToImageBitmap();
}
