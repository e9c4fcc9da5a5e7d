/** The list under the search box: results in groups, chosen with the keyboard or the pointer (a combobox). */

import { isSite, read } from "#site";
import {
  chooseCounties,
  chooseInitiative,
  choosePlace,
  followClause,
  openReader,
  openView,
} from "../../app/actions.js";
import { showLayer, soloTheme } from "../../app/layer_actions.js";
import { startStory } from "../../app/open.js";
import { short } from "../../data/model.js";
import { word } from "../../i18n/search.js";
import { el } from "../../ui/dom.js";
import { places } from "../../ui/top.js";
import { Index } from "./index.js";
import { label } from "./label.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {import("./index.js").Found} Found
 * @typedef {{title: string, items: Found[]}} Group
 */

const FEW = 6; // results of a group that are shown at once

/** @type {Index | undefined} made once, and kept when the box is drawn anew */
let index;

export class Box {
  /** @param {MapSide} side @param {HTMLInputElement} input @param {HTMLElement} list */
  static async open(side, input, list) {
    side.app.wantTexts();
    const [model, texts, english] = await Promise.all([
      read("search.json"),
      read("texts.json"),
      side.lang === "en" ? read("english.json") : null,
    ]);
    index ??= new Index(model);
    if (english) index.readEnglish(side.model.clauses.map((id) => english.sentences[id] ?? ""));
    return new Box(side, input, list, index, texts);
  }

  /**
   * @param {MapSide} side
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list
   * @param {Index} index
   * @param {import("../../data/model.js").Texts} texts
   */
  constructor(side, input, list, index, texts) {
    this.side = side;
    this.input = input;
    this.list = list;
    this.index = index;
    this.texts = texts;
    /** @type {Group[]} */
    this.groups = [];
    /** The groups that are shown whole. @type {Set<string>} */
    this.whole = new Set();
    /** What the arrow keys reach, in their order. @type {{node: HTMLElement, act: () => void}[]} */
    this.options = [];
    this.active = -1;
    this.made = 0;
    input.addEventListener("input", () => this.update());
    input.addEventListener("keydown", (event) => this.key(event));
    // A click on a result comes after the focus has gone.
    input.addEventListener("blur", () => setTimeout(() => document.activeElement !== input && this.close(), 150));
    list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  update() {
    if (!this.input.value.trim()) return this.close();
    this.open();
  }

  open() {
    const query = this.input.value.trim();
    const { lang } = this.side;
    this.whole.clear();
    this.groups = query ? this.found(query) : this.counties();
    this.draw(0);
    const n = this.groups.reduce((sum, { items }) => sum + items.length, 0);
    const list = this.groups.map(({ title, items }) => `${title} ${items.length}`).join(lang === "zh" ? "，" : ", ");
    this.side.app.announce(
      !query
        ? word(lang, "allCounties")
        : n
          ? word(lang, "results", { n, list })
          : word(lang, "noResult", { q: query }),
    );
  }

  /** What a query finds, the kind that fits best first. @param {string} query @returns {Group[]} */
  found(query) {
    /** @type {Map<string, Found[]>} */
    const kinds = new Map();
    for (const one of this.index.find(query))
      if (this.canOpen(one)) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
    return [...kinds].map(([kind, items]) => ({
      title: word(this.side.lang, /** @type {import("./index.js").Kind} */ (kind)),
      items,
    }));
  }

  /** Whether it is here: the map in one file has no page beside it. @param {Found} item */
  canOpen({ kind, at }) {
    return kind !== "page" || isSite || this.index.model.pages[at].at.startsWith("?");
  }

  /** Every county, by prefecture. @returns {Group[]} */
  counties() {
    const { model, lang } = this.side;
    const why = { match: "n", tier: 0, spelling: "", name: "", isTraditional: false };
    return model.prefectures.map((prefecture, i) => ({
      title: short(prefecture, lang),
      items: model.counties.flatMap(({ pref }, at) =>
        pref === i ? [{ kind: /** @type {const} */ ("county"), at, why }] : [],
      ),
    }));
  }

  /** @param {number} active the option that is to be the active one */
  draw(active) {
    const { side, input, list } = this;
    const query = input.value.trim();
    this.options = [];
    list.replaceChildren(
      ...this.groups.map(({ title, items }, g) =>
        el(
          "div",
          { role: "group", "aria-labelledby": `results-${g}` },
          el("div", { id: `results-${g}`, class: "results-title", role: "presentation" }, title),
          ...this.#rows(title, items, query),
        ),
      ),
    );
    if (!this.options.length)
      list.append(el("p", { class: "results-none" }, word(side.lang, "noResult", { q: query })));
    list.hidden = false;
    input.setAttribute("aria-expanded", String(this.options.length > 0));
    this.activate(Math.min(active, this.options.length - 1));
  }

  /**
   * The first few of a group, and one more option that shows the rest of them.
   * @param {string} title @param {Found[]} items @param {string} query
   */
  #rows(title, items, query) {
    const { side } = this;
    const isWhole = !query || this.whole.has(title) || items.length <= FEW + 1;
    const shown = isWhole ? items : items.slice(0, FEW);
    const rows = shown.map((item) =>
      this.#option(() => this.choose(item), ...label(side, this.index, this.texts, item, query)),
    );
    if (isWhole) return rows;
    const at = this.options.length;
    const showAll = () => {
      this.whole.add(title);
      this.draw(at);
    };
    const rest = word(side.lang, "rest", { n: items.length - shown.length });
    return [...rows, this.#option(showAll, el("span", { class: "muted" }, rest))];
  }

  /** The next option of the list. @param {() => void} act @param {(Node | string)[]} content */
  #option(act, ...content) {
    // No id comes twice: Firefox says no other option that has the id of the one before.
    this.made += 1;
    const id = `result-${this.made}`;
    const node = el(
      "div",
      { id, role: "option", "aria-selected": "false", class: "result", on: { click: act } },
      ...content,
    );
    this.options.push({ node, act });
    return node;
  }

  /** @param {number} active */
  activate(active) {
    this.options[this.active]?.node.setAttribute("aria-selected", "false");
    this.active = active;
    const node = this.options[active]?.node;
    if (!node) return this.input.removeAttribute("aria-activedescendant");
    node.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", node.id);
    // The heading comes along with the first of its group.
    const seen =
      node.previousElementSibling?.getAttribute("role") === "presentation" ? node.previousElementSibling : node;
    seen.scrollIntoView({ block: "nearest" });
    node.scrollIntoView({ block: "nearest" });
  }

  /** @param {Found} item */
  choose({ kind, at }) {
    const { side } = this;
    const { model } = side;
    this.input.value = "";
    this.close();
    if (kind === "county") chooseCounties(side, [model.counties[at].id], true);
    else if (kind === "prefecture")
      chooseCounties(
        side,
        model.counties.filter(({ pref }) => pref === at).map(({ id }) => id),
        true,
      );
    else if (kind === "place") choosePlace(side, model.places[at].id, true);
    else if (kind === "initiative") chooseInitiative(side, model.initiatives[at].id);
    else if (kind === "theme") soloTheme(side, model.themes[at].id);
    else if (kind === "layer") showLayer(side, model.layers[at].id);
    else if (kind === "target") this.openClause(this.index.model.targets[at].clause);
    else if (kind === "page") this.openPage(this.index.model.pages[at].at);
    else this.openClause(at);
  }

  /** @param {number} at its index */
  openClause(at) {
    followClause(this.side.app, this.side.model.clauses[at]);
  }

  /** @param {string} at a view of this page, or the name of another */
  openPage(at) {
    const { app } = this.side;
    if (at === "?view=table") openView(app, "table");
    else if (at === "?reader=1") openReader(app, true);
    else if (at === "?story=1") startStory(app);
    else location.assign(places(app)[/** @type {"board" | "progress" | "guide"} */ (at)]);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    const { list, options, active } = this;
    const last = options.length - 1;
    if (event.key === "Escape") {
      if (list.hidden) return;
      event.stopPropagation();
      event.preventDefault();
      return this.close();
    }
    if (list.hidden) {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      return this.open();
    }
    if (last < 0) return;
    if (event.key === "ArrowDown") this.activate(active === last ? 0 : active + 1);
    else if (event.key === "ArrowUp") this.activate(active <= 0 ? last : active - 1);
    else if (event.key === "PageDown") this.activate(Math.min(active + 10, last));
    else if (event.key === "PageUp") this.activate(Math.max(active - 10, 0));
    else if (event.key === "Enter") options[active]?.act();
    else return;
    event.preventDefault();
  }
}
