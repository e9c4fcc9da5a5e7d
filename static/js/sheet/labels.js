/** Names on the map: placed greedily in order of weight, the first free candidate wins, none collides. */

import { short } from "../model.js";

/**
 * @typedef {import("./draw.js").Window} Window
 * @typedef {import("./draw.js").View} View
 * @typedef {import("./draw.js").Scene} Scene
 * @typedef {import("../model.js").Geometry} Geometry
 * @typedef {{text: string, font: string, colour: string, halo: string, spacing: number, at: [number, number][],
 *   align: CanvasTextAlign, angle?: number, size: number, room?: number, stroke?: number, offLand?: boolean,
 *   alternatives?: {align: CanvasTextAlign, at: number[][]}}} Label
 * @typedef {[number, number, number, number]} Box
 */

/** Boxes that are taken, in screen pixels. */
class Taken {
  constructor() {
    /** @type {Box[]} */
    this.boxes = [];
  }

  /** @param {Box} box */
  isFree(box) {
    return !this.boxes.some((b) => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1]);
  }
}

/**
 * @param {CanvasRenderingContext2D} c @param {Geometry} geometry @param {Scene} scene @param {Window} window
 * @param {View} view @param {import("./paint.js").Tokens} t @param {Box[]} obstacles @param {Box} frame
 */
export function drawLabels(c, geometry, scene, window, view, t, obstacles, frame) {
  const taken = new Taken();
  taken.boxes.push(...obstacles);
  c.setTransform(window.ratio, 0, 0, window.ratio, 0, 0);
  c.textBaseline = "middle";
  c.lineJoin = "round";
  for (const [x, y] of scene.sites.map((s) => screen(geometry, window, point(geometry, s.place)))) {
    taken.boxes.push([x - 4, y - 4, x + 4, y + 4]);
  }
  const isLand = (/** @type {Box} */ box) => touches(c, geometry, window, box);
  for (const label of wanted(geometry, scene, window, view, t)) place(c, label, taken, frame, isLand);
}

/** @param {Geometry} geometry @param {number} place */
const point = (geometry, place) => {
  const [qx, qy] = /** @type {number[]} */ (geometry.model.places[place].point);
  return geometry.point(qx, qy);
};

/** @param {Geometry} _ @param {Window} window @param {[number, number]} xy @returns {[number, number]} */
const screen = (_, { k, tx, ty }, [x, y]) => [k * x + tx, k * y + ty];

/** @param {Geometry} geometry @param {Scene} scene @param {Window} window @param {View} view @param {import("./paint.js").Tokens} t @returns {Generator<Label>} */
function* wanted(geometry, scene, window, view, t) {
  const { model } = geometry;
  const { lang } = view;
  const zh = lang === "zh";
  const at = (/** @type {number[]} */ q) => screen(geometry, window, geometry.point(q[0], q[1]));
  const small = window.width < 600 && window.zoom < 7;
  const base = { halo: t.land, spacing: 0, align: /** @type {CanvasTextAlign} */ ("center") };
  const chosen = model.counties.find((county) => county.id === view.county);
  if (chosen) {
    const text = short(chosen, lang);
    yield { ...base, text, font: `700 14px ${t.sans}`, size: 14, colour: t.red, at: [at(chosen.label)], stroke: 3.2 };
  }
  for (const prefecture of model.prefectures) {
    yield {
      ...base, size: 13, colour: t.ink, stroke: 3.2,
      text: zh ? prefecture.szh : prefecture.sen.toUpperCase(),
      font: zh ? `700 12.5px ${t.sans}` : `700 10.5px ${t.sans}`,
      spacing: zh ? 3 : 1.2,
      at: prefecture.labels.map(at),
    };
  }
  if (!small) yield* siteLabels(geometry, scene, window, lang, t);
  for (const river of model.rivers) {
    for (const [qx, qy, angle] of river.rank === "other" || small ? [] : river.labels.slice(0, window.zoom < 7 ? 1 : 3)) {
      yield {
        ...base, text: zh ? river.zh : river.en, size: 11, colour: t["water-name"], spacing: zh ? 2 : 0.6,
        font: `italic 400 11px ${t.sans}`, at: [at([qx, qy])], angle: (-angle * Math.PI) / 180,
      };
    }
  }
  for (const neighbour of model.neighbours) {
    yield {
      ...base, offLand: true, text: zh ? neighbour.zh : neighbour.en.toUpperCase(), size: 12, spacing: zh ? 7 : 4, halo: t.ground,
      font: `400 12px ${t.sans}`, colour: t["ground-name"], at: spread(at(neighbour.label)),
    };
  }
  if (small) return;
  const counties = model.counties.map((county, i) => ({ county, inLayer: scene.inLayer.has(i) }));
  counties.sort((a, b) => Number(b.inLayer) - Number(a.inLayer) || b.county.label[2] - a.county.label[2]);
  for (const { county, inLayer } of counties) {
    if (county === chosen) continue;
    const twin = county.szh === "市中区" ? model.prefectures[county.pref] : null;
    const text = zh ? (twin ? twin.szh : "") + county.szh : (twin ? `${twin.sen} ` : "") + county.sen;
    const unit = geometry.point(1, 0)[0] - geometry.point(0, 0)[0];
    yield {
      ...base, text, size: 10.5, colour: inLayer ? t["ink-2"] : t["ink-3"], font: `400 10.5px ${t.sans}`,
      at: [at(county.label)], room: county.label[2] * unit * window.k * 0.92, stroke: 2.4,
    };
  }
}

/** A point and places near it, nearer ones first. @param {[number, number]} at @returns {[number, number][]} */
const spread = ([x, y]) => [0, 24, 48, 80].flatMap((d) => /** @type {[number, number][]} */ ([[x, y - d], [x + d, y], [x - d, y], [x, y + d]]));

/** @param {Geometry} geometry @param {Scene} scene @param {Window} window @param {import("../model.js").Lang} lang @param {import("./paint.js").Tokens} t @returns {Generator<Label>} */
function* siteLabels(geometry, scene, window, lang, t) {
  const left = { align: /** @type {CanvasTextAlign} */ ("left") };
  const right = { align: /** @type {CanvasTextAlign} */ ("right") };
  for (const { place } of scene.sites) {
    const named = geometry.model.places[place];
    const [x, y] = screen(geometry, window, point(geometry, place));
    const base = {
      text: lang === "zh" ? named.szh : named.sen, size: 10.5, font: `500 10.5px ${t.sans}`, colour: t.ink,
      halo: t.land, spacing: 0, stroke: 2.8,
    };
    // One text, eight places round the dot: left-aligned ones first, then right-aligned ones.
    yield { ...base, ...left, at: [[x + 7, y], [x + 6, y - 8], [x + 6, y + 8]], align: "left", alternatives: { ...right, at: [[x - 7, y], [x - 6, y - 8], [x - 6, y + 8]] } };
  }
}

/** Whether a box lies on the province. @param {CanvasRenderingContext2D} c @param {Geometry} geometry @param {Window} window @param {Box} box */
function touches(c, geometry, { k, tx, ty }, [left, top, right, bottom]) {
  c.save();
  c.setTransform(1, 0, 0, 1, 0, 0);
  const xs = [0, 0.25, 0.5, 0.75, 1].map((f) => (left - 8 + f * (right - left + 16) - tx) / k);
  const ys = [top - 8, bottom + 8].map((y) => (y - ty) / k);
  const hit = xs.some((x) => ys.some((y) => geometry.isLand(c, x, y)));
  c.restore();
  return hit;
}

/** @param {CanvasRenderingContext2D} c @param {Label} label @param {Taken} taken @param {Box} frame @param {(box: Box) => boolean} isLand */
function place(c, label, taken, frame, isLand) {
  c.font = label.font;
  c.letterSpacing = `${label.spacing}px`;
  const w = c.measureText(label.text).width;
  if (label.room !== undefined && w > label.room) return;
  const tries = label.at.map((at) => ({ at, align: label.align }));
  for (const at of label.alternatives?.at ?? []) {
    tries.push({ at: /** @type {[number, number]} */ (at), align: label.alternatives?.align ?? "left" });
  }
  for (const { at: [x, y], align } of tries) {
    const from = align === "center" ? x - w / 2 : align === "left" ? x : x - w;
    const box = label.angle === undefined ? level(from, y, w, label.size) : turned(x, y, w, label.size, label.angle);
    const inside = box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3];
    if (!inside || !taken.isFree(box) || (label.offLand && isLand(box))) continue;
    taken.boxes.push(box);
    c.save();
    c.translate(label.angle === undefined ? from : x, y);
    if (label.angle !== undefined) c.rotate(label.angle);
    c.textAlign = label.angle === undefined ? "left" : "center";
    c.strokeStyle = label.halo;
    c.lineWidth = label.stroke ?? 2.4;
    c.strokeText(label.text, 0, 0);
    c.fillStyle = label.colour;
    c.fillText(label.text, 0, 0);
    c.restore();
    return;
  }
}

/** @param {number} x @param {number} y @param {number} w @param {number} size @returns {Box} */
const level = (x, y, w, size) => [x - 2, y - size * 0.62, x + w + 2, y + size * 0.62];

/** @param {number} x @param {number} y @param {number} w @param {number} size @param {number} angle @returns {Box} */
function turned(x, y, w, size, angle) {
  const dx = (Math.abs(Math.cos(angle)) * w + Math.abs(Math.sin(angle)) * size) / 2;
  const dy = (Math.abs(Math.sin(angle)) * w + Math.abs(Math.cos(angle)) * size) / 2;
  return [x - dx, y - dy, x + dx, y + dy];
}
