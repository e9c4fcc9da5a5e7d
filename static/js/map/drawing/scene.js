/** What is to be drawn under a view: made once a view, drawn in every window. */

import { coverageOf, shownPlaces } from "../../data/filter.js";
import { ANGLES } from "./colours.js";

/**
 * @typedef {import("../../data/geometry.js").Geometry} Geometry
 * @typedef {import("../../data/model.js").PolicyLayer} PolicyLayer
 * @typedef {{counties?: number[], places?: number[], layer?: string}} Hover
 * @typedef {{counties: number[], places: number[], initiatives: number[]}} Chosen
 * @typedef {{lang: import("../../data/model.js").Lang, themes: Set<string>, chosen: Chosen, layers: string[],
 *   opacity: Record<string, number>,
 *   hover: Hover | null, scheme: string, steps: number[] | null}} View
 *   indexes of the model; the name of a chosen county is written large; `layers` from the one on top down, `opacity` in
 *   per cent by layer, where it is not 100; `steps` is each county's colour of the sequential scale, from 1, or 0 for
 *   none, where the map is shaded
 * @typedef {{whole: Set<number>, part: Set<number>, sites: number[], paled: number[], pale: Path2D, area: Path2D,
 *   hatched: Path2D,
 *   course: string, lines: Path2D | null}} Cover
 *   `paled` is what the filter has taken away, `course` names the rivers of `lines`
 * @typedef {Cover & {layer: PolicyLayer, paint: string | null, tag: string, angle: number, tinted: number[],
 *   tint: Path2D, alpha: number}} Drawn
 *   `tinted` are the counties of `tint`
 * @typedef {{place: number, context: boolean, chosen: boolean, alpha: number}} Site
 * @typedef {{drawn: Drawn[], shadeAlpha: number, steps: number[] | null, shades: Map<number, Path2D>, sites: Site[],
 *   inLayer: Set<number>, chosen: {key: string, counties: Set<number>, area: Path2D, hatched: Path2D} | null}} Scene
 * `drawn` from the one on top down; areas are closed outlines, see Geometry; `shades` those of the counties of each
 * step
 */

/** What each layer covers under the themes: worked out once, as a toggle needs it of every layer that is on. */
export class CoverageCache {
  /** @param {Geometry} geometry */
  constructor(geometry) {
    this.geometry = geometry;
    /** @type {Set<string> | null} */
    this.themes = null;
    /** @type {Map<PolicyLayer, Cover>} */
    this.known = new Map();
    /** @type {Pick<Scene, "steps" | "shades">} */
    this.shading = { steps: null, shades: new Map() };
  }

  /** @param {Set<string>} themes */
  under(themes) {
    if (themes === this.themes) return this;
    this.known.clear();
    this.themes = themes;
    return this;
  }

  /** @param {PolicyLayer} layer @returns {Cover} */
  of(layer) {
    const { geometry, themes } = this;
    const known = this.known.get(layer);
    if (known || !themes) return /** @type {Cover} */ (known);
    const { model } = geometry;
    const covered = coverageOf(model, themes, layer);
    const paled = themes.size
      ? [...coverageOf(model, new Set(), layer).whole].filter((county) => !covered.whole.has(county))
      : [];
    const rivers = shownPlaces(model, themes, layer).filter((place) => model.places[place].lines);
    const lines = rivers.map((place) => /** @type {string} */ (model.places[place].lines));
    const cover = {
      ...covered,
      paled,
      pale: geometry.area(paled),
      area: geometry.area(covered.whole),
      hatched: geometry.area(covered.part),
      course: rivers.join(),
      lines: lines.length ? geometry.lines(...lines) : null,
    };
    this.known.set(layer, cover);
    return cover;
  }

  /** The choropleth. @param {number[] | null} steps */
  shade(steps) {
    if (steps === this.shading.steps) return this.shading;
    const shades = [...new Set(steps)]
      .filter((step) => step)
      .map(
        (step) =>
          /** @type {[number, Path2D]} */ ([
            step,
            this.geometry.area([...(steps ?? []).keys()].filter((county) => steps?.[county] === step)),
          ]),
      );
    return (this.shading = { steps, shades: new Map(shades) });
  }
}

/**
 * @param {CoverageCache} coverage @param {View} view
 * @param {Map<string, {paint: string | null, tag: string}>} paints @returns {Scene}
 */
export function sceneOf(coverage, view, paints) {
  // One pass over the layers from the top: tints, sites and counties are gathered together.
  const { geometry } = coverage.under(view.themes);
  const { model } = geometry;
  const visible = view.layers.flatMap((id) => model.layers.find((layer) => layer.id === id) ?? []);
  const angles = anglesOf(coverage, view.layers);
  const alphaOf = (/** @type {PolicyLayer} */ { id }) => (view.opacity[id] ?? 100) / 100;
  /** @type {Drawn[]} */
  const drawn = [];
  /** @type {Map<number, Site>} */
  const sites = new Map();
  const inLayer = new Set();
  const tinted = new Array(model.counties.length).fill(0);
  for (const layer of visible) {
    if (layer.kind === "counts") continue;
    const { paint, tag } = paints.get(layer.id) ?? { paint: null, tag: "" };
    const covered = coverage.of(layer);
    const alpha = alphaOf(layer);
    // At most two tints mix on a county; of lower layers only the edge is drawn there.
    // On a shaded map only edges.
    const own = paint && !view.steps ? [...covered.whole].filter((county) => ++tinted[county] <= 2) : [];
    drawn.push({
      ...covered,
      ...(view.steps ? { paled: [], pale: new Path2D() } : {}),
      layer,
      paint,
      tag,
      alpha,
      angle: angles.get(layer) ?? ANGLES[0],
      tinted: own,
      tint: own.length === covered.whole.size ? covered.area : geometry.area(own),
    });
    covered.whole.forEach((county) => inLayer.add(county));
    covered.part.forEach((county) => inLayer.add(county));
    for (const place of covered.sites) {
      sites.set(place, {
        place,
        context: model.places[place].role === "context",
        chosen: false,
        alpha: Math.max(alpha, sites.get(place)?.alpha ?? 0),
      });
    }
  }
  const shaded = visible.find((layer) => layer.kind === "counts");
  const shadeAlpha = shaded ? alphaOf(shaded) : 1;
  const chosen = chosenOf(geometry, view, sites);
  return { drawn, ...coverage.shade(view.steps), shadeAlpha, sites: [...sites.values()], inLayer, chosen };
}

/**
 * A hatch keeps its direction whatever lies over it: the first hatched layer of the panel has the first.
 * @param {CoverageCache} coverage
 * @param {string[]} ids
 * @returns {Map<PolicyLayer, number>}
 */
function anglesOf(coverage, ids) {
  const hatched = coverage.geometry.model.layers.filter(
    (layer) => ids.includes(layer.id) && layer.kind !== "counts" && coverage.of(layer).part.size,
  );
  return new Map(hatched.map((layer, i) => [layer, ANGLES[i % ANGLES.length]]));
}

/**
 * The chosen counties; chosen sites are marked, and added where no layer shows them.
 * @param {Geometry} geometry
 * @param {View} view
 * @param {Map<number, Site>} sites
 */
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
    if (point) sites.set(index, { place: index, context: role === "context", chosen: true, alpha: 1 });
  }
  // Counties and prefectures that an initiative names are no places of the list.
  for (const {
    reach: { named = [], prefecture = [] },
  } of initiatives) {
    [...named, ...prefecture].filter((county) => !parts.has(county)).forEach((county) => members.add(county));
  }
  if (!members.size && !parts.size) return null;
  return {
    key: `${[...members]}|${[...parts]}`,
    counties: new Set([...members, ...parts]),
    area: geometry.area(members),
    hatched: geometry.area(parts),
  };
}

/**
 * The outline of what is under the pointer, here or in a list.
 * @param {Geometry} geometry
 * @param {View} view
 * @returns {{area: Path2D, sites: number[]} | null}
 */
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
  return members.size || sites.length ? { area: geometry.area(members), sites } : null;
}
