/** The keys that the page listens to, as a table. */

import { word } from "../../i18n/help.js";
import { el } from "../../ui/dom.js";

/**
 * @typedef {keyof typeof import("../../i18n/help.js").WORDS} Word
 * @typedef {[string[], Word]} Key keys, one after the other, and what they do
 */

/** @type {[Word, Key[]][]} */
const GROUPS = [
  [
    "everywhere",
    [
      [["/"], "toSearch"],
      [["?"], "help"],
      [["Esc"], "escape"],
      [["Ctrl Z"], "undo"],
    ],
  ],
  [
    "onMap",
    [
      [["←", "→", "↑", "↓"], "arrows"],
      [["A–Z"], "letters"],
      [["PgDn", "PgUp"], "pages"],
      [["Home", "End"], "ends"],
      [["Enter"], "open"],
      [["Shift Enter"], "add"],
      [["+", "−", "0"], "zoom"],
      [["Shift ←→↑↓"], "pan"],
    ],
  ],
  [
    "inSearch",
    [
      [["↓", "↑"], "results"],
      [["PgDn", "PgUp"], "tens"],
      [["Enter"], "choose"],
      [["Esc"], "closeList"],
    ],
  ],
  [
    "inLayers",
    [
      [["↑", "↓"], "layerRows"],
      [["←", "→"], "layerControls"],
      [["Space"], "toggle"],
      [["↑", "↓"], "order"],
      [["Home", "End"], "orderEnds"],
      [["←", "→"], "opacity"],
      [["Enter"], "solo"],
    ],
  ],
  [
    "inTable",
    [
      [["↑", "↓"], "rows"],
      [["Enter"], "open"],
      [["Space"], "add"],
    ],
  ],
  [
    "onLine",
    [
      [["←", "→"], "line"],
      [["PgDn", "PgUp"], "lineMore"],
      [["Home", "End"], "lineEnds"],
    ],
  ],
  [
    "inText",
    [
      [["↑", "↓"], "sentences"],
      [["Enter"], "read"],
    ],
  ],
  ["inGuided", [[["←", "→"], "steps"]]],
  ["inTour", [[["←", "→"], "steps"]]],
];

/** @param {import("../../data/model.js").Lang} lang */
export const keyTable = (lang) =>
  el(
    "div",
    { class: "keys" },
    ...GROUPS.map(([title, keys]) =>
      el(
        "section",
        {},
        el("h3", {}, word(lang, title)),
        el(
          "dl",
          {},
          ...keys.map(([names, does]) =>
            el(
              "div",
              {},
              el("dt", {}, ...names.map((name) => el("kbd", { lang: "en" }, name))),
              el("dd", {}, word(lang, does)),
            ),
          ),
        ),
      ),
    ),
  );
