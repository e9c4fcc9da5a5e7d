/** Leaflet's part: moving and zooming, within Sichuan and its neighbours. */

import * as L from "leaflet";

/** @param {HTMLElement} container @param {L.LatLngBounds} bounds */
export function mapIn(container, bounds) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(container, {
    zoomControl: false, attributionControl: false, zoomSnap: 0.05, zoomDelta: 0.5, wheelPxPerZoomLevel: 120,
    minZoom: 5, maxZoom: 11, maxBounds: bounds.pad(0.35), maxBoundsViscosity: 0.8, keyboard: true,
    fadeAnimation: false, zoomAnimation: !isStill, inertia: !isStill,
  });
  if (isStill) {
    const panBy = map.panBy.bind(map);
    map.panBy = (offset, options) => panBy(offset, { ...options, animate: false });
  }
  return map;
}
