/** What facets and their values are called in an address. */

/** Those that stand in the address under their own name, as the server's files have them; themes are the page's. */
export const FACETS = /** @type {const} */ ([
  "action",
  "reach",
  "prefecture",
  "zone",
  "part",
  "year",
  "status",
  "confidence",
]);
export const REACHES = /** @type {const} */ (["direct", "inherited", "province", "unplaced"]);
/** How sure a place is, the surest first. */
export const TRUST = ["sourced", "known", "uncertain"];
const ZONES = "five-zones"; // the layer of the economic zones

/** @param {import("./model.js").MapModel} model */
export const zonesOf = ({ layers, places }) =>
  (layers.find(({ id }) => id === ZONES)?.places ?? []).map((index) => places[index]);

/** The parts of the text by their numbers. @param {import("./model.js").MapModel} model */
export const partsOf = ({ clauses }) => clauses.filter((id) => !id.includes("."));
