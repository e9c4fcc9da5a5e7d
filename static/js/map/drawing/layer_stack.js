/**
 * One drawing of the map: a canvas that is seen, and pictures of its parts. A toggle lays them into the canvas again,
 * where something has changed. (A canvas on the page for each part would cost more: without a graphics card all of
 * them are mixed anew in every frame.)
 */

import { REST } from "../../platform/slices.js";
import { changedRoom } from "./label_placement.js";

/**
 * @typedef {import("./parts.js").Part} Part
 * @typedef {import("./parts.js").Box} Box
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {{picture: HTMLCanvasElement, x: number, y: number}} Bitmap
 * @typedef {CanvasRenderingContext2D} Context
 */

// Pixels of pictures kept, of four bytes each: as many as these, on a very large screen as many whole drawings.
const MOST = 16e6;
const FULL = 5;

export class LayerStack {
  /**
   * @param {Viewport} viewport
   * @param {import("./colours.js").Tokens} tokens
   * @param {[number, number]} size in device pixels
   * @param {string} name of the canvas in the styles
   */
  constructor(viewport, tokens, size, name) {
    this.viewport = viewport;
    this.tokens = tokens;
    this.canvas = canvasOf(...size);
    this.canvas.className = name;
    this.canvas.style.width = `${size[0] / viewport.ratio}px`;
    this.canvas.style.height = `${size[1] / viewport.ratio}px`;
    this.context = contextOf(this.canvas);
    /** @type {Map<string, Bitmap>} by key, the one laid in longest ago first */
    this.bitmaps = new Map();
    this.pixels = 0;
    /** Keys of the pictures that may be wanted soon: they go last. @type {Set<string>} */
    this.expected = new Set();
    this.most = Math.max(MOST, FULL * size[0] * size[1]);
    /** What is on the canvas, from below. @type {Part[]} */
    this.parts = [];
  }

  /** Draws one more part over what is there. @param {Part} part */
  add(part) {
    this.parts.push(part);
    this.lay(part);
  }

  /** Shows these parts, and no others: lays in anew what touches a change. @param {Part[]} parts from below */
  show(parts) {
    const dirty = unionOf(this.changes(parts).map((box) => this.deviceBox(box)));
    this.parts = parts;
    if (!dirty) return;
    const { context: c } = this;
    const [left, top, right, bottom] = dirty;
    c.save();
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.beginPath();
    c.rect(left, top, right - left, bottom - top);
    c.clip();
    for (const part of parts) {
      const box = this.boxOf(part);
      if (box[0] < right && box[2] > left && box[1] < bottom && box[3] > top) this.lay(part);
    }
    c.restore();
  }

  /**
   * Takes over what another stack shows that lies elsewhere, and draws the rest, a part at a time; names stand only
   * where they stood.
   * @param {LayerStack} other
   */
  *scroll(other) {
    const {
      context: c,
      canvas: { width: w, height: h },
    } = this;
    const { tx, ty, ratio } = this.viewport;
    const [x, y] = [(tx - other.viewport.tx) * ratio, (ty - other.viewport.ty) * ratio];
    c.drawImage(other.canvas, x, y);
    this.parts = other.parts;
    const rest = new Path2D();
    rest.rect(0, 0, w, h);
    rest.rect(x, y, w, h);
    for (const part of this.parts) {
      if (part.labels) continue;
      yield REST;
      c.save();
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.clip(rest, "evenodd");
      this.lay(part, true);
      c.restore();
    }
  }

  /**
   * What these parts change of what is on the canvas.
   * @param {Part[]} parts
   * @returns {(Box | undefined)[]} undefined: all of it
   */
  changes(parts) {
    const keyOf = (/** @type {Part} */ { key, alpha }) => `${key}@${alpha}`;
    const [before, after] = [this.parts, parts].map((all) => new Map(all.map((part) => [keyOf(part), part])));
    const stay = [...before.keys()].filter((key) => after.has(key));
    if (stay.join() !== [...after.keys()].filter((key) => before.has(key)).join()) return [undefined]; // restacked
    const changed = [
      ...this.parts.filter((part) => !after.has(keyOf(part))),
      ...parts.filter((part) => !before.has(keyOf(part))),
    ];
    const [names, others] = [changed.filter(({ labels }) => labels), changed.filter(({ labels }) => !labels)];
    const boxes =
      names.length === 2 ? changedRoom(names[0].labels ?? [], names[1].labels ?? []) : names.map(({ box }) => box);
    return [...boxes, ...others.map(({ box }) => box)];
  }

  /**
   * Lays a part in, from its picture, else in place.
   * @param {Part} part @param {boolean} [isPassing] whether the drawing is soon replaced by another
   */
  lay(part, isPassing = false) {
    const { context: c } = this;
    c.save();
    if (part.blend) c.globalCompositeOperation = /** @type {GlobalCompositeOperation} */ (part.blend);
    // Where strokes overlap, what is seen through must be whole before.
    const isWhole = (part.isCostly && !isPassing) || (part.alpha < 1 && part.band !== "tint");
    const bitmap = this.bitmaps.get(part.key) ?? (isWhole ? this.keep(part) : null);
    if (bitmap) {
      this.bitmaps.delete(part.key);
      this.bitmaps.set(part.key, bitmap);
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.globalAlpha = part.alpha;
      if (bitmap.picture.width && bitmap.picture.height) c.drawImage(bitmap.picture, bitmap.x, bitmap.y);
    } else part.draw(c, this.viewport, part.alpha);
    c.restore();
  }

  /** Makes the picture of a part. @param {Part} part @returns {Bitmap} */
  keep(part) {
    const { ratio, tx, ty } = this.viewport;
    const [x, y, right, bottom] = this.boxOf(part);
    const picture = canvasOf(right - x, bottom - y);
    if (picture.width && picture.height)
      part.draw(contextOf(picture), { ...this.viewport, tx: tx - x / ratio, ty: ty - y / ratio }, 1, true);
    const bitmap = { picture, x, y };
    const size = picture.width * picture.height;
    this.#evict(size, (key) => this.expected.has(key)) || this.#evict(size);
    this.pixels += size;
    this.bitmaps.set(part.key, bitmap);
    return bitmap;
  }

  /**
   * Makes the picture of an expected part, where there is room for it.
   * @param {Part} part
   * @returns {boolean} whether that was any work
   */
  expect(part) {
    if (this.bitmaps.has(part.key)) return false;
    const [left, top, right, bottom] = this.boxOf(part);
    if (!this.#evict((right - left) * (bottom - top), (key) => this.expected.has(key))) return false;
    this.keep(part);
    return true;
  }

  /**
   * Makes room: what is not shown goes, what was laid in longest ago first.
   * @param {number} pixels that are to come
   * @param {(key: string) => boolean} [stays]
   * @returns {boolean} whether there is room now
   */
  #evict(pixels, stays = () => false) {
    const shown = new Set(this.parts.map(({ key }) => key));
    for (const [key, { picture }] of this.bitmaps) {
      if (this.pixels + pixels <= this.most) return true;
      if (shown.has(key) || stays(key)) continue;
      this.pixels -= picture.width * picture.height;
      free(picture);
      this.bitmaps.delete(key);
    }
    return this.pixels + pixels <= this.most;
  }

  /** Gives the memory back at once. */
  clear() {
    for (const { picture } of this.bitmaps.values()) free(picture);
    this.bitmaps.clear();
    free(this.canvas);
    this.canvas.remove();
  }

  /** @param {Part} part */
  boxOf({ box }) {
    return this.deviceBox(box);
  }

  /** @param {Box | undefined} box @returns {Box} in whole device pixels, within the canvas */
  deviceBox(box) {
    const { width: w, height: h } = this.canvas;
    if (!box) return [0, 0, w, h];
    const [left, top, right, bottom] = box.map((side) => side * this.viewport.ratio);
    const within = (/** @type {number} */ at, /** @type {number} */ most) => Math.min(Math.max(at, 0), most);
    return [
      within(Math.floor(left), w),
      within(Math.floor(top), h),
      within(Math.ceil(right), w),
      within(Math.ceil(bottom), h),
    ];
  }
}

/** @param {Box[]} boxes @returns {Box | null} */
function unionOf(boxes) {
  const side = (/** @type {number} */ i) => boxes.map((box) => box[i]);
  return boxes.length ? [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))] : null;
}

/**
 * A canvas, on no page yet. An OffscreenCanvas would not do: there, what is clipped has ragged edges.
 * @param {number} w
 * @param {number} h
 */
function canvasOf(w, h) {
  const canvas = document.createElement("canvas");
  canvas.width = w;
  canvas.height = h;
  return canvas;
}

/** @param {HTMLCanvasElement} canvas */
function contextOf(canvas) {
  const c = /** @type {Context} */ (canvas.getContext("2d"));
  c.lineJoin = c.lineCap = "round";
  return c;
}

/** @param {HTMLCanvasElement} canvas */
function free(canvas) {
  canvas.width = canvas.height = 0;
}
