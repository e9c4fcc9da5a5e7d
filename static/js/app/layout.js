/** The nodes of the page that stay, and how they stand; what changes is drawn into them. */

import { el } from "../ui/dom.js";

export class Layout {
  /** @param {HTMLElement} mapNode the map's, which may have been made elsewhere */
  constructor(mapNode) {
    this.top = el("header", { class: "top" });
    this.tabs = el("nav", { class: "tabs" });
    this.mapNode = mapNode;
    this.mapNode.classList.add("map");
    this.head = el("div", {});
    this.legend = el("div", {});
    this.tools = el("div", { class: "map-tools", "data-over-map": "" });
    this.footBox = el("div", {});
    this.live = el("div", { class: "sr", role: "status", "aria-live": "polite" });
    this.mapNode.append(this.legend, this.tools);
    this.panel = el("section", { id: "panel", class: "panel", "data-sheet": "half", tabIndex: -1 });
    this.stage = el("main", { class: "stage" }, this.head, el("div", { class: "map-box" }, this.mapNode), this.footBox);
    this.spine = el("aside", { class: "spine" });
    this.page = el("div", { class: "page" }, this.top, this.tabs, this.panel, this.stage, this.spine);
    this.skips = el("nav", { class: "skips" });
    this.notices = el("div", { class: "notices" });
    document.body.append(this.skips, this.page, this.notices, this.live);
  }

  /** @param {import("./permalink.js").State} state @param {boolean} isCardOpen */
  lay({ reader, embed, view }, isCardOpen) {
    const { dataset } = this.page;
    // Beside the table there is no room for a card.
    const layout = { card: String(isCardOpen && view === "map"), reader: String(reader && !embed), embed: String(embed), view };
    for (const name of /** @type {const} */ (["card", "reader", "embed", "view"])) if (dataset[name] !== layout[name]) dataset[name] = layout[name];
  }
}
