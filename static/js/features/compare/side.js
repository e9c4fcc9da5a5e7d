/** The right side of a comparison. */

import { MapSide } from "../../app/map_side.js";
import { shownBy } from "../../app/state.js";
import { el } from "../../ui/dom.js";

/**
 * What the right map shows is its own, kept in the state's `compare`; what is chosen, and all the rest, is the page's.
 * So legend, headline, panel and shading serve both sides, and know nothing of it.
 * @param {import("../../app/app.js").App} app
 */
export function rightOf(app) {
  const tools = el("div", { class: "map-tools", "data-over-map": "" });
  const map = el("div", { class: "map" }, tools);
  // Leaflet asks for it, and cannot see what the styles say of a node that is not in the page yet.
  map.style.position = "absolute";
  // The map has to stand in its box: it puts its frame beside itself.
  el("div", { class: "map-box is-right" }, map);
  /** @type {import("../../app/map_side.js").Lens} */
  const lens = {
    read: (state) => ({ ...state, ...state.compare?.side }),
    write(change) {
      const after = { ...lens.read(app.state), ...change };
      const shared = Object.entries(change).filter(([name]) => !(name in shownBy(after)));
      return {
        ...Object.fromEntries(shared),
        compare: { swipe: app.state.compare?.swipe ?? null, side: shownBy(after) },
      };
    },
  };
  return new MapSide(app, { map, tools, head: el("div", { class: "is-right" }) }, lens);
}
