/** Bitmaps: drawings that are the same from one toggle to the next, kept as pictures while their viewport stays. */

/**
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {(c: CanvasRenderingContext2D, window: Viewport) => void} Draw
 * @typedef {[number, number, number, number]} Box left, top, right, bottom in whole device pixels
 * @typedef {{picture: HTMLCanvasElement, x: number, y: number}} Bitmap
 */

const REST = 300; // milliseconds after a drawing before pictures are made
const MOST = 16e6; // pixels kept, of four bytes each

export class BitmapCache {
  constructor() {
    /** @type {Map<string, Bitmap>} the one laid longest ago first */
    this.kept = new Map();
    /** @type {Map<string, () => Bitmap | null>} */
    this.waiting = new Map();
    this.laid = new Set();
    /** @type {Viewport | null} */
    this.window = null;
    /** @type {import("./colours.js").Tokens | null} */
    this.tokens = null;
    /** @type {[number, number]} of the canvas */
    this.size = [0, 0];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Begins a drawing; what was kept for another window, or other colours, goes. @param {CanvasRenderingContext2D} c @param {Viewport} window @param {import("./colours.js").Tokens} t */
  begin({ canvas }, window, t) {
    if (window !== this.window || t !== this.tokens) this.clear();
    [this.window, this.tokens] = [window, t];
    this.size = [canvas.width, canvas.height];
    this.laid.clear();
  }

  /**
   * Lays a drawing in: from its picture, else in place. A picture is made when all has been quiet for
   * a while, so a window that is only passed through, or a layer switched on, costs none at once.
   * @param {CanvasRenderingContext2D} c @param {string} name that no other drawing has @param {Draw} draw
   * @param {() => Box} [box] all that it can touch, else the whole canvas @param {number} [alpha]
   */
  lay(c, name, draw, box, alpha = 1) {
    const window = /** @type {Viewport} */ (this.window);
    this.laid.add(name);
    // Its parts overlap: what is seen through must be whole before.
    const bitmap = this.kept.get(name) ?? (alpha < 1 ? this.make(window, draw, box) : null);
    if (!bitmap) {
      this.wait(name, () => this.make(window, draw, box));
      return draw(c, window);
    }
    this.kept.delete(name);
    this.kept.set(name, bitmap);
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.globalAlpha = alpha;
    c.drawImage(bitmap.picture, bitmap.x, bitmap.y);
    c.globalAlpha = 1;
  }

  /** Has a picture made, where there is room for it, before it is asked for. @param {string} name @param {Draw} draw @param {() => Box} [box] */
  expect(name, draw, box) {
    const { window } = this;
    if (window && !this.kept.has(name) && !this.waiting.has(name)) this.wait(name, () => this.make(window, draw, box, false));
  }

  /** @param {string} name @param {() => Bitmap | null} make */
  wait(name, make) {
    this.waiting.set(name, make);
    this.timer ??= setTimeout(() => this.keep(), REST);
  }

  /** Makes one picture, and comes back for the next, so that the page stays at hand. */
  keep() {
    for (const [name, make] of this.waiting) {
      this.waiting.delete(name);
      const bitmap = make();
      if (!bitmap) continue;
      this.kept.set(name, bitmap);
      break;
    }
    this.timer = this.waiting.size ? setTimeout(() => this.keep()) : undefined;
  }

  /** @param {Viewport} window @param {Draw} draw @param {() => Box} [box] @param {boolean} [isShown] @returns {Bitmap | null} null where there is no room for it */
  make(window, draw, box = () => [0, 0, ...this.size], isShown = true) {
    const [x, y, right, bottom] = box();
    const [w, h] = [right - x, bottom - y];
    if (w <= 0 || h <= 0 || !this.hasRoom(w * h, isShown)) return null;
    const { tx, ty, ratio } = window;
    const picture = draftOf(w, h, (c) => draw(c, { ...window, tx: tx - x / ratio, ty: ty - y / ratio }));
    return { picture, x, y };
  }

  /** Whether so many more pixels can be kept. @param {number} pixels @param {boolean} isShown then what the last drawing did not show makes room for them, the one longest unused first */
  hasRoom(pixels, isShown) {
    let total = pixels;
    for (const { picture } of this.kept.values()) total += picture.width * picture.height;
    for (const [name, { picture }] of isShown ? this.kept : []) {
      if (total <= MOST) break;
      if (this.laid.has(name)) continue;
      total -= picture.width * picture.height;
      drop(picture);
      this.kept.delete(name);
    }
    return total <= MOST;
  }

  clear() {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const { picture } of this.kept.values()) drop(picture);
    this.kept.clear();
    this.waiting.clear();
  }
}

/** A canvas that is on no page. An OffscreenCanvas would not do: there, what is clipped has ragged edges. @param {number} w @param {number} h @param {(c: CanvasRenderingContext2D) => void} draw */
export function draftOf(w, h, draw) {
  const canvas = document.createElement("canvas");
  canvas.width = w;
  canvas.height = h;
  const c = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  c.lineJoin = c.lineCap = "round";
  draw(c);
  return canvas;
}

/** Gives the memory back at once. @param {HTMLCanvasElement} canvas */
export function drop(canvas) {
  canvas.width = canvas.height = 0;
}
