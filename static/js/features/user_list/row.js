/** A row of the list: what it came to, and what may be chosen instead. */

import { isServed } from "#site";
import { say } from "../../data/model.js";
import { word } from "../../i18n/user_list.js";
import { el } from "../../ui/dom.js";
import { NO_PLACE } from "./corrections.js";

/**
 * @typedef {import("./list.js").List} List
 * @typedef {import("./list.js").Row} Row
 * @typedef {import("./list.js").Candidate} Candidate
 * @typedef {{row: number, input: string}} Cell
 * @typedef {{app: {lang: import("../../data/model.js").Lang}, fixes: Map<string, Candidate>, fix: List["fix"],
 *   lookUp: List["lookUp"]}} Corrected
 *   what holds corrections: a list, or figures
 */

/** What a row may mean: the first of it that takes nothing away. */
export const FIRST_CHOICE = ".own-candidates :is([aria-label], input)";
export const SIGNS = { matched: "●", fuzzy: "◐", ambiguous: "?", unresolved: "×", empty: "–" };

/** A line of the list. @param {List} list @param {Row} row */
export function rowOf(list, row) {
  const { app } = list;
  const { mapView } = app.left;
  const { status, adcodes } = list.outcomeOf(row);
  const counties = adcodes
    .map((adcode) => app.model.counties.findIndex(({ id }) => id === adcode))
    .filter((i) => i >= 0);
  return el(
    "tr",
    {
      class: `is-${status}`,
      tabIndex: -1,
      on: {
        mouseenter: () => mapView.highlight({ counties }),
        mouseleave: () => mapView.highlight(null),
      },
    },
    el("td", {}, String(row.row)),
    el("td", {}, row.input),
    outcomeCell(list, row, counties),
  );
}

/**
 * What the cell came to, and what may be chosen instead.
 * @param {List} list
 * @param {Row} row
 * @param {number[]} counties indexes
 */
function outcomeCell(list, row, counties) {
  const { lang } = list.app;
  const { kind } = /** @type {import("./list.js").Answer} */ (list.answer);
  const outcome = list.outcomeOf(row);
  const { status, note } = outcome;
  return el(
    "td",
    {},
    el(
      "p",
      {},
      el("span", { "aria-hidden": "true", class: "own-sign" }, SIGNS[status]),
      " ",
      word(lang, status),
      " ",
      where(list, row, counties),
    ),
    say(note, lang) ? el("p", { class: "muted" }, say(note, lang)) : null,
    ...(kind === "place" || list.fixes.has(row.input) ? corrections(list, row, outcome) : []),
  );
}

/**
 * What the reader may say that a row means, or has said.
 * @param {Corrected} list @param {Cell} row @param {import("./list.js").Outcome} outcome
 */
export function corrections(list, row, { status, candidates }) {
  const fix = list.fixes.get(row.input);
  if (fix) return [fixOf(list, row, fix)];
  return [
    candidates.length && status !== "matched"
      ? el("p", { class: "own-candidates" }, ...candidates.map((candidate) => choice(list, row, candidate)))
      : null,
    status === "unresolved" || status === "ambiguous" ? search(list, row) : null,
  ];
}

/**
 * The place that was found, by name; it moves the map there.
 * @param {List} list
 * @param {Row} row
 * @param {number[]} counties indexes
 */
function where(list, row, counties) {
  const { app, answer } = list;
  const { points, rows } = /** @type {import("./list.js").Answer} */ (answer);
  const { lang } = app;
  const { mapView } = app.left;
  const { adcodes, place } = list.outcomeOf(row);
  const count = word(lang, "counties", { n: adcodes.length });
  const several = adcodes.length > 1 ? (lang === "zh" ? `（${count}）` : ` (${count})`) : "";
  const name = say(place, lang) ? say(place, lang) + several : adcodes.length ? count : "";
  const show = () => {
    const point = points?.[rows.indexOf(row)];
    if (point) mapView.map.setView([point[1], point[0]], 9, { animate: false });
    else mapView.camera.fitCounties(counties);
  };
  return name ? el("button", { type: "button", class: "where", on: { click: show } }, name) : null;
}

/** @param {Corrected} list @param {Cell} row @param {Candidate} fix */
function fixOf(list, row, fix) {
  const { lang } = list.app;
  return el(
    "p",
    { class: "own-fix" },
    fix.id ? word(lang, "corrected", { name: say(fix.name, lang) }) : word(lang, "isNoPlace"),
    " ",
    el(
      "button",
      { type: "button", class: "where", on: { click: () => list.fix(row.input, null) } },
      word(lang, "undo"),
    ),
  );
}

/** @param {Corrected} list @param {Cell} row @param {Candidate} candidate */
function choice(list, { row, input }, candidate) {
  const { lang } = list.app;
  return el(
    "button",
    {
      type: "button",
      class: "button",
      "aria-label": word(lang, "pick", { row, name: say(candidate.name, lang) }),
      on: { click: () => list.fix(input, candidate) },
    },
    say(candidate.name, lang),
    candidate.similarity === null ? "" : el("small", {}, ` ${word(lang, "similar", { n: candidate.similarity })}`),
  );
}

/** A field in which the reader says what a cell means. @param {Corrected} list @param {Cell} row */
function search(list, row) {
  const { lang } = list.app;
  const found = el("span", { role: "status" });
  const field = el("input", {
    type: "search",
    "aria-label": word(lang, "searchPlace", { row: row.row }),
    placeholder: word(lang, "searchHint"),
  });
  const look = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const name = field.value.trim();
    const outcome = name ? await list.lookUp(name) : null;
    if (outcome?.status === "matched") {
      const { adcodes, place, coverage } = outcome;
      list.fix(row.input, { id: adcodes.join(), name: place, similarity: null, adcodes, coverage: coverage ?? "" });
      return;
    }
    found.replaceChildren(
      ...(outcome?.candidates ?? []).map((candidate) => choice(list, row, candidate)),
      outcome ? ` ${say(outcome.note, lang)}` : name ? word(lang, "failed") : "",
    );
  };
  return el(
    "form",
    { class: "own-candidates", on: { submit: look } },
    isServed() ? field : null,
    el(
      "button",
      { type: "button", class: "button", on: { click: () => list.fix(row.input, NO_PLACE) } },
      word(lang, "notPlace"),
    ),
    found,
  );
}
