/** What a list comes to: rows by county, prefecture, theme, and counties shaded by it. */

import { say } from "../../data/model.js";
import { word } from "../../i18n/user_list.js";
import { el } from "../../ui/dom.js";
import { figureOf } from "../choropleth/user_data/table.js";
import { indexOf } from "./tally.js";

/**
 * @typedef {import("./list.js").List} List
 * @typedef {{name: string, n: number, counties: number[]}} Count
 */

const MOST = 200; // lines of a table of counts

/** Rows by county (an index), each row once for a county. @param {List} list @returns {Map<number, number>} */
function byCounty(list) {
  const at = indexOf(list);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const [{ adcodes }, n] of list.tally())
    for (const adcode of adcodes) {
      const county = at.get(adcode);
      if (county !== undefined) counts.set(county, (counts.get(county) ?? 0) + n);
    }
  return counts;
}

/**
 * The counts of a list, the largest first.
 * @param {List} list @param {"county" | "prefecture" | "theme"} by
 * @returns {Count[]}
 */
export function countsOf(list, by) {
  const { model, lang } = list.app;
  const counties = byCounty(list);
  /** @type {Map<string, Count>} */
  const found = new Map();
  const add = (/** @type {string} */ name, /** @type {number} */ n, /** @type {number[]} */ members) => {
    const known = found.get(name);
    if (known) {
      known.n += n;
      known.counties.push(...members);
    } else found.set(name, { name, n, counties: members });
  };
  if (by === "county")
    for (const [i, n] of counties) {
      const { zh, en, pref } = model.counties[i];
      const above = model.prefectures[pref];
      add(lang === "zh" ? above.szh + zh : `${en}, ${above.sen}`, n, [i]);
    }
  else if (by === "prefecture") {
    const at = indexOf(list);
    for (const [{ adcodes }, n] of list.tally()) {
      const members = adcodes.flatMap((adcode) => at.get(adcode) ?? []);
      // A row counts once for a prefecture, however many of its counties are meant.
      for (const pref of new Set(members.map((i) => model.counties[i].pref)))
        add(say(model.prefectures[pref], lang), n, []);
    }
    for (const [i] of counties) found.get(say(model.prefectures[model.counties[i].pref], lang))?.counties.push(i);
  } else for (const { cells } of list.rows()) add(cells[list.themeColumn].trim() || "–", 1, []);
  return [...found.values()].sort((a, b) => b.n - a.n || a.name.localeCompare(b.name));
}

/** Columns that hold figures: what counties can be shaded by. @param {List} list @returns {number[]} indexes */
export function figureColumns({ answer }) {
  if (!answer) return [];
  const sample = answer.rows.slice(0, 200);
  return [...answer.columns.keys()].filter((i) => {
    if (answer.chosen.includes(i)) return false;
    const figures = sample.map(({ cells }) => figureOf(cells[i])).filter((figure) => figure !== null);
    return figures.length > 0 && figures.filter(Number.isFinite).length >= 0.9 * figures.length;
  });
}

/**
 * Shades counties by the sum of a column, or by the number of rows; a row that means several counties says nothing of
 * any one of them, so its figure is left out.
 * @param {List} list @param {number} column -1 for the number of rows
 */
export function shadeByList(list, column) {
  const { app, answer } = list;
  if (!answer) return;
  const at = indexOf(list);
  const values = /** @type {(number | null)[]} */ (new Array(app.model.counties.length).fill(null));
  let used = 0;
  let left = 0;
  for (const row of list.rows()) {
    const { adcodes } = list.outcomeOf(row);
    const figure = column < 0 ? 1 : figureOf(row.cells[column]);
    const county = adcodes.length === 1 ? at.get(adcodes[0]) : undefined;
    if (county === undefined || figure === null || !Number.isFinite(figure)) left += 1;
    else {
      values[county] = (values[county] ?? 0) + figure;
      used += 1;
    }
  }
  const title = column < 0 ? word(app.lang, "rowCount") : answer.columns[column];
  app.lazy.use("shade", (part) => {
    const side = app.left;
    side.shading ??= new part.Shading(side);
    side.shading.bring({
      name: title,
      values,
      text: (lang) => word(lang, "shadedBy", { f: answer.name, n: used, m: left }),
    });
  });
}

/**
 * The counts as a fold, made when it is opened.
 * @param {List} list
 * @param {{by: "county" | "prefecture" | "theme", isOpen: boolean}} kept
 */
export function countsFold(list, kept) {
  const { lang } = list.app;
  const body = el("div", {});
  const fill = () => {
    const choose = (/** @type {typeof kept.by} */ by) => {
      kept.by = by;
      fill();
    };
    body.replaceChildren(unitChoice(list, kept.by, choose), countsTable(list, countsOf(list, kept.by)));
  };
  const fold = el(
    "details",
    { class: "own-fold", open: kept.isOpen },
    el("summary", {}, word(lang, "countsTitle")),
    body,
  );
  if (kept.isOpen) fill();
  fold.addEventListener("toggle", () => {
    kept.isOpen = fold.open;
    if (fold.open && !body.childElementCount) fill();
  });
  return fold;
}

/**
 * Buttons that choose what is counted by; by theme only where the list has a column of themes.
 * @param {List} list
 * @param {"county" | "prefecture" | "theme"} chosen
 * @param {(by: "county" | "prefecture" | "theme") => void} choose
 */
function unitChoice(list, chosen, choose) {
  const { lang } = list.app;
  const units = /** @type {("county" | "prefecture" | "theme")[]} */ ([
    "county",
    "prefecture",
    ...(list.themeColumn >= 0 ? ["theme"] : []),
  ]);
  return el(
    "p",
    { class: "own-actions", role: "group", "aria-label": word(lang, "countBy") },
    ...units.map((by) =>
      el(
        "button",
        { type: "button", class: "button", "aria-pressed": String(by === chosen), on: { click: () => choose(by) } },
        word(lang, by),
      ),
    ),
  );
}

/**
 * The largest counts, each with a bar; a row outlines its counties on the map.
 * @param {List} list
 * @param {Count[]} counts
 */
function countsTable(list, counts) {
  const most = String(counts[0]?.n ?? 1);
  const { mapView } = list.app.left;
  const title = (/** @type {Count} */ { name, counties }) =>
    counties.length
      ? el(
          "button",
          { type: "button", class: "where", on: { click: () => mapView.camera.fitCounties(counties) } },
          name,
        )
      : name;
  const line = (/** @type {Count} */ count) =>
    el(
      "tr",
      {
        on: {
          mouseenter: () => mapView.highlight({ counties: count.counties }),
          mouseleave: () => mapView.highlight(null),
        },
      },
      el("th", { scope: "row" }, title(count)),
      el("td", {}, String(count.n)),
      el("td", {}, el("meter", { max: most, value: String(count.n), "aria-hidden": "true" })),
    );
  return el("table", { class: "own-table" }, el("tbody", {}, ...counts.slice(0, MOST).map(line)));
}
