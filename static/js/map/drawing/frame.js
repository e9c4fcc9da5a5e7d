/** The neatline with its graduated frame: degrees outside, alternating bars between. */

import { PATH_ZOOM, project } from "../../data/arcs.js";

/** Width of the margin in which the frame is drawn, in pixels. */
export const MARGIN = 26;

/**
 * What the frame goes round: its size in pixels, its edges in degrees, and where degrees stand.
 * @typedef {{width: number, height: number, zoom: number, west: number, south: number, east: number, north: number,
 *   x: (lon: number) => number, y: (lat: number) => number}} Framed
 * @typedef {{box: DOMRect, bounds: [number, number, number, number]}} Enlarged
 */

/**
 * @param {HTMLCanvasElement} canvas covers the map and MARGIN around it @param {import("leaflet").Map} map
 * @param {import("./colours.js").Tokens} t @param {Enlarged | null} inset
 */
export function drawFrame(canvas, map, t, inset) {
  const size = map.getSize();
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [size.x + 2 * MARGIN, size.y + 2 * MARGIN];
  canvas.width = Math.round(w * ratio);
  canvas.height = Math.round(h * ratio);
  canvas.style.width = `${w}px`;
  canvas.style.height = `${h}px`;
  const c = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  c.setTransform(ratio, 0, 0, ratio, MARGIN * ratio, MARGIN * ratio);
  const bounds = map.getBounds();
  const framed = {
    width: size.x,
    height: size.y,
    zoom: map.getZoom(),
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
    x: (/** @type {number} */ lon) => map.latLngToContainerPoint([30, lon]).x,
    y: (/** @type {number} */ lat) => map.latLngToContainerPoint([lat, 100]).y,
  };
  drawNeatline(c, framed, t, inset);
}

/**
 * Draws round a map whose corner is the context's origin.
 * @param {CanvasRenderingContext2D} c
 * @param {Framed} framed
 * @param {import("./colours.js").Tokens} t
 * @param {Enlarged | null} inset
 */
export function drawNeatline(c, framed, t, inset) {
  // One drawing in order: each stroke stands on what the one before left in the context.
  const { width, height, zoom, west, south, east, north, x, y } = framed;
  const step = zoom >= 9 ? 0.5 : 1;
  const even = (/** @type {number} */ d) => Math.abs(d / (2 * step) - Math.round(d / (2 * step))) < 1e-6;
  c.font = `9.5px ${t.sans}`;
  c.textBaseline = "middle";
  c.textAlign = "center";
  const span = (/** @type {number} */ a, /** @type {number} */ b) => {
    const degrees = [];
    for (let d = Math.floor(a / step) * step; d <= b + step; d += step) degrees.push(d);
    return degrees;
  };
  const lons = span(west, east);
  const lats = span(south, north);
  const clamp = (/** @type {number} */ v, /** @type {number} */ most) => Math.min(Math.max(v, 0), most);
  c.fillStyle = t["ink-2"];
  lons.forEach((lon) => {
    const [a, b] = [clamp(x(lon), width), clamp(x(lon + step), width)];
    if (!even(lon)) for (const top of [-4.5, height + 1.5]) c.fillRect(a, top, b - a, 3);
    if (even(lon) && x(lon) > 20 && x(lon) < width - 20) c.fillText(`${lon}°E`, x(lon), -13);
  });
  lats.forEach((lat) => {
    const [a, b] = [clamp(y(lat + step), height), clamp(y(lat), height)];
    if (!even(lat)) for (const left of [-4.5, width + 1.5]) c.fillRect(left, a, 3, b - a);
    if (!even(lat) || y(lat) < 20 || y(lat) > height - 20) return;
    for (const [at, turn] of [
      [-13, -1],
      [width + 13, 1],
    ]) {
      c.save();
      c.translate(at, y(lat));
      c.rotate((turn * Math.PI) / 2);
      c.fillText(`${lat}°N`, 0, 0);
      c.restore();
    }
  });
  c.strokeStyle = t.ink;
  c.lineWidth = 1.2;
  c.strokeRect(-0.5, -0.5, width + 1, height + 1);
  c.lineWidth = 0.6;
  c.strokeRect(-5, -5, width + 10, height + 10);
  if (inset) drawLeaders(c, framed, t, inset);
}

/**
 * @param {CanvasRenderingContext2D} c
 * @param {Framed} framed
 * @param {import("./colours.js").Tokens} t
 * @param {Enlarged} inset
 */
function drawLeaders(c, { x, y }, t, { box, bounds: [west, south, east, north] }) {
  const a = { x: x(west), y: y(north) };
  const b = { x: x(east), y: y(south) };
  c.strokeStyle = t["ink-2"];
  c.lineWidth = 0.8;
  c.strokeRect(a.x, a.y, b.x - a.x, b.y - a.y);
  c.setLineDash([2, 3]);
  c.beginPath();
  c.moveTo(b.x, a.y);
  c.lineTo(box.right, box.top);
  c.moveTo(a.x, b.y);
  c.lineTo(box.left, box.bottom);
  c.stroke();
  c.setLineDash([]);
}

/** Ground distance of one pixel in kilometres at a latitude. @param {number} zoom @param {number} lat */
export function kilometresPerPixel(zoom, lat) {
  const degree = project(1, 0)[0] - project(0, 0)[0];
  return (111.32 / degree) * Math.cos((lat * Math.PI) / 180) * 2 ** (PATH_ZOOM - zoom);
}
