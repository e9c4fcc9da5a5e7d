/** What reaches the county: by class, by way, by theme, each with its words and clause. */

import { bySentence, quoted } from "../../cards/sentences.js";
import { say } from "../../data/model.js";
import { word } from "../../i18n/county.js";
import { word as siteWord } from "../../i18n/words.js";
import { counted } from "../../ui/counted.js";
import { el, quote, symbol } from "../../ui/dom.js";
import { translation } from "../../ui/translation.js";

/** @typedef {import("./page.js").CountyPage} CountyPage */

/** @param {CountyPage} page @param {"direct" | "inherited"} name @param {import("./sources.js").Sources} sources */
export function reachSection(page, name, sources) {
  const { lang, profile } = page;
  const reaches = profile.reaches.filter(
    (/** @type {any} */ reach) => reach.class === name && reach.initiatives.length,
  );
  return el(
    "section",
    { class: name },
    title(page, word(lang, name), profile.counts[name], profile.sentences[name]),
    ...reaches.flatMap((/** @type {any} */ { label, initiatives }) => [
      el("h3", {}, say(label, lang), " ", counted(lang, initiatives.length, bySentence(initiatives).length)),
      el("ul", { class: "county-sentences" }, ...bySentence(initiatives).map((own) => sentence(page, own, sources))),
    ]),
  );
}

/** Only counted: they are the same for every county. @param {CountyPage} page */
export function provinceSection(page) {
  const { lang, profile } = page;
  const all = profile.reaches
    .filter((/** @type {any} */ reach) => reach.class === "province")
    .flatMap((/** @type {any} */ reach) => reach.initiatives);
  return el(
    "section",
    { class: "province" },
    title(page, word(lang, "province"), profile.counts.province, profile.sentences.province),
    el(
      "p",
      {},
      `${word(lang, "provinceNote")} `,
      el("a", { href: page.map(`county=${profile.adcode}`) }, `${word(lang, "provinceAll")} ›`),
    ),
    el(
      "ul",
      {},
      ...byTheme(page, all).map(([theme, initiatives]) =>
        el("li", {}, symbol(theme, lang), say(theme.title, lang), " ", el("b", {}, String(initiatives.length))),
      ),
    ),
  );
}

/** @param {CountyPage} page @param {string} text @param {number} n @param {number} sentences */
const title = ({ lang }, text, n, sentences) =>
  el(
    "h2",
    { class: n ? null : "is-none" },
    text,
    " ",
    el("span", {}, n ? counted(lang, n, sentences) : word(lang, "none")),
  );

/**
 * @param {CountyPage} page
 * @param {any[]} initiatives
 * @returns {[import("../../data/model.js").Theme, any[]][]} themes in their order
 */
const byTheme = ({ model }, initiatives) =>
  model.themes
    .map(
      (theme) =>
        /** @type {[import("../../data/model.js").Theme, any[]]} */ ([
          theme,
          initiatives.filter((one) => one.theme === theme.id),
        ]),
    )
    .filter(([, found]) => found.length);

/**
 * Initiatives of one sentence; its words stand once, and so does a way that is the same for all.
 * @param {CountyPage} page
 * @param {any[]} initiatives
 * @param {import("./sources.js").Sources} sources
 */
function sentence(page, initiatives, sources) {
  const { english, lang } = page;
  const [{ clause, way_zh: way, source }] = initiatives;
  const isAlike = initiatives.every((one) => one.way_zh === way && one.source === source);
  return el(
    "li",
    { class: isAlike ? null : "is-mixed" },
    ...initiatives
      .flatMap((one, i) => [named(page, one, i === 0), isAlike ? null : wayLine(page, one, sources)])
      .filter((node) => node !== null),
    quote(quoted(initiatives.map((one) => one.quote))),
    translation(english.of(lang, clause)),
    isAlike ? wayLine(page, initiatives[0], sources) : null,
  );
}

/** @param {CountyPage} page @param {any} initiative @param {boolean} isFirst of its sentence */
function named(page, { id, theme, clause, title_zh, title_en }, isFirst) {
  const { lang, model, profile } = page;
  const known = model.themes.find((one) => one.id === theme);
  return el(
    "p",
    { class: "county-title" },
    known ? symbol(known, lang) : null,
    el("a", { href: page.map(`initiative=${id}`) }, lang === "zh" ? title_zh : title_en),
    " ",
    isFirst
      ? el(
          "a",
          {
            class: "no",
            href: page.map(`county=${profile.adcode}&clause=${clause}`),
            "aria-label": siteWord(lang, "readClause", { id: clause }),
          },
          clause,
        )
      : null,
  );
}

/** @param {CountyPage} page @param {any} initiative @param {import("./sources.js").Sources} sources */
const wayLine = (page, { way_zh, way_en, confidence, source }, sources) =>
  el(
    "p",
    { class: "county-way" },
    el("span", {}, page.lang === "zh" ? way_zh : way_en),
    " ",
    sources.trust(page, confidence, source),
  );
