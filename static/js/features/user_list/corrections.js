/** What the reader says that a cell means: the same for all equal cells, of lists and of figures. */

/**
 * @typedef {import("./list.js").Candidate} Candidate
 * @typedef {import("./list.js").Outcome} Outcome
 */

/** What stands for a cell that is no place. @type {Candidate} */
export const NO_PLACE = { id: "", name: { zh: "", en: "" }, similarity: null, adcodes: [], coverage: "" };

/**
 * @param {Outcome} outcome
 * @param {Candidate | undefined} fix
 * @returns {Outcome} by the reader's word where there is one
 */
export function corrected(outcome, fix) {
  if (!fix) return outcome;
  const coverage = /** @type {Outcome["coverage"]} */ (fix.coverage || null);
  const status = fix.id ? "matched" : "empty";
  const note = { zh: "", en: "" }; // what stood in the way does no more
  return { ...outcome, status, adcodes: fix.adcodes, place: fix.name, coverage, candidates: [], note };
}
