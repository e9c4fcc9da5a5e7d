/** How many measures in how many sentences, in words. */

import { plural } from "../i18n/first_words.js";

/** @param {number} n @param {string} noun */
const several = (n, noun) => `${n} ${plural(n, noun, `${noun}s`)}`;

/** @param {import("../data/model.js").Lang} lang @param {number} measures @param {number} sentences */
export const counted = (lang, measures, sentences) =>
  lang === "zh"
    ? `${measures} 项举措出自 ${sentences} 句`
    : `${several(measures, "measure")} in ${several(sentences, "sentence")}`;
