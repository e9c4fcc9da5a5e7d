/** Names on the map, in order of weight: chosen, prefectures, sites, rivers, neighbours, counties. */

import { short } from "../model.js";
import { classOf } from "./classes.js";
import { Placing } from "./placing.js";

/**
 * @typedef {import("./pen.js").Window} Window
 * @typedef {import("./scene.js").View} View
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./placing.js").Box} Box
 * @typedef {import("./placing.js").Label} Label
 * @typedef {import("./placing.js").Spot} Spot
 * @typedef {{geometry: import("../model.js").Geometry, scene: Scene, window: Window, view: View,
 *   t: import("./paint.js").Tokens, at: (q: number[]) => [number, number], countyAt: (x: number, y: number) => number,
 *   holds: (county: number, x: number, y: number) => boolean, small: boolean}} Page
 *   what the names are made from; `at`, `countyAt` and `holds` speak screen pixels
 */

const CLEAR = 8; // pixels between a neighbour's name and the province
const TAG_APART = 160; // pixels between two tags of a layer
const TAGS = 3;
const AROUND = [[0, -1], [0, 1], [1, 0], [-1, 0], [0.8, -0.8], [-0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]];

/**
 * @param {CanvasRenderingContext2D} c @param {import("../model.js").Geometry} geometry @param {Scene} scene
 * @param {Window} window @param {View} view @param {import("./paint.js").Tokens} t
 * @param {{obstacles: Box[], frame: Box, widths: Map<string, number>, nameless?: Set<number>, small?: boolean}} space
 *   counties in `nameless` show their sites without names; on a `small` map only prefectures have one
 */
export function drawLabels(c, geometry, scene, window, view, t, { obstacles, frame, widths, nameless, small = false }) {
  const { k, tx, ty, ratio } = window;
  /** @type {Page} */
  const page = {
    geometry, scene, window, view, t,
    at: (q) => {
      const [x, y] = geometry.point(q[0], q[1]);
      return [k * x + tx, k * y + ty];
    },
    countyAt: (x, y) => geometry.countyAt((x - tx) / k, (y - ty) / k),
    holds: (county, x, y) => geometry.holds(county, (x - tx) / k, (y - ty) / k),
    small,
  };
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  const placing = new Placing(c, frame, widths);
  obstacles.forEach((box) => placing.take(box));
  for (const { place } of scene.sites) {
    const [x, y] = page.at(siteOf(page, place));
    placing.take([x - 4.5, y - 4.5, x + 4.5, y + 4.5]);
  }
  for (const label of chosenNames(page)) placing.place(label);
  for (const label of prefectureNames(page)) placing.place(label);
  for (const { place, chosen } of page.small ? [] : scene.sites) {
    if (!chosen && nameless?.has(geometry.model.places[place].county ?? -1)) continue;
    placing.place(siteName(page, place, chosen));
  }
  for (const layer of scene.drawn) if (layer.tag) placeTags(page, layer, placing);
  for (const label of riverNames(page)) placing.place(label);
  for (const label of neighbourNames(page)) placing.place(label);
  for (const label of countyNames(page)) placing.place(label);
}

/** @param {Page} page @param {number} place */
const siteOf = ({ geometry }, place) => /** @type {number[]} */ (geometry.model.places[place].point);

/** @param {Page} page @returns {Generator<Label>} */
function* chosenNames({ geometry, view, t, at }) {
  for (const index of view.chosen.counties) {
    const county = geometry.model.counties[index];
    const text = short(county, view.lang);
    yield { text, font: `700 14px ${t.sans}`, size: 14, spacing: 0, colour: t.red, halo: t.land, stroke: 3.2, spots: near(at(county.label), [0, 10, 18, 28]) };
  }
}

/** @param {Page} page @returns {Generator<Label>} */
function* prefectureNames({ geometry, view, t, at, countyAt }) {
  const zh = view.lang === "zh";
  const { counties, prefectures } = geometry.model;
  // Those of few counties first: they have the least room to give way.
  const size = prefectures.map((_, index) => counties.filter(({ pref }) => pref === index).length);
  for (const index of [...prefectures.keys()].sort((a, b) => size[a] - size[b])) {
    const prefecture = prefectures[index];
    const spots = prefecture.labels.map((label) => near(at(label), [0, 7, 13, 20, 28, 36]));
    yield {
      text: zh ? prefecture.szh : prefecture.sen.toUpperCase(),
      font: zh ? `700 12.5px ${t.sans}` : `700 10.5px ${t.sans}`,
      size: 13, spacing: zh ? 3 : 1.2, colour: t.ink, halo: t.land, stroke: 3.2,
      // The broad places first, then what lies round each of them.
      spots: [...spots.map(([first]) => first), ...spots.flat()],
      fits: ([left, top, right, bottom]) => counties[countyAt((left + right) / 2, (top + bottom) / 2)]?.pref === index,
    };
  }
}

/** @param {Page} page @param {number} place @param {boolean} chosen @returns {Label} */
function siteName(page, place, chosen) {
  const { geometry, view, t, at } = page;
  const [x, y] = at(siteOf(page, place));
  const left = /** @type {const} */ ("left");
  const right = /** @type {const} */ ("right");
  return {
    text: short(geometry.model.places[place], view.lang), font: `${chosen ? 700 : 500} 10.5px ${t.sans}`, size: 10.5,
    spacing: 0, colour: chosen ? t.red : t.ink, halo: t.land, stroke: 2.8,
    spots: [
      { x: x + 8, y, align: left }, { x: x - 8, y, align: right }, { x, y: y - 12 }, { x, y: y + 12 },
      { x: x + 6, y: y - 9, align: left }, { x: x + 6, y: y + 9, align: left },
      { x: x - 6, y: y - 9, align: right }, { x: x - 6, y: y + 9, align: right },
    ],
  };
}

/** Two letters on the edge of a layer that has no colour of its own. @param {Page} page @param {import("./scene.js").Drawn} layer @param {Placing} placing */
function placeTags({ geometry, window: { k, tx, ty }, t }, layer, placing) {
  const arcs = geometry.arcsOf((a, b) => layer.whole.has(a) !== layer.whole.has(b));
  /** @type {[number, number][]} */
  const set = [];
  for (const arc of arcs.sort((a, b) => b.length - a.length)) {
    const middle = 2 * Math.floor(arc.length / 4);
    const [x, y] = [k * arc[middle] + tx, k * arc[middle + 1] + ty];
    if (set.length === TAGS) return;
    if (set.some(([ox, oy]) => Math.hypot(ox - x, oy - y) < TAG_APART)) continue;
    const label = { text: layer.tag, font: `700 9.5px ${t.sans}`, size: 10, spacing: 0.4, colour: t["ink-2"], halo: t.land, stroke: 3.6, spots: [{ x, y }] };
    if (placing.place(label)) set.push([x, y]);
  }
}

/** @param {Page} page @returns {Generator<Label>} */
function* riverNames({ geometry, window, view, t, at, small }) {
  const zh = view.lang === "zh";
  for (const river of geometry.model.rivers) {
    if (river.rank === "other" || small) continue;
    let left = window.zoom < 7 ? 1 : 3;
    for (const [qx, qy, angle] of river.labels) {
      if (left-- <= 0) break;
      const [x, y] = at([qx, qy]);
      yield {
        text: zh ? river.zh : river.en, font: `italic 400 11px ${t.sans}`, size: 11, spacing: zh ? 2 : 0.6,
        colour: t["water-name"], halo: t.land, stroke: 2.4, spots: [{ x, y }], angle: (-angle * Math.PI) / 180,
      };
    }
  }
}

/** @param {Page} page @returns {Generator<Label>} */
function* neighbourNames({ geometry, view, t, at, countyAt }) {
  const zh = view.lang === "zh";
  const clear = (/** @type {Box} */ [left, top, right, bottom]) =>
    [0, 0.25, 0.5, 0.75, 1].every((f) => {
      const x = left - CLEAR + f * (right - left + 2 * CLEAR);
      return [top - CLEAR, (top + bottom) / 2, bottom + CLEAR].every((y) => countyAt(x, y) < 0);
    });
  for (const neighbour of geometry.model.neighbours) {
    yield {
      text: zh ? neighbour.zh : neighbour.en.toUpperCase(), font: `400 12px ${t.sans}`, size: 12, spacing: zh ? 7 : 4,
      colour: t["ground-name"], halo: t.ground, stroke: 2.4, spots: near(at(neighbour.label), [0, 24, 48, 80]), fits: clear,
    };
  }
}

/** @param {Page} page @returns {Generator<Label>} */
function* countyNames({ geometry, scene, window, view, t, at, holds, small }) {
  if (small) return;
  const { model } = geometry;
  const unit = (geometry.point(1, 0)[0] - geometry.point(0, 0)[0]) * window.k;
  const order = [...model.counties.keys()].filter((i) => !view.chosen.counties.includes(i));
  const rank = (/** @type {number} */ i) => (scene.inLayer.has(i) ? 1e6 : 0) + model.counties[i].label[2];
  for (const i of order.sort((a, b) => rank(b) - rank(a))) {
    const county = model.counties[i];
    const room = county.label[2] * unit * 0.92;
    if (room < 16) continue;
    const step = scene.shades ? classOf(scene.shades[i], scene.breaks) : -1;
    const [x, y] = at(county.label);
    // The model's own spot has room enough; others near it are tried on the ground.
    const inside = (/** @type {Box} */ [left, top, right, bottom]) =>
      ((left + right) / 2 === x && (top + bottom) / 2 === y) || [left + 4, right - 4].every((edge) => holds(i, edge, (top + bottom) / 2));
    yield {
      text: nameOf(model, county, view.lang), font: `400 10.5px ${t.sans}`, size: 10.5, spacing: 0, stroke: step < 0 ? 2.4 : 2,
      // On a choropleth full ink, from the fifth step on the colour of the paper.
      colour: step >= 4 ? t.paper : step >= 0 ? t.ink : scene.inLayer.has(i) ? t["ink-2"] : t["ink-3"],
      halo: step < 0 ? t.land : t[`seq-${step + 1}`],
      room,
      spots: near([x, y], [0, 9, 16]), fits: inside,
    };
  }
}

/** A county's short name; the two 市中区 carry their city. @param {import("../model.js").MapModel} model @param {import("../model.js").County} county @param {import("../model.js").Lang} lang */
function nameOf(model, county, lang) {
  const city = county.szh === "市中区" ? model.prefectures[county.pref] : null;
  if (lang === "zh") return (city?.szh ?? "") + county.szh;
  return city ? `${city.sen} ${county.sen}` : county.sen;
}

/** A point, then places round it, nearer ones first. @param {[number, number]} at @param {number[]} steps @returns {Spot[]} */
const near = ([x, y], steps) =>
  steps.flatMap((d) => (d ? AROUND.map(([dx, dy]) => ({ x: x + d * dx, y: y + d * dy })) : [{ x, y }]));
