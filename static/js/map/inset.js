/** Chengdu at up to 1.8 times the scale, in the empty south-east corner while the province fits the view. */

import { drawSheet } from "./draw.js";
import { Names } from "./labels.js";
import { settled } from "./viewport.js";

/** @typedef {import("../data/model.js").Geometry} Geometry */

const SCALES = [1.8, 1.7, 1.6]; // the first that hides nothing of the province; a smaller one would help nobody
/** @type {[number, number, number, number]} west, south, east, north */
const BOUNDS = [102.93, 30.04, 104.95, 31.47];
const TITLE = [150, 26]; // pixels that the title takes; asking the page would lay it out anew
const LEAST = { x: 640, y: 480 }; // pixels of map that leave room for it
const CLEAR = 6; // pixels between it and the province

export class Inset {
  /** @param {HTMLElement} container @param {import("./draw.js").Stock} stock @param {Map<string, number>} widths of names, by font */
  constructor(container, stock, widths) {
    const { geometry } = stock;
    this.geometry = geometry;
    this.stock = stock;
    this.bounds = BOUNDS;
    this.node = document.createElement("figure");
    this.node.className = "sheet-inset";
    this.canvas = document.createElement("canvas");
    this.title = document.createElement("figcaption");
    this.node.append(this.canvas, this.title);
    container.append(this.node);
    this.names = new Names(geometry, widths);
    this.box = new DOMRect();
    this.scale = SCALES[0];
    /** @type {import("./viewport.js").Viewport | null} */
    this.window = null;
    const { counties, prefectures } = geometry.model;
    const chengdu = prefectures.findIndex((prefecture) => prefecture.id === "5101");
    this.counties = new Set([...counties.keys()].filter((i) => counties[i].pref === chengdu));
  }

  /** @param {import("leaflet").Point} size of the map @param {import("./viewport.js").Viewport} main @param {import("leaflet").Point} pad of that window @param {boolean} isWanted */
  settle(size, main, pad, isWanted) {
    const isPossible = isWanted && size.x > LEAST.x && size.y > LEAST.y;
    const scale = isPossible ? SCALES.find((s) => !this.hides(this.boxAt(s * main.k, size), main, pad)) : undefined;
    this.node.hidden = scale === undefined;
    if (scale === undefined) {
      this.window = null;
      return;
    }
    this.scale = scale;
    const k = scale * main.k;
    this.box = this.boxAt(k, size);
    const { width, height } = this.box;
    this.node.style.width = `${width}px`;
    this.node.style.height = `${height}px`;
    const [x, y] = this.geometry.at(BOUNDS[0], BOUNDS[3]);
    this.window = settled(this.window, { k, tx: -x * k, ty: -y * k, width, height, ratio: main.ratio, zoom: main.zoom + Math.log2(scale) });
  }

  /** Where it would stand on the map. @param {number} k pixels of a path unit @param {import("leaflet").Point} size */
  boxAt(k, size) {
    const [x0, y0] = this.geometry.at(BOUNDS[0], BOUNDS[3]);
    const [x1, y1] = this.geometry.at(BOUNDS[2], BOUNDS[1]);
    const [width, height] = [Math.round((x1 - x0) * k), Math.round((y1 - y0) * k)];
    return new DOMRect(size.x - width, size.y - height, width, height);
  }

  /** @param {DOMRect} box @param {import("./viewport.js").Viewport} main @param {import("leaflet").Point} pad */
  hides(box, { k, tx, ty }, pad) {
    const isLand = (/** @type {number} */ x, /** @type {number} */ y) => this.geometry.countyAt((x + pad.x - tx) / k, (y + pad.y - ty) / k) >= 0;
    for (let x = box.left - CLEAR; x < box.right; x += CLEAR) if (isLand(x, box.top - CLEAR)) return true;
    for (let y = box.top - CLEAR; y < box.bottom; y += CLEAR) if (isLand(box.left - CLEAR, y)) return true;
    return false;
  }

  /** @param {import("leaflet").Point} point of the map's container */
  holds({ x, y }) {
    return this.window !== null && x >= this.box.left && y >= this.box.top;
  }

  /**
   * @param {import("./scene.js").Scene} scene
   * @param {import("./scene.js").View} view @param {import("./colours.js").Tokens} t
   */
  draw(scene, view, t) {
    if (!this.window) return;
    const { width, height, ratio } = this.window;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== w) this.canvas.width = w;
    if (this.canvas.height !== h) this.canvas.height = h;
    const title = view.lang === "zh" ? `成都市　放大 ${this.scale} 倍` : `Chengdu, ${this.scale}×`;
    if (this.title.textContent !== title) this.title.textContent = title;
    const c = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    drawSheet(c, this.stock, scene, this.window, t);
    const under = /** @type {import("./label_placement.js").Box} */ ([0, 0, TITLE[0], TITLE[1]]);
    const frame = /** @type {import("./label_placement.js").Box} */ ([3, 3, width - 3, height - 3]);
    this.names.draw(c, scene, this.window, view, t, { obstacles: [under], frame });
  }
}
