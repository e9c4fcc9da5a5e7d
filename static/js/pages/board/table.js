/** The heat table: themes by columns, and a bar for all initiatives of each theme. */

import { word } from "../../i18n/board.js";
import { counted } from "../../ui/counted.js";
import { el, symbol } from "../../ui/dom.js";
import { barLegend, themeBar } from "./bars.js";
import { isNarrowed, sameRows } from "./facets.js";
import { CLASSES, counts, shade, WAYS } from "./model.js";
import { wayWord } from "./ways.js";

/** @typedef {import("./board.js").Board} Board */
/** @typedef {{id: string, long: string, short: string, cells: import("./model.js").Cell[], isFirst: boolean}} Column */

/** The columns in the order of the zones. @param {Board} board @returns {Column[]} */
export function columnsOf({ model, state, lang }) {
  const zh = lang === "zh";
  if (state.by === "zones") {
    return model.zones.map((zone, n) => ({
      id: zone.id,
      long: zone.title[lang],
      short: zone.title[lang],
      cells: model.cells.zones.map((row) => row[n]),
      isFirst: true,
    }));
  }
  return model.zones.flatMap((zone) =>
    zone.prefectures.map((n, i) => {
      const one = model.prefectures[n];
      return {
        id: one.id,
        long: zh ? one.zh : one.en,
        short: zh ? one.szh : one.sen,
        cells: model.cells.prefectures.map((row) => row[n]),
        isFirst: i === 0,
      };
    }),
  );
}

/** @param {Board} board */
export function heatTable(board) {
  const { lang, model } = board;
  const columns = columnsOf(board);
  const most = mostOf(model);
  const table = el(
    "table",
    { class: `heat by-${board.state.by}` },
    el("caption", { class: "sr" }, `${word(lang, "caption")}. ${word(lang, "hint")}`),
    head(board, columns),
    ...partsOf(model).map((themes) =>
      el(
        "tbody",
        {},
        ...themes.map((theme, n) =>
          el(
            "tr",
            {},
            n ? null : el("th", { scope: "rowgroup", rowSpan: themes.length, class: "part" }, ...part(board, theme)),
            el("th", { scope: "row" }, el("span", { class: "theme" }, symbol(theme, lang, false), theme.title[lang])),
            ...columns.map((column) => cell(board, theme, column, column.cells[model.themes.indexOf(theme)])),
            el("td", { class: "bar" }, themeBar(lang, theme, most)),
          ),
        ),
      ),
    ),
    foot(board, columns),
  );
  table.addEventListener("keydown", (event) => move(table, event));
  const buttons = [...table.querySelectorAll("button")];
  const start = buttons.find((button) => button.getAttribute("aria-pressed") === "true") ?? buttons[0];
  if (start) start.tabIndex = 0;
  return el("div", { class: "heat-box" }, table);
}

/** The themes by the part of the Decision that they mostly stand in. @param {import("./model.js").BoardModel} model */
const partsOf = ({ themes }) =>
  [...new Set(themes.map(({ part }) => part))].map((part) => themes.filter((theme) => theme.part === part));

const PARTS = "一二三四五六";

/** @param {Board} board @param {import("./model.js").Theme} theme */
function part({ lang }, theme) {
  const number = lang === "zh" ? theme.part : String(1 + PARTS.indexOf(theme.part));
  return [
    el("span", { class: "sr" }, word(lang, "part", { n: number })),
    el("span", { "aria-hidden": "true" }, number),
  ];
}

/** @param {Board} board @param {Column[]} columns */
function head({ lang, model, state }, columns) {
  const names = el(
    "tr",
    {},
    ...(state.by === "zones"
      ? [
          el("td", { class: "part" }),
          el("th", { scope: "col", class: "corner" }, el("span", { class: "sr" }, word(lang, "theme"))),
        ]
      : []),
    ...columns.map((column) =>
      el("th", { scope: "col", class: `column${column.isFirst ? " first" : ""}` }, el("span", {}, column.short)),
    ),
    ...(state.by === "zones" ? [el("th", { scope: "col", class: "bar" }, word(lang, "all"), barLegend(lang))] : []),
  );
  if (state.by === "zones") return el("thead", {}, names);
  return el(
    "thead",
    {},
    el(
      "tr",
      {},
      el("td", { class: "part", rowSpan: 2 }),
      el("th", { scope: "col", rowSpan: 2, class: "corner" }, el("span", { class: "sr" }, word(lang, "theme"))),
      ...model.zones.map((zone) =>
        el(
          "th",
          { scope: "colgroup", colSpan: zone.prefectures.length, class: "zone" },
          el("span", {}, zone.title[lang]),
        ),
      ),
      el("th", { scope: "col", rowSpan: 2, class: "bar" }, word(lang, "all"), barLegend(lang)),
    ),
    names,
  );
}

/**
 * @param {Board} board
 * @param {import("./model.js").Theme} theme
 * @param {Column} column
 * @param {import("./model.js").Cell} found
 */
function cell(board, theme, column, found) {
  const { lang, model, state } = board;
  const all = WAYS.map((way) => counts(model, [found], way));
  const [direct, prefecture, region] = all.map((one) => one[state.count]);
  const first = column.isFirst ? " first" : "";
  if (!direct && !prefecture && !region)
    return el("td", { class: `shade-1${first}` }, el("span", { class: "sr" }, word(lang, "none")));
  const isChosen = state.theme === theme.id && state.column === column.id;
  const inherited = [
    prefecture ? `${word(lang, "shortPrefecture")}${prefecture}` : "",
    region ? `${word(lang, "shortRegion")}${region}` : "",
  ];
  return el(
    "td",
    { class: `shade-${shade(model, direct)}${first}` },
    el(
      "button",
      {
        type: "button",
        tabIndex: -1,
        "aria-pressed": String(isChosen),
        "data-key": `${theme.id}/${column.id}`,
        on: { click: () => board.choose(theme.id, column.id) },
      },
      // What it is comes before the figures that are seen: alone they would say nothing.
      el(
        "span",
        { class: "sr" },
        word(lang, "cell", { t: theme.title[lang], c: column.long, ...ways(board, all) }),
        " ",
      ),
      direct ? el("b", {}, String(direct)) : null,
      el("small", {}, inherited.filter(Boolean).join(" ")),
    ),
  );
}

/**
 * How many there are of a way, in words.
 * @param {import("./model.js").Lang} lang
 * @param {ReturnType<typeof counts>} way
 */
const said = (lang, { measures, sentences }) => (measures ? counted(lang, measures, sentences) : word(lang, "none"));

/** How many come to a column by each way. @param {Board} board @param {ReturnType<typeof counts>[]} all */
function ways(board, [direct, ...inherited]) {
  const { lang } = board;
  const parts = inherited.map((way, i) => {
    const name = wayWord(board, WAYS[i + 1]);
    return `${name[0].toLowerCase()}${name.slice(1)} ${said(lang, way)}`;
  });
  return { d: said(lang, direct), ways: parts.join(lang === "zh" ? "；" : "; ") };
}

/**
 * Sums of the columns: initiatives add up, a sentence with several themes counts once.
 * @param {Board} board
 * @param {Column[]} columns
 */
function foot(board, columns) {
  const { lang, model, state } = board;
  return el(
    "tfoot",
    {},
    ...WAYS.map((way, i) =>
      el(
        "tr",
        { class: way },
        el("td", { class: "part" }),
        el("th", { scope: "row" }, i === 0 ? `${word(lang, "sums")}　` : null, wayWord(board, way)),
        ...columns.map((column) =>
          el("td", { class: column.isFirst ? "first" : null }, String(counts(model, column.cells, way)[state.count])),
        ),
        el("td", { class: "bar" }),
      ),
    ),
  );
}

/** What the whole Decision comes to, as the export has it. @param {Board} board */
export function totals(board) {
  const { lang, model, state } = board;
  const sum = (/** @type {import("./model.js").Class} */ name) =>
    model.themes.reduce((n, { counts }) => n + counts[name], 0);
  const [d, i, p, u] = CLASSES.map(sum);
  return el(
    "p",
    { class: "totals" },
    word(lang, isNarrowed(state.facets) ? "totalLeft" : "total", { n: d + i + p + u, d, i, p, u }),
    " ",
    el("span", {}, word(lang, "sumNote")),
    " ",
    el("span", { class: "same-rows" }, ...sameRows(board)),
  );
}

/** @param {Board} board */
export function legend({ lang, model, state }) {
  const ranges = [0, ...model.steps].map((from, i, all) => {
    const next = all[i + 1];
    if (!next) return `${from}+`;
    return next - from > 1 ? `${from}–${next - 1}` : String(from);
  });
  return el(
    "p",
    { class: "shades" },
    el("span", {}, word(lang, state.count === "measures" ? "shadesM" : "shades")),
    ...ranges.map((range, i) => el("span", {}, el("i", { class: `shade-${i + 1}` }), range)),
  );
}

/** Arrow keys from cell to cell, over the empty ones. @param {HTMLTableElement} table @param {KeyboardEvent} event */
function move(table, event) {
  const from = /** @type {HTMLElement} */ (event.target).closest("td");
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  if (!from || !step) return;
  const grid = [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")]);
  let y = grid.findIndex((row) => row.includes(from));
  let x = grid[y].indexOf(from);
  for (;;) {
    [y, x] = [y + step[0], x + step[1]];
    const next = grid[y]?.[x];
    if (!next) return;
    const button = next.querySelector("button");
    if (!button) continue;
    event.preventDefault();
    for (const other of table.querySelectorAll("button")) other.tabIndex = other === button ? 0 : -1;
    button.focus();
    return;
  }
}

/** The bars by themselves, where the table has no room for them. @param {Board} board */
export function bars({ lang, model }) {
  const most = mostOf(model);
  return el(
    "section",
    { class: "bars-alone" },
    el("h2", {}, word(lang, "all")),
    barLegend(lang),
    el(
      "ul",
      {},
      ...model.themes.map((theme) =>
        el(
          "li",
          {},
          el("span", { class: "theme" }, symbol(theme, lang, false), theme.title[lang]),
          themeBar(lang, theme, most),
        ),
      ),
    ),
  );
}

/** The most initiatives that a theme has. @param {import("./model.js").BoardModel} model */
const mostOf = ({ themes }) =>
  Math.max(1, ...themes.map(({ counts }) => CLASSES.reduce((n, name) => n + counts[name], 0)));
