/**
 * What a cell means by the names of counties and prefectures alone: a name, a chain, or the beginning of an
 *   address.
 */

import { LEVEL } from "./headings.js";

const PROVINCE = /^(?:中国)?四川省?|^sichuan(?: province)?$/i;
const LONGEST = 12; // characters of a name

/**
 * @typedef {{level: number, isOne: boolean, counties: number[], prefectures: number[]}} Sense of LEVEL; whether it
 *   means one place alone;
 *   which (indexes)
 * @typedef {import("../../choropleth/user_data/join.js").Lexicon} Lexicon
 */

/** @param {Lexicon} lexicon @returns {(cell: string) => Sense | null} */
export function reader(lexicon) {
  /** @type {Map<string, Sense | null>} */
  const known = new Map();
  return (cell) => {
    const text = cell.trim();
    if (!known.has(text)) known.set(text, text && text.length <= 200 ? senseOf(text, lexicon) : null);
    return known.get(text) ?? null;
  };
}

/** @param {string} text @param {Lexicon} lexicon @returns {Sense | null} */
function senseOf(text, lexicon) {
  const whole = lexicon.read(text);
  if (whole.counties.size) return ofCounties(whole.counties);
  if (whole.prefectures.size) return ofPrefectures(whole.prefectures);
  const bare = text.replace(PROVINCE, "").trim();
  if (!bare) return { level: LEVEL.province, isOne: true, counties: [], prefectures: [] };
  const first = beginning(bare, lexicon);
  if (!first) return null;
  const behind = bare.slice(first.length).replace(/^[\s·/\\>，,、—-]+/, "");
  const { counties, prefectures } = lexicon.read(first);
  if (prefectures.size) {
    const next = beginning(behind, lexicon, true);
    const below = next ? [...lexicon.read(next).counties] : [];
    if (below.length) {
      const inside = below.filter((county) => prefectures.has(lexicon.model.counties[county].pref));
      return inside.length ? ofCounties(inside) : null;
    }
  }
  if (!/[市州县区]$/.test(first)) return null; // 德阳路
  return counties.size ? ofCounties(counties) : ofPrefectures(prefectures);
}

/** @param {Iterable<number>} counties @returns {Sense} */
function ofCounties(counties) {
  const all = [...counties];
  return { level: LEVEL.county, isOne: all.length === 1, counties: all, prefectures: [] };
}

/** @param {Iterable<number>} prefectures @returns {Sense} */
function ofPrefectures(prefectures) {
  const all = [...prefectures];
  return { level: LEVEL.prefecture, isOne: all.length === 1, counties: [], prefectures: all };
}

/** The longest name at the beginning. @param {string} text @param {Lexicon} lexicon @param {boolean} [isCounty] */
function beginning(text, lexicon, isCounty = false) {
  for (let length = Math.min(LONGEST, text.length); length > 1; length--) {
    const { counties, prefectures } = lexicon.read(text.slice(0, length));
    if (counties.size || (!isCounty && prefectures.size)) return text.slice(0, length);
  }
  return "";
}
