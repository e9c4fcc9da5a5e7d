/**
 * The state in the address: a link reproduces the view. The right side of a comparison is a query within the query,
 * of what a map shows and where the line between the maps lies: `vs=shade=inherited&swipe=40`, with & and = written
 * out.
 */

import { FACETS, partsOf, REACHES, TRUST, zonesOf } from "../data/facet_names.js";
import { mannerOf } from "../ui/manner.js";
import { FAINTEST, shownBy } from "./state.js";

/** @typedef {import("./state.js").State} State */

export const MIDDLE = 50; // per cent, where the line between two maps lies at first

/** @param {string} search @returns {State} */
export function parse(search) {
  const query = new URLSearchParams(search);
  const list = (/** @type {string} */ name) => (query.get(name) ?? "").split(",").filter(Boolean);
  const view = query.get("view") === "table" ? "table" : "map";
  return {
    ...mannerOf(query),
    layers: query.has("layers") ? [...new Set(list("layers"))] : null,
    opacity: Object.fromEntries(
      list("opacity")
        .map((pair) => pair.split(":"))
        .map(([id, percent]) => [id, Number(percent)]),
    ),
    themes: list("themes"),
    counties: [...new Set(list("county"))],
    initiative: query.get("initiative"),
    place: query.get("place"),
    clause: query.get("clause"),
    reader: view === "map" && (query.has("reader") ? query.get("reader") !== "0" : query.has("clause")),
    embed: query.get("embed") === "1",
    view,
    shade: query.get("shade"),
    count: query.get("count") === "measures" ? "measures" : "sentences",
    rows: query.get("rows") === "initiatives" ? "initiatives" : "counties",
    sort: query.get("sort"),
    find: query.get("find") ?? "",
    seen: query.get("seen") === "1",
    facets: Object.fromEntries(FACETS.flatMap((id) => (list(id).length ? [[id, [...new Set(list(id))]]] : []))),
    compare: comparisonOf(query.get("vs")),
    story: Number(query.get("story")) || null,
  };
}

/** @param {string | null} query @returns {State["compare"]} */
function comparisonOf(query) {
  if (!query) return null;
  const swipe = new URLSearchParams(query).get("swipe");
  const percent = Math.round(Number(swipe));
  return {
    side: shownBy(parse(query)),
    swipe: swipe === null ? null : percent >= 0 && percent <= 100 ? percent : MIDDLE,
  };
}

/** @param {NonNullable<State["compare"]>} comparison */
function formatComparison({ side, swipe }) {
  const query = new URLSearchParams(format({ ...parse(""), ...side }));
  query.delete("lang");
  // A comparison with the layers that are on at first is one, too.
  if (!query.size) query.set("shade", "layers");
  if (swipe !== null) query.set("swipe", String(swipe));
  return String(query).replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/**
 * Whether two sides have one address.
 * @param {import("./state.js").Shown} one
 * @param {import("./state.js").Shown} other
 */
export const isAlike = (one, other) =>
  formatComparison({ side: one, swipe: null }) === formatComparison({ side: other, swipe: null });

/**
 * Whether a layer is a list of the reader's own: it stays with the reader, no address leads to it.
 * @param {string} id
 */
export const isUserLayer = (id) => id.startsWith("own-");

/** @param {State} state */
export function format(state) {
  const parts = [`lang=${state.lang}`];
  const add = (/** @type {string} */ name, /** @type {string | null} */ value) =>
    value && parts.push(`${name}=${encodeURIComponent(value)}`);
  if (state.view !== "map") add("view", state.view);
  // The reader's own data have no address.
  if (state.shade !== "own") add("shade", state.shade);
  if (state.count !== "sentences") add("count", state.count);
  if (state.rows !== "counties") add("rows", state.rows);
  add("sort", state.sort);
  add("find", state.find);
  if (state.seen) add("seen", "1");
  for (const id of FACETS)
    if (state.facets[id]?.length) parts.push(`${id}=${state.facets[id].map(encodeURIComponent).join(",")}`);
  if (state.layers) parts.push(`layers=${state.layers.filter((id) => !isUserLayer(id)).join(",")}`);
  const faded = Object.entries(state.opacity).filter(([, percent]) => percent !== 100);
  if (faded.length) parts.push(`opacity=${faded.map(([id, percent]) => `${id}:${percent}`).join(",")}`);
  if (state.themes.length) parts.push(`themes=${state.themes.join(",")}`);
  if (state.counties.length) parts.push(`county=${state.counties.map(encodeURIComponent).join(",")}`);
  add("initiative", state.initiative);
  add("place", state.place);
  add("clause", state.clause);
  // A clause opens the text by itself.
  if (state.reader !== Boolean(state.clause)) parts.push(`reader=${state.reader ? 1 : 0}`);
  if (state.compare) add("vs", formatComparison(state.compare));
  add("story", state.story ? String(state.story) : null);
  add("scheme", state.scheme);
  if (state.embed) parts.push("embed=1");
  return `?${parts.join("&")}`;
}

const named = (/** @type {readonly string[]} */ ids) => ids.map((id) => ({ id }));

/**
 * The values that each facet has; those of actions and years are known once the texts have come.
 * @param {import("../data/model.js").MapModel} model @returns {Record<string, {id: string}[]>}
 */
function facetValues(model) {
  return {
    reach: named(REACHES),
    prefecture: model.prefectures,
    zone: zonesOf(model),
    part: named(partsOf(model)),
    status: model.statuses,
    confidence: named(TRUST),
  };
}

/**
 * What the map can be shaded by; by which actions, is known once the texts have come.
 * @param {import("../data/model.js").MapModel} model
 */
const shadesOf = ({ themes, statuses }) =>
  named([
    ...["layers", "direct", "inherited", "status:found"],
    ...themes.map(({ id }) => `theme:${id}`),
    ...statuses.map(({ id }) => `status:${id}`),
  ]);

/**
 * Leaves out what the model does not know, and says what.
 * @param {State} state @param {import("../data/model.js").MapModel} model
 * @returns {{state: State, unknown: string[]}}
 */
export function known(state, model) {
  /** @type {string[]} */
  const unknown = [];
  const keep = (/** @type {string[]} */ ids, /** @type {{id: string}[]} */ all) =>
    ids.filter((id) => all.some((one) => one.id === id) || !unknown.push(id));
  const one = (/** @type {string | null} */ id, /** @type {{id: string}[]} */ all) =>
    id ? (keep([id], all)[0] ?? null) : null;
  const layers = state.layers && keep(state.layers, model.layers);
  const values = facetValues(model);
  const right = state.compare && known({ ...parse(""), ...state.compare.side }, model);
  if (right) unknown.push(...right.unknown);
  return {
    state: {
      ...state,
      // Of layers that all are unknown nothing would be seen: those of the first view stand in.
      layers: layers?.length || !state.layers?.length ? layers : null,
      opacity: Object.fromEntries(
        Object.entries(state.opacity).filter(
          ([id, percent]) =>
            keep([id], model.layers).length &&
            ((percent >= FAINTEST && percent <= 100) || !unknown.push(`${id}:${percent}`)),
        ),
      ),
      facets: Object.fromEntries(
        Object.entries(state.facets).map(([id, chosen]) => [id, values[id] ? keep(chosen, values[id]) : chosen]),
      ),
      themes: keep(state.themes, model.themes),
      counties: keep(state.counties, model.counties),
      initiative: one(state.initiative, model.initiatives),
      place: one(state.place, model.places),
      shade: state.shade?.startsWith("action:") ? state.shade : one(state.shade, shadesOf(model)),
      clause: one(state.clause, named(model.clauses)),
      compare: state.compare && right && { ...state.compare, side: shownBy(right.state) },
    },
    unknown: [...new Set(unknown)],
  };
}

/**
 * Leaves out actions that there are not, to shade by or to list, and years, and says which: what there are comes with
 * the texts.
 * @param {State} given @param {import("../data/model.js").Texts} texts @returns {{state: State, unknown: string[]}}
 */
export function knownActions(given, { actions, initiatives }) {
  const { action = [], year = [], ...facets } = given.facets;
  const lost = [
    ...action.filter((id) => !actions.some((one) => one.id === id)),
    ...year.filter((one) => !initiatives.some((initiative) => String(initiative.year) === one)),
  ];
  const kept = { action: action.filter((id) => !lost.includes(id)), year: year.filter((one) => !lost.includes(one)) };
  for (const [id, chosen] of Object.entries(kept)) if (chosen.length) facets[id] = chosen;
  const { state, unknown } = knownShades(lost.length ? { ...given, facets } : given, actions);
  return { state, unknown: [...lost, ...unknown] };
}

/** @param {State} state @param {{id: string}[]} actions */
function knownShades(state, actions) {
  const isKnown = (/** @type {string | null} */ shade) =>
    !shade?.startsWith("action:") || actions.some(({ id }) => shade === `action:${id}`);
  const right = state.compare?.side;
  const unknown = [state.shade, right?.shade ?? null].filter((shade) => shade !== null && !isKnown(shade));
  if (!unknown.length) return { state, unknown: /** @type {string[]} */ ([]) };
  const without = (/** @type {string | null} */ shade) => (isKnown(shade) ? shade : null);
  const compare = state.compare && right ? { ...state.compare, side: { ...right, shade: without(right.shade) } } : null;
  return {
    state: { ...state, shade: without(state.shade), compare },
    unknown: /** @type {string[]} */ ([...new Set(unknown)]),
  };
}
