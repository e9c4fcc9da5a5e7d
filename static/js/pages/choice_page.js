/** A standing page whose reader chooses what it shows: the choice stands in the address, each a step to go back by. */

import { word } from "../i18n/words.js";
import { el } from "../ui/dom.js";
import { StandingPage } from "./standing_page.js";

/**
 * @typedef {import("../ui/manner.js").Manner} Manner
 */

/** What is no choice of what is shown, but how. */
const MANNER = new Set(["lang", "scheme"]);

/** @template {Manner} State @extends {StandingPage<State>} */
export class ChoicePage extends StandingPage {
  /**
   * @param {"board" | "progress"} here which page of the bar it is
   * @param {import("./standing_page.js").Nodes} nodes
   * @param {(search: string) => {state: State, unknown: string[]}} parse `unknown` is what the address names and the
   * page lacks
   * @param {(state: State) => string} format the state as the query of an address
   */
  constructor(here, nodes, parse, format) {
    const { state, unknown } = parse(location.search);
    super(state, here, nodes);
    this.parse = parse;
    this.format = format;
    /** What the link names and the page lacks, until something else is chosen. */
    this.unknown = unknown;
    this.live = el("div", { class: "sr", role: "status", "aria-live": "polite" });
  }

  /** Shows the page, at the part of it that the address names. */
  open() {
    addEventListener("popstate", () => {
      this.state = this.parse(location.search).state;
      this.render();
    });
    this.start(this.skips, this.top, this.main, this.live);
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
    document.documentElement.dataset.ready = "true";
  }

  /** @override @param {Partial<State>} change */
  change(change) {
    if (Object.keys(change).some((name) => !MANNER.has(name))) this.unknown = [];
    super.change(change);
  }

  /** @override */
  query() {
    return this.format(this.state);
  }

  /** Each change is a step to go back by. @override @param {string} address */
  keepAddress(address) {
    history.pushState(null, "", address);
  }

  /** Says what the address names and the page lacks; nothing where it has all. */
  unknownNote() {
    if (!this.unknown.length) return "";
    const text = word(this.lang, "unknown", { list: this.unknown.join(", ") });
    return el("p", { class: "standing-unknown", role: "status" }, text);
  }
}
