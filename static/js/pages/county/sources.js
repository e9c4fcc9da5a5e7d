/** Where places and lists are known from: each source once, with a number that leads to it. */

import { word } from "../../i18n/county.js";
import { el } from "../../ui/dom.js";
import { sourceText } from "../../ui/source_text.js";
import { trust } from "../../ui/trust.js";

/** @typedef {import("./page.js").CountyPage} CountyPage */

export class Sources {
  constructor() {
    /** @type {string[]} in Chinese, in the order in which they were asked for */
    this.known = [];
  }

  /**
   * How sure we are, with the number of the source, which leads to it, where there is one.
   * @param {CountyPage} page
   * @param {string} confidence
   * @param {string} source
   */
  trust(page, confidence, source) {
    if (!source) return trust(page, confidence);
    if (!this.known.includes(source)) this.known.push(source);
    const n = this.known.indexOf(source) + 1;
    const node = trust(page, confidence);
    node.append(" ", el("a", { class: "county-mark", href: `#source-${n}` }, `[${n}]`));
    return node;
  }
}

/** Made last: it lists what all the others have asked for. @param {CountyPage} page @param {Sources} sources */
export const sourceSection = ({ english, lang }, { known }) =>
  el(
    "section",
    { class: "sources" },
    el("h2", {}, word(lang, "sources")),
    el("p", {}, word(lang, "sourcesNote")),
    el(
      "ol",
      {},
      ...known.map((source, i) =>
        el("li", { id: `source-${i + 1}` }, ...sourceText(source, english.source(lang, source))),
      ),
    ),
  );
