/** What the server would answer to a filter, made from the whole file: for a site without a server. */

import { passes } from "./filter.js";
import { address, profile, read } from "#site";

/** @typedef {{id: string, properties: any}} Feature */

/** The name that the server gives the file. @param {string} path @param {Record<string, string>} query */
export function fileName(path, { theme = "", county = "", layer = "" }) {
  const stem = path.replace(/^layers\/|\.geojson$/g, "");
  const parts = [stem, ...theme.split(",").sort(), ...county.split(","), layer];
  return `sichuan-${parts.filter(Boolean).join("-")}.geojson`;
}

/** @param {string} path of a GeoJSON file @param {Record<string, string>} query `theme`, and of the initiatives `county` and `layer` */
export async function filtered(path, { theme = "", county = "", layer = "" }) {
  const themes = new Set(theme.split(",").filter(Boolean));
  const [whole, model] = await Promise.all([readFile(path), read("map.json")]);
  const filter = path === "initiatives.geojson" ? await initiatives(model, themes, county, layer) : await layerFeatures(model, themes);
  return { ...whole, features: whole.features.map(filter).filter(Boolean) };
}

/** @param {string} path @returns {Promise<any>} */
async function readFile(path) {
  const response = await fetch(/** @type {string} */ (address(path)));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** @param {import("./model.js").MapModel} model @param {Set<string>} themes @param {string} county @param {string} layer */
async function initiatives(model, themes, county, layer) {
  const places = new Set(model.layers.find(({ id }) => id === layer)?.places.map((index) => model.places[index].id));
  const reaches = county ? (await profile(county)).reaches : [];
  const reach = new Map(reaches.flatMap((/** @type {any} */ r) => r.initiatives.map((/** @type {any} */ i) => [i.id, r.kind])));
  return (/** @type {Feature} */ feature) => {
    const { properties } = feature;
    if (themes.size && !themes.has(properties.theme)) return null;
    if (places.size && !properties.places.some((/** @type {string} */ place) => places.has(place))) return null;
    if (!county) return feature;
    return reach.has(feature.id) ? { ...feature, properties: { ...properties, reach_in_county: reach.get(feature.id) } } : null;
  };
}

/** @param {import("./model.js").MapModel} model @param {Set<string>} themes */
async function layerFeatures(model, themes) {
  const left = new Map(model.initiatives.map(({ id, theme }, i) => [id, passes(model, themes, i) ? model.themes[theme].id : null]));
  const profiles = new Map();
  for (const { id } of model.counties) profiles.set(id, await profile(id));
  return (/** @type {Feature} */ feature) => {
    const { properties } = feature;
    const own = properties.initiatives.filter((/** @type {string} */ id) => left.get(id));
    const isCount = "direct" in properties;
    if (!own.length && !isCount) return null;
    const counts = isCount ? countsOf(profiles.get(properties.adcode), themes) : {};
    return { ...feature, properties: { ...properties, ...counts, initiatives: own, themes: [...new Set(own.map((/** @type {string} */ id) => left.get(id)))].sort() } };
  };
}

/** How many initiatives reach a county, by class. @param {any} profile @param {Set<string>} themes */
function countsOf({ reaches }, themes) {
  /** @type {Record<string, number>} */
  const counts = { direct: 0, inherited: 0, province: 0 };
  for (const reach of reaches) counts[reach.class] += reach.initiatives.filter((/** @type {any} */ i) => themes.has(i.theme)).length;
  return counts;
}
