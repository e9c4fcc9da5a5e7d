/** What of the Decision the board counts: all, or what has the values chosen of its facets. */

import { address, pageAddress } from "#site";
import { format, parse } from "../../app/permalink.js";
import { COUNTY_FACETS, facetCounts, fits, numbered } from "../../data/facets.js";
import { word } from "../../i18n/board.js";
import { FACET_WORDS, word as facetWord } from "../../i18n/facets.js";
import { word as tableWord } from "../../i18n/table.js";
import { download } from "../../platform/download.js";
import { el } from "../../ui/dom.js";
import { facetButton, facetGroup } from "../../ui/facet_group.js";
import { CLASSES } from "./model.js";

/**
 * @typedef {import("./board.js").Board} Board
 * @typedef {import("./model.js").BoardModel} BoardModel
 * @typedef {import("../../data/facets.js").Facet} Facet
 * @typedef {import("../../data/facets.js").Chosen} Chosen
 */

/** @param {BoardModel} model @returns {Facet[]} of all initiatives, by their positions among all */
export function facetsOf(model) {
  const counties = new Map(model.initiatives.map((one) => [one.at, one.counties]));
  const prefecturesOf = (/** @type {number} */ at) => [
    ...new Set((counties.get(at) ?? []).map((adcode) => adcode.slice(0, 4))),
  ];
  const zoneOf = new Map(
    model.zones.flatMap(({ id, prefectures }) => prefectures.map((n) => [model.prefectures[n].id, id])),
  );
  const [prefecture, zone] = COUNTY_FACETS;
  const oneValued = model.facets.map(({ id, values, of }) => ({
    id,
    values: values.map((value) => ({ id: value.id, title: titleOf(model, id, value) })),
    of: (/** @type {number} */ at) => (of[at] < 0 ? [] : [values[of[at]].id]),
  }));
  const [theme, action, reach, ...others] = oneValued;
  return [
    theme,
    action,
    reach,
    {
      id: prefecture,
      values: model.prefectures.map(({ id, zh, en }) => ({ id, title: { zh, en } })),
      of: prefecturesOf,
    },
    {
      id: zone,
      values: model.zones,
      of: (at) => [...new Set(prefecturesOf(at).map((id) => zoneOf.get(id) ?? ""))],
    },
    ...others,
  ];
}

/** @param {BoardModel} model @param {string} facet @param {import("./model.js").OneValued["values"][number]} value */
function titleOf({ themes }, facet, { id, zh, en }) {
  if (zh && en) return { zh, en };
  if (facet === "theme") return themes.find((theme) => theme.id === id)?.title ?? { zh: id, en: id };
  if (facet === "part") return numbered(FACET_WORDS.part, id);
  return /** @type {Record<string, import("../../data/model.js").Text>} */ (FACET_WORDS)[id] ?? { zh: id, en: id };
}

/** @param {Chosen} chosen */
export const isNarrowed = (chosen) => Object.values(chosen).some(({ length }) => length);

/**
 * The board of the initiatives that have the values chosen.
 * @param {BoardModel} model
 * @param {Chosen} chosen
 * @returns {BoardModel}
 */
export function narrowed(model, chosen) {
  if (!isNarrowed(chosen)) return model;
  const facets = facetsOf(model);
  const kept = everyOne(model).map((at) => fits(facets, chosen, at));
  const cells = (/** @type {import("./model.js").Cell[][]} */ rows) =>
    rows.map((row) =>
      row.map((cell) =>
        Object.fromEntries(
          Object.entries(cell)
            .map(([way, own]) => [way, own.filter((n) => kept[model.initiatives[n].at])])
            .filter(([, own]) => own.length),
        ),
      ),
    );
  const [themeOf, , classOf] = facets;
  const count = (/** @type {string} */ theme, /** @type {string} */ name) =>
    everyOne(model).filter((at) => kept[at] && themeOf.of(at)[0] === theme && classOf.of(at)[0] === name).length;
  return {
    ...model,
    cells: { prefectures: cells(model.cells.prefectures), zones: cells(model.cells.zones) },
    themes: model.themes.map((theme) => ({
      ...theme,
      counts: /** @type {Record<import("./model.js").Class, number>} */ (
        Object.fromEntries(CLASSES.map((name) => [name, count(theme.id, name)]))
      ),
    })),
  };
}

/** The positions of all initiatives. @param {BoardModel} model */
const everyOne = ({ facets }) => [...facets[0].of].map((_, at) => at);

/** @param {Board} board */
export function facetChoice(board) {
  const n = Object.values(board.state.facets).flat().length;
  return facetButton(board.lang, n, board.areFacetsOpen, () => {
    board.areFacetsOpen = !board.areFacetsOpen;
    board.render();
  });
}

/** @param {Board} board @returns {Node[]} */
export function facetPanel(board) {
  const { lang, whole, state, areFacetsOpen } = board;
  const facets = facetsOf(whole);
  const counts = facetCounts(facets, state.facets, everyOne(whole));
  const choose = (/** @type {Chosen} */ chosen) => board.change({ facets: chosen });
  const toggle = (/** @type {string} */ id, /** @type {string} */ value) => {
    const own = state.facets[id] ?? [];
    choose({ ...state.facets, [id]: own.includes(value) ? own.filter((one) => one !== value) : [...own, value] });
  };
  const groups = facets
    .filter(({ values }) => values.length)
    .map((facet) =>
      facetGroup(lang, facet, state.facets[facet.id] ?? [], counts.get(facet.id) ?? new Map(), (value) =>
        toggle(facet.id, value),
      ),
    );
  return [
    areFacetsOpen ? el("div", { class: "facets" }, ...groups) : null,
    isNarrowed(state.facets) ? chosenLine(board, facets, toggle, () => choose({})) : null,
  ].filter((node) => node !== null);
}

/**
 * What is chosen, each with a button that lets it go.
 * @param {Board} board @param {Facet[]} facets @param {(id: string, value: string) => void} toggle @param {() =>
 *   void} clear
 */
function chosenLine({ lang, state }, facets, toggle, clear) {
  const chips = facets.flatMap(({ id, values }) =>
    (state.facets[id] ?? []).map((value) => {
      const name = values.find((one) => one.id === value)?.title[lang] ?? value;
      const drop = el(
        "button",
        {
          type: "button",
          class: "drop",
          "data-key": `drop:${id}:${value}`,
          "aria-label": tableWord(lang, "dropFilter", { t: name }),
          on: { click: () => toggle(id, value) },
        },
        "×",
      );
      return el("li", {}, el("span", {}, name), drop);
    }),
  );
  const all = el("button", { type: "button", class: "clear-all", on: { click: clear } }, facetWord(lang, "clearAll"));
  return el("ul", { class: "chips table-chips" }, ...chips, el("li", { class: "clear" }, all));
}

/** The files of the initiatives counted, and their rows in the table. @param {Board} board */
export function sameRows({ lang, state }) {
  const { theme, ...facets } = Object.fromEntries(Object.entries(state.facets).filter(([, own]) => own.length));
  const query = Object.fromEntries(
    Object.entries({ ...(theme ? { theme } : {}), ...facets }).map(([id, own]) => [id, own.join(",")]),
  );
  if (!isNarrowed(state.facets)) return [el("a", { href: address("initiatives.geojson") }, word(lang, "export"))];
  const file = (/** @type {string} */ title, /** @type {string} */ extension) =>
    download(`initiatives.${extension}`, query, { "aria-label": word(lang, "saveRows", { f: title }) }, title);
  const table = format({
    ...parse(""),
    lang,
    scheme: state.scheme,
    view: "table",
    rows: "initiatives",
    themes: theme ?? [],
    facets,
  });
  const links = [file("CSV", "csv"), file("GeoJSON", "geojson")].flatMap((link) => (link ? [" ", link] : []));
  return [
    `${word(lang, "theseRows")}`,
    ...links,
    " ",
    el("a", { href: `${pageAddress("")}${table}` }, word(lang, "inTable")),
  ];
}
