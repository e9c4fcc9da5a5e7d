/** Where the view lies in the province, in the corner that hides least of it, when zoomed in. */

const WIDTH = 132;
const MARGIN = 8;
const LEAST = 640; // pixels of map that leave room for it
/** @type {import("./map_view.js").Corner[]} the fourth holds buttons */
const CORNERS = ["bottom-right", "top-left", "bottom-left"];

export class Locator {
  /** @param {HTMLElement} container @param {import("../data/geometry.js").Geometry} geometry */
  constructor(container, geometry) {
    this.geometry = geometry;
    const [west, south, east, north] = geometry.model.bounds;
    this.topLeft = geometry.at(west, north);
    const [right, bottom] = geometry.at(east, south);
    this.k = (WIDTH - 2 * MARGIN) / (right - this.topLeft[0]);
    this.height = Math.round((bottom - this.topLeft[1]) * this.k + 2 * MARGIN);
    this.canvas = document.createElement("canvas");
    this.canvas.className = "sheet-locator";
    this.canvas.setAttribute("aria-hidden", "true");
    this.canvas.style.width = `${WIDTH}px`;
    this.canvas.style.height = `${this.height}px`;
    container.append(this.canvas);
  }

  /**
   * @param {import("./drawing/viewport.js").Viewport} viewport
   * @param {boolean} isWanted
   * @param {import("./map_view.js").MapView} mapView
   */
  update(viewport, isWanted, mapView) {
    this.canvas.hidden = !isWanted || viewport.width < LEAST;
    if (this.canvas.hidden) return;
    const free = CORNERS.filter((corner) => corner !== mapView.legendCorner);
    this.canvas.dataset.corner = mapView.emptiest(free, WIDTH, this.height);
  }

  /**
   * @param {import("./drawing/draw.js").Base} base
   * @param {import("./drawing/scene.js").Scene} scene
   * @param {import("./drawing/viewport.js").Viewport} viewport
   * @param {import("leaflet").Point} pad
   * @param {import("./drawing/colours.js").Tokens} t
   */
  draw(base, scene, viewport, pad, t) {
    if (this.canvas.hidden) return;
    const { ratio } = viewport;
    this.canvas.width = Math.round(WIDTH * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    const c = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    c.fillStyle = t.ground;
    c.fillRect(0, 0, this.canvas.width, this.canvas.height);
    const { k } = this;
    c.setTransform(
      k * ratio,
      0,
      0,
      k * ratio,
      (MARGIN - this.topLeft[0] * k) * ratio,
      (MARGIN - this.topLeft[1] * k) * ratio,
    );
    c.fillStyle = t.land;
    c.fill(base.land, "evenodd");
    for (const { paint, tint, alpha } of scene.drawn) {
      c.globalAlpha = Number(t.tint) * alpha;
      c.fillStyle = t[paint ? `${paint}-fill` : "ink-3"];
      c.fill(tint, "evenodd");
    }
    c.globalAlpha = 1;
    c.lineWidth = 0.7 / k;
    c.strokeStyle = t["prefecture-line"];
    c.stroke(base.province);
    c.fillStyle = t.red;
    if (scene.chosen) c.fill(scene.chosen.area, "evenodd");
    c.lineWidth = 1.2 / k;
    c.strokeStyle = t.ink;
    const [x, y] = [(pad.x - viewport.tx) / viewport.k, (pad.y - viewport.ty) / viewport.k];
    c.strokeRect(x, y, viewport.width / viewport.k, viewport.height / viewport.k);
  }
}
