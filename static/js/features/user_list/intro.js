/** Before a list is placed: one is chosen, and its first rows are looked at. */

import { address, isServed } from "#site";
import { WORDS, word } from "../../i18n/user_list.js";
import { el } from "../../ui/dom.js";
import { refusal } from "./refusals.js";

/**
 * @typedef {import("./list.js").List} List
 * @typedef {keyof typeof WORDS} Word
 */

const TABLES = ".csv,.tsv,.txt,.md,.xlsx,.xlsm,.xls,.xlsb,.ods,.html,.parquet,.json,.jsonl,.geojson,.zip";

/** @param {List} list @returns {Node} */
export function intro(list) {
  const { lang } = list.app;
  const button = (/** @type {Word} */ key, /** @type {() => void} */ act) =>
    el("button", { type: "button", class: "button", on: { click: act } }, word(lang, key));
  return el(
    "div",
    { class: "own-intro" },
    problemOf(list),
    el("p", {}, word(lang, "intro")),
    el(
      "p",
      { class: "own-actions" },
      chooser(list),
      isServed() ? button("trySample", () => trySample(list)) : null,
      isServed()
        ? el("a", { href: address("geocode/sample.csv"), download: "sample.csv" }, word(lang, "sample"))
        : null,
    ),
    list.kept
      ? el(
          "p",
          { class: "own-actions own-kept" },
          el(
            "button",
            { type: "button", class: "button", on: { click: () => list.reopen() } },
            word(lang, "again", { name: list.kept.file.name }),
          ),
          el("button", { type: "button", class: "where", on: { click: () => list.forget() } }, word(lang, "forget")),
        )
      : null,
    el("p", { class: "muted" }, word(lang, "forms")),
    el("p", { class: "muted" }, word(lang, "privacy")),
  );
}

/** @param {List} list */
function chooser(list) {
  const input = el("input", {
    type: "file",
    class: "sr",
    accept: TABLES,
    "aria-label": word(list.app.lang, "choose"),
    on: { change: () => input.files?.[0] && list.choose(input.files[0]) },
  });
  return el("label", { class: "button" }, input, el("span", {}, word(list.app.lang, "choose")));
}

/** What stands in the way. @param {List} list */
function problemOf({ problem, app: { lang } }) {
  if (!problem) return null;
  const said = problem in WORDS ? word(lang, /** @type {Word} */ (problem)) : refusal(problem, lang);
  return el("p", { class: "own-problem", role: "alert" }, said);
}

/** @param {List} list */
async function trySample(list) {
  try {
    const response = await fetch(/** @type {string} */ (address("geocode/sample.csv")));
    list.place(new File([await response.blob()], "sample.csv", { type: "text/csv" }));
  } catch {
    list.problem = "failed";
    list.panel.render();
  }
}

/**
 * The first rows of the file that was chosen, the columns that seem to hold the places, and one button.
 * @param {List} list
 * @param {File} file
 */
export function firstLook(list, file) {
  const { preview } = list;
  const { lang } = list.app;
  const place = el(
    "button",
    { type: "button", class: "button is-main", on: { click: () => list.place(file, list.options) } },
    word(lang, "place"),
  );
  return el(
    "div",
    { class: "own-intro" },
    problemOf(list) ??
      el("p", { role: "status" }, word(lang, !preview ? "unsent" : preview.isSent ? "sentForLook" : "notSent")),
    el(
      "p",
      { class: "own-actions" },
      place,
      preview
        ? null
        : el(
            "button",
            { type: "button", class: "button", on: { click: () => list.lookInto() } },
            word(lang, "lookInto"),
          ),
      ...(preview ? choices(list, preview) : []),
    ),
    preview ? rowsTable(list, preview) : el("p", { class: "muted" }, word(lang, "workbook")),
  );
}

/**
 * The sheet and the column, if not those that were found.
 * @param {List} list
 * @param {import("./preview.js").Preview} preview
 */
function choices(list, { columns, chosen, sheets, kind }) {
  const { lang } = list.app;
  const found = chosen.map((i) => columns[i]).join(" + ");
  const by = !found ? "byItself" : kind === "text" ? "foundText" : "foundColumn";
  const choose = (/** @type {string} */ place) => {
    list.options = { ...list.options, place };
    list.panel.render();
  };
  const read = sheets.find((sheet) => sheet.read)?.name ?? "";
  return [
    sheets.length > 1
      ? select(
          word(lang, "sheet"),
          sheets.map(({ name, hidden }) => [name, hidden ? word(lang, "hiddenSheet", { name }) : name]),
          read,
          (sheet) => list.lookInto(sheet),
        )
      : null,
    columns.length > 1
      ? select(
          word(lang, "placeColumn"),
          [["", word(lang, by, { name: found })], ...columns.map(pair)],
          list.options.place,
          choose,
        )
      : null,
    chosen.length || list.options.place || columns.length === 1
      ? textBox(list, list.options.place || columns[chosen.at(-1) ?? 0], kind === "text")
      : null,
    kind === "text" && columns.length === 1
      ? el("span", { class: "muted" }, word(lang, "foundOnlyText", { name: found }))
      : null,
  ];
}

/**
 * Whether the column is running text.
 * @param {List} list
 * @param {string} column
 * @param {boolean} isFound as that by itself
 */
function textBox(list, column, isFound) {
  const { place, isText = isFound && !place } = list.options;
  const box = el("input", {
    type: "checkbox",
    checked: isText,
    on: {
      change: () => {
        list.options = { ...list.options, place: column, isText: box.checked };
        list.panel.render();
      },
    },
  });
  return el("label", {}, box, ` ${word(list.app.lang, "isText")}`);
}

/** @param {string} name @returns {[string, string]} */
export const pair = (name) => [name, name];

/**
 * @param {string} label
 * @param {[string, string][]} options
 * @param {string} now
 * @param {(value: string) => void} act
 */
export function select(label, options, now, act) {
  return el(
    "label",
    {},
    `${label} `,
    el(
      "select",
      { "aria-label": label, on: { change: (/** @type {any} */ { target }) => act(target.value) } },
      ...options.map(([value, text]) => el("option", { value, selected: value === now }, text)),
    ),
  );
}

/** @param {List} list @param {import("./preview.js").Preview} preview */
function rowsTable({ options }, { columns, rows, chosen }) {
  const isChosen = (/** @type {number} */ i) => (options.place ? columns[i] === options.place : chosen.includes(i));
  const mark = (/** @type {number} */ i) => (isChosen(i) ? "is-chosen" : undefined);
  return el(
    "div",
    { class: "own-look" },
    el(
      "table",
      { class: "own-table" },
      el("thead", {}, el("tr", {}, ...columns.map((name, i) => el("th", { scope: "col", class: mark(i) }, name)))),
      el(
        "tbody",
        {},
        ...rows.map((cells) => el("tr", {}, ...columns.map((_, i) => el("td", { class: mark(i) }, cells[i] ?? "")))),
      ),
    ),
  );
}
