/**
 * What the page draws (/map.json) and reads (/texts.json).
 * @typedef {{zh: string, en: string}} Text
 * @typedef {"zh" | "en"} Lang
 * @typedef {{id: string, zh: string, en: string, szh: string, sen: string, pref: number,
 *   label: number[]}} County
 * @typedef {{id: string, zh: string, en: string, szh: string, sen: string, labels: number[][]}} Prefecture
 * @typedef {{id: string, zh: string, en: string, rank: string, lines: string, labels: number[][]}} River
 * @typedef {{id: string, symbol: Text, title: Text, part: string, n: number}} Theme
 * @typedef {{id: string, group: number, title: Text, description?: Text, colour: string | null, on: boolean,
 *   places: number[], kind: "places" | "counts", dots?: Float64Array,
 *   placeOfDot?: (dot: number) => number}} PolicyLayer
 *   `description` has a list of the reader's own, for other layers Texts have it; `dots` are points too many to be
 *     named each: x, y, x, y … in the plane of Geometry; `placeOfDot` makes the place of one
 * @typedef {{id: string, zh: string, en: string, szh: string, sen: string, kind: string, role: string,
 *   coverage: "whole" | "part" | "point", reach?: string, initiatives: number[], whole?: number[], part?: number[],
 *   isUserData?: boolean, point?: number[], county?: number, accuracy?: number, lines?: string,
 *   known?: Text, unplaced?: Text}} Place
 *   `known` says of an incomplete list how much of it is known
 * @typedef {{id: string, theme: number, clause: number, places: number[], context: number[],
 *   reach: Record<string, number[]> & {province?: boolean}}} Initiative
 * @typedef {{version: string, bounds: number[], transform: {scale: number[], translate: number[]},
 *   arcs: string, sides: string, counties: County[], prefectures: Prefecture[],
 *   neighbours: {zh: string, en: string, label: number[]}[], neighbourLines: string,
 *   rivers: River[], themes: Theme[],
 *   reachKinds: string[], ways: Record<"direct" | "inherited" | "province", string[]>, groups: {id: string, title:
 *     Text}[],
 *   layers: PolicyLayer[], places: Place[], initiatives: Initiative[], clauses: string[],
 *   statuses: Status[], standing: string}} MapModel
 * `clauses` are the ids of all titles and sentences, in reading order; `standing` has a digit for each initiative, the
 *   position of its status
 * @typedef {{id: import("./progress.js").Status} & Text} Status how far something has come since the Decision, the
 *   furthest last but for "nothing found"
 * @typedef {{actions: (Text & {id: string})[],
 *   initiatives: {title: Text, action: number, quote: string, year: number | null}[],
 *   places: {source: string, confidence: string, note: Text, dated?: Text[], since?: Record<string, string>,
 *     trust?: Record<string, string>}[],
 *   layers: Record<string, Text>}} Texts
 *   `since` and `trust` are by county code, where a county has a year or a confidence of its own
 *
 * What the reader reads (/reading.json). Counties, prefectures, places and initiatives are
 * indexes into the lists of MapModel, clauses and targets into those of Reading; `at` is
 * [start, end] in characters of the clause's text, which keeps its “——”.
 * @typedef {{version: string, clauses: Clause[], sections: Section[], targets: Target[],
 *   reasons: Record<string, Text>}} Reading
 * @typedef {{clause: number, title: Text, summary: Text}} Section a part or section, in reading
 *   order; the English title and both summaries are ours, not official
 * @typedef {{id: string, text: string, kind: "part" | "section" | "sentence",
 *   opens?: "paragraph" | "item", initiatives?: {initiative: number, at: Span}[],
 *   reason?: string, targets?: number[], mentions?: Mention[], reach?: ClauseReach}} Clause
 *   `reason` (a key of `reasons`) says why a sentence yields no initiative
 * @typedef {[number, number]} Span
 * @typedef {{at: Span, places?: number[], counties?: number[], prefectures?: number[]}} Mention
 * @typedef {{direct: number[], inherited: number[], province: boolean}} ClauseReach counties that
 *   the initiatives of the clause reach, each under the stronger of the two; province-wide apart
 * @typedef {{id: string, year: number, title: Text, clause: number, at: Span, quantity?: Text, status: string}} Target
 */

/** @param {{zh: string, en: string}} text @param {Lang} lang */
export const say = (text, lang) => text[lang];

/**
 * How far an initiative has come.
 * @param {Pick<MapModel, "statuses" | "standing">} model
 * @param {number} initiative index
 */
export const statusOf = ({ statuses, standing }, initiative) => statuses[Number(standing[initiative])];

/** @param {{szh: string, sen: string}} named @param {Lang} lang */
export const short = (named, lang) => (lang === "zh" ? named.szh : named.sen);
