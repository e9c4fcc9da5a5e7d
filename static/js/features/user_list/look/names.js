/** What a cell means by the names of counties and prefectures alone: a name, a chain, or the beginning of an address. */

import { LEVEL } from "./headings.js";

const PROVINCE = /^(?:中国)?四川省?|^sichuan(?: province)?$/i;
const LONGEST = 12; // characters of a name

/**
 * @typedef {{level: number, isOne: boolean}} Sense of LEVEL; whether it means one place alone
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
  if (whole.counties.size) return { level: LEVEL.county, isOne: whole.counties.size === 1 };
  if (whole.prefectures.size) return { level: LEVEL.prefecture, isOne: whole.prefectures.size === 1 };
  const bare = text.replace(PROVINCE, "").trim();
  if (!bare) return { level: LEVEL.province, isOne: true };
  const first = beginning(bare, lexicon);
  if (!first) return null;
  const behind = bare.slice(first.length).replace(/^[\s·/\\>，,、—-]+/, "");
  const { counties, prefectures } = lexicon.read(first);
  if (prefectures.size) {
    const next = beginning(behind, lexicon, true);
    const below = next ? [...lexicon.read(next).counties] : [];
    if (below.length) {
      const inside = below.filter((county) => prefectures.has(lexicon.model.counties[county].pref));
      return inside.length ? { level: LEVEL.county, isOne: inside.length === 1 } : null;
    }
  }
  if (!/[市州县区]$/.test(first)) return null; // 德阳路
  return counties.size
    ? { level: LEVEL.county, isOne: counties.size === 1 }
    : { level: LEVEL.prefecture, isOne: prefectures.size === 1 };
}

/** The longest name at the beginning. @param {string} text @param {Lexicon} lexicon @param {boolean} [isCounty] */
function beginning(text, lexicon, isCounty = false) {
  for (let length = Math.min(LONGEST, text.length); length > 1; length--) {
    const { counties, prefectures } = lexicon.read(text.slice(0, length));
    if (counties.size || (!isCounty && prefectures.size)) return text.slice(0, length);
  }
  return "";
}
