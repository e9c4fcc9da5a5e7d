/** Chengdu at up to 1.7 times the scale, in the empty south-east corner while the province fits the view. */

import { MapCanvas } from "./drawing/map_canvas.js";
import { settled } from "./drawing/viewport.js";

/**
 * @typedef {import("../data/geometry.js").Geometry} Geometry
 * @typedef {import("./drawing/viewport.js").Viewport} Viewport
 */

const SCALES = [1.7, 1.6]; // the first that hides nothing of the province; a smaller one would help nobody
/** @type {[number, number, number, number]} west, south, east, north */
const BOUNDS = [102.93, 30.04, 104.95, 31.47];
const TITLE = [150, 26]; // pixels that the title takes; asking the page would lay it out anew
const LEAST = { x: 640, y: 480 }; // pixels of map that leave room for it
const CLEAR = 6; // pixels between it and the province

export class Inset {
  /**
   * @param {HTMLElement} container
   * @param {import("./drawing/parts.js").Stock} stock
   * @param {Map<string, number>} widths of names, by font
   */
  constructor(container, stock, widths) {
    const { geometry } = stock;
    this.geometry = geometry;
    this.bounds = BOUNDS;
    this.node = document.createElement("figure");
    this.node.className = "sheet-inset";
    this.title = document.createElement("figcaption");
    this.node.append(this.title);
    container.append(this.node);
    this.canvas = new MapCanvas(this.node, stock, widths, "sheet-close");
    this.box = new DOMRect();
    this.scale = SCALES[0];
    /** Where it is, null where there is none. @type {Viewport | null} */
    this.viewport = null;
    const { counties, prefectures } = geometry.model;
    const chengdu = prefectures.findIndex((prefecture) => prefecture.id === "5101");
    this.counties = new Set([...counties.keys()].filter((i) => counties[i].pref === chengdu));
  }

  /**
   * @param {Pick<import("./drawing/canvas_overlay.js").Position, "size" | "viewport" | "pad">} position of the map
   * @param {boolean} isWanted
   */
  update({ size, viewport: main, pad }, isWanted) {
    const isPossible = isWanted && size.x > LEAST.x && size.y > LEAST.y;
    const scale = isPossible ? SCALES.find((s) => !this.hides(this.boxAt(s * main.k, size), main, pad)) : undefined;
    this.node.hidden = scale === undefined;
    if (scale === undefined) {
      this.viewport = null;
      return;
    }
    this.scale = scale;
    const k = scale * main.k;
    this.box = this.boxAt(k, size);
    const { width, height } = this.box;
    this.node.style.width = `${width}px`;
    this.node.style.height = `${height}px`;
    const [x, y] = this.geometry.at(BOUNDS[0], BOUNDS[3]);
    const now = { k, tx: -x * k, ty: -y * k, width, height, ratio: main.ratio, zoom: main.zoom + Math.log2(scale) };
    this.viewport = settled(this.canvas.viewport, now);
  }

  /** Where it would stand on the map. @param {number} k pixels of a path unit @param {import("leaflet").Point} size */
  boxAt(k, size) {
    const [x0, y0] = this.geometry.at(BOUNDS[0], BOUNDS[3]);
    const [x1, y1] = this.geometry.at(BOUNDS[2], BOUNDS[1]);
    const [width, height] = [Math.round((x1 - x0) * k), Math.round((y1 - y0) * k)];
    return new DOMRect(size.x - width, size.y - height, width, height);
  }

  /** @param {DOMRect} box @param {Viewport} main @param {import("leaflet").Point} pad */
  hides(box, { k, tx, ty }, pad) {
    const isLand = (/** @type {number} */ x, /** @type {number} */ y) =>
      this.geometry.countyAt((x + pad.x - tx) / k, (y + pad.y - ty) / k) >= 0;
    for (let x = box.left - CLEAR; x < box.right; x += CLEAR) if (isLand(x, box.top - CLEAR)) return true;
    for (let y = box.top - CLEAR; y < box.bottom; y += CLEAR) if (isLand(box.left - CLEAR, y)) return true;
    return false;
  }

  /** @param {import("leaflet").Point} point of the map's container */
  holds({ x, y }) {
    return this.viewport !== null && x >= this.box.left && y >= this.box.top;
  }

  /**
   * Takes up a scene, see MapCanvas.
   * @param {import("./drawing/scene.js").Scene} scene
   * @param {import("./drawing/colours.js").Tokens} t
   */
  begin(scene, t) {
    if (!this.viewport) return;
    const { width, height, ratio } = this.viewport;
    const isSeen = this.canvas.begin(scene, this.viewport, [Math.round(width * ratio), Math.round(height * ratio)], t);
    // What it showed before would lie at the wrong place.
    if (!isSeen && this.canvas.viewport !== this.viewport) this.node.style.visibility = "hidden";
  }

  *draw() {
    if (this.viewport) yield* this.canvas.draw();
  }

  /** @param {import("./drawing/scene.js").View} view */
  *label(view) {
    if (!this.viewport) return;
    const { width, height } = this.viewport;
    yield* this.canvas.label(view, { obstacles: [[0, 0, TITLE[0], TITLE[1]]], frame: [3, 3, width - 3, height - 3] });
  }

  /** @param {import("./drawing/scene.js").View} view */
  reveal(view) {
    if (!this.viewport) return;
    const title = view.lang === "zh" ? `成都市　放大 ${this.scale} 倍` : `Chengdu, ${this.scale}×`;
    if (this.title.textContent !== title) this.title.textContent = title;
    this.canvas.reveal();
    this.node.style.visibility = "";
  }
}
