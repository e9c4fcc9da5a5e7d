/** How many initiatives reach a county, and how, in a sentence. */

import { filled, word } from "../i18n/words.js";
import { counted } from "../ui/counted.js";
import { el } from "../ui/dom.js";

/** In how many sentences. @param {import("../data/model.js").Lang} lang @param {any} profile */
function totals(lang, { counts, sentences }) {
  if (!counts.direct) return [];
  return [" ", el("b", {}, word(lang, "inAllDirect", { c: counted(lang, counts.direct, sentences.direct) }))];
}

/** @param {import("../data/model.js").Lang} lang @param {any} profile */
export function summary(lang, profile) {
  const short = lang === "zh" ? profile.short_zh : profile.short_en;
  /** @type {Record<string, number>} */
  const counts = Object.fromEntries(profile.reaches.map((/** @type {any} */ r) => [r.kind, r.initiatives.length]));
  const ways = profile.reaches
    .filter((/** @type {any} */ reach) => reach.counted && counts[reach.kind])
    .map((/** @type {any} */ reach) => el("b", {}, filled(reach.counted[lang], { n: counts[reach.kind] })));
  const [comma, stop] = lang === "zh" ? ["、", "；"] : [", ", "; "];
  return el(
    "p",
    {},
    word(lang, counts.named ? "namedIn" : "notNamed", { c: short, n: counts.named }),
    profile.counts.direct ? null : el("b", {}, word(lang, "noDirect")),
    ...(ways.length
      ? [
          word(lang, counts.named ? "reachedToo" : "reached"),
          ...ways.flatMap((/** @type {HTMLElement} */ way, /** @type {number} */ i) => (i ? [comma, way] : [way])),
          stop,
        ]
      : []),
    word(lang, "andProvince", { n: counts.province }),
    ...totals(lang, profile),
  );
}
