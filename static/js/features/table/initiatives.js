/** The table's rows of initiatives: what each does, where the Decision says it, how far it reaches. */

import { chooseInitiative } from "../../app/actions.js";
import { statusMark } from "../../cards/facts.js";
import { reachedCounties } from "../../data/counts.js";
import { REACHES } from "../../data/facet_names.js";
import { initiativeFacets, reachClass } from "../../data/facets.js";
import { passes } from "../../data/filter.js";
import { say, statusOf } from "../../data/model.js";
import { FACET_WORDS } from "../../i18n/facets.js";
import { word as sinceWord } from "../../i18n/since.js";
import { word } from "../../i18n/table.js";
import { el, symbol } from "../../ui/dom.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {"direct" | "inherited" | "province" | "unplaced"} Reach
 * @typedef {{index: number, initiative: import("../../data/model.js").Initiative, theme:
 *   import("../../data/model.js").Theme,
 * title: import("../../data/model.js").Text, action: import("../../data/model.js").Text, clause: string, quote: string,
 *   year: number | null, reach: Reach, counties: number[], status: import("../../data/model.js").Status}} Row
 */

/**
 * How far it has come, nothing found least.
 * @param {import("../../data/model.js").MapModel} model
 * @param {import("../../data/model.js").Status} status
 */
const rankOf = ({ statuses }, status) => (status.id === "none_found" ? -1 : statuses.indexOf(status));

/**
 * @param {MapSide} side whose texts have come
 * @param {import("../../data/model.js").Texts} texts
 * @returns {import("./listing.js").Listing<Row>}
 */
export function initiativeListing(side, texts) {
  const { model, lang, themes } = side;
  const all = model.initiatives.map((initiative, index) => rowOf(side, texts, initiative, index));
  const rows = all.filter(({ index }) => passes(model, themes, index));
  return {
    rows,
    sort: "clause",
    columns: columnsOf(side, texts),
    all,
    facets: initiativeFacets(model, texts, (name) => /** @type {Record<string, any>} */ (FACET_WORDS)[name]),
    indexOf: ({ index }) => index,
    path: "initiatives",
    parameter: "initiative",
    idOf: ({ initiative }) => initiative.id,
    nameOf: ({ title }) => say(title, lang),
    wordsOf: ({ initiative, title, quote, status }) => [
      initiative.id,
      title.zh,
      title.en,
      quote,
      status.id,
      status.zh,
      status.en,
      ...initiative.places.flatMap((place) => [model.places[place].zh, model.places[place].en]),
    ],
    countiesOf: ({ counties }) => counties,
    placesOf: ({ initiative }) => initiative.places,
    isChosen: ({ initiative }) => side.state.initiative === initiative.id,
    choose: ({ initiative }) => chooseInitiative(side, initiative.id, false),
    fields: fieldsOf(side),
  };
}

/**
 * @param {MapSide} side @param {import("../../data/model.js").Texts} texts
 * @returns {import("./listing.js").Column<Row>[]}
 */
function columnsOf({ model, lang }, texts) {
  // One table: a column an entry, in their order.
  const actions = texts.actions.map((action) => say(action, lang));
  return [
    {
      id: "theme",
      title: word(lang, "theme"),
      key: ({ initiative }) => initiative.theme,
      cell: ({ theme }) => symbol(theme, lang),
    },
    {
      id: "title",
      title: word(lang, "title"),
      key: ({ title }) => say(title, lang),
      cell: ({ title }) => el("b", { title: say(title, lang) }, say(title, lang)),
    },
    {
      id: "action",
      title: word(lang, "action"),
      key: ({ action }) => actions.indexOf(say(action, lang)),
      cell: ({ action }) => say(action, lang),
    },
    {
      id: "clause",
      title: word(lang, "clause"),
      key: ({ initiative }) => initiative.clause,
      cell: ({ clause }) => clause,
    },
    {
      id: "reach",
      title: word(lang, "reach"),
      key: ({ reach }) => REACHES.indexOf(reach),
      cell: ({ reach }) => el("span", { class: `reach-${reach}` }, word(lang, reach)),
    },
    {
      id: "status",
      title: sinceWord(lang, "byStatus"),
      key: ({ status }) => -rankOf(model, status),
      cell: ({ status }) => statusMark(lang, status),
    },
    {
      id: "reached",
      title: word(lang, "reached"),
      isNumber: true,
      key: ({ counties }) => counties.length,
      cell: ({ counties }) => (counties.length ? String(counties.length) : "–"),
    },
  ];
}

/** What is copied and saved of a row. @param {MapSide} side @returns {import("./listing.js").Listing<Row>["fields"]} */
function fieldsOf({ app, lang }) {
  const progress = app.progress.get();
  return [
    ["id", ({ initiative }) => initiative.id],
    [`${word(lang, "title")} ${word(lang, "chinese")}`, ({ title }) => title.zh],
    [`${word(lang, "title")} ${word(lang, "english")}`, ({ title }) => title.en],
    [word(lang, "theme"), ({ theme }) => say(theme.title, lang)],
    [word(lang, "action"), ({ action }) => say(action, lang)],
    [word(lang, "clause"), ({ clause }) => clause],
    [word(lang, "quote"), ({ quote }) => quote],
    [word(lang, "year"), ({ year }) => year],
    [word(lang, "reach"), ({ reach }) => word(lang, reach)],
    [word(lang, "reached"), ({ counties }) => counties.length],
    [sinceWord(lang, "byStatus"), ({ status }) => status[lang]],
    [sinceWord(lang, "newestDate"), ({ initiative }) => progress?.of(initiative.id)[0]?.fact.date ?? null],
    [sinceWord(lang, "newest"), ({ initiative }) => progress?.of(initiative.id)[0]?.fact.text[lang] ?? null],
  ];
}

/**
 * @param {MapSide} side
 * @param {import("../../data/model.js").Texts} texts
 * @param {import("../../data/model.js").Initiative} initiative
 * @param {number} index
 * @returns {Row}
 */
function rowOf({ model }, texts, initiative, index) {
  const { title, action, quote, year } = texts.initiatives[index];
  const clause = model.clauses[initiative.clause];
  return {
    index,
    initiative,
    theme: model.themes[initiative.theme],
    title,
    action: texts.actions[action],
    clause,
    quote,
    year,
    reach: reachClass(model, initiative),
    counties: reachedCounties(model, initiative),
    status: statusOf(model, index),
  };
}
