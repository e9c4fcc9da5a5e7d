/**
 * The one filter: themes act on layers, legend and counts alike.
 * @typedef {import("./model.js").MapModel} MapModel
 * @typedef {import("./model.js").PolicyLayer} PolicyLayer
 */

/** @param {MapModel} model @param {Set<string>} themes @param {number} initiative */
export function passes(model, themes, initiative) {
  return !themes.size || themes.has(model.themes[model.initiatives[initiative].theme].id);
}

/**
 * Whether a place is shown; context places only without a filter.
 * @param {MapModel} model
 * @param {Set<string>} themes
 * @param {number} place
 */
export function isShown(model, themes, place) {
  if (!themes.size || model.places[place].isUserData) return true;
  return model.places[place].initiatives.some((i) => passes(model, themes, i));
}

/** @param {MapModel} model @param {Set<string>} themes @param {PolicyLayer} layer */
export function shownPlaces(model, themes, layer) {
  return layer.places.filter((place) => isShown(model, themes, place));
}

/** The counties that places cover or stand in. @param {MapModel} model @param {number[]} places @returns {number[]} */
export function countiesOf(model, places) {
  return places.flatMap((index) => {
    const { point, county, whole = [], part = [] } = model.places[index];
    return point && county !== undefined ? [county] : [...whole, ...part];
  });
}

/**
 * What a layer shows under the filter: counties covered whole or in part, and sites.
 * @param {MapModel} model @param {Set<string>} themes @param {PolicyLayer} layer
 */
export function coverageOf(model, themes, layer) {
  const whole = new Set();
  const part = new Set();
  const sites = [];
  if (layer.kind === "counts") model.counties.forEach((_, i) => whole.add(i));
  for (const index of shownPlaces(model, themes, layer)) {
    const place = model.places[index];
    place.whole?.forEach((county) => whole.add(county));
    place.part?.forEach((county) => part.add(county));
    if (place.point) sites.push(index);
  }
  return { whole, part, sites };
}

/**
 * The initiatives of a clause that the map can mark.
 * @param {MapModel} model
 * @param {Set<string>} themes
 * @param {string} clause
 * @returns {number[]} indexes
 */
export function placedInitiatives(model, themes, clause) {
  const at = model.clauses.indexOf(clause);
  return [...model.initiatives.keys()].filter((i) => {
    const { clause: own, reach } = model.initiatives[i];
    return own === at && !reach.province && passes(model, themes, i);
  });
}

/**
 * Initiatives left by the filter, for each theme as if it alone were chosen.
 * @param {MapModel} model
 * @param {Iterable<number>} layers indexes of visible layers
 */
export function themeCounts(model, layers) {
  const onMap = new Set();
  for (const index of layers) {
    const layer = model.layers[index];
    if (layer.kind === "counts") model.initiatives.forEach((it, i) => !it.reach.province && onMap.add(i));
    for (const place of layer.places) model.places[place].initiatives.forEach((i) => onMap.add(i));
  }
  return initiativesByTheme(model, onMap);
}

/** How many there are of each theme. @param {MapModel} model @param {Iterable<number>} initiatives indexes */
export function initiativesByTheme(model, initiatives) {
  const counts = new Array(model.themes.length).fill(0);
  for (const i of initiatives) counts[model.initiatives[i].theme] += 1;
  return counts;
}
