/** What files there are of a selection: asked of the server, else out of the site's own files. */

import { address, isServed } from "#site";

/**
 * @typedef {{ext: string, title: import("../../data/model.js").Text, note: import("../../data/model.js").Text,
 *   bytes: number, href: string}} Form
 * @typedef {{rows: number, formats: Form[], isWhole: boolean}} Listing
 *   `isWhole` when every format there is can be had
 */

/** @param {string} path of the table @param {string} query of the selection @returns {Promise<Listing>} */
export async function listing(path, query) {
  if (isServed()) return { ...(await read(`${path}/formats${query ? `?${query}` : ""}`)), isWhole: true };
  if (path !== "view" && !query) return { ...(await read(`${path}/formats.json`)), isWhole: true };
  // Only GeoJSON can be made in the page; how it is called, the list of the whole tells.
  const [{ filtered }, whole] = await Promise.all([
    import("../../data/static_filter.js"),
    read("initiatives/formats.json"),
  ]);
  const made = await filtered(`${path}.geojson`, Object.fromEntries(new URLSearchParams(query)));
  const form = whole.formats.find((/** @type {Form} */ { ext }) => ext === "geojson");
  const bytes = new Blob([JSON.stringify(made)]).size;
  return {
    rows: made.features.length,
    formats: [{ ...form, bytes, href: `/${path}.geojson${query ? `?${query}` : ""}` }],
    isWhole: false,
  };
}

/** @param {string} path @returns {Promise<any>} */
async function read(path) {
  const response = await fetch(/** @type {string} */ (address(path)));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
