/** Where the map looks: fits what it is asked to, and tells what is in view. */

import * as L from "leaflet";
import { PATH_ZOOM } from "../data/arcs.js";
import { countiesOf } from "../data/filter.js";
import { kilometresPerPixel } from "./drawing/frame.js";

/** @typedef {import("../data/geometry.js").Geometry} Geometry */

const PHONE = 600; // pixels of map below which it is one
const MARGIN = 24; // pixels of map, on both sides together, beside what has to be seen
const COUNTY_ZOOM = { least: 7, most: 10 };

export class Camera {
  #isFitting = false;

  /**
   * @param {L.Map} map
   * @param {Geometry} geometry
   * @param {L.LatLngBounds} province
   * @param {() => void} redraw for a fit that moves nothing
   */
  constructor(map, geometry, province, redraw) {
    this.map = map;
    this.geometry = geometry;
    this.province = province;
    this.redraw = redraw;
    /** Whether it shows the province, and is to when the map changes its size. */
    this.isProvince = true;
    /** The zoom at which the province fits. @type {number | undefined} */
    this.provinceZoom = undefined;
    map.on("resize", () => this.isProvince && this.fitProvince());
    // The zoom of the fit itself is no reader's.
    map.on("dragstart zoomstart", () => {
      if (!this.#isFitting) this.isProvince = false;
    });
  }

  fitProvince() {
    // Said before: who draws at the end of the move asks for it.
    this.isProvince = true;
    this.#isFitting = true;
    this.#fit(this.province, this.map.getSize().x < PHONE ? 4 : 12);
    this.#isFitting = false;
    this.provinceZoom = this.map.getZoom();
    this.redraw();
  }

  /** Whether the map is as far out as the province, wherever it looks. @param {number} zoom */
  isFarOut(zoom) {
    return zoom <= (this.provinceZoom ?? 0) + 0.01;
  }

  /** Shows counties amid their neighbours. @param {number[]} counties indexes */
  fitCounties(counties) {
    if (!counties.length) return;
    const bounds = this.#boundsOf(counties);
    const { least, most } = COUNTY_ZOOM;
    const covered = this.#covered();
    const amid = Math.min(Math.max(this.map.getBoundsZoom(bounds.pad(1.6)), least), most);
    // Of counties far apart none is out of sight.
    const zoom = Math.min(amid, this.map.getBoundsZoom(bounds, false, L.point(MARGIN, covered + MARGIN)));
    this.isProvince = false;
    const middle = this.map.project(bounds.getCenter(), zoom).subtract([0, covered / 2]);
    this.map.setView(this.map.unproject(middle, zoom), zoom, { animate: false });
  }

  /** @param {number[]} places indexes */
  fitPlaces(places) {
    const counties = countiesOf(this.geometry.model, places);
    if (!counties.length) return;
    this.isProvince = false;
    this.#fit(this.#boundsOf(counties), 40, 9);
  }

  /** Whether any of these counties is in view. @param {number[]} counties indexes */
  isInView(counties) {
    return counties.some((county) => this.map.getBounds().intersects(this.#boundsOf([county])));
  }

  /** Where a county's name stands, in pixels of the page. @param {number} county index */
  pagePoint(county) {
    const [qx, qy] = this.geometry.model.counties[county].label;
    const { x, y } = this.map.latLngToContainerPoint(this.latLng(...this.geometry.point(qx, qy)));
    const box = this.map.getContainer().getBoundingClientRect();
    return { x: box.left + x, y: box.top + y, box };
  }

  /** Of a point of the geometry's paths. @param {number} x @param {number} y */
  latLng(x, y) {
    const [ox, oy] = this.geometry.origin;
    return this.map.unproject([x + ox, y + oy], PATH_ZOOM);
  }

  /** Ground kilometres of a pixel in the middle of the view. */
  kilometresPerPixel() {
    return kilometresPerPixel(this.map.getZoom(), this.map.getCenter().lat);
  }

  /** Pixels at the top of the map that something lies over: on a phone the search. */
  #covered() {
    return Number.parseFloat(getComputedStyle(this.map.getContainer()).scrollPaddingTop) || 0;
  }

  /**
   * Shows bounds where nothing lies over the map.
   * @param {L.LatLngBounds} bounds
   * @param {number} padding pixels
   * @param {number} [maxZoom]
   */
  #fit(bounds, padding, maxZoom) {
    const { map } = this;
    const { maxBounds } = map.options;
    // A way back inside its bounds that Leaflet still was on would go on from here.
    map.setMaxBounds();
    map.fitBounds(bounds, {
      animate: false,
      maxZoom,
      paddingTopLeft: [padding, padding + this.#covered()],
      paddingBottomRight: [padding, padding],
    });
    map.setMaxBounds(maxBounds);
  }

  /** @param {number[]} counties indexes */
  #boundsOf(counties) {
    const bounds = L.latLngBounds([]);
    for (const index of counties) {
      const [west, north, east, south] = this.geometry.boxes[index];
      bounds.extend(this.latLng(west, north)).extend(this.latLng(east, south));
    }
    return bounds;
  }
}
