/** The chosen cell: its initiatives, by their way into the column, and the way to the map. */

import { countyAddress, pageAddress } from "#site";
import { format, parse } from "../../app/permalink.js";
import { word } from "../../i18n/board.js";
import { counted } from "../../ui/counted.js";
import { el } from "../../ui/dom.js";
import { counts, WAYS } from "./model.js";
import { columnsOf } from "./table.js";
import { wayWord } from "./ways.js";

/** @typedef {import("./board.js").Board} Board */

/** @param {Board} board */
export function cellDetail(board) {
  const { lang, model, state } = board;
  const theme = model.themes.find(({ id }) => id === state.theme);
  const column = columnsOf(board).find(({ id }) => id === state.column);
  if (!theme || !column) {
    return el(
      "section",
      { class: "cell-detail" },
      el("h2", {}, word(lang, "chooseCell")),
      el("p", {}, word(lang, "hint")),
    );
  }
  const found = column.cells[model.themes.indexOf(theme)];
  return el(
    "section",
    { class: "cell-detail is-chosen" },
    el("h2", {}, theme.title[lang], " ", el("span", {}, column.long)),
    el("p", {}, el("a", { class: "on-map", href: mapAddress(board, theme, column) }, `${word(lang, "onMap")} ›`)),
    ...WAYS.map((way) => group(board, way, found[way] ?? [])),
    state.by === "prefectures" ? countyPages(board, column.id) : null,
  );
}

/** @param {Board} board @param {string} prefecture */
function countyPages({ lang, model }, prefecture) {
  const counties = model.counties.filter(({ id }) => id.startsWith(prefecture));
  return el(
    "p",
    { class: "county-pages" },
    word(lang, "countyPages"),
    ...counties.flatMap(({ id, ...name }) => [el("a", { href: countyAddress(id, lang) }, name[lang]), " "]),
  );
}

/** @param {Board} board @param {import("./model.js").Way} way @param {number[]} initiatives */
function group(board, way, initiatives) {
  const { lang, model } = board;
  const { measures, sentences } = counts(model, [{ [way]: initiatives }], way);
  const title = el(
    "h3",
    { class: initiatives.length ? null : "is-empty" },
    wayWord(board, way),
    " ",
    measures ? counted(lang, measures, sentences) : "0",
  );
  if (!initiatives.length) return title;
  return el(
    "div",
    { class: way },
    title,
    el(
      "ul",
      {},
      ...initiatives.map((n) => {
        const { id, title: text, clause } = model.initiatives[n];
        return el(
          "li",
          {},
          el("a", { href: `${pageAddress("")}?lang=${lang}&initiative=${id}` }, text[lang]),
          " ",
          clauseLink(lang, clause),
        );
      }),
    ),
  );
}

/** @param {import("./model.js").Lang} lang @param {string} clause */
export const clauseLink = (lang, clause) =>
  el(
    "a",
    {
      class: "no",
      href: `${pageAddress("")}?lang=${lang}&clause=${clause}`,
      "aria-label": word(lang, "clause", { id: clause }),
    },
    clause,
  );

/**
 * The map with the layers that draw the cell, its theme, and the counties reached: directly
 * where there are such.
 * @param {Board} board @param {import("./model.js").Theme} theme @param {import("./table.js").Column} column
 */
function mapAddress({ lang, model, state }, theme, column) {
  const found = column.cells[model.themes.indexOf(theme)];
  const shown = (found.direct ?? [...(found.prefecture ?? []), ...(found.region ?? [])]).map(
    (n) => model.initiatives[n],
  );
  const zone = model.zones.find(({ id }) => id === column.id);
  const prefectures = zone ? zone.prefectures.map((n) => model.prefectures[n].id) : [column.id];
  const counties = shown
    .flatMap((initiative) => initiative.counties)
    .filter((adcode) => prefectures.includes(adcode.slice(0, 4)));
  return (
    pageAddress("") +
    format({
      ...parse(""),
      lang,
      scheme: state.scheme,
      layers: unique(shown.flatMap((initiative) => initiative.layers)),
      themes: [theme.id],
      counties: unique(counties).sort(),
    })
  );
}

/** @param {string[]} values */
const unique = (values) => [...new Set(values)];
