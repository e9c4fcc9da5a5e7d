/** Names on the map, in order of weight: chosen, prefectures, sites, rivers, neighbours, counties. */

import { short } from "../../data/model.js";
import { LabelPlacement, writeLabels } from "./label_placement.js";

/**
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {import("./scene.js").View} View
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./label_placement.js").Box} Box
 * @typedef {import("./label_placement.js").Label} Label
 * @typedef {import("./label_placement.js").Candidate} Candidate
 * @typedef {import("./label_placement.js").Written} Written
 * @typedef {{obstacles: Box[], frame: Box, nameless?: Set<number>, small?: boolean}} Space
 *   counties in `nameless` show their sites without names; on a `small` map only prefectures have one
 * @typedef {{geometry: import("../../data/geometry.js").Geometry, viewport: Viewport, lang:
 *   import("../../data/model.js").Lang,
 * t: import("./colours.js").Tokens, at: (q: number[]) => [number, number], countyAt: (x: number, y: number) => number,
 *   holds: (county: number, x: number, y: number) => boolean, small: boolean}} Page
 *   what the names are made from; `at`, `countyAt` and `holds` speak screen pixels
 */

const CLEAR = 8; // pixels between a neighbour's name and the province
const TAG_APART = 160; // pixels between two tags of a layer
const TAGS = 3;
const KNOWN = 60; // placements kept
const AROUND = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
  [0.8, -0.8],
  [-0.8, -0.8],
  [0.8, 0.8],
  [-0.8, 0.8],
];

const USUAL = { width: 2560, height: 1440 }; // pixels of a screen up to which names have the size they have on paper

/** How much larger names are on a screen on which they would be lost. */
const screenScale = () => Math.max(1, Math.min(innerWidth / USUAL.width, innerHeight / USUAL.height));

/** The names of a map: those that every view of a viewport has are made once, and remember where they may stand. */
export class Names {
  /**
   * @param {import("../../data/geometry.js").Geometry} geometry
   * @param {Map<string, number>} widths of names, by font
   */
  constructor(geometry, widths) {
    this.geometry = geometry;
    this.widths = widths;
    /** @type {Page | null} */
    this.page = null;
    /** @type {Record<"prefectures" | "rivers" | "neighbours", Label[]>} */
    this.fixed = { prefectures: [], rivers: [], neighbours: [] };
    /** @type {(Label | null)[]} by county */
    this.counties = [];
    /** Where names stand, by all that this depends on besides the page. @type {Map<string, Written[]>} */
    this.known = new Map();
  }

  /** @param {Viewport} viewport @param {View} view @param {import("./colours.js").Tokens} t @param {boolean} small */
  layout(viewport, { lang }, t, small) {
    const { page: last } = this;
    if (last?.viewport === viewport && last.lang === lang && last.t === t) return last;
    const page = pageOf(this.geometry, viewport, lang, t, small);
    const all = (/** @type {Iterable<Label>} */ labels) =>
      [...labels].map((label) => ({ ...label, memo: { tries: [] } }));
    this.fixed = {
      prefectures: all(prefectureNames(page)),
      rivers: all(riverNames(page)),
      neighbours: all(neighbourNames(page)),
    };
    this.counties = page.small ? [] : this.geometry.model.counties.map((_, county) => countyName(page, county));
    this.known.clear();
    this.page = page;
    return page;
  }

  /**
   * Where the names of a scene stand. Yields after each, as all of them take a while.
   * @param {CanvasRenderingContext2D} ruler @param {Scene} scene @param {Viewport} viewport @param {View} view
   * @param {import("./colours.js").Tokens} t @param {Space} space @param {number} [scale]
   * @returns {Generator<void, {key: string, written: Written[]}>}
   */
  *place(ruler, scene, viewport, view, t, space, scale = screenScale()) {
    const page = this.layout(viewport, view, t, space.small ?? false);
    const key = keyOf(scene, view, space);
    const known = this.known.get(key);
    if (known) return { key, written: known };
    const placement = new LabelPlacement(ruler, space.frame, this.widths, scale);
    space.obstacles.forEach((box) => placement.take(box));
    for (const { place } of scene.sites) {
      const [x, y] = page.at(siteOf(page, place));
      placement.take([x - 4.5, y - 4.5, x + 4.5, y + 4.5]);
    }
    for (const label of this.wanted(page, scene, view, t, space, placement)) {
      placement.place(label);
      yield;
    }
    if (this.known.size > KNOWN) this.known.clear();
    this.known.set(key, placement.written);
    return { key, written: placement.written };
  }

  /**
   * In order of weight.
   * @param {Page} page
   * @param {Scene} scene
   * @param {View} view
   * @param {import("./colours.js").Tokens} t
   * @param {Space} space
   * @param {LabelPlacement} placement
   * @returns {Generator<Label>}
   */
  *wanted(page, scene, { chosen }, t, { nameless, small }, placement) {
    yield* chosenNames(page, chosen.counties);
    yield* this.fixed.prefectures;
    for (const site of small ? [] : scene.sites) {
      const county = this.geometry.model.places[site.place].county ?? -1;
      if (site.chosen || !nameless?.has(county)) yield siteName(page, site.place, site.chosen);
    }
    for (const layer of scene.drawn) if (layer.tag) placeTags(page, layer, placement);
    // On a choropleth a river's name would be read as part of the shade.
    if (!scene.steps) yield* this.fixed.rivers;
    yield* this.fixed.neighbours;
    yield* this.countiesOf(scene, chosen.counties, t);
  }

  /**
   * Places and writes the names at once, in the size of paper.
   * @param {CanvasRenderingContext2D} c
   * @param {Scene} scene
   * @param {Viewport} viewport
   * @param {View} view
   * @param {import("./colours.js").Tokens} t
   * @param {Space} space
   */
  draw(c, scene, viewport, view, t, space) {
    const steps = this.place(c, scene, viewport, view, t, space, 1);
    let step = steps.next();
    while (!step.done) step = steps.next();
    writeLabels(c, step.value.written, viewport.ratio);
  }

  /**
   * The counties' names in the colours of a scene: those in a layer first, then those with most room.
   * @param {Scene} scene
   * @param {number[]} chosen
   * @param {import("./colours.js").Tokens} t
   * @returns {Generator<Label>}
   */
  *countiesOf({ steps, inLayer }, chosen, t) {
    const { counties } = this.geometry.model;
    const rank = (/** @type {number} */ i) => (inLayer.has(i) ? 1e6 : 0) + counties[i].label[2];
    const order = [...this.counties.keys()].filter((i) => this.counties[i] && !chosen.includes(i));
    for (const i of order.sort((a, b) => rank(b) - rank(a))) {
      const label = /** @type {Label} */ (this.counties[i]);
      const step = steps?.[i];
      if (!step) {
        yield { ...label, colour: inLayer.has(i) ? t["ink-2"] : t["ink-3"] };
        continue;
      }
      // On a choropleth full ink, from the fifth step on the colour of the paper.
      yield { ...label, colour: step > 4 ? t.paper : t.ink, halo: t[`seq-${step}`], stroke: 2 };
    }
  }
}

/** All that the placement depends on, besides the page. @param {Scene} scene @param {View} view @param {Space} space */
function keyOf({ steps, inLayer, sites, drawn }, { chosen, lang }, { obstacles, frame, nameless }) {
  const tags = drawn.filter(({ tag }) => tag).map(({ tag, whole }) => `${tag} ${[...whole]}`);
  return JSON.stringify([
    lang,
    steps,
    [...inLayer].sort(),
    sites,
    tags,
    chosen.counties,
    obstacles,
    frame,
    nameless ? 1 : 0,
  ]);
}

/**
 * @param {import("../../data/geometry.js").Geometry} geometry
 * @param {Viewport} viewport
 * @param {import("../../data/model.js").Lang} lang
 * @param {import("./colours.js").Tokens} t
 * @param {boolean} small
 * @returns {Page}
 */
function pageOf(geometry, viewport, lang, t, small) {
  const { k, tx, ty } = viewport;
  return {
    geometry,
    viewport,
    lang,
    t,
    small,
    at: (q) => {
      const [x, y] = geometry.point(q[0], q[1]);
      return [k * x + tx, k * y + ty];
    },
    countyAt: (x, y) => geometry.countyAt((x - tx) / k, (y - ty) / k),
    holds: (county, x, y) => geometry.holds(county, (x - tx) / k, (y - ty) / k),
  };
}

/** @param {Page} page @param {number} place */
const siteOf = ({ geometry }, place) => /** @type {number[]} */ (geometry.model.places[place].point);

/** @param {Page} page @param {number[]} chosen @returns {Generator<Label>} */
function* chosenNames({ geometry, lang, t, at }, chosen) {
  for (const index of chosen) {
    const county = geometry.model.counties[index];
    yield {
      text: short(county, lang),
      font: `700 14px ${t.sans}`,
      size: 14,
      spacing: 0,
      colour: t.red,
      halo: t.land,
      stroke: 3.2,
      candidates: near(at(county.label), [0, 10, 18, 28]),
    };
  }
}

/** @param {Page} page @returns {Generator<Label>} */
function* prefectureNames({ geometry, lang, t, at, countyAt }) {
  const zh = lang === "zh";
  const { counties, prefectures } = geometry.model;
  // Those of few counties first: they have the least room to give way.
  const size = prefectures.map((_, index) => counties.filter(({ pref }) => pref === index).length);
  for (const index of [...prefectures.keys()].sort((a, b) => size[a] - size[b])) {
    const prefecture = prefectures[index];
    const candidates = prefecture.labels.map((label) => near(at(label), [0, 7, 13, 20, 28, 36]));
    yield {
      text: zh ? prefecture.szh : prefecture.sen.toUpperCase(),
      font: zh ? `700 12.5px ${t.sans}` : `700 10.5px ${t.sans}`,
      size: 13,
      spacing: zh ? 3 : 1.2,
      colour: t.ink,
      halo: t.land,
      stroke: 3.2,
      // The broad places first, then what lies round each of them; at last where it reaches in from beside.
      candidates: [
        ...candidates.map(([first]) => first),
        ...candidates.flat(),
        ...candidates.flat().map((candidate) => ({ ...candidate, isBeside: true })),
      ],
      fits: ([left, top, right, bottom], { isBeside }) =>
        (isBeside ? [0.3, 0.7] : [0.5]).some(
          (share) => counties[countyAt(left + share * (right - left), (top + bottom) / 2)]?.pref === index,
        ),
    };
  }
}

/** @param {Page} page @param {number} place @param {boolean} chosen @returns {Label} */
function siteName(page, place, chosen) {
  const { geometry, lang, t, at } = page;
  const [x, y] = at(siteOf(page, place));
  const left = /** @type {const} */ ("left");
  const right = /** @type {const} */ ("right");
  return {
    text: short(geometry.model.places[place], lang),
    font: `${chosen ? 700 : 500} 10.5px ${t.sans}`,
    size: 10.5,
    spacing: 0,
    colour: chosen ? t.red : t.ink,
    halo: t.land,
    stroke: 2.8,
    candidates: [
      { x: x + 8, y, align: left },
      { x: x - 8, y, align: right },
      { x, y: y - 12 },
      { x, y: y + 12 },
      { x: x + 6, y: y - 9, align: left },
      { x: x + 6, y: y + 9, align: left },
      { x: x - 6, y: y - 9, align: right },
      { x: x - 6, y: y + 9, align: right },
    ],
  };
}

/**
 * Two characters on the edge of a layer that has no colour of its own.
 * @param {Page} page
 * @param {import("./scene.js").Drawn} layer
 * @param {LabelPlacement} placement
 */
function placeTags({ geometry, viewport: { k, tx, ty }, t }, layer, placement) {
  const arcs = geometry.arcsOf((a, b) => layer.whole.has(a) !== layer.whole.has(b));
  /** @type {[number, number][]} */
  const set = [];
  for (const arc of arcs.sort((a, b) => b.length - a.length)) {
    const middle = 2 * Math.floor(arc.length / 4);
    const [x, y] = [k * arc[middle] + tx, k * arc[middle + 1] + ty];
    if (set.length === TAGS) return;
    if (set.some(([ox, oy]) => Math.hypot(ox - x, oy - y) < TAG_APART)) continue;
    const label = {
      text: layer.tag,
      font: `700 9.5px ${t.sans}`,
      size: 10,
      spacing: 0.4,
      colour: t["ink-2"],
      halo: t.land,
      stroke: 3.6,
      candidates: [{ x, y }],
    };
    if (placement.place(label)) set.push([x, y]);
  }
}

/** @param {Page} page @returns {Generator<Label>} */
function* riverNames({ geometry, viewport, lang, t, at, small }) {
  const zh = lang === "zh";
  for (const river of geometry.model.rivers) {
    if (river.rank === "other" || small) continue;
    let left = viewport.zoom < 7 ? 1 : 3;
    for (const [qx, qy, angle] of river.labels) {
      if (left-- <= 0) break;
      const [x, y] = at([qx, qy]);
      yield {
        text: zh ? river.zh : river.en,
        font: `italic 400 11px ${t.sans}`,
        size: 11,
        spacing: zh ? 2 : 0.6,
        colour: t["water-name"],
        halo: t.land,
        stroke: 2.4,
        candidates: [{ x, y }],
        angle: (-angle * Math.PI) / 180,
      };
    }
  }
}

/** @param {Page} page @returns {Generator<Label>} */
function* neighbourNames({ geometry, lang, t, at, countyAt }) {
  const zh = lang === "zh";
  const clear = (/** @type {Box} */ [left, top, right, bottom]) =>
    [0, 0.25, 0.5, 0.75, 1].every((f) => {
      const x = left - CLEAR + f * (right - left + 2 * CLEAR);
      return [top - CLEAR, (top + bottom) / 2, bottom + CLEAR].every((y) => countyAt(x, y) < 0);
    });
  for (const neighbour of geometry.model.neighbours) {
    yield {
      text: zh ? neighbour.zh : neighbour.en.toUpperCase(),
      font: `400 12px ${t.sans}`,
      size: 12,
      spacing: zh ? 7 : 4,
      colour: t["ground-name"],
      halo: t.ground,
      stroke: 2.4,
      candidates: near(at(neighbour.label), [0, 24, 48, 80]),
      fits: clear,
    };
  }
}

/**
 * A county's name as it stands outside any layer, null where it has no room.
 * @param {Page} page
 * @param {number} i
 * @returns {Label | null}
 */
function countyName({ geometry, viewport, lang, t, at, holds }, i) {
  const county = geometry.model.counties[i];
  const unit = (geometry.point(1, 0)[0] - geometry.point(0, 0)[0]) * viewport.k;
  const room = county.label[2] * unit * 0.92;
  if (room < 16) return null;
  const [x, y] = at(county.label);
  // The model's own spot has room enough; others near it are tried on the ground.
  const fits = (/** @type {Box} */ [left, top, right, bottom]) =>
    ((left + right) / 2 === x && (top + bottom) / 2 === y) ||
    [left + 4, right - 4].every((edge) => holds(i, edge, (top + bottom) / 2));
  return {
    text: nameOf(geometry.model, county, lang),
    font: `400 10.5px ${t.sans}`,
    size: 10.5,
    spacing: 0,
    stroke: 2.4,
    colour: t["ink-3"],
    halo: t.land,
    room,
    candidates: near([x, y], [0, 9, 16]),
    fits,
    memo: { tries: [] },
  };
}

/**
 * A county's short name; the two 市中区 carry their city.
 * @param {import("../../data/model.js").MapModel} model
 * @param {import("../../data/model.js").County} county
 * @param {import("../../data/model.js").Lang} lang
 */
function nameOf(model, county, lang) {
  const city = county.szh === "市中区" ? model.prefectures[county.pref] : null;
  if (lang === "zh") return (city?.szh ?? "") + county.szh;
  return city ? `${city.sen} ${county.sen}` : county.sen;
}

/**
 * A point, then places round it, nearer ones first.
 * @param {[number, number]} at
 * @param {number[]} steps
 * @returns {Candidate[]}
 */
const near = ([x, y], steps) =>
  steps.flatMap((d) => (d ? AROUND.map(([dx, dy]) => ({ x: x + d * dx, y: y + d * dy })) : [{ x, y }]));
