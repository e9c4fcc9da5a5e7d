/** In which counties two views differ, in words. */

import { isAlike } from "../../app/permalink.js";
import { shadeOf, shownBy } from "../../app/state.js";
import { coverageOf } from "../../data/filter.js";
import { word } from "../../i18n/compare.js";

/** @typedef {import("../../app/map_side.js").MapSide} MapSide */

/** @param {MapSide} left @param {MapSide} right @returns {string} empty where the two are of different kinds */
export function difference(left, right) {
  const { lang } = left;
  if (isAlike(shownBy(left.state), shownBy(right.state))) return word(lang, "same");
  if (shadeOf(left.state) === "layers" && shadeOf(right.state) === "layers") return covered(left, right);
  const [ours, theirs] = [left.shading?.measure, right.shading?.measure];
  if (!ours?.isCount || !theirs?.isCount) return "";
  const more = (/** @type {number} */ i) => Math.sign(Number(theirs.values[i]) - Number(ours.values[i]));
  const counts = [-1, 0, 1].map((sign) => ours.values.filter((_, i) => more(i) === sign).length);
  return word(lang, "counted", { a: counts[0], b: counts[1], c: counts[2] });
}

/** @param {MapSide} left @param {MapSide} right */
function covered(left, right) {
  const [ours, theirs] = [left, right].map(countiesOf);
  const both = [...ours].filter((county) => theirs.has(county)).length;
  return word(left.lang, "covered", { a: ours.size - both, b: both, c: theirs.size - both });
}

/**
 * The counties that a side's layers cover, whole or in part, or have a site in.
 * @param {MapSide} side
 * @returns {Set<number>}
 */
function countiesOf(side) {
  const { model, themes } = side;
  return new Set(
    side.stack().flatMap((layer) => {
      const { whole, part, sites } = coverageOf(model, themes, layer);
      return [...whole, ...part, ...sites.flatMap((site) => model.places[site].county ?? [])];
    }),
  );
}
