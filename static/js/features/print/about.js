/** What a printed map says besides its names: title, filters, legend, sources. */

import { format } from "../../app/permalink.js";
import { say } from "../../data/model.js";
import { word as shadeWord } from "../../i18n/choropleth.js";
import { word } from "../../i18n/print.js";
import { word as siteWord } from "../../i18n/words.js";
import { layerCount } from "../../sidebar/layer_row.js";
import { summaryOf } from "../../sidebar/legend.js";
import { rangeText } from "../choropleth/legend.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {{paint: string | null, texture: string, tag?: string, angle?: number}} Style
 * @typedef {{style: Style | null, text: string, count: string, steps?: {text: string, step: number}[]}} Entry of
 *   the legend; without a style the steps of the choropleth
 * @typedef {{title: string, text: string, filters: string[], entries: Entry[], legend: string, small: string[],
 *   link: string}} About
 */

/** @param {MapSide} side @param {import("../../map/drawing/scene.js").Scene} scene @returns {About} */
export function aboutOf(side, scene) {
  const { lang, model } = side;
  const { title, text } = summaryOf(side);
  const view = format({ ...side.state, embed: false, scheme: null });
  const day = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en", { dateStyle: "long" }).format(new Date());
  return {
    title: titleOf(side) ?? title,
    text,
    filters: [...themesOf(side), ...chosenOf(side)],
    entries: [...layersOf(side), ...texturesOf(side, scene), ...classesOf(side)],
    legend: siteWord(lang, "legend"),
    small: [
      `${siteWord(lang, "credit")}${lang === "zh" ? "　" : ". "}${siteWord(lang, "notAuthority")}`,
      word(lang, "decision"),
      `${word(lang, "made", { d: day })}　${siteWord(lang, "version", { v: model.version })}`,
    ],
    link: new URL(view, location.href).href,
  };
}

/** @param {MapSide} side */
export function themesOf({ lang, model, themes }) {
  const names = model.themes.filter(({ id }) => themes.has(id)).map((theme) => say(theme.title, lang));
  return names.length ? [word(lang, "themes", { t: names.join(lang === "zh" ? "、" : ", ") })] : [];
}

/** @param {MapSide} side */
export function chosenOf({ lang, model, texts, state }) {
  const { counties, place, initiative } = state;
  const named = [
    ...model.counties.filter(({ id }) => counties.includes(id)),
    ...model.places.filter(({ id }) => id === place),
  ];
  const names = named.map((one) => (lang === "zh" ? one.zh : one.en));
  const index = model.initiatives.findIndex(({ id }) => id === initiative);
  if (index >= 0 && texts) names.push(say(texts.initiatives[index].title, lang));
  return names.length ? [word(lang, "chosen", { c: names.join(lang === "zh" ? "、" : ", ") })] : [];
}

/** @param {MapSide} side @returns {Entry[]} */
export function layersOf(side) {
  const { lang, mapView } = side;
  const shown = side.stack().filter((layer) => layer.kind === "places");
  return shown
    .map((layer) => ({
      style: mapView.paintOf(layer.id),
      text: say(layer.title, lang),
      count: layerCount(side, layer),
    }))
    .filter(({ count }) => count !== "–");
}

/**
 * How a layer covers a county, for those textures that there are.
 * @param {MapSide} side
 * @param {import("../../map/drawing/scene.js").Scene} scene
 * @returns {Entry[]}
 */
function texturesOf({ lang }, { drawn, sites, chosen }) {
  const entry = (/** @type {string} */ texture, /** @type {string} */ text, paint = "ink") => ({
    style: { paint, texture },
    text,
    count: "",
  });
  const found = [];
  if (drawn.some(({ whole }) => whole.size)) found.push(entry("whole", siteWord(lang, "whole")));
  if (drawn.some(({ part }) => part.size)) found.push(entry("part", siteWord(lang, "part")));
  if (sites.some(({ context }) => !context)) found.push(entry("point", siteWord(lang, "point")));
  if (sites.some(({ context }) => context)) found.push(entry("context", siteWord(lang, "context")));
  if (drawn.some(({ lines }) => lines)) found.push(entry("line", siteWord(lang, "line")));
  if (chosen) found.push(entry("chosen", word(lang, "chosenKey"), "red"));
  return found;
}

/** The choropleth: what it counts, and from where to where each class goes. @param {MapSide} side @returns {Entry[]} */
function classesOf({ lang, shading }) {
  const { title = "", classes = [], values = [] } = shading?.measure ?? {};
  const steps = classes.map((one) => ({ text: rangeText(lang, one), step: one.step }));
  if (steps.length && values.includes(null)) steps.push({ text: shadeWord(lang, "noData"), step: 0 });
  return steps.length ? [{ style: null, text: title, count: "", steps }] : [];
}

/** A single layer gives the map its name. @param {MapSide} side */
function titleOf(side) {
  const on = side.stack();
  if (side.shading?.measure) return null;
  return on.length === 1 ? say(on[0].title, side.lang) : null;
}
