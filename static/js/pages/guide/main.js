/** The guide: its text stands in the page; swatches, figures, terms and keys come from where the map has them. */

import { pageAddress, read } from "#site";
import { singleKeys } from "../../features/help/help.js";
import { keyTable } from "../../features/help/keys.js";
import { openReport } from "../../features/help/report.js";
import { word } from "../../i18n/words.js";
import { el, swatch, symbol } from "../../ui/dom.js";
import { offer } from "../../ui/failure.js";
import { mannerOf } from "../../ui/manner.js";
import { StandingPage } from "../standing_page.js";
import { versionList } from "./changes.js";

/**
 * @typedef {import("../../data/model.js").Lang} Lang
 * @typedef {import("../../data/model.js").Text} Text
 * @typedef {{id: string, name: Text, explanation: Text, clause: string}} Term
 * @typedef {{version: string, counts: Record<string, number>, themes: {symbol: Text, title: Text}[], terms: Term[],
 *   changes: import("./changes.js").Version[]}} Model
 */

const LANGS = /** @type {const} */ (["zh", "en"]);

/** @param {Lang} lang */
const article = (lang) =>
  /** @type {HTMLElement} */ (document.querySelector(`.guide > [lang=${lang === "zh" ? "zh-CN" : "en"}]`));

/** @param {Lang} lang @param {string} name @param {(node: HTMLElement, value: string) => void} fill */
function each(lang, name, fill) {
  for (const node of article(lang).querySelectorAll(`[data-${name}]`)) {
    if (node instanceof HTMLElement) fill(node, node.dataset[name] ?? "");
  }
}

/**
 * The bar over the page, and which of its two languages is seen. @extends
 * {StandingPage<import("../../ui/manner.js").Manner>}
 */
class Guide extends StandingPage {
  constructor() {
    const node = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(name));
    super(mannerOf(new URLSearchParams(location.search)), "guide", {
      top: node(".top"),
      skips: node(".skips"),
      main: node(".guide"),
    });
    this.version = "";
    this.start();
  }

  /**
   * The section stays, in the other language. @override
   * @param {Partial<import("../../ui/manner.js").Manner>} change
   */
  change(change) {
    super.change(change);
    if (change.lang && location.hash) document.querySelector(location.hash)?.scrollIntoView();
  }

  /** @override */
  query() {
    const section = location.hash.replace(/-en$/, "");
    return `${super.query()}${section && this.lang === "en" ? `${section}-en` : section}`;
  }

  /** @override */
  names() {
    const { lang } = this;
    return { title: word(lang, "guidePage"), target: lang === "zh" ? "marks" : "marks-en" };
  }

  /** @override */
  draw() {
    const { lang, scheme } = this;
    for (const link of article(lang).querySelectorAll("a[data-page]")) {
      link.setAttribute(
        "href",
        `${pageAddress(/** @type {HTMLElement} */ (link).dataset.page ?? "")}?lang=${lang}&scheme=${scheme}`,
      );
    }
  }
}

/** What needs no model. @param {Guide} guide */
function fillMarks(guide) {
  for (const lang of LANGS) {
    each(lang, "swatch", (node, texture) =>
      node.replaceChildren(
        swatch({ paint: texture === "part" ? "green" : texture === "line" ? "blue" : "amber", texture }, true),
      ),
    );
    each(lang, "keys", (node) => node.replaceChildren(keyTable(lang), singleKeys(lang)));
    each(lang, "report", (node) =>
      node.replaceChildren(
        el(
          "div",
          { class: "help-actions" },
          el("button", { type: "button", on: { click: () => openReport(lang, guide.version) } }, word(lang, "report")),
        ),
      ),
    );
  }
}

/** @param {Guide} guide @param {Model} model */
function fill(guide, { version, counts, themes, terms, changes }) {
  guide.version = version;
  for (const lang of LANGS) {
    const number = new Intl.NumberFormat(lang === "zh" ? "zh-CN" : "en");
    each(lang, "count", (node, name) => (node.textContent = number.format(counts[name])));
    each(lang, "version", (node) => (node.textContent = version));
    each(lang, "themes", (node) =>
      node.replaceChildren(
        ...themes.map((theme) => el("li", {}, symbol(/** @type {any} */ (theme), lang, false), theme.title[lang])),
      ),
    );
    const { compare } = new Intl.Collator(lang === "zh" ? "zh-CN-u-co-pinyin" : "en");
    // A quotation mark is no letter.
    const key = (/** @type {Term} */ term) => term.name[lang].replace(/^(the )?[“”]/, "");
    each(lang, "changes", (node) => node.replaceChildren(...versionList(lang, changes)));
    each(lang, "terms", (node) =>
      node.replaceChildren(...[...terms].sort((a, b) => compare(key(a), key(b))).map((term) => entry(lang, term))),
    );
  }
}

/** @param {Lang} lang @param {Term} term */
function entry(lang, { id, name, explanation, clause }) {
  const [own, other] =
    lang === "zh"
      ? [name.zh, el("small", { lang: "en" }, name.en)]
      : [name.en, el("small", { lang: "zh-CN" }, name.zh)];
  return el(
    "div",
    { id: lang === "zh" ? `term-${id}` : `term-${id}-en` },
    el(
      "dt",
      {},
      el("span", {}, own),
      other,
      el(
        "a",
        {
          href: `${pageAddress("")}?lang=${lang}&clause=${clause}`,
          "aria-label": word(lang, "readClause", { id: clause }),
        },
        clause,
      ),
    ),
    el("dd", {}, explanation[lang]),
  );
}

/** @param {Guide} guide */
async function readModel(guide) {
  try {
    fill(guide, await read("guide.json"));
  } catch {
    document.querySelector(".guide")?.before(offer("state", () => readModel(guide)));
  }
  document.documentElement.dataset.ready = "true";
}

const guide = new Guide();
fillMarks(guide);
// Which article is seen does not wait for the figures.
document.documentElement.dataset.ready = "soon";
readModel(guide).then(() => document.querySelector(location.hash || "html")?.scrollIntoView());
