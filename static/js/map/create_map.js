/** Leaflet's part: moving and zooming, within Sichuan and its neighbours. */

import * as L from "leaflet";

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** @param {HTMLElement} container */
export const newMap = (container) =>
  L.map(container, { zoomControl: false, attributionControl: false, fadeAnimation: false, zoomAnimation: !isStill() });

/**
 * Sets how a map moves and where it ends; it may have been made elsewhere.
 * @param {L.Map} map
 * @param {L.LatLngBounds} bounds
 */
export function configure(map, bounds) {
  L.Util.setOptions(map, {
    zoomSnap: 0,
    zoomDelta: 0.5,
    wheelPxPerZoomLevel: 120,
    maxBoundsViscosity: 0.8,
    inertia: !isStill(),
  });
  map.setMinZoom(4.5); // on a phone on its side all of the province fits
  map.setMaxZoom(11);
  map.setMaxBounds(bounds.pad(0.35));
  // The list of features has the keyboard: arrows go from county to county.
  map.keyboard.disable();
  map.getContainer().removeAttribute("tabindex");
  if (isStill()) {
    const panBy = map.panBy.bind(map);
    map.panBy = (offset, options) => panBy(offset, { ...options, animate: false });
  }
  return map;
}
