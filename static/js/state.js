/**
 * What the reader has chosen, kept in the address: a link reproduces the view.
 * @typedef {{lang: "zh" | "en", layers: string[] | null, themes: string[], county: string | null,
 *   initiative: string | null, place: string | null, scheme: "light" | "dark" | null}} State
 */

/** @param {string} search @returns {State} */
export function parse(search) {
  const query = new URLSearchParams(search);
  const list = (/** @type {string} */ name) => (query.get(name) ?? "").split(",").filter(Boolean);
  const scheme = query.get("scheme");
  return {
    lang: query.get("lang") === "en" ? "en" : "zh",
    layers: query.has("layers") ? list("layers") : null,
    themes: list("themes"),
    county: query.get("county"),
    initiative: query.get("initiative"),
    place: query.get("place"),
    scheme: scheme === "dark" || scheme === "light" ? scheme : null,
  };
}

/** @param {State} state */
export function format(state) {
  const parts = [`lang=${state.lang}`];
  if (state.layers) parts.push(`layers=${state.layers.join(",")}`);
  if (state.themes.length) parts.push(`themes=${state.themes.join(",")}`);
  for (const name of /** @type {const} */ (["county", "initiative", "place", "scheme"])) {
    const value = state[name];
    if (value) parts.push(`${name}=${encodeURIComponent(value)}`);
  }
  return `?${parts.join("&")}`;
}

/**
 * Leaves out what the model does not know, and says what.
 * @param {State} state @param {import("./model.js").MapModel} model
 * @returns {{state: State, unknown: string[]}}
 */
export function known(state, model) {
  /** @type {string[]} */
  const unknown = [];
  const keep = (/** @type {string[]} */ ids, /** @type {{id: string}[]} */ all) =>
    ids.filter((id) => all.some((one) => one.id === id) || !unknown.push(id));
  const one = (/** @type {string | null} */ id, /** @type {{id: string}[]} */ all) => (id ? (keep([id], all)[0] ?? null) : null);
  return {
    state: {
      ...state,
      layers: state.layers && keep(state.layers, model.layers),
      themes: keep(state.themes, model.themes),
      county: one(state.county, model.counties),
      initiative: one(state.initiative, model.initiatives),
      place: one(state.place, model.places),
    },
    unknown,
  };
}
