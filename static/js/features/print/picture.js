/** A view of the map as a printed sheet: drawn on a canvas for a PNG, written as SVG, and that printed. */

import { PATH_ZOOM } from "../../data/arcs.js";
import { word } from "../../i18n/print.js";
import { word as siteWord } from "../../i18n/words.js";
import { assignColours, readTokens } from "../../map/drawing/colours.js";
import { Base } from "../../map/drawing/draw.js";
import { drawNeatline, kilometresPerPixel } from "../../map/drawing/frame.js";
import { Names } from "../../map/drawing/labels.js";
import { drawMap } from "../../map/drawing/parts.js";
import { CoverageCache, sceneOf } from "../../map/drawing/scene.js";
import { Inset } from "../../map/inset.js";
import { aboutOf } from "./about.js";
import { altTexts } from "./alt_text.js";
import { drawFoot, drawHead, drawNorth, drawScale, footOf, headOf } from "./furniture.js";
import { drawLegend, legendOf, ROW, TITLE } from "./legend.js";
import { columnsOf, innerWidth, layoutOf, legendWidth } from "./paper.js";
import { VectorContext } from "./vector.js";
import { VectorGeometry } from "./vector_geometry.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {import("../../map/drawing/viewport.js").Viewport} Viewport
 * @typedef {CanvasRenderingContext2D} Context
 */

const PAD = 10; // pixels between the province and the neatline
const LOCATOR = 150; // pixels of height that it takes

export class Picture {
  /**
   * @param {MapSide} side @param {import("./paper.js").Paper} paper
   * @param {{title?: string, isClear?: boolean}} [how] the reader's own title; whether the ground is left out
   */
  constructor(side, paper, { title = "", isClear = false } = {}) {
    const { mapView, model, lang } = side;
    this.side = side;
    this.paper = paper;
    this.lang = lang;
    this.isClear = isClear;
    this.t = isClear ? { ...paperTokens(), ground: "transparent" } : paperTokens();
    this.title = title;
    this.geometry = new VectorGeometry(model);
    this.stock = { geometry: this.geometry, base: new Base(this.geometry) };
    this.widths = new Map();
    const visible = model.layers.filter(({ id }) => mapView.shown.has(id));
    this.view = { ...mapView.view, layers: visible.map(({ id }) => id), hover: null };
    this.scene = sceneOf(new CoverageCache(this.geometry), this.view, assignColours(model, visible, lang));
    const about = aboutOf(side, this.scene);
    this.about = title ? { ...about, title } : about;
    this.isProvince = mapView.camera.isProvince;
    /** Where everything stands; the words decide how much room is left for the map. */
    this.layout = this.arrange();
  }

  /** @param {number} ratio device pixels per pixel @returns {Promise<Blob>} */
  async png(ratio) {
    const { width, height } = this.layout;
    const canvas = document.createElement("canvas");
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    this.draw(/** @type {Context} */ (canvas.getContext("2d")), ratio);
    const blob = await /** @type {Promise<Blob | null>} */ (
      new Promise((resolve) => canvas.toBlob(resolve, "image/png"))
    );
    if (!blob) throw new Error("the picture is too large for this browser");
    return blob;
  }

  svg() {
    const { width, height } = this.layout;
    const c = new VectorContext(width, height);
    this.draw(/** @type {Context} */ (/** @type {unknown} */ (c)), 1);
    const { title, small } = this.about;
    const { zh, en } = altTexts(this.side, this.title);
    const [w, h] = this.paper.mm.map((length) => `${length}mm`);
    return c.toString({
      title,
      descriptions: [
        ["zh-CN", zh],
        ["en", en],
        ["", small.join("\n")],
      ],
      lang: this.lang === "zh" ? "zh-CN" : "en",
      width: w,
      height: h,
    });
  }

  arrange() {
    const { about, lang, paper, t } = this;
    const ruler = /** @type {Context} */ (document.createElement("canvas").getContext("2d"));
    const width = innerWidth(paper);
    const head = headOf(ruler, about, width, t);
    const foot = footOf(ruler, about, lang, width, t);
    const legend = legendOf(ruler, about.entries, legendWidth(paper), columnsOf(paper), t);
    const height = TITLE + legend.rows * ROW;
    return { ...layoutOf(paper, head.height, foot.height, height), words: { head, foot, legend } };
  }

  /** @param {Context} c @param {number} ratio */
  draw(c, ratio) {
    const { about, lang, layout, t } = this;
    const { words, map, legend } = layout;
    const home = () => c.setTransform(ratio, 0, 0, ratio, 0, 0);
    home();
    c.fillStyle = t.paper;
    if (!this.isClear) c.fillRect(0, 0, layout.width, layout.height);
    const window = this.windowIn(map, ratio);
    this.drawMap(c, window);
    const inset = this.drawInset(c, window);
    c.setTransform(ratio, 0, 0, ratio, map.x * ratio, map.y * ratio);
    drawNeatline(c, this.framed(window), t, inset);
    home();
    const names = {
      product: siteWord(lang, "product"),
      document: `${siteWord(lang, "document")}${lang === "zh" ? "" : " "}${siteWord(lang, "document2")}`,
    };
    drawHead(c, layout.head, about, words.head, names, t);
    const isBelow = words.legend.columns > 1;
    drawLegend(c, legend, about.legend, words.legend, t);
    const scaleY = isBelow ? legend.y - 2 : legend.y + TITLE + words.legend.rows * ROW + 14;
    const perPixel = kilometresPerPixel(window.zoom, this.latitude(window));
    drawScale(c, isBelow ? legend.x + legend.width - 170 : legend.x, scaleY, perPixel, t);
    // While the whole province is seen its shape and the degrees tell where north is.
    if (!this.isProvince) drawNorth(c, legend.x + legend.width - (isBelow ? 186 : 0), scaleY, word(lang, "north"), t);
    drawFoot(c, layout.foot, words.foot.lines, t);
    if (!this.isProvince && !isBelow && scaleY + 60 < map.y + map.height - LOCATOR) this.drawLocator(c, window);
  }

  /** Where the map lies in the province, at the foot of the legend. @param {Context} c @param {Viewport} window */
  drawLocator(c, { k, tx, ty, ratio }) {
    const {
      stock: { base },
      geometry,
      layout: { map, legend },
      t,
    } = this;
    const [west, south, east, north] = geometry.model.bounds;
    const [x0, y0] = geometry.at(west, north);
    const [x1, y1] = geometry.at(east, south);
    const scale = Math.min(legend.width / (x1 - x0), LOCATOR / (y1 - y0));
    const window = { scale, x: legend.x - scale * x0, y: map.y + map.height - scale * y1 };
    c.setTransform(scale * ratio, 0, 0, scale * ratio, window.x * ratio, window.y * ratio);
    c.fillStyle = t.ground;
    c.fill(base.land, "evenodd");
    c.lineJoin = "round";
    for (const [path, colour, width] of /** @type {const} */ ([
      [base.prefecture, "hair-strong", 0.6],
      [base.province, "province-line", 1],
    ])) {
      c.strokeStyle = t[colour];
      c.lineWidth = width / scale;
      c.stroke(path);
    }
    c.strokeStyle = t.ink;
    c.lineWidth = 1.4 / scale;
    c.strokeRect((map.x - tx) / k, (map.y - ty) / k, map.width / k, map.height / k);
  }

  /**
   * The part of the map that the reader sees, as large as the box allows.
   * @param {import("./paper.js").Area} box
   * @param {number} ratio
   * @returns {Viewport}
   */
  windowIn(box, ratio) {
    const {
      geometry,
      side: { mapView },
    } = this;
    const [west, south, east, north] = this.isProvince ? geometry.model.bounds : boundsOf(mapView.map);
    const [x0, y0] = geometry.at(west, north);
    const [x1, y1] = geometry.at(east, south);
    const pad = this.isProvince ? 2 * PAD : 0;
    const k = Math.min((box.width - pad) / (x1 - x0), (box.height - pad) / (y1 - y0));
    return {
      k,
      ratio,
      width: box.width,
      height: box.height,
      zoom: PATH_ZOOM + Math.log2(k),
      tx: box.x + box.width / 2 - (k * (x0 + x1)) / 2,
      ty: box.y + box.height / 2 - (k * (y0 + y1)) / 2,
    };
  }

  /** @param {Context} c @param {Viewport} window */
  drawMap(c, window) {
    const {
      layout: { map },
    } = this;
    this.inset = new Inset(document.createElement("div"), this.stock, this.widths);
    const { tx, ty } = window;
    const [size, pad] = /** @type {any[]} */ ([
      { x: map.width, y: map.height },
      { x: 0, y: 0 },
    ]);
    this.inset.update({ size, pad, viewport: { ...window, tx: tx - map.x, ty: ty - map.y } }, this.isProvince);
    const { box } = this.inset;
    /** @type {import("../../map/drawing/label_placement.js").Box[]} */
    const obstacles = this.inset.viewport
      ? [[map.x + box.left - 4, map.y + box.top - 4, map.x + box.right, map.y + box.bottom]]
      : [];
    const nameless = this.inset.viewport ? this.inset.counties : undefined;
    this.drawIn(c, map, window, new Names(this.geometry, this.widths), { obstacles, nameless });
  }

  /** Chengdu enlarged, where the empty corner has room for it. @param {Context} c @param {Viewport} main */
  drawInset(c, { ratio }) {
    const {
      layout: { map },
      t,
      lang,
      inset,
    } = this;
    if (!inset?.viewport) return null;
    const box = {
      x: map.x + inset.box.left,
      y: map.y + inset.box.top,
      width: inset.box.width,
      height: inset.box.height,
    };
    const window = { ...inset.viewport, tx: inset.viewport.tx + box.x, ty: inset.viewport.ty + box.y };
    const title = word(lang, "enlarged", { s: inset.scale });
    // It lies on the map, which no clear ground would hide.
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.fillStyle = t.paper;
    if (this.isClear) c.fillRect(box.x, box.y, box.width, box.height);
    c.font = `500 11.5px ${t.sans}`;
    c.letterSpacing = "0px";
    const width = c.measureText(title).width + 20;
    this.drawIn(c, box, window, new Names(this.geometry, this.widths), {
      obstacles: [[box.x, box.y, box.x + width, box.y + 22]],
    });
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.strokeStyle = t.ink;
    c.lineWidth = 1;
    c.strokeRect(box.x, box.y, box.width, box.height);
    c.fillStyle = t.paper;
    c.fillRect(box.x, box.y, width, 22);
    c.strokeRect(box.x, box.y, width, 22);
    c.fillStyle = t.ink;
    c.font = `500 11.5px ${t.sans}`;
    c.textAlign = "left";
    c.textBaseline = "middle";
    c.fillText(title, box.x + 10, box.y + 11.5);
    return inset;
  }

  /**
   * The map and its names within a box.
   * @param {Context} c @param {import("./paper.js").Area} box @param {Viewport} window @param {Names} names
   * @param {{obstacles: import("../../map/drawing/label_placement.js").Box[], nameless?: Set<number>}} space
   */
  drawIn(c, { x, y, width, height }, window, names, { obstacles, nameless }) {
    const { scene, view, t } = this;
    c.save();
    c.setTransform(window.ratio, 0, 0, window.ratio, 0, 0);
    c.beginPath();
    c.rect(x, y, width, height);
    c.clip();
    drawMap(c, this.stock, scene, window, t);
    names.draw(c, scene, window, view, t, {
      obstacles,
      frame: [x + 3, y + 3, x + width - 3, y + height - 3],
      nameless,
    });
    c.restore();
  }

  /** @param {Viewport} window @returns {import("../../map/drawing/frame.js").Framed} */
  framed({ k, tx, ty, width, height, zoom }) {
    const {
      geometry,
      layout: { map },
      side: { mapView },
    } = this;
    const [left, top] = [tx - map.x, ty - map.y];
    const corner = mapView.camera.latLng(-left / k, -top / k);
    const opposite = mapView.camera.latLng((width - left) / k, (height - top) / k);
    return {
      width,
      height,
      zoom,
      west: corner.lng,
      north: corner.lat,
      east: opposite.lng,
      south: opposite.lat,
      x: (lon) => k * geometry.at(lon, 30)[0] + left,
      y: (lat) => k * geometry.at(100, lat)[1] + top,
    };
  }

  /** In the middle of the map. @param {Viewport} window */
  latitude({ k, ty }) {
    const {
      layout: { map },
      side: { mapView },
    } = this;
    return mapView.camera.latLng(0, (map.y + map.height / 2 - ty) / k).lat;
  }
}

/** @param {import("leaflet").Map} map @returns {[number, number, number, number]} */
function boundsOf(map) {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

/** The colours of the light scheme: paper is white. */
function paperTokens() {
  const root = document.documentElement;
  const { scheme } = root.dataset;
  root.dataset.scheme = "light";
  const tokens = readTokens();
  if (scheme) root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
  return tokens;
}
