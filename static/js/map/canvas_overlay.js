/** The canvas that Leaflet moves and zooms, a little larger than the view, and one over it for the pointer. */

import * as L from "leaflet";
import { PATH_ZOOM } from "../data/model.js";
import { settled } from "./viewport.js";

const PAD = 0.06; // of the map's size, so that dragging shows no blank edge at once

export class CanvasOverlay {
  /** @param {L.Map} map @param {import("./draw.js").Stock} stock */
  constructor(map, stock) {
    this.map = map;
    this.stock = stock;
    this.node = L.DomUtil.create("div", "sheet-overlay leaflet-zoom-animated", map.getPane("overlayPane"));
    this.canvas = L.DomUtil.create("canvas", "sheet", this.node);
    this.over = L.DomUtil.create("canvas", "sheet-over", this.node);
    this.pad = L.point(0, 0);
    /** @type {import("./viewport.js").Viewport | null} */
    this.window = null;
    /** @type {{topLeft: L.LatLng, zoom: number} | undefined} */
    this.drawnAt = undefined;
    map.on("zoomanim", ({ center, zoom }) => this.transform(center, zoom));
    map.on("zoom", () => this.transform(map.getCenter(), map.getZoom()));
  }

  /** Lays the overlay under the view as it is now. @returns {import("./viewport.js").Viewport} the same one as long as nothing moved */
  settle() {
    const { map } = this;
    const size = map.getSize();
    const ratio = window.devicePixelRatio || 1;
    this.pad = size.multiplyBy(PAD).round();
    const [w, h] = [size.x + 2 * this.pad.x, size.y + 2 * this.pad.y];
    for (const canvas of [this.canvas, this.over]) {
      if (canvas.width === Math.round(w * ratio) && canvas.height === Math.round(h * ratio)) continue;
      canvas.width = Math.round(w * ratio);
      canvas.height = Math.round(h * ratio);
      canvas.style.width = `${w}px`;
      canvas.style.height = `${h}px`;
    }
    const topLeft = map.containerPointToLayerPoint(this.pad.multiplyBy(-1));
    L.DomUtil.setTransform(this.node, topLeft, 1);
    const zoom = map.getZoom();
    this.drawnAt = { topLeft: map.layerPointToLatLng(topLeft), zoom };
    const [ox, oy] = this.stock.geometry.origin;
    const origin = map.latLngToContainerPoint(map.unproject([ox, oy], PATH_ZOOM)).add(this.pad);
    const now = { k: 2 ** (zoom - PATH_ZOOM), tx: origin.x, ty: origin.y, width: size.x, height: size.y, ratio, zoom };
    return (this.window = settled(this.window, now));
  }

  /** Whether dragging has almost used up the padding. */
  isWorn() {
    if (!this.drawnAt || this.drawnAt.zoom !== this.map.getZoom()) return false;
    const at = this.map.latLngToContainerPoint(this.drawnAt.topLeft).add(this.pad);
    return Math.abs(at.x) > this.pad.x * 0.9 || Math.abs(at.y) > this.pad.y * 0.9;
  }

  /** Moves what is drawn to where it will stand after a zoom. @param {L.LatLng} center @param {number} zoom */
  transform(center, zoom) {
    if (!this.drawnAt) return;
    const { map } = this;
    const pane = L.DomUtil.getPosition(/** @type {HTMLElement} */ (map.getPane("mapPane")));
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
    const offset = map.project(this.drawnAt.topLeft, zoom).subtract(origin);
    L.DomUtil.setTransform(this.node, offset, map.getZoomScale(zoom, this.drawnAt.zoom));
  }
}
