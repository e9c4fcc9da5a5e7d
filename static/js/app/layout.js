/** The nodes of the page that stay, and how they stand; what changes is drawn into them. */

import { el } from "../ui/dom.js";
import { hasCard } from "./state.js";

export class Layout {
  /** @param {HTMLElement} map the map's node, which may have been made elsewhere */
  constructor(map) {
    this.top = el("header", { class: "top" });
    this.tabs = el("nav", { class: "tabs" });
    this.map = map;
    this.map.classList.add("map");
    this.head = el("div", {});
    this.legend = el("div", {});
    this.tools = el("div", { class: "map-tools", "data-over-map": "" });
    this.foot = el("div", {});
    this.live = el("div", { class: "sr", role: "status", "aria-live": "polite" });
    this.map.append(this.legend, this.tools);
    this.panel = el("section", { id: "panel", class: "panel", "data-sheet": "half", tabIndex: -1 });
    this.stage = el("main", { class: "stage" }, this.head, el("div", { class: "map-box" }, this.map), this.foot);
    this.spine = el("aside", { class: "spine" });
    this.page = el("div", { class: "page" }, this.top, this.tabs, this.panel, this.stage, this.spine);
    this.skips = el("nav", { class: "skips" });
    this.notices = el("div", { class: "notices" });
    document.body.append(this.skips, this.page, this.notices, this.live);
  }

  /** @param {import("./state.js").State} state */
  update(state) {
    const { reader, embed, view } = state;
    const { dataset } = this.page;
    // Beside the table there is no room for a card.
    const layout = {
      card: String(hasCard(state) && view === "map"),
      reader: String(reader && !embed),
      embed: String(embed),
      view,
    };
    for (const name of /** @type {const} */ (["card", "reader", "embed", "view"]))
      if (dataset[name] !== layout[name]) dataset[name] = layout[name];
  }
}
