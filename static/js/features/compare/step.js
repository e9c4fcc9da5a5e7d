/** Keeps two maps of one size in step: where one goes, by hand or by itself, the other follows. */

import * as L from "leaflet";

const STILL = 0.01; // pixels that do not matter

/** @typedef {import("../../map/map_view.js").MapView} MapView */

/** @param {MapView} left @param {MapView} right @param {() => boolean} isOn */
export function keepInStep(left, right, isOn) {
  let isFollowing = false;
  const led = (/** @type {() => void} */ follow) => {
    if (isFollowing || !isOn()) return;
    isFollowing = true;
    follow();
    isFollowing = false;
  };
  for (const [{ map: one }, { map: other }] of [
    [left, right],
    [right, left],
  ]) {
    one.on("zoomanim", ({ center, zoom }) => led(() => other.setView(center, zoom, { animate: true })));
    one.on("move", () => led(() => follow(one, other)));
    one.on("moveend", () =>
      led(() => {
        follow(one, other);
        other.fire("moveend");
      }),
    );
  }
  // One answer for both to whether the whole province is shown.
  Object.defineProperty(right.camera, "isProvince", {
    get: () => left.camera.isProvince,
    set: (is) => {
      left.camera.isProvince = is;
    },
  });
}

/** @param {L.Map} one @param {L.Map} other */
function follow(one, other) {
  if (one.getZoom() !== other.getZoom()) return other.setView(one.getCenter(), one.getZoom(), { animate: false });
  const way = other.latLngToContainerPoint(one.getCenter()).subtract(other.getSize().divideBy(2));
  if (Math.hypot(way.x, way.y) < STILL) return;
  // As dragging does it: the pane moves, and is drawn anew when it comes to rest.
  const pane = /** @type {HTMLElement} */ (other.getPane("mapPane"));
  L.DomUtil.setPosition(pane, L.DomUtil.getPosition(pane).subtract(way.round()));
  other.fire("move");
}
