/** The map: Leaflet moves and zooms a drawing in parts; policy layers are Leaflet layers on it. */

import * as L from "leaflet";
import { shownPlaces } from "../data/filter.js";
import { Geometry } from "../data/geometry.js";
import { once, REST, Slices } from "../platform/slices.js";
import { Camera } from "./camera.js";
import { configure, newMap } from "./create_map.js";
import { CanvasOverlay } from "./drawing/canvas_overlay.js";
import { ANGLES, assignColours, readTokens, textureOf } from "./drawing/colours.js";
import { Base, drawHovered } from "./drawing/draw.js";
import { drawFrame, MARGIN } from "./drawing/frame.js";
import { maskLabels } from "./drawing/label_placement.js";
import { MapCanvas } from "./drawing/map_canvas.js";
import { Prerender } from "./drawing/prerender.js";
import { CoverageCache, hoveredOf, sceneOf } from "./drawing/scene.js";
import { HitTest } from "./hit_test.js";
import { Inset } from "./inset.js";
import { Locator } from "./locator.js";
import { PolicyLayer } from "./policy_layer.js";

/**
 * Fires `pick` {counties, places, latlng, more} and `hover` {counties, places}, indexes of what is there, `more` when
 * the reader adds to what is chosen; `ready` once the layers stand, `drawn` after each drawing with its names.
 * @typedef {import("./drawing/scene.js").View} View
 * @typedef {"bottom-left" | "bottom-right" | "top-left"} Corner
 */

const RESTING = 80; // milliseconds that the pointer rests before a list's row is outlined
const SAMPLE = 20; // pixels between the points of a box that are asked for land
const CHOSEN = 100; // times as much as other land is it worth to see what is chosen
const PHONE = 600; // pixels of map below which it is one

/**
 * What a map is made on before its model is there: Leaflet's map, and the colours as they are now.
 * @param {HTMLElement} container @param {L.Map} [map] that of the container, if it has one
 */
export const createMap = (container, map = newMap(container)) => ({ map, tokens: readTokens() });

export class MapView extends L.Evented {
  /**
   * @param {HTMLElement} container
   * @param {import("../data/model.js").MapModel} model
   * @param {ReturnType<typeof createMap>} [ground]
   */
  constructor(container, model, { map, tokens } = createMap(container)) {
    // Long, as it makes every part of the map once, each from those before it.
    super();
    this.model = model;
    this.geometry = new Geometry(model);
    const stock = { geometry: this.geometry, base: new Base(this.geometry) };
    this.coverage = new CoverageCache(this.geometry);
    const widths = new Map();
    /** @type {Set<string>} */
    this.shown = new Set();
    /** @type {View} */
    this.view = {
      lang: "zh",
      themes: new Set(),
      chosen: { counties: [], places: [], initiatives: [] },
      layers: [],
      opacity: {},
      hover: null,
      scheme: document.documentElement.dataset.scheme ?? "",
      steps: null,
    };
    this.tokens = tokens;
    const [west, south, east, north] = model.bounds;
    this.bounds = L.latLngBounds([south, west], [north, east]);
    this.map = configure(map, this.bounds);
    this.camera = new Camera(map, this.geometry, this.bounds, () => this.requestDraw());
    this.overlay = new CanvasOverlay(this.map, this.geometry);
    this.canvas = new MapCanvas(this.overlay.node, stock, widths, "sheet");
    this.inset = new Inset(container, stock, widths);
    this.locator = new Locator(container, this.geometry);
    this.hitTest = new HitTest(this.map, this.geometry, this.inset);
    this.frame = document.createElement("canvas");
    this.frame.className = "sheet-frame";
    // Outside the container, which cuts off what the padded canvas draws beyond it.
    container.parentElement?.append(this.frame);
    /** @type {Map<string, PolicyLayer>} */
    this.layers = new Map(model.layers.map((layer) => [layer.id, new PolicyLayer(this, layer)]));
    this.prerender = new Prerender(this);
    this.slices = new Slices();
    this.frameRequest = 0;
    /** @type {import("./drawing/scene.js").Scene | undefined} */
    this.scene = undefined;
    /** @type {ReturnType<typeof assignColours> | undefined} */
    this.paints = undefined;
    this.hovered = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.highlightTimer = undefined;
    /**
     * @type {Pick<View, "hover" | "themes"> & Record<"viewport" | "inset" | "tokens", any> | null} what the last
     *   drawing was made from
     */
    this.drawn = null;
    /** The obstacles that names were last written around. */
    this.keptClear = "";
    this.isReady = false;
    /** @type {Corner} where the legend stands, for the locator to keep clear of */
    this.legendCorner = "bottom-left";
    this.isDragged = false;
    this.#listen(container);
  }

  /** @param {HTMLElement} container */
  #listen(container) {
    const { map } = this;
    map.on("moveend zoomend viewreset resize", () => this.requestDraw());
    map.on(
      "move",
      once(() => this.#drawFrame()),
    );
    map.on("move", () => {
      if (this.overlay.isWorn() && !this.slices.isBusy) this.requestDraw();
    });
    map.on("click", ({ latlng, containerPoint, originalEvent: { shiftKey, ctrlKey, metaKey } }) => {
      const more = shiftKey || ctrlKey || metaKey;
      this.fire("pick", {
        counties: this.hitTest.countiesAt(containerPoint),
        places: [...this.sitesAt(containerPoint), ...this.#dotsAt(containerPoint)],
        latlng,
        more,
      });
    });
    // A finger does not hover: of its tap the browser makes a move of the mouse, whose outline would stay.
    let isTouch = false;
    for (const type of /** @type {const} */ (["pointerdown", "pointermove"]))
      container.addEventListener(type, ({ pointerType }) => (isTouch = pointerType === "touch"));
    map.on("mousemove", ({ containerPoint }) => {
      if (!this.isDragged && !isTouch) this.#hoverAt(containerPoint);
    });
    map.on("mouseout", () => this.#hoverAt(null));
    map.on("dragstart", () => {
      this.isDragged = true;
    });
    map.on("dragend", () => {
      this.isDragged = false;
    });
    const pane = map.getPane("mapPane");
    new MutationObserver((changes) => {
      if (changes.some(({ target }) => !pane?.contains(target))) requestAnimationFrame(() => this.keepClear());
    }).observe(container, { childList: true, subtree: true });
    new ResizeObserver(() => map.invalidateSize({ animate: false, pan: !this.camera.isProvince })).observe(container);
  }

  /** @param {string} id */
  layer(id) {
    const known = this.layers.get(id);
    if (known) return known;
    // A layer that came to the model later: the reader's own list.
    const policy = this.model.layers.find((one) => one.id === id);
    const layer = new PolicyLayer(this, /** @type {import("../data/model.js").PolicyLayer} */ (policy));
    this.layers.set(id, layer);
    return layer;
  }

  /** @param {Partial<View>} change */
  show(change) {
    if (change.scheme !== undefined && change.scheme !== this.view.scheme) {
      requestAnimationFrame(() => {
        this.tokens = readTokens();
        this.invalidate();
      });
    }
    const before = this.view;
    const changed = Object.entries(change).filter(([name, value]) => {
      const old = before[/** @type {keyof View} */ (name)];
      if (value instanceof Set && old instanceof Set) return [...value].join() !== [...old].join();
      return typeof value === "object" ? JSON.stringify(value) !== JSON.stringify(old) : value !== old;
    });
    // What is equal stays the same: by that it is told what need not be drawn again.
    this.view = { ...before, ...Object.fromEntries(changed) };
    if (changed.some(([name]) => name !== "hover")) this.invalidate();
    else if (changed.length) this.#drawHovered();
  }

  /**
   * Outlines what a list has under the pointer, once that rests there: a click on the way waits for nothing.
   * @param {View["hover"]} hover
   */
  highlight(hover) {
    clearTimeout(this.highlightTimer);
    this.highlightTimer = setTimeout(() => this.show({ hover }), RESTING);
  }

  /** Draw once before the next frame, however often this is called. */
  invalidate() {
    this.scene = undefined;
    this.paints = undefined;
    this.requestDraw();
  }

  requestDraw() {
    if (this.frameRequest) return;
    this.frameRequest = requestAnimationFrame(() => {
      this.frameRequest = 0;
      this.draw();
    });
  }

  /** What a layer shows under the filter. @param {string} id @returns {number[]} indexes of places */
  visiblePlaces(id) {
    return shownPlaces(this.model, this.view.themes, this.layer(id).policy);
  }

  /** Worked out once a scene: each row of the panel asks for its own. */
  #paints() {
    return (this.paints ??= assignColours(
      this.model,
      this.model.layers.filter((layer) => this.shown.has(layer.id)),
      this.view.lang,
    ));
  }

  /**
   * What is drawn for a layer, for swatch and legend.
   * @param {string} id
   * @returns {import("./drawing/colours.js").Style}
   */
  paintOf(id) {
    const { angle } = this.currentScene().drawn.find(({ layer }) => layer.id === id) ?? { angle: ANGLES[0] };
    const { paint, tag } = this.#paints().get(id) ?? { paint: null, tag: "" };
    return { paint, tag, angle, texture: textureOf(this.model, this.layer(id).policy, tag) };
  }

  currentScene() {
    return (this.scene ??= this.sceneOf([...this.shown]));
  }

  /**
   * What would be drawn if these layers were on.
   * @param {string[]} ids
   * @returns {import("./drawing/scene.js").Scene}
   */
  sceneOf(ids) {
    const visible = this.model.layers.filter(({ id }) => ids.includes(id));
    const inOrder = new Set(this.view.layers.filter((id) => ids.includes(id)));
    for (const { id } of visible) inOrder.add(id);
    return sceneOf(
      this.coverage,
      { ...this.view, layers: [...inOrder] },
      assignColours(this.model, visible, this.view.lang),
    );
  }

  draw() {
    if (this.map.getSize().x && "_loaded" in this.map)
      this.slices.run(this.isDragged ? this.#scrolling() : this.#drawing());
  }

  /** While it is dragged, the map is drawn on only at its edges; all else waits for it to come to rest. */
  *#scrolling() {
    const { canvas, overlay } = this;
    const position = overlay.position(canvas.viewport);
    this.prerender.stop();
    yield* canvas.scroll(position.viewport);
    overlay.update(position);
    this.#drawHovered();
  }

  /**
   * Draws in slices: what has been drawn before is shown at once, names follow; another view is shown when all of it is
   * there.
   */
  *#drawing() {
    const { canvas, inset, locator, overlay, tokens, view } = this;
    const scene = this.currentScene();
    const position = overlay.position(canvas.viewport);
    const isProvince = this.camera.isFarOut(position.zoom);
    const isSeen = canvas.begin(scene, position.viewport, position.pixels, tokens);
    inset.update(position, isProvince);
    inset.begin(scene, tokens);
    if (!isSeen) {
      this.prerender.stop();
      yield* canvas.draw();
    }
    yield* inset.draw();
    if (!this.isReady) {
      // The first map is seen before its names are placed: what stands over the map comes first, they keep clear of it.
      this.isReady = true;
      this.#reveal(position);
      this.#drawFrame();
      this.fire("ready");
    }
    yield REST;
    locator.update(position.viewport, !isProvince, this);
    yield* canvas.label(view, this.#spaceOf(position));
    yield* inset.label(view);
    this.#reveal(position);
    locator.draw(canvas.stock.base, scene, position.viewport, position.pad, tokens);
    this.#afterDrawing(isProvince);
  }

  /** Shows what has been drawn. @param {import("./drawing/canvas_overlay.js").Position} position */
  #reveal(position) {
    this.canvas.reveal();
    this.inset.reveal(this.view);
    this.overlay.update(position);
  }

  /** What follows the drawing, where that has changed. @param {boolean} isProvince */
  #afterDrawing(isProvince) {
    const {
      canvas: { viewport },
      inset,
      tokens,
      view: { hover, themes },
      drawn: last,
    } = this;
    this.drawn = { viewport, tokens, inset: inset.viewport, hover, themes };
    const isSame = viewport === last?.viewport && tokens === last?.tokens;
    if (!isSame || hover !== last.hover || themes !== last.themes) this.#drawHovered();
    if (!isSame || inset.viewport !== last.inset) this.#drawFrame();
    // Where most toggles are made; elsewhere a layer's first one works a little longer.
    isProvince ? this.prerender.begin() : this.prerender.stop();
    this.fire("drawn");
  }

  /**
   * What names have to heed.
   * @param {import("./drawing/canvas_overlay.js").Position} position
   * @returns {import("./drawing/labels.js").Space}
   */
  #spaceOf({ pad, size, zoom }) {
    const frame = /** @type {import("./drawing/label_placement.js").Box} */ ([
      pad.x + 3,
      pad.y + 3,
      pad.x + size.x - 3,
      pad.y + size.y - 3,
    ]);
    const obstacles = this.#obstacles(pad);
    this.keptClear = obstacles.join();
    // Sites whose names the inset shows stay nameless on the main map.
    return {
      obstacles,
      frame,
      nameless: this.inset.viewport ? this.inset.counties : undefined,
      small: size.x < PHONE && zoom < 7,
    };
  }

  /**
   * The corner in which a box hides least of what is chosen, then of the province.
   * @param {Corner[]} corners
   * @param {number} w pixels
   * @param {number} h pixels
   * @returns {Corner}
   */
  emptiest(corners, w, h) {
    const { x: width, y: height } = this.map.getSize();
    const chosen = this.currentScene().chosen?.counties;
    const hidden = corners.map((corner) => {
      const left = corner.endsWith("left") ? 0 : width - w;
      const top = corner.startsWith("top") ? 0 : height - h;
      let land = 0;
      for (let x = SAMPLE / 2; x < w; x += SAMPLE) {
        for (let y = SAMPLE / 2; y < h; y += SAMPLE) {
          for (const county of this.hitTest.countiesAt(L.point(left + x, top + y)))
            land += chosen?.has(county) ? CHOSEN : 1;
        }
      }
      return land;
    });
    return corners[hidden.indexOf(Math.min(...hidden))];
  }

  /** Names give way to what has come to stand over the map, and come back where it has gone. */
  keepClear() {
    const { drawnAt } = this.overlay;
    if (drawnAt && this.#obstacles(drawnAt.pad).join() !== this.keptClear) this.requestDraw();
  }

  /**
   * What stands over the map, in pixels of the overlay: no name goes under it.
   * @param {L.Point} pad
   * @returns {import("./drawing/label_placement.js").Box[]}
   */
  #obstacles(pad) {
    const container = this.map.getContainer();
    const home = container.getBoundingClientRect();
    const over = [...container.querySelectorAll("[data-over-map], .sheet-inset, .sheet-locator")];
    const left = home.left - pad.x;
    const top = home.top - pad.y;
    return over
      .map((node) => node.getBoundingClientRect())
      .filter((box) => box.width)
      .map((box) => [box.left - left - 4, box.top - top - 4, box.right - left + 4, box.bottom - top + 4]);
  }

  #drawHovered() {
    const {
      canvas: { viewport, written },
      overlay: { over },
    } = this;
    if (!viewport) return;
    const c = /** @type {CanvasRenderingContext2D} */ (over.getContext("2d"));
    const hovered = hoveredOf(this.geometry, this.view);
    drawHovered(c, this.geometry, { hovered, chosen: this.currentScene().chosen }, viewport, this.tokens);
    if (hovered) maskLabels(c, written, viewport.ratio); // names lie over all else
  }

  #drawFrame() {
    if (!this.isReady) return; // it comes with the map
    const container = this.map.getContainer();
    this.frame.hidden = container.offsetLeft < MARGIN;
    if (this.frame.hidden) return;
    this.frame.style.left = `${container.offsetLeft - MARGIN}px`;
    this.frame.style.top = `${container.offsetTop - MARGIN}px`;
    drawFrame(this.frame, this.map, this.tokens, this.inset.viewport ? this.inset : null);
  }

  /** @param {L.Point | null} point of the container */
  #hoverAt(point) {
    const counties = point ? this.hitTest.countiesAt(point) : [];
    const places = point ? this.sitesAt(point) : [];
    const hovered = `${counties}|${places}`;
    if (hovered !== this.hovered) this.fire("hover", { counties, places });
    this.hovered = hovered;
  }

  /** Only a click asks for it: there may be 100,000. @param {L.Point} point of the container */
  #dotsAt(point) {
    return this.hitTest.dotsAt(
      point,
      this.model.layers.filter(({ id }) => this.shown.has(id)),
    );
  }

  /** @param {L.Point} point of the container @returns {number[]} indexes of the visible sites there, nearest first */
  sitesAt(point) {
    return this.hitTest.sitesAt(point, this.currentScene().sites);
  }
}
