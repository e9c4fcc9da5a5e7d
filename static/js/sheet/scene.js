/** What is to be drawn under a view: made once a view, drawn in every window. */

import { coverageOf, directCounts, shownPlaces } from "../filter.js";
import { breaksOf } from "./classes.js";
import { ANGLES } from "./paint.js";

/**
 * @typedef {import("../model.js").Geometry} Geometry
 * @typedef {import("../model.js").PolicyLayer} PolicyLayer
 * @typedef {{counties?: number[], places?: number[], layer?: string}} Hover
 * @typedef {{counties: number[], places: number[], initiatives: number[]}} Chosen
 * @typedef {{lang: import("../model.js").Lang, themes: Set<string>, chosen: Chosen, layers: string[], opacity: Record<string, number>,
 *   hover: Hover | null, scheme: string}} View
 *   indexes of the model; the name of a chosen county is written large; `layers` from the one on top down, `opacity` in
 *   per cent by layer, where it is not 100
 * @typedef {{layer: PolicyLayer, paint: string | null, tag: string, angle: number,
 *   whole: Set<number>, part: Set<number>, sites: number[], tint: Path2D, faint: Path2D, area: Path2D, hatched: Path2D,
 *   outline: Path2D, lines: Path2D | null}} Drawn
 * @typedef {{place: number, context: boolean, chosen: boolean}} Site
 * @typedef {{drawn: Drawn[], shades: number[] | null, breaks: number[], sites: Site[],
 *   inLayer: Set<number>, chosen: {area: Path2D, outline: Path2D, hatched: Path2D} | null}} Scene
 */

/**
 * @param {Geometry} geometry @param {View} view
 * @param {Map<string, {paint: string | null, tag: string}>} paints @returns {Scene}
 */
export function sceneOf(geometry, view, paints) {
  const { model } = geometry;
  const visible = model.layers.filter((layer) => view.layers.includes(layer.id));
  const drawn = [];
  /** @type {Map<number, Site>} */
  const sites = new Map();
  const inLayer = new Set();
  const tinted = new Array(model.counties.length).fill(0);
  let hatched = 0;
  for (const layer of visible) {
    if (layer.kind === "counts") continue;
    const { paint, tag } = paints.get(layer.id) ?? { paint: null, tag: "" };
    const covered = coverageOf(model, view.themes, layer);
    // At most two tints mix on a county; of later layers only the edge is drawn there.
    const tint = paint ? [...covered.whole].filter((county) => ++tinted[county] <= 2) : [];
    const faint = [...coverageOf(model, new Set(), layer).whole].filter((county) => !covered.whole.has(county));
    const lines = shownPlaces(model, view.themes, layer).flatMap((p) => model.places[p].lines ?? []);
    drawn.push({
      layer,
      paint,
      tag,
      angle: ANGLES[covered.part.size ? hatched++ % ANGLES.length : 0],
      ...covered,
      tint: geometry.area(tint),
      faint: geometry.area(faint),
      area: geometry.area(covered.whole),
      hatched: geometry.area(covered.part),
      outline: geometry.outline(covered.whole),
      lines: lines.length ? geometry.lines(lines) : null,
    });
    covered.whole.forEach((county) => inLayer.add(county));
    covered.part.forEach((county) => inLayer.add(county));
    for (const place of covered.sites) {
      sites.set(place, { place, context: model.places[place].role === "context", chosen: false });
    }
  }
  const shaded = visible.some((layer) => layer.kind === "counts");
  const shades = shaded ? directCounts(model, view.themes) : null;
  const chosen = chosenOf(geometry, view, sites);
  return { drawn, shades, breaks: shades ? breaksOf(shades) : [], sites: [...sites.values()], inLayer, chosen };
}

/** The chosen counties; chosen sites are marked, and added where no layer shows them. @param {Geometry} geometry @param {View} view @param {Map<number, Site>} sites */
function chosenOf(geometry, view, sites) {
  const { model } = geometry;
  const members = new Set(view.chosen.counties);
  const parts = new Set();
  const initiatives = view.chosen.initiatives.map((index) => model.initiatives[index]);
  for (const index of [...initiatives.flatMap(({ places }) => places), ...view.chosen.places]) {
    const { kind, whole = [], part = [], point, role } = model.places[index];
    if (kind === "province") continue; // counted and said, never drawn as if it named each county
    whole.forEach((county) => members.add(county));
    part.forEach((county) => parts.add(county));
    if (point) sites.set(index, { place: index, context: role === "context", chosen: true });
  }
  // Counties and prefectures that an initiative names are no places of the list.
  for (const { reach: { named = [], prefecture = [] } } of initiatives) {
    [...named, ...prefecture].filter((county) => !parts.has(county)).forEach((county) => members.add(county));
  }
  if (!members.size && !parts.size) return null;
  return { area: geometry.area(members), outline: geometry.outline(members), hatched: geometry.area(parts) };
}

/** The outline of what is under the pointer, here or in a list. @param {Geometry} geometry @param {View} view @returns {{outline: Path2D, sites: number[]} | null} */
export function hoveredOf(geometry, view) {
  const { model } = geometry;
  const { hover } = view;
  if (!hover) return null;
  const members = new Set(hover.counties);
  const layer = model.layers.find((l) => l.id === hover.layer);
  const places = [...(layer ? shownPlaces(model, view.themes, layer) : []), ...(hover.places ?? [])];
  for (const index of places) {
    const { whole = [], part = [] } = model.places[index];
    [...whole, ...part].forEach((county) => members.add(county));
  }
  const sites = places.filter((index) => model.places[index].point);
  return members.size || sites.length ? { outline: geometry.outline(members), sites } : null;
}
