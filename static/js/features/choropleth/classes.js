/** Classes of the choropleth: natural breaks, so that like values share a step. */

import { ckmeans, median } from "simple-statistics";

export { median };

const CLASSES = 6;
const STEPS = 7; // colours of the sequential scale

/**
 * @typedef {{from: number, to: number, step: number, counties: number}} Class
 *   its least and greatest value, the colour's step from 1 to 7, and how many counties are in it
 */

/**
 * Of counts, nought is a class of its own: nothing reaches there.
 * @param {number[]} values @param {boolean} isCount @returns {Class[]} ascending
 */
export function classesOf(values, isCount) {
  const zeros = isCount ? values.filter((value) => value === 0) : [];
  const rest = isCount ? values.filter((value) => value !== 0) : values;
  const wanted = Math.min(CLASSES - (zeros.length ? 1 : 0), new Set(rest).size);
  const groups = [...(zeros.length ? [zeros] : []), ...(wanted ? ckmeans(rest, wanted) : [])];
  // Few classes still stand well apart; the palest colour is for nought, and near that of no figure at all.
  const first = zeros.length ? 1 : 2;
  const last = Math.min(STEPS, groups.length + 3);
  return groups.map((group, i) => ({
    from: group[0],
    to: group[group.length - 1],
    step: groups.length === 1 ? first : Math.round(first + (i * (last - first)) / (groups.length - 1)),
    counties: group.length,
  }));
}

/** The colour's step of a value, 0 where there is none. @param {number | null} value @param {Class[]} classes */
export const stepOf = (value, classes) => (value === null ? 0 : (classes.find(({ to }) => value <= to)?.step ?? 0));
