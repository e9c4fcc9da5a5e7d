/** Facets as they are chosen by: a button that opens them, and a fold for each with its values and counts. */

import { word } from "../i18n/facets.js";
import { el } from "./dom.js";

/**
 * @typedef {import("../data/facets.js").Facet} Facet
 * @typedef {import("../data/model.js").Lang} Lang
 */

/** @param {Lang} lang @param {number} n values chosen @param {boolean} isOpen @param {() => void} flip */
export const facetButton = (lang, n, isOpen, flip) =>
  el(
    "button",
    { type: "button", class: "facets-open", "aria-expanded": String(isOpen), on: { click: flip } },
    `${n ? word(lang, "facetsN", { n }) : word(lang, "facets")} ${isOpen ? "▾" : "▸"}`,
  );

/**
 * @param {Lang} lang
 * @param {Facet} facet
 * @param {string[]} chosen of its values
 * @param {Map<string, number>} counts by value: how many rows each would leave
 * @param {(value: string) => void} toggle
 */
export function facetGroup(lang, { id, values }, chosen, counts, toggle) {
  const title = word(lang, /** @type {import("../data/facet_names.js").FACETS[number]} */ (id));
  const shown = values.filter(({ id: value }) => counts.get(value) || chosen.includes(value));
  return el(
    "details",
    { class: `facet facet-${id}` },
    el("summary", {}, `${title} `, el("span", { class: "muted" }, String(chosen.length || ""))),
    el(
      "ul",
      {},
      ...shown.map(({ id: value, title: text }) =>
        el(
          "li",
          {},
          el(
            "label",
            {},
            el("input", {
              type: "checkbox",
              checked: chosen.includes(value),
              "data-facet": `${id}:${value}`,
              on: { change: () => toggle(value) },
            }),
            el("span", { class: "name" }, text[lang]),
            el("span", { class: "count" }, String(counts.get(value) ?? 0)),
          ),
        ),
      ),
    ),
  );
}
