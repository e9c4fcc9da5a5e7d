/** Classes of the choropleth: natural breaks (Fisher and Jenks), so that like counts share a step. */

export const STEPS = 7;

/**
 * Upper bounds of at most STEPS classes with the least squared deviation within them.
 * @param {number[]} counts one a county @returns {number[]} ascending
 */
export function breaksOf(counts) {
  const values = [...new Set(counts)].sort((a, b) => a - b);
  const weights = values.map((value) => counts.filter((count) => count === value).length);
  const steps = Math.min(STEPS, values.length);
  /** @type {number[][]} best[s][j]: least deviation of values 0…j in s + 1 classes */
  const best = [values.map((_, j) => deviation(values, weights, 0, j))];
  /** @type {number[][]} start[s][j]: where the last of those classes begins */
  const start = [values.map(() => 0)];
  for (let s = 1; s < steps; s++) {
    best.push([]);
    start.push([]);
    for (let j = 0; j < values.length; j++) {
      best[s][j] = Infinity;
      for (let i = s; i <= j; i++) {
        const sum = best[s - 1][i - 1] + deviation(values, weights, i, j);
        if (sum < best[s][j]) [best[s][j], start[s][j]] = [sum, i];
      }
    }
  }
  const bounds = [];
  for (let s = steps - 1, j = values.length - 1; s >= 0; s--) {
    bounds.unshift(values[j]);
    j = start[s][j] - 1;
  }
  return bounds;
}

/** @param {number[]} values @param {number[]} weights @param {number} from @param {number} to */
function deviation(values, weights, from, to) {
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (let i = from; i <= to; i++) {
    n += weights[i];
    sum += weights[i] * values[i];
    squares += weights[i] * values[i] ** 2;
  }
  return squares - sum ** 2 / n;
}

/** The step, from 0, that a count falls in. @param {number} count @param {number[]} breaks */
export const classOf = (count, breaks) => Math.max(0, breaks.findIndex((bound) => count <= bound));
