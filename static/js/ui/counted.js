/** How many measures in how many sentences, in words. */

const PLURALS = new Intl.PluralRules("en");

/** @param {number} n @param {string} noun */
const several = (n, noun) => `${n} ${noun}${PLURALS.select(n) === "one" ? "" : "s"}`;

/** @param {import("../data/model.js").Lang} lang @param {number} measures @param {number} sentences */
export const counted = (lang, measures, sentences) =>
  lang === "zh"
    ? `${measures} 项举措出自 ${sentences} 句`
    : `${several(measures, "measure")} in ${several(sentences, "sentence")}`;
