/** What reaches the county: by class, by way, by theme, each with its words and clause. */

import { say } from "../../data/model.js";
import { el, quote, seal } from "../../ui/dom.js";
import { word as siteWord } from "../../i18n/words.js";
import { word } from "../../i18n/county.js";

/** @typedef {import("./page.js").CountyPage} CountyPage */

/** @param {CountyPage} page @param {"direct" | "inherited"} name @param {import("./sources.js").Sources} sources */
export function reachSection(page, name, sources) {
  const { lang, profile } = page;
  const reaches = profile.reaches.filter((/** @type {any} */ reach) => reach.class === name && reach.initiatives.length);
  return el("section", { class: name },
    title(page, word(lang, name), profile.counts[name]),
    ...reaches.flatMap((/** @type {any} */ reach) => [
      el("h3", {}, say(reach.label, lang), " ", String(reach.initiatives.length)),
      ...byTheme(page, reach.initiatives).map(([theme, initiatives]) =>
        el("div", { class: "county-theme" },
          el("h4", {}, seal(theme, lang), el("span", { class: "sr" }, say(theme.title, lang))),
          el("ul", {}, ...initiatives.map((initiative) => item(page, initiative, sources))))),
    ]));
}

/** Only counted: they are the same for every county. @param {CountyPage} page */
export function provinceSection(page) {
  const { lang, profile } = page;
  const all = profile.reaches.filter((/** @type {any} */ reach) => reach.class === "province").flatMap((/** @type {any} */ reach) => reach.initiatives);
  return el("section", { class: "province" },
    title(page, word(lang, "province"), profile.counts.province),
    el("p", {}, `${word(lang, "provinceNote")} `,
      el("a", { href: page.map(`county=${profile.adcode}`) }, `${word(lang, "provinceAll")} ›`)),
    el("ul", {}, ...byTheme(page, all).map(([theme, initiatives]) =>
      el("li", {}, seal(theme, lang), say(theme.title, lang), " ", el("b", {}, String(initiatives.length))))));
}

/** @param {CountyPage} page @param {string} text @param {number} n */
const title = ({ lang }, text, n) => el("h2", { class: n ? null : "is-none" }, text, " ", el("span", {}, n ? String(n) : word(lang, "none")));

/** @param {CountyPage} page @param {any[]} initiatives @returns {[import("../../data/model.js").Theme, any[]][]} themes in their order */
const byTheme = ({ model }, initiatives) =>
  model.themes.map((theme) => /** @type {[import("../../data/model.js").Theme, any[]]} */ ([theme, initiatives.filter((one) => one.theme === theme.id)]))
    .filter(([, found]) => found.length);

/** @param {CountyPage} page @param {any} initiative @param {import("./sources.js").Sources} sources */
function item(page, initiative, sources) {
  const { lang, profile } = page;
  const { id, clause, confidence, source } = initiative;
  const zh = lang === "zh";
  return el("li", {},
    el("p", { class: "county-title" },
      el("a", { href: page.map(`initiative=${id}`) }, zh ? initiative.title_zh : initiative.title_en), " ",
      el("a", { class: "no", href: page.map(`county=${profile.adcode}&clause=${clause}`), "aria-label": siteWord(lang, "readClause", { id: clause }) }, clause)),
    quote(initiative.quote),
    el("p", { class: "county-way" }, el("span", {}, zh ? initiative.way_zh : initiative.way_en), " ", sources.trust(page, confidence, source)));
}
