/** The right side of a comparison. */

import { MapView } from "../../map/map_view.js";
import { el } from "../../ui/dom.js";
import { formatVs, shownBy } from "./query.js";

/**
 * The right side is the page with a map and a state of its own: whatever else is asked of it, it has from the page.
 * So legend, headline, panel and shading serve both sides, and know nothing of it.
 * @param {import("../../app/app.js").App} app the page, and its left side
 * @param {() => number | null} swipe where the line between the maps lies
 * @returns {import("../../app/app.js").App}
 */
export function rightOf(app, swipe) {
  /** @type {import("../../app/app.js").App} */
  const right = Object.create(app);
  right.companion = app;
  right.shading = right.features = null;
  right.head = el("div", { class: "is-right" });
  right.tools = el("div", { class: "map-tools", "data-over-map": "" });
  right.mapNode = el("div", { class: "map" }, right.tools);
  // Leaflet asks for it, and cannot see what the styles say of a node that is not in the page yet.
  right.mapNode.style.position = "absolute";
  // The map has to stand in its box: it puts its frame beside itself.
  el("div", { class: "map-box is-right" }, right.mapNode);
  right.sheet = new MapView(right.mapNode, app.model);
  // What the map shows is this side's own; what is chosen, and all the rest, is the page's.
  right.take = (change) => {
    const own = { ...right.state, ...change };
    const shared = Object.fromEntries(Object.entries(change).filter(([name]) => !(name in shownBy(own))));
    const keep = app.take({ ...shared, vs: formatVs(shownBy(own), swipe()) }, change);
    right.state = { ...app.state, ...shownBy(own) };
    right.syncLayers();
    right.showSheet();
    return keep;
  };
  right.render = () => app.render();
  right.openList = (file) => app.openList(file);
  right.share = () => app.share();
  return right;
}
