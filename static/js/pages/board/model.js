/**
 * What the board shows (/board.json); `theme`, `column` and the numbers of a cell are
 * positions in the lists of the model.
 * @typedef {import("../../data/model.js").Text} Text
 * @typedef {import("../../data/model.js").Lang} Lang
 * @typedef {"direct" | "prefecture" | "region"} Way the strongest way of an initiative into a column
 * @typedef {Partial<Record<Way, number[]>>} Cell
 * @typedef {"direct" | "inherited" | "province" | "unplaced"} Class the strongest class of an initiative anywhere
 * @typedef {{id: string, symbol: Text, title: Text, part: string, counts: Record<Class, number>}} Theme
 * @typedef {{id: string, at: number, title: Text, clause: string, layers: string[], counties: string[]}} Initiative
 *   one that is drawn; `at` is its position among all
 * @typedef {{id: string, values: ({id: string} & Partial<Text>)[], of: number[]}} OneValued a facet of which each
 *   initiative has one value at most: `of` has the position of its value for each, or -1
 * @typedef {{id: string, title: Text, reason: Text, themes: number[], clauses: string[]}} Unplaced not drawn, or
 *   drawn in part; `reason` says what is missing
 * @typedef {{year: number, title: Text, clause: string, quote: string, quantity?: Text, since?: number,
 *   facts: (import("../../data/progress.js").Saying & {status: import("../../cards/facts.js").Named})[]}} Target
 * `since` is the year that its quantity is measured from, where it names one; `facts` are those of the last day of
 * which there are any
 * @typedef {{id: string, zh: string, en: string}} County
 * @typedef {Record<"prefecture" | "region", Text>} Inherited how a column inherits, in words
 * @typedef {{version: string, steps: number[], ways: Record<"prefectures" | "zones", Inherited>, themes: Theme[],
 *   prefectures: {id: string, zh: string, en: string, szh: string, sen: string}[],
 *   zones: {id: string, title: Text, prefectures: number[]}[],
 *   counties: County[], cells: {prefectures: Cell[][], zones: Cell[][]}, initiatives: Initiative[],
 *   facets: OneValued[], unplaced: Unplaced[], searched: string, incomplete: Unplaced[], targets: Target[]}} BoardModel
 */

/** @type {Way[]} */
export const WAYS = ["direct", "prefecture", "region"];
/** @type {Class[]} */
export const CLASSES = ["direct", "inherited", "province", "unplaced"];

/** The shade of a cell, 1 for none to 7. @param {BoardModel} model @param {number} n what it counts as direct */
export const shade = ({ steps }, n) => 1 + steps.filter((step) => n >= step).length;

/** The sentences of initiatives, each once. @param {BoardModel} model @param {number[]} initiatives */
const sentences = (model, initiatives) => new Set(initiatives.map((n) => model.initiatives[n].clause)).size;

/**
 * The initiatives of cells by a way, and in how many sentences they stand.
 * @param {BoardModel} model
 * @param {Cell[]} cells
 * @param {Way} way
 */
export function counts(model, cells, way) {
  const found = cells.flatMap((cell) => cell[way] ?? []);
  return { measures: found.length, sentences: sentences(model, found) };
}
