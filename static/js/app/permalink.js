/**
 * What the reader has chosen, kept in the address: a link reproduces the view.
 * @typedef {{lang: "zh" | "en", layers: string[] | null, opacity: Record<string, number>, themes: string[], counties: string[],
 *   initiative: string | null, place: string | null, clause: string | null, reader: boolean,
 *   view: "map" | "table", shade: string | null, rows: "counties" | "initiatives", sort: string | null,
 *   find: string, seen: boolean, embed: boolean, scheme: "light" | "dark" | null, vs: string | null}} State
 *   `layers` are those that are on, the one that lies on top first, null those that are on at first;
 *   `opacity` is in per cent, by layer, where it is not 100;
 *   `clause` and `reader` are independent of the rest: the sentence that is being read, and whether the text is open;
 *   `shade` is a measure, null what the view has by itself, see shadeOf; the table lists `rows` in the order of `sort`
 *   (a column, with - before it from high to low), those that `find` finds and, if `seen`, that the map shows;
 *   `vs` is what stands on the right of a comparison, see compare/vs.js
 */

/** What a card can show; choosing one gives the others up. */
export const NOTHING = Object.freeze({ counties: /** @type {string[]} */ ([]), initiative: null, place: null });

/** A layer that is on is never quite invisible. */
export const FAINTEST = 10;

/** @param {string} search @returns {State} */
export function parse(search) {
  const query = new URLSearchParams(search);
  const list = (/** @type {string} */ name) => (query.get(name) ?? "").split(",").filter(Boolean);
  const scheme = query.get("scheme");
  const view = query.get("view") === "table" ? "table" : "map";
  return {
    lang: query.get("lang") === "en" ? "en" : "zh",
    layers: query.has("layers") ? [...new Set(list("layers"))] : null,
    opacity: Object.fromEntries(list("opacity").map((pair) => pair.split(":")).map(([id, percent]) => [id, Number(percent)])),
    themes: list("themes"),
    counties: [...new Set(list("county"))],
    initiative: query.get("initiative"),
    place: query.get("place"),
    clause: query.get("clause"),
    reader: view === "map" && (query.has("reader") ? query.get("reader") !== "0" : query.has("clause")),
    embed: query.get("embed") === "1",
    view,
    shade: query.get("shade"),
    rows: query.get("rows") === "initiatives" ? "initiatives" : "counties",
    sort: query.get("sort"),
    find: query.get("find") ?? "",
    seen: query.get("seen") === "1",
    scheme: scheme === "dark" || scheme === "light" ? scheme : null,
    vs: query.get("vs"),
  };
}

/**
 * The state after a change: table and text share a place, so that opening one closes the other.
 * @param {State} state @param {Partial<State>} change @returns {State}
 */
export function changed(state, change) {
  const after = { ...state, ...change };
  if (after.view === "table" && after.reader) return change.reader ? { ...after, view: "map" } : { ...after, reader: false };
  return after;
}

/** What the counties are shaded by; "layers" where the layers are drawn instead. @param {State} state @returns {string} */
export function shadeOf({ shade, layers, view }) {
  if (shade) return shade;
  if (layers) return layers.includes("counties") ? "direct" : "layers";
  return view === "table" ? "direct" : "layers";
}

/** @param {State} state */
export function format(state) {
  const parts = [`lang=${state.lang}`];
  const add = (/** @type {string} */ name, /** @type {string | null} */ value) => value && parts.push(`${name}=${encodeURIComponent(value)}`);
  if (state.view !== "map") add("view", state.view);
  // The reader's own data have no address.
  if (state.shade !== "own") add("shade", state.shade);
  if (state.rows !== "counties") add("rows", state.rows);
  add("sort", state.sort);
  add("find", state.find);
  if (state.seen) add("seen", "1");
  // A list of the reader's own stays with the reader: no address leads to it.
  if (state.layers) parts.push(`layers=${state.layers.filter((id) => !id.startsWith("own-")).join(",")}`);
  const faded = Object.entries(state.opacity).filter(([, percent]) => percent !== 100);
  if (faded.length) parts.push(`opacity=${faded.map(([id, percent]) => `${id}:${percent}`).join(",")}`);
  if (state.themes.length) parts.push(`themes=${state.themes.join(",")}`);
  if (state.counties.length) parts.push(`county=${state.counties.map(encodeURIComponent).join(",")}`);
  add("initiative", state.initiative);
  add("place", state.place);
  add("clause", state.clause);
  // A clause opens the text by itself.
  if (state.reader !== Boolean(state.clause)) parts.push(`reader=${state.reader ? 1 : 0}`);
  add("vs", state.vs);
  add("scheme", state.scheme);
  if (state.embed) parts.push("embed=1");
  return `?${parts.join("&")}`;
}

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
  const one = (/** @type {string | null} */ id, /** @type {{id: string}[]} */ all) => (id ? (keep([id], all)[0] ?? null) : null);
  // Which actions there are is known once the texts have come.
  const layers = state.layers && keep(state.layers, model.layers);
  const shades = ["layers", "direct", "inherited", ...model.themes.map(({ id }) => `theme:${id}`)].map((id) => ({ id }));
  return {
    state: {
      ...state,
      // Of layers that all are unknown nothing would be seen: those of the first view stand in.
      layers: layers?.length || !state.layers?.length ? layers : null,
      opacity: Object.fromEntries(Object.entries(state.opacity).filter(([id, percent]) =>
        keep([id], model.layers).length && ((percent >= FAINTEST && percent <= 100) || !unknown.push(`${id}:${percent}`)))),
      themes: keep(state.themes, model.themes),
      counties: keep(state.counties, model.counties),
      initiative: one(state.initiative, model.initiatives),
      place: one(state.place, model.places),
      shade: state.shade?.startsWith("action:") ? state.shade : one(state.shade, shades),
      clause: one(state.clause, model.clauses.map((id) => ({ id }))),
    },
    unknown: [...new Set(unknown)],
  };
}
