/** How many initiatives reach a county, and how, in a sentence. */

import { word } from "../i18n/words.js";
import { counted } from "../ui/counted.js";
import { el } from "../ui/dom.js";

/**
 * Ways other than being named, with the word that counts them.
 * @type {Record<string, import("../i18n/words.js").Word>}
 */
const WAYS = { site: "bySite", part: "byPart", list: "byList", prefecture: "byPrefecture", region: "byRegion" };

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
  const ways = Object.entries(WAYS)
    .filter(([kind]) => counts[kind])
    .map(([kind, key]) => el("b", {}, word(lang, key, { n: counts[kind] })));
  const [comma, stop] = lang === "zh" ? ["、", "；"] : [", ", "; "];
  return el(
    "p",
    {},
    word(lang, counts.named ? "namedIn" : "notNamed", { c: short, n: counts.named }),
    profile.counts.direct ? null : el("b", {}, word(lang, "noDirect")),
    ...(ways.length
      ? [
          word(lang, counts.named ? "reachedToo" : "reached"),
          ...ways.flatMap((way, i) => (i ? [comma, way] : [way])),
          stop,
        ]
      : []),
    word(lang, "andProvince", { n: counts.province }),
    ...totals(lang, profile),
  );
}
