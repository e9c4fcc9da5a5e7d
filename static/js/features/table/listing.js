/**
 * What the table lists: rows, their columns, and which of them are listed, in what order.
 * @template Row
 * @typedef {{id: string, title: string, head?: Node, isNumber?: boolean, key?: (row: Row) => string | number,
 *   cell: (row: Row) => Node | string}} Column sorted by its `key`, where it has one
 */
/**
 * @template Row
 * @typedef {{rows: Row[], sort: string, columns: Column<Row>[], idOf: (row: Row) => string,
 *   facets: import("../../data/facets.js").Facet[], indexOf: (row: Row) => number, all?: Row[], nameOf: (row: Row)
 *     => string, wordsOf: (row: Row) => string[], countiesOf: (row: Row) => number[],
 * placesOf?: (row: Row) => number[], path: string, parameter: string, isChosen: (row: Row) => boolean, choose: (row:
 * Row, more: boolean) => void,
 *   fields: [string, (row: Row) => string | number | null][]}} Listing
 *   `all` are the rows before any theme was chosen; `wordsOf` is what the filter looks through, `fields` what is
 *     copied; `path` and `parameter` are the files of
 *   all rows, and how their address names some of them
 */

import { shadeOf } from "../../app/state.js";
import { REACHED_BY, reachedCounties } from "../../data/counts.js";
import { facetCounts, fits } from "../../data/facets.js";
import { countiesOf } from "../../data/filter.js";
import { tagOf } from "../../ui/dom.js";

/** @typedef {import("../../app/map_side.js").MapSide} MapSide */

const fold = (/** @type {string} */ text) => text.normalize("NFKC").toLowerCase();

/**
 * The address of the files that hold the rows listed, without extension, and its parameters.
 * @template Row @param {MapSide} side @param {Listing<Row>} listing @param {Row[]} rows @returns {[string,
 *   Record<string, string>]}
 */
export function filesOf({ state }, listing, rows) {
  /** @type {Record<string, string>} */
  const query = state.themes.length ? { theme: state.themes.join(",") } : {};
  for (const { id } of listing.facets) if (state.facets[id]?.length) query[id] = state.facets[id].join(",");
  const byFacets = listing.rows.filter((row) => fits(listing.facets, state.facets, listing.indexOf(row)));
  // Each by its name: a search of the server's would look elsewhere, and knows nothing of what the map shows.
  if (rows.length < byFacets.length) query[listing.parameter] = rows.map((row) => listing.idOf(row)).join(",");
  return [listing.path, query];
}

/**
 * How many rows each value of a facet would leave, under all that is asked for besides.
 * @template Row
 * @param {MapSide} side
 * @param {Listing<Row>} listing
 */
export function countsIn(side, listing) {
  const rows = (listing.all ?? listing.rows).filter(asks(side, listing)).map(listing.indexOf);
  return facetCounts(listing.facets, { ...side.state.facets, theme: side.state.themes }, rows);
}

/**
 * Whether a row has the words that are looked for, and is seen where that is asked for.
 * @template Row
 * @param {MapSide} side
 * @param {Listing<Row>} listing
 * @returns {(row: Row) => boolean}
 */
function asks(side, listing) {
  const { state, model } = side;
  const { ids, words } = askedFor(model, state.find);
  const terms = fold(words).split(/\s+/).filter(Boolean);
  const reached = ids.map((id) => reachOf(side, id));
  const seen = state.seen ? seenOn(side) : null;
  return (row) => {
    if (seen && !isSeen(listing, row, seen)) return false;
    if (!reached.every((counties) => listing.countiesOf(row).some((county) => counties.has(county)))) return false;
    if (!terms.length) return true;
    const text = fold(listing.wordsOf(row).join(" "));
    return terms.every((term) => text.includes(term));
  };
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
  const isAsked = asks(side, listing);
  const rows = listing.rows.filter((row) => isAsked(row) && fits(listing.facets, state.facets, listing.indexOf(row)));
  return sorted(rows, listing, state.sort ?? listing.sort, lang);
}

const REACHED = new RegExp(`(?<=^|\\s)${REACHED_BY}(\\S+)\\s*`, "g");

/**
 * What the filter asks for: the initiatives whose counties are wanted, and the words.
 * @param {import("../../data/model.js").MapModel} model
 * @param {string} find
 */
export function askedFor({ initiatives }, find) {
  const isKnown = (/** @type {string} */ id) => initiatives.some((one) => one.id === id);
  const ids = [...find.matchAll(REACHED)].map(([, id]) => id).filter(isKnown);
  const words = find.replace(REACHED, (token, id) => (isKnown(id) ? "" : token));
  return { ids, words };
}

/** The same as the filter holds it. @param {string[]} ids @param {string} words */
export const asking = (ids, words) => [...ids.map((id) => REACHED_BY + id), words].join(" ").trimStart();

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

/**
 * @template Row
 * @param {Row[]} rows
 * @param {Listing<Row>} listing
 * @param {string} order
 * @param {import("../../data/model.js").Lang} lang
 */
function sorted(rows, { columns }, order, lang) {
  const isDown = order.startsWith("-");
  const key = columns.find(({ id }) => id === order.replace(/^-/, ""))?.key;
  if (!key) return rows;
  const collator = new Intl.Collator(tagOf(lang));
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
  const inView = [...model.counties.keys()].filter((county) => mapView.camera.isInView([county]));
  if (shadeOf(state) !== "layers") return { counties: new Set(inView), places: null };
  const places = new Set(side.visibleLayers().flatMap((layer) => mapView.visiblePlaces(layer)));
  const drawn = new Set(countiesOf(model, [...places]));
  return { counties: new Set(inView.filter((county) => drawn.has(county))), places };
}

/** @template Row @param {Listing<Row>} listing @param {Row} row @param {Seen} seen */
function isSeen({ countiesOf, placesOf }, row, { counties, places }) {
  if (!countiesOf(row).some((county) => counties.has(county))) return false;
  return !places || !placesOf || placesOf(row).some((place) => places.has(place));
}
