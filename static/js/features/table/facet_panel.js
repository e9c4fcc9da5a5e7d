/** The facets of the table: what to list, each value with how many rows it would leave. */

import { word } from "../../i18n/facets.js";
import { word as tableWord } from "../../i18n/table.js";
import { el } from "../../ui/dom.js";
import { facetButton as button, facetGroup } from "../../ui/facet_group.js";
import { askedFor, asking, countsIn } from "./listing.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {import("./listing.js").Listing<any>} Listing
 * @typedef {{name: string, drop: () => void}} Chip
 */

/** @param {MapSide} side @param {string} facet */
const chosenOf = ({ state }, facet) => (facet === "theme" ? state.themes : (state.facets[facet] ?? []));

/** @param {MapSide} side @param {string} facet @param {string[]} values */
function choose(side, facet, values) {
  if (facet === "theme") return side.change({ themes: values });
  const { [facet]: _, ...others } = side.state.facets;
  side.change({ facets: values.length ? { ...others, [facet]: values } : others });
}

/** @param {MapSide} side @param {string} facet @param {string} value */
function toggle(side, facet, value) {
  const chosen = chosenOf(side, facet);
  choose(side, facet, chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
}

/** How many values are chosen. @param {MapSide} side @param {Listing} listing */
const chosenCount = (side, { facets }) => facets.reduce((n, { id }) => n + chosenOf(side, id).length, 0);

/** @param {MapSide} side @param {Listing} listing @param {boolean} isOpen @param {() => void} flip */
export const facetButton = (side, listing, isOpen, flip) => button(side.lang, chosenCount(side, listing), isOpen, flip);

/** @param {MapSide} side @param {Listing} listing @returns {Node[]} */
export function facetPanel(side, listing) {
  const counts = countsIn(side, listing);
  return listing.facets
    .filter(({ values }) => values.length)
    .map((facet) =>
      facetGroup(side.lang, facet, chosenOf(side, facet.id), counts.get(facet.id) ?? new Map(), (value) =>
        toggle(side, facet.id, value),
      ),
    );
}

/**
 * All that narrows the rows, but for the words in the box.
 * @param {MapSide} side
 * @param {Listing | null} listing
 * @returns {Chip[]}
 */
function chipsOf(side, listing) {
  const { lang, model, state, texts } = side;
  const { ids, words } = askedFor(model, state.find);
  const titleOf = (/** @type {string} */ id) =>
    texts?.initiatives[model.initiatives.findIndex((one) => one.id === id)].title[lang] ?? "……";
  if (ids.length && !texts) side.app.wantTexts();
  return [
    ...ids.map((id) => ({
      name: tableWord(lang, "reachedBy", { t: titleOf(id) }),
      drop: () =>
        side.change({
          find: asking(
            ids.filter((other) => other !== id),
            words,
          ),
        }),
    })),
    ...(listing?.facets ?? []).flatMap((facet) =>
      chosenOf(side, facet.id).map((value) => ({
        name: facet.values.find((one) => one.id === value)?.title[lang] ?? value,
        drop: () => toggle(side, facet.id, value),
      })),
    ),
  ];
}

/** @param {MapSide} side @param {Listing | null} listing @returns {HTMLElement[]} */
export function filterChips(side, listing) {
  const { lang } = side;
  const chips = chipsOf(side, listing).map(({ name, drop }) =>
    el(
      "li",
      {},
      el("span", { title: name }, name),
      el(
        "button",
        {
          type: "button",
          class: "drop",
          "data-key": `drop:${name}`,
          "aria-label": tableWord(lang, "dropFilter", { t: name }),
          on: { click: drop },
        },
        "×",
      ),
    ),
  );
  if (chips.length < 2) return chips;
  const clear = el(
    "button",
    { type: "button", class: "clear-all", on: { click: () => side.change({ find: "", themes: [], facets: {} }) } },
    word(lang, "clearAll"),
  );
  return [...chips, el("li", { class: "clear" }, clear)];
}
