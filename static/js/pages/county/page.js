/** The page of a county: one sheet that prints, with everything that reaches it and where that is known from. */

import { address, countyAddress, pageAddress } from "#site";
import { summary } from "../../cards/summary.js";
import { English } from "../../data/english.js";
import { VectorGeometry } from "../../features/print/vector_geometry.js";
import { word } from "../../i18n/county.js";
import { word as siteWord } from "../../i18n/words.js";
import { el, withNames } from "../../ui/dom.js";
import { mannerOf } from "../../ui/manner.js";
import { StandingPage, standingNodes } from "../standing_page.js";
import { listSection, listsOf, neighbourSection, neighboursOf, notDrawn } from "./around.js";
import { locator } from "./locator.js";
import { provinceSection, reachSection } from "./reach.js";
import { sinceSection } from "./since.js";
import { Sources, sourceSection } from "./sources.js";

/**
 * @typedef {import("../../data/model.js").Lang} Lang
 * @typedef {import("../../data/model.js").MapModel} MapModel
 */

// With so many initiatives or more, the printed sheet says less of each.
const MANY = 14;

/** @extends {StandingPage<import("../../ui/manner.js").Manner>} */
export class CountyPage extends StandingPage {
  /**
   * @param {MapModel} model
   * @param {import("../../data/model.js").Texts} texts
   * @param {any} profile the answer of /counties/<adcode>
   * @param {import("../../data/progress.js").Progress} progress
   */
  constructor(model, texts, profile, progress) {
    super(mannerOf(new URLSearchParams(location.search)), null, standingNodes("county"));
    this.model = model;
    this.texts = texts;
    this.profile = profile;
    this.progress = progress;
    this.index = model.counties.findIndex(({ id }) => id === profile.adcode);
    this.geometry = new VectorGeometry(model);
    this.neighbours = neighboursOf(this.geometry, this.index);
    this.lists = listsOf(model, this.index);
    this.english = new English((load, use) => this.readEnglish(load, use));
    this.start(this.skips, this.top, this.main);
    document.documentElement.dataset.ready = "true";
  }

  /** The map, with what a query adds. @param {string} query */
  map(query) {
    return `${pageAddress("")}${this.query()}&${query}`;
  }

  /** @override */
  names() {
    const { name_zh, name_en } = this.profile;
    return { title: this.lang === "zh" ? name_zh : name_en, target: "county" };
  }

  /** @override */
  draw() {
    const { counts } = this.profile;
    this.main.classList.toggle("is-many", counts.direct + counts.inherited >= MANY);
    this.main.replaceChildren(...this.sheet());
  }

  sheet() {
    const sources = new Sources();
    return [
      this.#head(),
      el(
        "div",
        { class: "county-reaches" },
        reachSection(this, "direct", sources),
        reachSection(this, "inherited", sources),
      ),
      sinceSection(this),
      provinceSection(this),
      el("div", { class: "county-around" }, listSection(this, sources), neighbourSection(this), notDrawn(this)),
      sourceSection(this, sources),
      this.#foot(),
    ];
  }

  #head() {
    const { lang, profile } = this;
    const zh = lang === "zh";
    return el(
      "header",
      { class: "county-head" },
      el(
        "div",
        {},
        el(
          "p",
          { class: "county-meta" },
          el("span", {}, profile.adcode),
          el("span", {}, zh ? profile.prefecture_zh : profile.prefecture_en),
          el("span", { lang: zh ? "en" : "zh-CN" }, zh ? profile.prefecture_en : profile.prefecture_zh),
        ),
        el(
          "h1",
          {},
          zh ? profile.name_zh : profile.name_en,
          " ",
          el("small", { lang: zh ? "en" : "zh-CN" }, zh ? profile.name_en : profile.name_zh),
        ),
        summary(lang, profile),
        el(
          "p",
          { class: "county-links" },
          el("a", { href: this.map(`county=${profile.adcode}`) }, `${word(lang, "onMap")} ›`),
          el("button", { type: "button", on: { click: () => print() } }, word(lang, "print")),
          el("a", { href: address(`counties/${profile.adcode}.json`) }, word(lang, "data")),
        ),
      ),
      locator(this),
    );
  }

  #foot() {
    const { lang } = this;
    return el(
      "footer",
      { class: "county-foot" },
      el("b", {}, siteWord(lang, "product")),
      el("span", {}, `${siteWord(lang, "document")} ${siteWord(lang, "document2")}`),
      el("span", {}, ...withNames(lang, siteWord(lang, "credit"))),
      el("span", {}, siteWord(lang, "notAuthority")),
      el("span", {}, word(lang, "licence")),
      el("span", {}, word(lang, "ours")),
      el("span", {}, siteWord(lang, "countMeans")),
      el("span", {}, word(lang, "dated", { d: this.day(), v: this.model.version })),
      el("span", { class: "county-address" }, countyAddress(this.profile.adcode, lang)),
    );
  }

  /** The day of the data. */
  day() {
    const day = new Date(`${this.model.version.slice(0, 10)}T00:00:00Z`);
    return new Intl.DateTimeFormat(this.lang === "zh" ? "zh-CN" : "en", { dateStyle: "long", timeZone: "UTC" }).format(
      day,
    );
  }
}
