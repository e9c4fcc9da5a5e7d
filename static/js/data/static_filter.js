/**
 * What the server would answer to a selection, made from whole files: without a server, and where no address can name
 * it all.
 */

import { address, profile, read } from "#site";
import { FACETS } from "./facet_names.js";
import { COUNTY_FACETS, countyFacets, fits, initiativeFacets } from "./facets.js";

/**
 * @typedef {{id: string, properties: any}} Feature
 * @typedef {{themes: Set<string>, counties: Set<string>, initiatives: Set<string>, places: Set<string>,
 *   clauses: Set<string>, facets: import("./facets.js").Chosen, layers: string[] | null}} Selection
 */

/** @param {Record<string, string>} query in the page's words or the server's @returns {Selection} */
function selectionOf(query) {
  const listed = (/** @type {string} */ name) => (query[name] ?? query[`${name}s`] ?? "").split(",").filter(Boolean);
  const set = (/** @type {string} */ name) => new Set(listed(name));
  const hasLayers = "layer" in query || "layers" in query;
  return {
    themes: set("theme"),
    counties: set("county"),
    initiatives: set("initiative"),
    places: set("place"),
    clauses: set("clause"),
    facets: Object.fromEntries(FACETS.map((id) => [id, listed(id)])),
    layers: hasLayers ? listed("layer") : null,
  };
}

/** The name that the server gives the file. @param {string} path @param {Record<string, string>} query */
export function fileName(path, query) {
  const { layers, facets, ...sets } = selectionOf(query);
  const chosen = [...Object.values(sets), ...Object.values(facets)].flatMap((values) => [...values].sort());
  const [, table, extension] = /** @type {RegExpExecArray} */ (/^(?:layers\/)?(.*)\.(\w+)$/.exec(path));
  const name = [table, ...chosen, ...(layers ?? [])].join("-");
  // The server shortens a long name by a hash, a page that need not be the same by a cut.
  return `sichuan-${name.slice(0, 80)}.${extension}`;
}

/** @param {string} path of a table as GeoJSON @param {Record<string, string>} query */
export async function filtered(path, query) {
  const selection = selectionOf(query);
  if (path === "view.geojson") return view(selection);
  const [whole, model] = await Promise.all([readFile(path), read("map.json")]);
  const filter =
    path === "initiatives.geojson" ? await initiativeFilter(model, selection) : await layerFilter(model, selection);
  return { ...whole, features: whole.features.map(filter).filter(Boolean) };
}

/**
 * The file's text.
 * @param {string} path of a table as GeoJSON or of the initiatives as CSV
 * @param {Record<string, string>} query
 */
export async function fileText(path, query) {
  return path.endsWith(".csv") ? initiativeRows(path, selectionOf(query)) : JSON.stringify(await filtered(path, query));
}

/** @param {string} path of the initiatives as CSV @param {Selection} selection */
async function initiativeRows(path, selection) {
  const [{ default: Papa }, whole, model] = await Promise.all([import("papaparse"), fetchFile(path), read("map.json")]);
  const passes = await initiativeTest(model, selection, () => true);
  const [head, ...rows] = /** @type {string[][]} */ (Papa.parse(await whole.text(), { skipEmptyLines: true }).data);
  const id = head.indexOf("id");
  // With a BOM, as the server writes it: so a spreadsheet reads UTF-8.
  return `\ufeff${Papa.unparse([head, ...rows.filter((row) => passes(row[id]))])}\r\n`;
}

/** The rows of all layers shown, each with its layer. @param {Selection} selection */
async function view(selection) {
  /** @type {import("./model.js").MapModel} */
  const model = await read("map.json");
  const layers = (selection.layers ?? model.layers.filter(({ on }) => on).map(({ id }) => id)).map((id) =>
    model.layers.find((layer) => layer.id === id),
  );
  const filter = await layerFilter(model, selection);
  /** @type {{layer: import("./model.js").PolicyLayer, feature: Feature}[]} */
  const rows = [];
  let about = {};
  for (const layer of layers) {
    if (!layer) continue;
    const { features, ...rest } = await readFile(`layers/${layer.id}.geojson`);
    about = rest;
    for (const feature of features.map(filter)) if (feature) rows.push({ layer, feature });
  }
  const blank = Object.fromEntries(
    rows.flatMap(({ feature }) => Object.keys(feature.properties)).map((name) => [name, null]),
  );
  const features = rows.map(({ layer, feature }) => ({
    ...feature,
    id: `${layer.id}/${feature.id}`,
    properties: {
      layer: layer.id,
      layer_zh: layer.title.zh,
      layer_en: layer.title.en,
      ...blank,
      ...feature.properties,
    },
  }));
  return { ...about, title: { zh: "所见图层", en: "The layers in view" }, features };
}

/** @param {string} path */
async function fetchFile(path) {
  const response = await fetch(/** @type {string} */ (address(path)));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** @param {string} path @returns {Promise<any>} */
const readFile = async (path) => (await fetchFile(path)).json();

/**
 * Whether an initiative is meant, by its id.
 * @param {import("./model.js").MapModel} model @param {Selection} selection
 * @param {(facet: string) => boolean} acts
 * @returns {Promise<(id: string) => boolean>}
 */
async function initiativeTest(model, { themes, initiatives, clauses, facets }, acts) {
  // A title stands for all sentences below it.
  const isBelow = (/** @type {string} */ clause) =>
    !clauses.size || [...clauses].some((chosen) => `${clause}.`.startsWith(`${chosen}.`));
  const isIn = (/** @type {Set<string>} */ set, /** @type {string} */ value) => !set.size || set.has(value);
  const untitled = () => ({ zh: "", en: "" });
  const acting = FACETS.some((id) => facets[id].length && acts(id))
    ? initiativeFacets(model, await read("texts.json"), untitled).filter(({ id }) => acts(id))
    : [];
  const kept = model.initiatives.filter(
    ({ id, theme, clause }, index) =>
      isIn(themes, model.themes[theme].id) &&
      isIn(initiatives, id) &&
      isBelow(model.clauses[clause]) &&
      fits(acting, facets, index),
  );
  const ids = new Set(kept.map(({ id }) => id));
  return (id) => ids.has(id);
}

/** @param {import("./model.js").MapModel} model @param {Selection} selection */
async function initiativeFilter(model, selection) {
  const { counties, places, layers } = selection;
  const passes = await initiativeTest(model, selection, () => true);
  const chosen = model.layers.filter(({ id }) => layers?.includes(id));
  const isAnywhere = !chosen.length || chosen.some(({ kind }) => kind === "counts");
  const onLayers = new Set(chosen.flatMap((layer) => layer.places.map((index) => model.places[index].id)));
  /** @type {Map<string, number>} the strongest reach of an initiative, by its place among the kinds */
  const reach = new Map();
  for (const county of counties) {
    (await profile(county)).reaches.forEach((/** @type {any} */ { initiatives: own }, /** @type {number} */ kind) => {
      for (const { id } of own) reach.set(id, Math.min(kind, reach.get(id) ?? kind));
    });
  }
  const meets = (/** @type {string[]} */ ids, /** @type {Set<string>} */ wanted) => ids.some((id) => wanted.has(id));
  return (/** @type {Feature} */ feature) => {
    const { id, properties } = feature;
    if (!passes(id)) return null;
    if ((places.size && !meets(properties.places, places)) || (!isAnywhere && !meets(properties.places, onLayers)))
      return null;
    if (!counties.size) return feature;
    return reach.has(id)
      ? {
          ...feature,
          properties: { ...properties, reach_in_county: model.reachKinds[/** @type {number} */ (reach.get(id))] },
        }
      : null;
  };
}

/** @param {import("./model.js").MapModel} model @param {Selection} selection */
async function layerFilter(model, selection) {
  const { counties, places, themes, initiatives, clauses, facets } = selection;
  const isOwn = (/** @type {string} */ facet) => !COUNTY_FACETS.includes(facet);
  const themeOf = new Map(model.initiatives.map(({ id, theme }) => [id, model.themes[theme].id]));
  const passes = await initiativeTest(model, selection, isOwn);
  const hasFacets = FACETS.some((id) => isOwn(id) && facets[id].length);
  const picks = Boolean(themes.size || initiatives.size || clauses.size || hasFacets);
  const ofCounties = countyFacets(model);
  const countyAt = new Map(model.counties.map(({ id }, index) => [id, index]));
  /** @type {Map<string, any>} */
  const profiles = new Map();
  for (const { id } of picks ? model.counties : []) profiles.set(id, await profile(id));
  return (/** @type {Feature} */ feature) => {
    const { properties } = feature;
    if ((counties.size && !counties.has(properties.adcode)) || (places.size && !places.has(properties.place)))
      return null;
    if (!fits(ofCounties, facets, countyAt.get(properties.adcode) ?? -1)) return null;
    if (!picks) return feature;
    const own = properties.initiatives.filter(passes);
    const isCount = "direct" in properties;
    if (!own.length && !isCount) return null;
    const counts = isCount ? countsOf(profiles.get(properties.adcode), passes) : {};
    return {
      ...feature,
      properties: {
        ...properties,
        ...counts,
        initiatives: own,
        themes: [...new Set(own.map((/** @type {string} */ id) => themeOf.get(id)))].sort(),
      },
    };
  };
}

/**
 * How many initiatives reach a county, by class, and in how many sentences.
 * @param {any} profile
 * @param {(id: string) => boolean} passes
 */
function countsOf({ reaches }, passes) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const name of ["direct", "inherited", "province"]) {
    const own = reaches
      .filter((/** @type {any} */ reach) => reach.class === name)
      .flatMap((/** @type {any} */ reach) => reach.initiatives)
      .filter((/** @type {any} */ i) => passes(i.id));
    counts[name] = own.length;
    counts[`${name}_sentences`] = new Set(own.map((/** @type {any} */ i) => i.clause)).size;
  }
  return counts;
}
