/** The links before everything else: past the bars, to what one came for. */

import { focusText } from "../app/actions.js";
import { word } from "../i18n/words.js";
import { el } from "./dom.js";

/** @param {import("../app/app.js").App} app */
export function skipLinks(app) {
  const { lang } = app;
  return [
    skip(word(lang, "skipMap"), "#map", () => app.left.features?.node.focus()),
    skip(word(lang, "skipPanel"), "#panel", () => app.sidebar.node.focus()),
    skip(word(lang, "skipText"), "#text", () => focusText(app)),
  ];
}

/** @param {string} text @param {string} href @param {() => void} act */
const skip = (text, href, act) =>
  el(
    "a",
    {
      href,
      on: {
        click: (/** @type {Event} */ event) => {
          event.preventDefault();
          act();
        },
      },
    },
    text,
  );
