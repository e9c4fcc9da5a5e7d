/** What a printed map says besides its names: title, filters, legend, sources. */

import { say } from "../../data/model.js";
import { format } from "../../app/permalink.js";
import { rangeText } from "../choropleth/legend.js";
import { layerCount } from "../../sidebar/layer_row.js";
import { summaryOf } from "../../sidebar/legend.js";
import { word as siteWord } from "../../i18n/words.js";
import { word } from "../../i18n/print.js";

/**
 * @typedef {import("../../app/app.js").App} App
 * @typedef {{paint: string | null, texture: string, tag?: string, angle?: number}} Style
 * @typedef {{style: Style | null, text: string, count: string, steps?: {text: string, step: number}[]}} Entry of the legend; without a style the steps of the choropleth
 * @typedef {{title: string, text: string, filters: string[], entries: Entry[], legend: string, small: string[], link: string}} About
 */

/** @param {App} app @param {import("../../map/scene.js").Scene} scene @returns {About} */
export function aboutOf(app, scene) {
  const { lang, model } = app;
  const { title, text } = summaryOf(app);
  const view = format({ ...app.state, embed: false, scheme: null });
  const day = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en", { dateStyle: "long" }).format(new Date());
  return {
    title: titleOf(app) ?? title, text,
    filters: [...themesOf(app), ...chosenOf(app)],
    entries: [...layersOf(app), ...texturesOf(app, scene), ...classesOf(app)],
    legend: siteWord(lang, "legend"),
    small: [
      `${siteWord(lang, "credit")}${lang === "zh" ? "　" : ". "}${siteWord(lang, "notAuthority")}`,
      word(lang, "decision"),
      `${word(lang, "made", { d: day })}　${siteWord(lang, "version", { v: model.version })}`,
    ],
    link: new URL(view, location.href).href,
  };
}

/** @param {App} app */
function themesOf({ lang, model, themes }) {
  const names = model.themes.filter(({ id }) => themes.has(id)).map((theme) => say(theme.title, lang));
  return names.length ? [word(lang, "themes", { t: names.join(lang === "zh" ? "、" : ", ") })] : [];
}

/** @param {App} app */
function chosenOf({ lang, model, texts, state }) {
  const { counties, place, initiative } = state;
  const named = [...model.counties.filter(({ id }) => counties.includes(id)), ...model.places.filter(({ id }) => id === place)];
  const names = named.map((one) => (lang === "zh" ? one.zh : one.en));
  const index = model.initiatives.findIndex(({ id }) => id === initiative);
  if (index >= 0 && texts) names.push(say(texts.initiatives[index].title, lang));
  return names.length ? [word(lang, "chosen", { c: names.join(lang === "zh" ? "、" : ", ") })] : [];
}

/** @param {App} app @returns {Entry[]} */
function layersOf(app) {
  const { lang, sheet } = app;
  const shown = app.stack().filter((layer) => layer.kind === "places");
  return shown.map((layer) => ({ style: sheet.paintOf(layer.id), text: say(layer.title, lang), count: layerCount(app, layer) }))
    .filter(({ count }) => count !== "–");
}

/** How a layer covers a county, for those textures that there are. @param {App} app @param {import("../../map/scene.js").Scene} scene @returns {Entry[]} */
function texturesOf({ lang }, { drawn, sites, chosen }) {
  const entry = (/** @type {string} */ texture, /** @type {string} */ text, paint = "ink") => ({ style: { paint, texture }, text, count: "" });
  const found = [];
  if (drawn.some(({ whole }) => whole.size)) found.push(entry("whole", siteWord(lang, "whole")));
  if (drawn.some(({ part }) => part.size)) found.push(entry("part", siteWord(lang, "part")));
  if (sites.some(({ context }) => !context)) found.push(entry("point", siteWord(lang, "point")));
  if (sites.some(({ context }) => context)) found.push(entry("context", siteWord(lang, "context")));
  if (drawn.some(({ lines }) => lines)) found.push(entry("line", siteWord(lang, "line")));
  if (chosen) found.push(entry("chosen", word(lang, "chosenKey"), "red"));
  return found;
}

/** The choropleth: what it counts, and from where to where each class goes. @param {App} app @returns {Entry[]} */
function classesOf({ lang, shading }) {
  const { title = "", classes = [] } = shading?.measure ?? {};
  const steps = classes.map((one) => ({ text: rangeText(lang, one), step: one.step }));
  return steps.length ? [{ style: null, text: title, count: "", steps }] : [];
}

/** A single layer gives the map its name. @param {App} app */
function titleOf(app) {
  const on = app.stack();
  if (app.shading?.measure) return null;
  return on.length === 1 ? say(on[0].title, app.lang) : null;
}
