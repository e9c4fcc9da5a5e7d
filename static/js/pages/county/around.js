/** What stands around a county: the lists it is on, its neighbours, and what could not be drawn. */

import { countyAddress, pageAddress } from "#site";
import { say, short } from "../../data/model.js";
import { word } from "../../i18n/county.js";
import { el } from "../../ui/dom.js";

/**
 * @typedef {import("./page.js").CountyPage} CountyPage
 * @typedef {import("../../data/model.js").MapModel} MapModel
 * @typedef {{counties: number[], isOutside: boolean}} Neighbours indexes, clockwise from the north; `isOutside`
 *   where another province is one
 */

/**
 * Those that share a border with it.
 * @param {import("../../data/geometry.js").Geometry} geometry
 * @param {number} county
 * @returns {Neighbours}
 */
export function neighboursOf({ model, sides }, county) {
  const beside = new Set(sides.filter((both) => both.includes(county)).flat());
  beside.delete(county);
  const isOutside = beside.delete(-1);
  const [x, y] = model.counties[county].label;
  const bearing = (/** @type {number} */ other) => {
    const [ox, oy] = model.counties[other].label;
    return (Math.atan2(ox - x, oy - y) + 2 * Math.PI) % (2 * Math.PI);
  };
  return { counties: [...beside].sort((a, b) => bearing(a) - bearing(b)), isOutside };
}

/**
 * The places of the model that are lists of counties, this one among them.
 * @param {MapModel} model
 * @param {number} county
 */
export const listsOf = ({ places }, county) =>
  [...places.keys()].filter(
    (i) => places[i].kind === "county_set" && [...(places[i].whole ?? []), ...(places[i].part ?? [])].includes(county),
  );

/** @param {import("../../data/model.js").Lang} lang @param {string} text */
const aside = (lang, text) => (lang === "zh" ? `（${text}）` : ` (${text})`);

/** @param {CountyPage} page @param {import("./sources.js").Sources} sources */
export function listSection(page, sources) {
  const { lang, lists, model, texts } = page;
  return el(
    "section",
    { class: "lists" },
    el("h2", {}, word(lang, "lists"), " ", el("span", {}, String(lists.length))),
    lists.length ? null : el("p", {}, word(lang, "noLists")),
    el(
      "ul",
      {},
      ...lists.map((i) => {
        const { id, role, coverage, ...place } = model.places[i];
        const { source, confidence, since, trust } = texts.places[i];
        const adcode = model.counties[page.index].id;
        const year = since?.[adcode];
        const notes = [
          year && word(lang, "since", { y: year }),
          coverage === "part" && word(lang, "partly"),
          role === "context" && word(lang, "onlyContext"),
          role !== "context" && place.known && say(place.known, lang), // a background list says it in its name
        ].filter((note) => typeof note === "string");
        return el(
          "li",
          {},
          el(
            "span",
            {},
            el("a", { href: page.map(`place=${id}`) }, say(place, lang)),
            notes.map((note) => aside(lang, note)).join(""),
          ),
          " ",
          sources.trust(page, trust?.[adcode] ?? confidence, source),
        );
      }),
    ),
  );
}

/** @param {CountyPage} page */
export function neighbourSection({ index, lang, model, neighbours }) {
  const { counties, isOutside } = neighbours;
  const own = model.counties[index].pref;
  return el(
    "section",
    { class: "neighbours" },
    el("h2", {}, word(lang, "neighbours"), " ", el("span", {}, String(counties.length))),
    el(
      "ul",
      {},
      ...counties.map((i) => {
        const { id, pref } = model.counties[i];
        // The prefecture is said where it is another.
        const other = pref === own ? "" : aside(lang, short(model.prefectures[pref], lang));
        return el("li", {}, el("a", { href: countyAddress(id, lang) }, say(model.counties[i], lang)), other);
      }),
      isOutside ? el("li", {}, word(lang, "outside")) : null,
    ),
  );
}

/** @param {CountyPage} page */
export function notDrawn({ lang, model, profile }) {
  const places = model.places.filter(({ unplaced, role }) => unplaced && role === "decision");
  const names = places.map((place) => short(place, lang)).join(lang === "zh" ? "、" : ", ");
  return el(
    "section",
    { class: "not-drawn" },
    el("h2", {}, word(lang, "notDrawn")),
    el(
      "ul",
      {},
      el("li", {}, word(lang, "notDrawnProvince", { n: profile.counts.province })),
      el("li", {}, word(lang, "notDrawnPart")),
      el(
        "li",
        {},
        word(lang, "notDrawnPlaces", { n: places.length }),
        el("a", { href: `${pageAddress("board")}?lang=${lang}` }, names),
      ),
    ),
  );
}
