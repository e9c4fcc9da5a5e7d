/**
 * What the pages beside the map have alike: language and scheme in the address, the bar, the way past it, white paper.
 */

import { word } from "../i18n/words.js";
import { el } from "../ui/dom.js";
import { offer } from "../ui/failure.js";
import { keepFocus } from "../ui/focus.js";
import { applyTheme, onSystemScheme, schemeOf } from "../ui/manner.js";
import { bar, pageLinks, skipTo } from "../ui/top.js";

/**
 * @typedef {import("../ui/manner.js").Manner} Manner
 * @typedef {{top: HTMLElement, skips: HTMLElement, main: HTMLElement}} Nodes
 */

/** A page that stands by itself; a subclass says what it shows. @template {Manner} State */
export class StandingPage {
  /**
   * @param {State} state
   * @param {"board" | "progress" | "guide" | null} here which page of the bar it is
   * @param {Nodes} nodes
   */
  constructor(state, here, { top, skips, main }) {
    this.state = state;
    this.here = here;
    this.top = top;
    this.skips = skips;
    this.main = main;
  }

  get lang() {
    return this.state.lang;
  }

  get scheme() {
    return schemeOf(this.state);
  }

  /**
   * Shows the page, and follows the system's scheme.
   * @param {...Node} nodes that take the place of what stands in the page, if any
   */
  start(...nodes) {
    if (nodes.length) document.body.replaceChildren(...nodes);
    onSystemScheme(() => this.render());
    this.render();
  }

  /** @param {Partial<State> | Partial<Manner>} change */
  change(change) {
    this.state = /** @type {State} */ ({ ...this.state, ...change });
    this.keepAddress(`${location.pathname}${this.query()}`);
    this.render();
  }

  /** Reads our English for a page that shows some of it. @type {import("../data/english.js").Ask} */
  async readEnglish(load, use) {
    try {
      use(await load());
      this.render();
    } catch {
      this.main.before(offer("state", () => this.readEnglish(load, use)));
    }
  }

  /** The state as the query of an address. */
  query() {
    const { lang, scheme } = this.state;
    return `?lang=${lang}${scheme ? `&scheme=${scheme}` : ""}`;
  }

  /** By default a change is no step to go back by. @param {string} address */
  keepAddress(address) {
    history.replaceState(null, "", address);
  }

  /**
   * What the tab says before the product, and where the way past the bar leads.
   * @returns {{title: string, target: string}}
   */
  names() {
    return { title: "", target: this.main.id };
  }

  /** Draws the page's own content. */
  draw() {}

  render() {
    const { lang } = this;
    const { title, target } = this.names();
    applyTheme(lang, this.scheme, `${title} · ${word(lang, "product")}`);
    skipTo(this.skips, lang, target);
    keepFocus(() => this.top.replaceChildren(...bar(this, pageLinks(this, this.here))));
    keepFocus(() => this.draw());
  }
}

/**
 * The nodes of a page, and its class on the body, where the styles ask for it.
 * @param {string} name
 * @returns {Nodes}
 */
export function standingNodes(name) {
  document.body.classList.add("is-standing", `has-${name}`);
  return {
    top: el("header", { class: "top" }),
    skips: el("nav", { class: "skips" }),
    main: el("main", { class: name, id: name, tabIndex: -1 }),
  };
}
