/**
 * Draws states of the map as SVG, in node: reads {model, states} and writes {name: svg}. Colours stand by their names,
 * and names of places are left out, so that neither a scheme nor the machine's fonts change a drawing.
 */

import { readFileSync } from "node:fs";

globalThis.document = { createElement: () => ({ getContext: () => ({}) }) }; // a ruler of words; there are none
globalThis.Path2D = class {
  moveTo() {}
  lineTo() {}
  closePath() {}
  arc() {}
};

const { assignColours } = await import("../static/js/map/drawing/colours.js");
const { Base } = await import("../static/js/map/drawing/draw.js");
const { drawMap } = await import("../static/js/map/drawing/parts.js");
const { CoverageCache, sceneOf } = await import("../static/js/map/drawing/scene.js");
const { VectorContext } = await import("../static/js/features/print/vector.js");
const { VectorGeometry } = await import("../static/js/features/print/vector_geometry.js");

const SIZE = 800; // pixels
const TOKENS = new Proxy({ tint: "0.5", blend: "multiply" }, { get: (known, name) => known[name] ?? name });

const { model, states } = JSON.parse(readFileSync(0, "utf-8"));
const geometry = new VectorGeometry(model);
const stock = { geometry, base: new Base(geometry) };

/** A square of the map, or of all of it. @param {[number, number, number, number]} bounds @param {number} zoom */
function viewportOf([west, south, east, north], zoom) {
  const [x0, y0] = geometry.at(west, north);
  const [x1, y1] = geometry.at(east, south);
  const k = SIZE / Math.max(x1 - x0, y1 - y0);
  return { k, tx: -k * x0, ty: -k * y0, width: SIZE, height: SIZE, ratio: 1, zoom };
}

function draw({ layers, themes = [], chosen = {}, opacity = {}, steps = null, bounds = model.bounds, zoom = 6 }) {
  const view = {
    layers,
    themes: new Set(themes),
    chosen: { counties: [], places: [], initiatives: [], ...chosen },
    opacity,
    steps,
  };
  const visible = model.layers.filter(({ id }) => layers.includes(id));
  const scene = sceneOf(new CoverageCache(geometry), view, assignColours(model, visible, "zh"));
  const context = new VectorContext(SIZE, SIZE);
  drawMap(context, stock, scene, viewportOf(bounds, zoom), TOKENS);
  return context.toString({ title: "", descriptions: [], lang: "zh-CN", width: `${SIZE}px`, height: `${SIZE}px` });
}

process.stdout.write(JSON.stringify(Object.fromEntries(states.map(({ name, ...state }) => [name, draw(state)]))));
