/** The map: Leaflet moves and zooms, one canvas draws; policy layers are Leaflet layers on it. */

import * as L from "leaflet";
import { coverageOf } from "../filter.js";
import { Geometry, PATH_ZOOM } from "../model.js";
import { Base, drawSheet, Plates, sceneOf } from "./draw.js";
import { drawFrame, kilometresPerPixel, MARGIN } from "./frame.js";
import { drawLabels } from "./labels.js";
import { handOut, readTokens } from "./paint.js";

const PAD = 0.06; // of the map's size, so that dragging shows no blank edge at once
const INSET_TITLE = [150, 26]; // pixels that the inset's title takes; asking the page would lay it out anew
const HIT = 10; // pixels within which a site is meant

/** A policy layer on the map: adding or removing it redraws the sheet. */
class PolicyLayer extends L.Layer {
  /** @param {Sheet} sheet @param {string} id */
  constructor(sheet, id) {
    super();
    this.sheet = sheet;
    this.id = id;
  }

  onAdd() {
    this.sheet.shown.add(this.id);
    this.sheet.invalidate();
    return this;
  }

  onRemove() {
    this.sheet.shown.delete(this.id);
    this.sheet.invalidate();
    return this;
  }
}

export class Sheet extends L.Evented {
  /** @param {HTMLElement} container @param {import("../model.js").MapModel} model */
  constructor(container, model) {
    super();
    this.model = model;
    this.geometry = new Geometry(model);
    this.base = new Base(this.geometry);
    this.plates = new Plates();
    this.insetPlates = new Plates();
    /** @type {Set<string>} */
    this.shown = new Set();
    /** @type {import("./draw.js").View} */
    this.view = { lang: "zh", themes: new Set(), county: null, initiative: null, layers: [], hover: null, scheme: "" };
    this.tokens = readTokens();
    const [west, south, east, north] = model.bounds;
    this.bounds = L.latLngBounds([south, west], [north, east]);
    this.map = L.map(container, {
      zoomControl: false, attributionControl: false, zoomSnap: 0.05, zoomDelta: 0.5, wheelPxPerZoomLevel: 120,
      minZoom: 5, maxZoom: 11, maxBounds: this.bounds.pad(0.35), maxBoundsViscosity: 0.8, keyboard: true,
      fadeAnimation: false, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    });
    this.canvas = document.createElement("canvas");
    this.canvas.className = "sheet leaflet-zoom-animated";
    this.map.getPane("overlayPane")?.append(this.canvas);
    this.frame = document.createElement("canvas");
    this.frame.className = "sheet-frame";
    this.inset = document.createElement("canvas");
    this.insetBox = document.createElement("figure");
    this.insetBox.className = "sheet-inset";
    this.insetTitle = document.createElement("figcaption");
    this.insetBox.append(this.inset, this.insetTitle);
    // Outside the container, which cuts off what the padded canvas draws beyond it.
    container.parentElement?.append(this.frame);
    container.append(this.insetBox);
    /** @type {Map<string, PolicyLayer>} */
    this.layers = new Map(model.layers.map((layer) => [layer.id, new PolicyLayer(this, layer.id)]));
    this.frameRequest = 0;
    /** @type {import("./draw.js").Scene | undefined} */
    this.scene = undefined;
    /** @type {string | null} */
    this.hovered = null;
    this.probe = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    this.isReady = false;
    this.map.on("moveend zoomend viewreset resize", () => this.requestDraw());
    this.map.on("move", () => this.drawFrame());
    this.map.on("zoomanim", (event) => this.animate(event));
    this.map.on("click", (event) => this.pick(event));
    this.map.on("mousemove", (event) => this.hover(event));
    this.map.on("mouseout", () => this.fire("hover", { county: null }));
    this.map.on("resize", () => this.isProvince && this.fitProvince());
    this.map.on("dragstart zoomstart", () => {
      this.isProvince = false;
    });
    this.isProvince = true;
    new ResizeObserver(() => this.map.invalidateSize({ animate: false, pan: !this.isProvince })).observe(container);
  }

  /** @param {string} id */
  layer(id) {
    return /** @type {PolicyLayer} */ (this.layers.get(id));
  }

  /** @param {Partial<import("./draw.js").View>} change */
  show(change) {
    if (change.scheme !== undefined && change.scheme !== this.view.scheme) {
      requestAnimationFrame(() => {
        this.tokens = readTokens();
        this.invalidate();
      });
    }
    const before = this.view;
    this.view = { ...before, ...change };
    const same = Object.entries(change).every(([name, value]) => {
      const old = before[/** @type {keyof typeof before} */ (name)];
      if (value instanceof Set && old instanceof Set) return [...value].join() === [...old].join();
      return value === old;
    });
    if (!same) this.invalidate();
  }

  /** Draw once before the next frame, however often this is called. */
  invalidate() {
    this.scene = undefined;
    this.requestDraw();
  }

  requestDraw() {
    if (this.frameRequest) return;
    this.frameRequest = requestAnimationFrame(() => {
      this.frameRequest = 0;
      this.draw();
    });
  }

  fitProvince() {
    const phone = this.map.getSize().x < 600;
    this.map.fitBounds(this.bounds, { animate: false, padding: phone ? [4, 4] : [12, 12] });
    this.isProvince = true;
    this.provinceZoom = this.map.getZoom();
    this.requestDraw();
  }

  /** @param {string} id adcode */
  fitCounty(id) {
    const index = this.model.counties.findIndex((county) => county.id === id);
    if (index >= 0) this.fitCounties([index], 8.5);
  }

  /** @param {number[]} places indexes */
  fitPlaces(places) {
    const counties = places.flatMap((index) => {
      const place = this.model.places[index];
      return place.point ? [/** @type {number} */ (place.county)] : [...(place.whole ?? []), ...(place.part ?? [])];
    });
    if (counties.length) this.fitCounties(counties, 9);
  }

  /** @param {number[]} counties indexes @param {number} most zoom */
  fitCounties(counties, most) {
    const bounds = L.latLngBounds([]);
    for (const index of counties) {
      for (const ring of this.model.counties[index].rings.flat()) {
        for (const arc of ring) {
          const points = this.geometry.arcs[arc < 0 ? ~arc : arc];
          for (let i = 0; i < points.length; i += 2) bounds.extend(this.latLng(points[i], points[i + 1]));
        }
      }
    }
    this.isProvince = false;
    this.map.fitBounds(bounds, { maxZoom: most, padding: [40, 40], animate: false });
  }

  /** @param {number} x @param {number} y */
  latLng(x, y) {
    const [ox, oy] = this.geometry.origin;
    return this.map.unproject([x + ox, y + oy], PATH_ZOOM);
  }

  paints() {
    return handOut(this.model.layers.filter((layer) => this.shown.has(layer.id)));
  }

  /** What is drawn for a layer, for swatch and legend. @param {string} id */
  paintOf(id) {
    const layer = this.model.layers.find((l) => l.id === id);
    const paint = this.paints().get(id) ?? null;
    if (!layer) return { paint, texture: "whole" };
    const { whole, part, sites } = coverageOf(this.model, new Set(), layer);
    const texture = whole.size ? "whole" : part.size ? "part" : sites.length ? "point" : "whole";
    return { paint, texture: layer.kind === "counts" ? "shades" : texture };
  }

  currentScene() {
    const layers = this.model.layers.filter((l) => this.shown.has(l.id)).map((l) => l.id);
    this.scene ??= sceneOf(this.geometry, { ...this.view, layers }, this.paints());
    return this.scene;
  }

  draw() {
    const size = this.map.getSize();
    if (!size.x || !this.map.options || !("_loaded" in this.map)) return;
    const ratio = window.devicePixelRatio || 1;
    const pad = size.multiplyBy(PAD).round();
    const [w, h] = [size.x + 2 * pad.x, size.y + 2 * pad.y];
    if (this.canvas.width !== Math.round(w * ratio) || this.canvas.height !== Math.round(h * ratio)) {
      this.canvas.width = Math.round(w * ratio);
      this.canvas.height = Math.round(h * ratio);
      this.canvas.style.width = `${w}px`;
      this.canvas.style.height = `${h}px`;
    }
    const topLeft = this.map.containerPointToLayerPoint(L.point(-pad.x, -pad.y));
    L.DomUtil.setPosition(this.canvas, topLeft);
    this.drawnAt = { topLeft: this.map.layerPointToLatLng(topLeft), zoom: this.map.getZoom() };
    const zoom = this.map.getZoom();
    const k = 2 ** (zoom - PATH_ZOOM);
    const origin = this.map.latLngToContainerPoint(this.latLng(0, 0));
    const window_ = { k, tx: origin.x + pad.x, ty: origin.y + pad.y, width: size.x, height: size.y, ratio, zoom };
    const c = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    const scene = this.currentScene();
    const inset = this.placeInset(size);
    drawSheet(c, this.geometry, this.base, scene, window_, this.tokens, this.plates);
    /** @type {import("./labels.js").Box[]} */
    const obstacles = [];
    const home = this.map.getContainer().getBoundingClientRect();
    for (const node of this.map.getContainer().querySelectorAll("[data-over-map], .sheet-inset:not([hidden])")) {
      const b = node.getBoundingClientRect();
      if (b.width) obstacles.push([b.left - home.left + pad.x - 4, b.top - home.top + pad.y - 4, b.right - home.left + pad.x + 4, b.bottom - home.top + pad.y + 4]);
    }
    const inside = /** @type {import("./labels.js").Box} */ ([pad.x + 3, pad.y + 3, pad.x + size.x - 3, pad.y + size.y - 3]);
    drawLabels(c, this.geometry, inset ? withoutSites(scene, inset.counties, this.model) : scene, window_, this.view, this.tokens, obstacles, inside);
    if (inset) this.drawInset(scene, inset, ratio);
    this.drawFrame();
    this.fire("drawn");
    if (!this.isReady) {
      this.isReady = true;
      this.fire("ready");
    }
  }

  /** The inset of Chengdu stands in the empty south-east while the province fits the view. @param {L.Point} size */
  placeInset(size) {
    const fits = this.map.getZoom() <= (this.provinceZoom ?? 0) + 0.01 && size.x > 640 && size.y > 480;
    this.insetBox.hidden = !fits;
    this.insetShown = fits ? this.insetOf(size) : null;
    return this.insetShown;
  }

  /** @param {L.Point} size */
  insetOf(size) {
    const counties = this.model.counties.flatMap((county, i) => (county.id.startsWith("5101") ? [i] : []));
    /** @type {[number, number, number, number]} */
    const bounds = [102.9, 30.02, 104.98, 31.48];
    const k = 1.8 * 2 ** (this.map.getZoom() - PATH_ZOOM);
    const [x0, y0] = this.geometry.at(bounds[0], bounds[3]);
    const [x1, y1] = this.geometry.at(bounds[2], bounds[1]);
    const w = Math.min((x1 - x0) * k, size.x * 0.3);
    const h = Math.min((y1 - y0) * k, size.y * 0.34);
    this.insetBox.style.width = `${w}px`;
    this.insetBox.style.height = `${h}px`;
    const box = new DOMRect(size.x - w, size.y - h, w, h);
    return { counties: new Set(counties), bounds, box, window: { k, tx: -x0 * k, ty: -y0 * k, width: w, height: h } };
  }

  /** @param {import("./draw.js").Scene} scene @param {NonNullable<ReturnType<Sheet["insetOf"]>>} inset @param {number} ratio */
  drawInset(scene, inset, ratio) {
    const { width, height } = inset.window;
    this.inset.width = Math.round(width * ratio);
    this.inset.height = Math.round(height * ratio);
    const c = /** @type {CanvasRenderingContext2D} */ (this.inset.getContext("2d"));
    const window_ = { ...inset.window, ratio, zoom: this.map.getZoom() + 0.85 };
    drawSheet(c, this.geometry, this.base, scene, window_, this.tokens, this.insetPlates);
    const zh = this.view.lang === "zh";
    this.insetTitle.textContent = zh ? "成都市　放大 1.8 倍" : "Chengdu, 1.8×";
    const title = /** @type {import("./labels.js").Box} */ ([0, 0, INSET_TITLE[0], INSET_TITLE[1]]);
    drawLabels(c, this.geometry, scene, window_, this.view, this.tokens, [title], [3, 3, width - 3, height - 3]);
  }

  drawFrame() {
    if (this.map.getContainer().clientWidth < 640) {
      this.frame.hidden = true;
      return;
    }
    this.frame.hidden = false;
    const container = this.map.getContainer();
    this.frame.style.left = `${container.offsetLeft - MARGIN}px`;
    this.frame.style.top = `${container.offsetTop - MARGIN}px`;
    drawFrame(this.frame, this.map, this.tokens, this.insetShown ?? null);
  }

  /** Ground kilometres of a pixel in the middle of the view. */
  kilometresPerPixel() {
    return kilometresPerPixel(this.map.getZoom(), this.map.getCenter().lat);
  }

  /** @param {L.ZoomAnimEvent} event */
  animate(event) {
    if (!this.drawnAt) return;
    const scale = this.map.getZoomScale(event.zoom, this.drawnAt.zoom);
    const pane = L.DomUtil.getPosition(/** @type {HTMLElement} */ (this.map.getPane("mapPane")));
    const origin = this.map.project(event.center, event.zoom).subtract(this.map.getSize().divideBy(2)).add(pane).round();
    const offset = this.map.project(this.drawnAt.topLeft, event.zoom).subtract(origin);
    L.DomUtil.setTransform(this.canvas, offset, scale);
  }

  /** @param {L.LeafletMouseEvent} event */
  pick({ latlng, containerPoint }) {
    this.fire("pick", { county: this.countyAt(latlng), sites: this.sitesAt(containerPoint) });
  }

  /** @param {L.LeafletMouseEvent} event */
  hover({ latlng }) {
    const county = this.countyAt(latlng);
    if (county !== this.hovered) this.fire("hover", { county });
    this.hovered = county;
  }

  /** @param {L.LatLng} latlng @returns {string | null} adcode */
  countyAt({ lng, lat }) {
    const [x, y] = this.geometry.at(lng, lat);
    const index = this.geometry.counties.findIndex((path) => this.probe.isPointInPath(path, x, y));
    return index < 0 ? null : this.model.counties[index].id;
  }

  /** @param {L.Point} point @returns {number[]} indexes of the visible sites there, nearest first */
  sitesAt(point) {
    const near = this.currentScene().sites.map(({ place }) => {
      const [qx, qy] = /** @type {number[]} */ (this.model.places[place].point);
      return { place, away: this.map.latLngToContainerPoint(this.latLng(...this.geometry.point(qx, qy))).distanceTo(point) };
    });
    return near.filter((site) => site.away < HIT).sort((a, b) => a.away - b.away).map((site) => site.place);
  }
}

/** Sites whose names the inset shows stay nameless on the main map. @param {import("./draw.js").Scene} scene @param {Set<number>} counties @param {import("../model.js").MapModel} model */
function withoutSites(scene, counties, model) {
  return { ...scene, sites: scene.sites.filter(({ place }) => !counties.has(model.places[place].county ?? -1)) };
}
