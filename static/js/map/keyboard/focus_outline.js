/** The focus on the map: a ring of ink round a county or a site, a gap between. */

const RING = 2; // pixels, as is the gap
const DOT = 4.1; // pixels from a site's middle to its edge

export class FocusOutline {
  /** @param {import("../map_view.js").MapView} sheet */
  constructor(sheet) {
    this.sheet = sheet;
    /** @type {{county: number} | {site: number} | null} */
    this.round = null;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "sheet-over";
    sheet.on("drawn", () => this.draw());
  }

  /** @param {FocusOutline["round"]} round indexes of the model */
  show(round) {
    this.round = round;
    this.draw();
  }

  draw() {
    const { canvas, round, sheet } = this;
    const { geometry, overlay, tokens } = sheet;
    const { viewport } = sheet.canvas;
    if (!round || !viewport) return canvas.remove();
    if (!canvas.isConnected) overlay.node.append(canvas);
    canvas.width = overlay.over.width; // empties it as well
    canvas.height = overlay.over.height;
    Object.assign(canvas.style, { width: overlay.over.style.width, height: overlay.over.style.height });
    const c = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { k, tx, ty, ratio } = viewport;
    c.setTransform(k * ratio, 0, 0, k * ratio, tx * ratio, ty * ratio);
    c.lineJoin = "round";
    const path = new Path2D();
    if ("county" in round) {
      path.addPath(geometry.area(new Set([round.county])));
      const outside = new Path2D();
      outside.rect(-tx / k, -ty / k, canvas.width / k, canvas.height / k);
      outside.addPath(path);
      c.clip(outside, "evenodd");
    } else {
      const [x, y] = geometry.siteAt(round.site);
      path.arc(x, y, DOT / k, 0, 2 * Math.PI);
    }
    for (const [colour, width] of /** @type {const} */ ([
      ["ink", 4 * RING],
      ["land", 2 * RING],
    ])) {
      c.strokeStyle = tokens[colour];
      c.lineWidth = width / k;
      c.stroke(path);
    }
  }
}
