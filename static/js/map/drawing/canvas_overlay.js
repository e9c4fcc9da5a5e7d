/** What Leaflet moves and zooms: the drawing, a little larger than the view, and over it a canvas for the pointer. */

import * as L from "leaflet";
import { PATH_ZOOM } from "../../data/arcs.js";
import { settled } from "./viewport.js";

/**
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {{viewport: Viewport, pad: L.Point, size: L.Point, pixels: [number, number], topLeft: L.LatLng, zoom:
 *   number}} Position
 *   where the view is: `size` of the map and `pad` beyond it in pixels, `pixels` and `topLeft` of both
 */

const PAD = 0.1; // of the map's size, so that dragging shows no blank edge at once
const WORN = 0.7; // of the padding

export class CanvasOverlay {
  /** @param {L.Map} map @param {import("../../data/geometry.js").Geometry} geometry */
  constructor(map, geometry) {
    this.map = map;
    this.geometry = geometry;
    this.node = L.DomUtil.create("div", "sheet-overlay leaflet-zoom-animated", map.getPane("overlayPane"));
    this.over = L.DomUtil.create("canvas", "sheet-over", this.node);
    /** Where the drawing that is seen was made for. @type {Position | null} */
    this.drawnAt = null;
    map.on("zoomanim", ({ center, zoom }) => this.transform(center, zoom));
    map.on("zoom viewreset", () => this.transform(map.getCenter(), map.getZoom()));
  }

  /**
   * Where the view is now.
   * @param {Viewport | null} seen the viewport that is seen: if the view is still there, it is that one
   * @returns {Position}
   */
  position(seen) {
    const { map } = this;
    const size = map.getSize();
    const ratio = window.devicePixelRatio || 1;
    const pad = size.multiplyBy(PAD).round();
    const zoom = map.getZoom();
    const topLeft = map.containerPointToLatLng(pad.multiplyBy(-1));
    const [ox, oy] = this.geometry.origin;
    const { x: tx, y: ty } = map.latLngToContainerPoint(map.unproject([ox, oy], PATH_ZOOM)).add(pad);
    const now = { k: 2 ** (zoom - PATH_ZOOM), tx, ty, width: size.x, height: size.y, ratio, zoom };
    const viewport = settled(seen, now);
    const pixels = /** @type {[number, number]} */ ([
      Math.round((size.x + 2 * pad.x) * ratio),
      Math.round((size.y + 2 * pad.y) * ratio),
    ]);
    return { viewport, pad, size, pixels, topLeft, zoom };
  }

  /** Stands where the drawing is for that is now seen. @param {Position} position */
  update(position) {
    const { map, over } = this;
    const {
      pixels: [w, h],
      viewport: { ratio },
    } = position;
    if (over.width !== w) over.width = w;
    if (over.height !== h) over.height = h;
    over.style.width = `${w / ratio}px`;
    over.style.height = `${h / ratio}px`;
    this.drawnAt = position;
    this.transform(map.getCenter(), map.getZoom());
  }

  /** Whether dragging has used up so much of the padding that it is time to draw anew. */
  isWorn() {
    if (!this.drawnAt || this.drawnAt.zoom !== this.map.getZoom()) return false;
    const { topLeft, pad } = this.drawnAt;
    const at = this.map.latLngToContainerPoint(topLeft).add(pad);
    return Math.abs(at.x) > pad.x * WORN || Math.abs(at.y) > pad.y * WORN;
  }

  /** Moves what is drawn to where it stands at a zoom. @param {L.LatLng} center @param {number} zoom */
  transform(center, zoom) {
    if (!this.drawnAt) return;
    const { map } = this;
    const pane = L.DomUtil.getPosition(/** @type {HTMLElement} */ (map.getPane("mapPane")));
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
    const offset = map.project(this.drawnAt.topLeft, zoom).subtract(origin);
    L.DomUtil.setTransform(this.node, offset, map.getZoomScale(zoom, this.drawnAt.zoom));
  }
}
