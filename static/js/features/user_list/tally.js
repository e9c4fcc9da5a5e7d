/** What rows of a list came to, counted: of many rows few outcomes differ. */

import { corrected } from "./corrections.js";

/**
 * @typedef {import("./list.js").Outcome} Outcome
 * @typedef {import("./list.js").Row} Row
 */

/** Counties by their adcodes. @param {import("./list.js").List} list */
export const indexOf = ({ app: { model } }) => new Map(model.counties.map(({ id }, i) => [id, i]));

/**
 * @param {Row[]} rows
 * @param {Outcome[]} outcomes
 * @param {Map<string, import("./list.js").Candidate>} fixes
 * @returns {Map<Outcome, number>} each outcome with the number of its rows, by the reader's word where there is one
 */
export function tallyOf(rows, outcomes, fixes) {
  const counts = new Uint32Array(outcomes.length);
  /** @type {Map<string, {outcome: Outcome, n: number}>} */
  const fixed = new Map();
  for (const { input, outcome } of rows) {
    const fix = fixes.size ? fixes.get(input) : undefined;
    const known = fix && fixed.get(input);
    if (known) known.n++;
    else if (fix) fixed.set(input, { outcome: corrected(outcomes[outcome], fix), n: 1 });
    else counts[outcome]++;
  }
  /** @type {Map<Outcome, number>} */
  const found = new Map();
  outcomes.forEach((outcome, i) => counts[i] && found.set(outcome, counts[i]));
  for (const { outcome, n } of fixed.values()) found.set(outcome, n);
  return found;
}

/**
 * What tells whether a cell holds what is sought, upper case or lower.
 * @param {string} text
 * @returns {(cell: string) => boolean}
 */
export function holder(text) {
  if (text.toLowerCase() === text.toUpperCase()) return (cell) => cell.includes(text);
  const sought = text.toLowerCase();
  return (cell) => cell.toLowerCase().includes(sought);
}
