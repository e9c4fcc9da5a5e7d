/** What a picture shows, in words, for those who do not see it: in both languages, whichever the page is in. */

import { shadeOf } from "../../app/state.js";
import { word } from "../../i18n/print.js";
import { summaryOf } from "../../sidebar/legend.js";
import { measureOf } from "../choropleth/measure.js";
import { chosenOf, layersOf, themesOf } from "./about.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {import("../../data/model.js").Lang} Lang
 */

/** @param {MapSide} side @param {string} title the reader's own, "" for none @returns {Record<Lang, string>} */
export const altTexts = (side, title) => ({ zh: altText(side, "zh", title), en: altText(side, "en", title) });

/** @param {MapSide} side @param {Lang} lang @param {string} title */
function altText(side, lang, title) {
  const spoken = inLanguage(side, lang);
  const { found, text } = summaryOf(spoken);
  const layers = layersOf(spoken).map(({ text: name, count }) =>
    lang === "zh" ? `${name}（${count}）` : `${name} (${count})`,
  );
  const l = layers.join(lang === "zh" ? "、" : ", ");
  return [
    word(lang, "altMap", { t: title ? `${title}${lang === "zh" ? "。" : ". "}${found}` : found }),
    spoken.shading?.measure ? text : "",
    ...[layers.length ? word(lang, "altLayers", { l }) : "", ...themesOf(spoken), ...chosenOf(spoken)],
  ]
    .filter(Boolean)
    .map((sentence) => (/[。.]$/.test(sentence) ? sentence : `${sentence}${lang === "zh" ? "。" : "."}`))
    .join(lang === "zh" ? "" : " ");
}

/** The same map as a page in this language tells of it. @param {MapSide} side @param {Lang} lang @returns {MapSide} */
function inLanguage(side, lang) {
  const spoken = Object.create(side, { lang: { value: lang } });
  const shade = shadeOf(side.state);
  const measure =
    side.shading?.measure && shade !== "layers" ? measureOf(spoken, shade, side.shading.userData, []) : null;
  return Object.create(spoken, { shading: { value: measure && { measure } } });
}
