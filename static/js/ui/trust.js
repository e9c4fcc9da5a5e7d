/** How sure we are of something. */

import { word } from "../i18n/words.js";
import { el } from "./dom.js";

const DOTS = { sourced: "●●●", known: "●●○", uncertain: "●○○" };

/**
 * How sure we are, as dots and as a word.
 * @param {{lang: import("../data/model.js").Lang}} page
 * @param {string} confidence
 */
export const trust = ({ lang }, confidence) =>
  el(
    "span",
    { class: "trust" },
    el(
      "span",
      { class: "dots", role: "img", "aria-label": word(lang, "sure") },
      DOTS[/** @type {keyof typeof DOTS} */ (confidence)],
    ),
    ` ${word(lang, /** @type {keyof typeof DOTS} */ (confidence))}`,
  );
