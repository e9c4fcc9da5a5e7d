/**
 * The parts of Leaflet that the page uses: the map, its handlers and layers of our own. Leaflet's bundle
 * brings markers, popups, tiles and vectors too, more than half of it, and a bundler cannot leave them out.
 */

export * from "../node_modules/leaflet/src/core/index.js";
export * from "../node_modules/leaflet/src/dom/index.js";
export * from "../node_modules/leaflet/src/geo/index.js";
export * from "../node_modules/leaflet/src/geometry/index.js";
export { Layer } from "../node_modules/leaflet/src/layer/Layer.js";
export * from "../node_modules/leaflet/src/map/index.js";
