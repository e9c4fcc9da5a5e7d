/** The page of a county: one sheet that prints, with everything that reaches it and where that is known from. */

import { address, countyAddress, pageAddress } from "#site";
import { VectorGeometry } from "../../features/print/vector_geometry.js";
import { applyTheme, el, withNames } from "../../ui/dom.js";
import { keepFocus } from "../../ui/focus.js";
import { summary } from "../../cards/summary.js";
import { bar, pageLinks, skipTo } from "../../ui/top.js";
import { word as siteWord } from "../../i18n/words.js";
import { listsOf, listSection, neighbourSection, neighboursOf, notDrawn } from "./around.js";
import { locator } from "./locator.js";
import { reachSection, provinceSection } from "./reach.js";
import { Sources, sourceSection } from "./sources.js";
import { word } from "../../i18n/county.js";

/**
 * @typedef {import("../../data/model.js").Lang} Lang
 * @typedef {import("../../data/model.js").MapModel} MapModel
 */

// With so many initiatives or more, the printed sheet says less of each.
const MANY = 14;

export class CountyPage {
  /** @param {MapModel} model @param {import("../../data/model.js").Texts} texts @param {any} profile the answer of /counties/<adcode> */
  constructor(model, texts, profile) {
    this.model = model;
    this.texts = texts;
    this.profile = profile;
    this.index = model.counties.findIndex(({ id }) => id === profile.adcode);
    this.geometry = new VectorGeometry(model);
    this.neighbours = neighboursOf(this.geometry, this.index);
    this.lists = listsOf(model, this.index);
    const query = new URLSearchParams(location.search);
    this.lang = /** @type {Lang} */ (query.get("lang") === "en" ? "en" : "zh");
    const scheme = query.get("scheme");
    this.isChosen = scheme === "dark" || scheme === "light";
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.scheme = /** @type {"light" | "dark"} */ (this.isChosen ? scheme : this.usual);
    this.top = el("header", { class: "top" });
    this.skips = el("nav", { class: "skips" });
    this.main = el("main", { class: "county", id: "county", tabIndex: -1 });
    document.body.classList.add("is-standing", "has-county");
    document.body.replaceChildren(this.skips, this.top, this.main);
    this.dark.addEventListener("change", () => this.isChosen || this.change({ scheme: this.usual }, false));
    // Paper is white.
    addEventListener("beforeprint", () => (document.documentElement.dataset.scheme = "light"));
    addEventListener("afterprint", () => (document.documentElement.dataset.scheme = this.scheme));
    this.render();
    document.documentElement.dataset.ready = "true";
  }

  get usual() {
    return /** @type {"light" | "dark"} */ (this.dark.matches ? "dark" : "light");
  }

  /** @param {{lang?: Lang, scheme?: "light" | "dark"}} change @param {boolean} [isReaders] whether the reader chose it */
  change(change, isReaders = true) {
    Object.assign(this, change);
    if (change.scheme && isReaders) this.isChosen = true;
    const scheme = this.isChosen ? `&scheme=${this.scheme}` : "";
    history.replaceState(null, "", `${location.pathname}?lang=${this.lang}${scheme}`);
    this.render();
  }

  /** The map, with what a query adds. @param {string} query */
  map(query) {
    return `${pageAddress("")}?lang=${this.lang}${this.isChosen ? `&scheme=${this.scheme}` : ""}&${query}`;
  }

  render() {
    const { lang, profile } = this;
    const name = lang === "zh" ? profile.name_zh : profile.name_en;
    applyTheme(lang, this.scheme, `${name} · ${siteWord(lang, "product")}`);
    skipTo(this.skips, lang, "county");
    keepFocus(() => this.top.replaceChildren(...bar(this, pageLinks(this, null))));
    this.main.classList.toggle("is-many", profile.counts.direct + profile.counts.inherited >= MANY);
    keepFocus(() => this.main.replaceChildren(...this.sheet()));
  }

  sheet() {
    const { lang, profile } = this;
    const zh = lang === "zh";
    const sources = new Sources();
    return [
      el("header", { class: "county-head" },
        el("div", {},
          el("p", { class: "county-meta" },
            el("span", {}, profile.adcode), el("span", {}, zh ? profile.prefecture_zh : profile.prefecture_en),
            el("span", { lang: zh ? "en" : "zh-CN" }, zh ? profile.prefecture_en : profile.prefecture_zh)),
          el("h1", {}, zh ? profile.name_zh : profile.name_en, " ", el("small", { lang: zh ? "en" : "zh-CN" }, zh ? profile.name_en : profile.name_zh)),
          summary(lang, profile),
          el("p", { class: "county-links" },
            el("a", { href: this.map(`county=${profile.adcode}`) }, `${word(lang, "onMap")} ›`),
            el("button", { type: "button", on: { click: () => print() } }, word(lang, "print")),
            el("a", { href: address(`counties/${profile.adcode}.json`) }, word(lang, "data")))),
        locator(this)),
      el("div", { class: "county-reaches" }, reachSection(this, "direct", sources), reachSection(this, "inherited", sources)),
      provinceSection(this),
      el("div", { class: "county-around" }, listSection(this, sources), neighbourSection(this), notDrawn(this)),
      sourceSection(this, sources),
      el("footer", { class: "county-foot" },
        el("b", {}, siteWord(lang, "product")), el("span", {}, `${siteWord(lang, "document")} ${siteWord(lang, "document2")}`),
        el("span", {}, ...withNames(lang, siteWord(lang, "credit"))), el("span", {}, siteWord(lang, "notAuthority")), el("span", {}, word(lang, "licence")), el("span", {}, word(lang, "ours")),
        el("span", {}, word(lang, "dated", { d: this.day(), v: this.model.version })),
        el("span", { class: "county-address" }, countyAddress(profile.adcode, lang))),
    ];
  }

  /** The day of the data. */
  day() {
    const day = new Date(`${this.model.version.slice(0, 10)}T00:00:00Z`);
    return new Intl.DateTimeFormat(this.lang === "zh" ? "zh-CN" : "en", { dateStyle: "long", timeZone: "UTC" }).format(day);
  }
}
