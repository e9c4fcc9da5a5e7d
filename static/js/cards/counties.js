/** The card of several counties: where they differ, and what they share. */

import { chooseCounties, toggleCounty } from "../app/actions.js";
import { say } from "../data/model.js";
import { word as ownWord } from "../i18n/counties.js";
import { word } from "../i18n/words.js";
import { download } from "../platform/download.js";
import { counted } from "../ui/counted.js";
import { el } from "../ui/dom.js";
import { matrix } from "./matrix.js";
import { countedTitle, head } from "./parts.js";
import { itemOf, sentenceItems } from "./sentences.js";

/**
 * @typedef {import("../app/map_side.js").MapSide} MapSide
 * @typedef {{item: any, ways: {adcode: string, reach: any}[]}} Shared an initiative, and how it reaches each county
 */

const MANY = 6; // counties from which the list is folded

/** @param {MapSide} side @param {any[]} profiles answers of /counties/<adcode>, in the order they were chosen */
export function countiesCard(side, profiles) {
  const { lang } = side;
  const shared = combine(profiles, side.themes);
  const inAll = shared.filter(({ ways }) => ways.length === profiles.length);
  const differing = shared.filter(({ ways }) => ways.length < profiles.length);
  const title = wholePrefecture(side, profiles) ?? word(lang, "severalCounties", { n: profiles.length });
  const differ = differing.map(({ item }) => item);
  return el(
    "article",
    { class: "card", "aria-label": title },
    cardHead(side, profiles, title, shared, inAll.length),
    el(
      "div",
      { class: "panel-scroll", tabIndex: -1 },
      ...(differing.length
        ? [countedTitle(side, ownWord(lang, "differ"), differ, true), matrix(side, differing, profiles)]
        : []),
      group(side, ownWord(lang, "inAll", { n: profiles.length }), inAll, profiles),
    ),
  );
}

/**
 * @param {MapSide} side @param {any[]} profiles @param {string} title
 * @param {Shared[]} shared @param {number} inAll how many of them reach all
 */
function cardHead(side, profiles, title, shared, inAll) {
  const { lang } = side;
  const count = word(lang, "severalCounties", { n: profiles.length });
  const hidden = hiddenBy(side.themes, profiles);
  const clauses = new Set(shared.map(({ item }) => item.clause));
  const query = { county: profiles.map((p) => p.adcode).join(",") };
  return el(
    "header",
    { class: "card-head" },
    head(side),
    el("h2", { tabIndex: -1 }, title),
    profiles.length > MANY
      ? el("details", { class: "many" }, el("summary", {}, count), chips(side, profiles))
      : chips(side, profiles),
    el("p", {}, ownWord(lang, "severalSummary", { c: counted(lang, shared.length, clauses.size), a: inAll })),
    hidden ? el("p", {}, word(lang, "hidden", { n: hidden })) : null,
    el(
      "div",
      { class: "card-actions" },
      download("initiatives.geojson", query, {}, ownWord(lang, "countiesExport")),
      el(
        "button",
        { type: "button", on: { click: () => side.mapView.camera.fitCounties(side.chosen().counties) } },
        word(lang, "zoomThere"),
      ),
    ),
  );
}

/** Each county, to be shown alone or dropped. @param {MapSide} side @param {any[]} profiles */
function chips(side, profiles) {
  const { lang } = side;
  const chip = (/** @type {any} */ { adcode, name_zh, name_en }) => {
    const name = lang === "zh" ? name_zh : name_en;
    return el(
      "li",
      {},
      el("button", { type: "button", on: { click: () => chooseCounties(side, [adcode]) } }, name),
      el(
        "button",
        {
          type: "button",
          class: "drop",
          "aria-label": ownWord(lang, "dropCounty", { c: name }),
          on: { click: () => toggleCounty(side, adcode) },
        },
        "×",
      ),
    );
  };
  return el("ul", { class: "chips" }, ...profiles.map(chip));
}

/** How many initiatives the themes leave out. @param {Set<string>} themes @param {any[]} profiles */
function hiddenBy(themes, profiles) {
  if (!themes.size) return 0;
  const all = combine(profiles, new Set());
  return all.filter(({ item }) => !themes.has(item.theme)).length;
}

/** The prefecture whose counties these are, all of them and no other. @param {MapSide} side @param {any[]} profiles */
function wholePrefecture({ model, lang }, profiles) {
  const chosen = new Set(profiles.map(({ adcode }) => adcode));
  const found = model.prefectures.find((_, i) => {
    const own = model.counties.filter(({ pref }) => pref === i);
    return own.length === chosen.size && own.every(({ id }) => chosen.has(id));
  });
  return found && (lang === "zh" ? found.zh : found.en);
}

/**
 * Every initiative once, province-wide ones left out: they reach every county.
 * @param {any[]} profiles
 * @param {Set<string>} themes
 * @returns {Shared[]}
 */
function combine(profiles, themes) {
  /** @type {Map<string, Shared>} */
  const found = new Map();
  for (const { adcode, reaches } of profiles) {
    for (const reach of reaches) {
      if (reach.class === "province") continue;
      for (const item of reach.initiatives) {
        if (themes.size && !themes.has(item.theme)) continue;
        const known = found.get(item.id) ?? { item, ways: [] };
        known.ways.push({ adcode, reach });
        found.set(item.id, known);
      }
    }
  }
  return [...found.values()];
}

/** @param {MapSide} side @param {string} title @param {Shared[]} shared @param {any[]} profiles */
function group(side, title, shared, profiles) {
  const { lang } = side;
  const zh = lang === "zh";
  const nameOf = (/** @type {string} */ adcode) => {
    const profile = profiles.find((p) => p.adcode === adcode);
    return zh ? profile.short_zh : profile.short_en;
  };
  return el(
    "section",
    {},
    countedTitle(
      side,
      title,
      shared.map(({ item }) => item),
      shared.length > 0,
    ),
    ...sentenceItems(
      side,
      shared.map(({ item, ways }) => {
        const labels = ways.map(({ reach }) => say(reach.label, lang));
        const direct = ways.some(({ reach }) => reach.class === "direct");
        const isAlike = labels.every((label) => label === labels[0]);
        const how = ways.map(({ adcode }, i) => `${nameOf(adcode)}${zh ? "：" : ": "}${labels[i]}`);
        const said = isAlike ? labels[0] : how.join(zh ? "；" : "; ");
        return {
          ...itemOf(lang, item),
          reach: direct ? "direct" : "inherited",
          key: said,
          ways: () => [el("p", { class: "facts" }, el("span", {}, said))],
        };
      }),
    ),
  );
}
