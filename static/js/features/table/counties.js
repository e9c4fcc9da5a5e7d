/** The table's rows of counties: how many initiatives reach each, and how. */

import { chooseCounties, toggleCounty } from "../../app/actions.js";
import { shadeOf } from "../../app/state.js";
import { reachCounts } from "../../data/counts.js";
import { countyFacets } from "../../data/facets.js";
import { passes } from "../../data/filter.js";
import { short } from "../../data/model.js";
import { word } from "../../i18n/table.js";
import { el, tagOf } from "../../ui/dom.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {import("./listing.js").Listing<Row>} Listing
 * @typedef {{index: number, county: import("../../data/model.js").County, prefecture:
 *   import("../../data/model.js").Prefecture,
 * counts: Record<string, number>, direct: number, inherited: number, sentences: number, inheritedSentences: number,
 * value: number | null}} Row
 *   initiatives by way, direct and inherited, and in how many sentences they stand
 */

const LEAST = 8; // initiatives that fill a bar, where no county has more

/** @param {MapSide} side @returns {Listing} */
export function countyListing(side) {
  const { model, lang } = side;
  const named = (/** @type {{zh: string, en: string}} */ one) => one[lang];
  const measure = side.shading?.measure;
  const rows = rowsOf(side, measure);
  const other = measure && !["direct", "inherited"].includes(shadeOf(side.state)) ? measure : null;
  return {
    rows,
    sort: other ? "-value" : side.state.count === "measures" ? "-direct" : "-sentences",
    columns: columnsOf(
      lang,
      other ? valueColumn(other, lang) : barColumn(side, Math.max(...rows.map(({ direct }) => direct))),
    ),
    facets: countyFacets(model),
    indexOf: ({ index }) => index,
    path: "layers/counties",
    parameter: "county",
    idOf: ({ county }) => county.id,
    nameOf: ({ county }) => named(county),
    wordsOf: ({ county, prefecture }) => [
      county.zh,
      county.en,
      county.szh,
      county.sen,
      county.id,
      prefecture.zh,
      prefecture.en,
    ],
    countiesOf: ({ index }) => [index],
    isChosen: ({ county }) => side.state.counties.includes(county.id),
    choose: ({ county }, more) => (more ? toggleCounty(side, county.id) : chooseCounties(side, [county.id])),
    fields: fieldsOf(lang, other),
  };
}

/**
 * All counties, with what passes the themes.
 * @param {MapSide} side @param {import("../choropleth/measure.js").Measure | null | undefined} measure that the map
 *   shows
 * @returns {Row[]}
 */
function rowsOf({ model, themes }, measure) {
  const isShown = (/** @type {number} */ initiative) => passes(model, themes, initiative);
  const ways = Object.fromEntries(
    [...model.ways.direct, ...model.ways.inherited].map((way) => [way, reachCounts(model, [way], isShown)]),
  );
  const sum = (/** @type {string[]} */ kinds, /** @type {number} */ county) =>
    kinds.reduce((n, kind) => n + ways[kind][county], 0);
  const [direct, inherited] = [model.ways.direct, model.ways.inherited].map((kinds) =>
    reachCounts(model, kinds, isShown, "sentences"),
  );
  return model.counties.map((county, index) => ({
    index,
    county,
    prefecture: model.prefectures[county.pref],
    counts: Object.fromEntries(Object.entries(ways).map(([way, counts]) => [way, counts[index]])),
    direct: sum(model.ways.direct, index),
    inherited: sum(model.ways.inherited, index),
    sentences: direct[index],
    inheritedSentences: inherited[index],
    value: measure?.values[index] ?? null,
  }));
}

/**
 * @param {import("../../data/model.js").Lang} lang @param {import("./listing.js").Column<Row>} drawn the bar or the
 *   measure
 * @returns {import("./listing.js").Column<Row>[]}
 */
function columnsOf(lang, drawn) {
  return [
    {
      id: "name",
      title: word(lang, "county"),
      key: ({ county }) => county[lang],
      cell: ({ county }) => el("b", {}, county[lang]),
    },
    {
      id: "prefecture",
      title: word(lang, "prefecture"),
      key: ({ prefecture }) => short(prefecture, lang),
      cell: ({ prefecture }) => short(prefecture, lang),
    },
    {
      id: "direct",
      title: word(lang, "direct"),
      isNumber: true,
      key: ({ direct }) => direct,
      cell: ({ direct }) => el("b", {}, String(direct)),
    },
    {
      id: "sentences",
      title: word(lang, "sentences"),
      isNumber: true,
      key: ({ sentences }) => sentences,
      cell: ({ sentences }) => String(sentences),
    },
    drawn,
    {
      id: "inherited",
      title: word(lang, "inherited"),
      isNumber: true,
      key: ({ inherited }) => inherited,
      cell: ({ inherited }) => String(inherited),
    },
  ];
}

/**
 * What is copied and saved of a row.
 * @param {import("../../data/model.js").Lang} lang @param {import("../choropleth/measure.js").Measure | null} other
 *   than initiatives
 * @returns {Listing["fields"]}
 */
function fieldsOf(lang, other) {
  return [
    [word(lang, "code"), ({ county }) => county.id],
    [`${word(lang, "county")} ${word(lang, "chinese")}`, ({ county }) => county.zh],
    [`${word(lang, "county")} ${word(lang, "english")}`, ({ county }) => county.en],
    [word(lang, "prefecture"), ({ prefecture }) => prefecture[lang]],
    [word(lang, "direct"), ({ direct }) => direct],
    [word(lang, "sentences"), ({ sentences }) => sentences],
    .../** @type {const} */ (["named", "list", "part", "site"]).map(
      (way) => /** @type {[string, (row: Row) => number]} */ ([word(lang, way), ({ counts }) => counts[way]]),
    ),
    [word(lang, "inherited"), ({ inherited }) => inherited],
    [word(lang, "inheritedSentences"), ({ inheritedSentences }) => inheritedSentences],
    ...(other ? [/** @type {[string, (row: Row) => number | null]} */ ([other.title, ({ value }) => value])] : []),
  ];
}

/**
 * The ways of the direct initiatives as a bar; its head is its legend.
 * @param {MapSide} side
 * @param {number} most
 * @returns {import("./listing.js").Column<Row>}
 */
function barColumn({ lang }, most) {
  const piece = (/** @type {string} */ name, /** @type {number} */ n) => {
    if (!n) return null;
    const node = el("i", { class: `bar is-${name}` });
    node.style.width = `${(100 * n) / Math.max(most, LEAST)}%`;
    if (name === "site") node.style.backgroundSize = `${100 / n}% 100%`;
    return node;
  };
  return {
    id: "bar",
    title: "",
    head: el(
      "span",
      { class: "bar-key" },
      .../** @type {const} */ (["whole", "part", "site"]).map((name) =>
        el("span", {}, el("i", { class: `bar is-${name}` }), word(lang, name)),
      ),
    ),
    cell: ({ counts: { named, list, part, site }, direct }) =>
      el(
        "span",
        {
          class: "bars",
          ...(direct ? { role: "img", "aria-label": word(lang, "ways", { w: named + list, p: part, s: site }) } : {}),
        },
        piece("whole", named + list),
        piece("part", part),
        piece("site", site),
      ),
  };
}

/**
 * @param {import("../choropleth/measure.js").Measure} measure
 * @param {import("../../data/model.js").Lang} lang
 * @returns {import("./listing.js").Column<Row>}
 */
function valueColumn(measure, lang) {
  const known = measure.values.filter((value) => value !== null);
  const most = Math.max(...known, 0);
  const format = new Intl.NumberFormat(tagOf(lang), { maximumSignificantDigits: 6 });
  return {
    id: "value",
    title: measure.short,
    isNumber: true,
    key: ({ value }) => value ?? -Infinity,
    cell: ({ value, index }) => {
      const bar = el("i", { class: "bar is-measure" });
      bar.style.width = `${Math.max(0, (60 * (value ?? 0)) / (most || 1))}%`;
      bar.style.background = `var(--seq-${Math.max(measure.steps[index], 1)})`;
      return el("span", { class: "bars" }, bar, value === null ? "–" : format.format(value));
    },
  };
}
