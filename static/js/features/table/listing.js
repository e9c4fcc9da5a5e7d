/**
 * What the table lists: rows, their columns, and which of them are listed, in what order.
 * @template Row
 * @typedef {{id: string, title: string, head?: Node, isNumber?: boolean, key?: (row: Row) => string | number,
 *   cell: (row: Row) => Node | string}} Column sorted by its `key`, where it has one
 */
/**
 * @template Row
 * @typedef {{rows: Row[], sort: string, columns: Column<Row>[], idOf: (row: Row) => string,
 *   nameOf: (row: Row) => string, wordsOf: (row: Row) => string[], countiesOf: (row: Row) => number[],
 * placesOf?: (row: Row) => number[], path: string, parameter: string, isChosen: (row: Row) => boolean, choose: (row:
 * Row, more: boolean) => void,
 *   fields: [string, (row: Row) => string | number | null][]}} Listing
 *   `wordsOf` is what the filter looks through, `fields` what is copied; `path` and `parameter` are the files of
 *   all rows, and how their address names some of them
 */

import { shadeOf } from "../../app/state.js";
import { REACHED_BY, reachedCounties } from "../../data/counts.js";

/** @typedef {import("../../app/map_side.js").MapSide} MapSide */

const fold = (/** @type {string} */ text) => text.normalize("NFKC").toLowerCase();

/**
 * The address of the files that hold the rows listed, without extension, and its parameters.
 * @template Row @param {MapSide} side @param {Listing<Row>} listing @param {Row[]} rows @returns {[string, Record<string, string>]}
 */
export function filesOf({ state }, listing, rows) {
  /** @type {Record<string, string>} */
  const query = state.themes.length ? { theme: state.themes.join(",") } : {};
  // Each by its name: a search of the server's would look elsewhere, and knows nothing of what the map shows.
  if (rows.length < listing.rows.length) query[listing.parameter] = rows.map((row) => listing.idOf(row)).join(",");
  return [listing.path, query];
}

/**
 * The rows that the state asks for, in its order.
 * @template Row
 * @param {MapSide} side
 * @param {Listing<Row>} listing
 * @returns {Row[]}
 */
export function rowsIn(side, listing) {
  const { state, lang } = side;
  const asked = fold(state.find).split(/\s+/).filter(Boolean);
  const terms = asked.filter((term) => !term.startsWith(REACHED_BY));
  const reached = asked
    .filter((term) => term.startsWith(REACHED_BY))
    .map((term) => reachOf(side, term.slice(REACHED_BY.length)));
  const seen = state.seen ? seenOn(side) : null;
  const rows = listing.rows.filter((row) => {
    if (seen && !isSeen(listing, row, seen)) return false;
    if (!reached.every((counties) => listing.countiesOf(row).some((county) => counties.has(county)))) return false;
    if (!terms.length) return true;
    const words = fold(listing.wordsOf(row).join(" "));
    return terms.every((term) => words.includes(term));
  });
  return sorted(rows, listing, state.sort ?? listing.sort, lang);
}

/**
 * The counties that an initiative reaches, every one where that is the province.
 * @param {MapSide} side
 * @param {string} id
 * @returns {Set<number>}
 */
function reachOf({ model }, id) {
  const initiative = model.initiatives.find((one) => one.id === id);
  return new Set(initiative?.reach.province ? model.counties.keys() : initiative && reachedCounties(model, initiative));
}

/** @template Row @param {Row[]} rows @param {Listing<Row>} listing @param {string} order @param {string} lang */
function sorted(rows, { columns }, order, lang) {
  const isDown = order.startsWith("-");
  const key = columns.find(({ id }) => id === order.replace(/^-/, ""))?.key;
  if (!key) return rows;
  const collator = new Intl.Collator(lang === "zh" ? "zh-CN" : "en");
  // Each key once: a comparison that made it anew would cost most of the time.
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  const compare = (/** @type {string | number} */ a, /** @type {string | number} */ b) =>
    typeof a === "string" ? collator.compare(a, String(b)) : a - Number(b);
  // Equal rows keep their order, whichever way it goes.
  return keyed.sort((a, b) => (isDown ? compare(b.key, a.key) : compare(a.key, b.key))).map(({ row }) => row);
}

/**
 * @typedef {{counties: Set<number>, places: Set<number> | null}} Seen indexes; `places` null where the map is shaded
 */

/** What the map shows now. @param {MapSide} side @returns {Seen} */
export function seenOn(side) {
  const { model, mapView, state } = side;
  const inView = [...model.counties.keys()].filter((county) => mapView.isInView([county]));
  if (shadeOf(state) !== "layers") return { counties: new Set(inView), places: null };
  const places = new Set(side.visibleLayers().flatMap((layer) => mapView.visiblePlaces(layer)));
  const drawn = new Set(mapView.countiesOf([...places]));
  return { counties: new Set(inView.filter((county) => drawn.has(county))), places };
}

/** @template Row @param {Listing<Row>} listing @param {Row} row @param {Seen} seen */
function isSeen({ countiesOf, placesOf }, row, { counties, places }) {
  if (!countiesOf(row).some((county) => counties.has(county))) return false;
  return !places || !placesOf || placesOf(row).some((place) => places.has(place));
}
