/** What the table is drawn from: the choice of rows, tools, heads of columns, rows and the line under them. */

import { isServed } from "#site";
import { openView } from "../../app/actions.js";
import { hasCard } from "../../app/state.js";
import { word } from "../../i18n/table.js";
import { word as siteWord } from "../../i18n/words.js";
import { download } from "../../platform/download.js";
import { el } from "../../ui/dom.js";
import { filesOf } from "./listing.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {import("./listing.js").Listing<any>} Listing of counties, or of initiatives
 */

const KINDS = /** @type {const} */ (["counties", "initiatives"]);

/** Which rows, and whether only those that the map shows. @param {MapSide} side @returns {Node[]} */
export function rowsChoice(side) {
  const { lang, state } = side;
  return [
    el(
      "div",
      { class: "segments", role: "radiogroup", "aria-label": word(lang, "what") },
      ...KINDS.map((rows) =>
        el(
          "label",
          {},
          el("input", {
            type: "radio",
            name: "rows",
            checked: state.rows === rows,
            on: { change: () => side.change({ rows, sort: null }) },
          }),
          el("span", {}, word(lang, rows)),
        ),
      ),
    ),
    el(
      "label",
      { class: "seen" },
      el("input", { type: "checkbox", checked: state.seen, on: { change: () => side.change({ seen: !state.seen }) } }),
      word(lang, "seen"),
    ),
  ];
}

/**
 * Copying, and the files of the rows listed.
 * @param {MapSide} side
 * @param {Listing} listing
 * @param {any[]} rows
 * @param {() => void} copy
 * @returns {Node[]}
 */
export function tools(side, listing, rows, copy) {
  const { lang } = side;
  const file = (/** @type {string} */ title, /** @type {string} */ extension) => {
    const [path, query] = filesOf(side, listing, rows);
    const name = word(lang, "save", { f: title });
    return download(`${path}.${extension}`, query, { title: name, "aria-label": name }, title);
  };
  // Of no row there is no file: a query without a name would be of all. Without a server there is one form only.
  const files = rows.length ? [isServed() ? file("CSV", "csv") : null, file("GeoJSON", "geojson")] : [];
  return [
    el("button", { type: "button", title: word(lang, "copyHint"), on: { click: copy } }, word(lang, "copy")),
    ...files.filter((link) => link !== null),
  ];
}

/** @param {MapSide} side @param {Listing} listing @returns {HTMLElement[]} */
export function columnHeads(side, { columns, sort }) {
  const order = side.state.sort ?? sort;
  const heads = columns.map(({ id, title, head, isNumber, key }) => {
    const isDown = order === `-${id}`;
    const isOn = isDown || order === id;
    // Numbers from high to low at the first click, names from a to z.
    const next = isOn ? (isDown ? id : `-${id}`) : isNumber ? `-${id}` : id;
    const arrow = isOn ? el("span", { class: "arrow", "aria-hidden": "true" }, isDown ? "↓" : "↑") : null;
    return el(
      "th",
      {
        scope: "col",
        class: `is-${id}`,
        "aria-sort": key ? (isOn ? (isDown ? "descending" : "ascending") : "none") : null,
      },
      key
        ? el(
            "button",
            { type: "button", "data-sort": id, on: { click: () => side.change({ sort: next }) } },
            head ?? title,
            arrow,
          )
        : (head ?? title),
    );
  });
  return [
    el("th", { scope: "col", class: "is-rank" }, el("span", { class: "sr-only" }, word(side.lang, "rank"))),
    ...heads,
  ];
}

/** @param {Listing} listing @param {any} row @param {number} index */
export function tableRow({ columns, isChosen }, row, index) {
  const chosen = isChosen(row);
  const cells = columns.map(({ id, cell, isNumber }) =>
    el("td", { class: `is-${id}${isNumber ? " is-number" : ""}` }, cell(row)),
  );
  return el(
    "tr",
    {
      id: `row-${index}`,
      class: chosen ? "is-chosen" : "",
      "aria-rowindex": String(index + 2),
      "aria-selected": String(chosen),
      "data-index": String(index),
    },
    el("td", { class: "is-rank" }, String(index + 1)),
    ...cells,
  );
}

/** What is chosen, and the way to its card. @param {MapSide} side @returns {HTMLElement[]} */
export function chosenLine(side) {
  const { lang, model, state, texts, app } = side;
  if (!hasCard(state))
    return [el("p", {}, word(lang, "hint"), state.rows === "counties" ? ` ${siteWord(lang, "countMeans")}` : "")];
  const named = (/** @type {{zh: string, en: string} | undefined} */ one) => one?.[lang] ?? "";
  const name =
    state.counties.length > 1
      ? word(lang, "severalChosen", { n: state.counties.length })
      : state.counties.length
        ? named(model.counties.find(({ id }) => id === state.counties[0]))
        : state.place
          ? named(model.places.find(({ id }) => id === state.place))
          : named(texts?.initiatives[model.initiatives.findIndex(({ id }) => id === state.initiative)].title);
  return [
    el("p", { class: "table-chosen" }, el("b", {}, name)),
    el("button", { type: "button", on: { click: () => openView(app, "map") } }, word(lang, "card")),
  ];
}
