/** The bar over the text, and in the guided mode the one under it. */

import { chooseClause, openReader } from "../../app/actions.js";
import { hasCard } from "../../app/state.js";
import { word } from "../../i18n/words.js";
import { el } from "../../ui/dom.js";

/** @typedef {import("./reading.js").Reading} Reading */

/** @param {Reading} reading @returns {Node[]} */
export function headBar(reading) {
  const { side, isGuided } = reading;
  const { lang } = side;
  return [
    el("h2", {}, word(lang, "textPage")),
    el(
      "button",
      {
        type: "button",
        class: "guide",
        "aria-pressed": String(isGuided),
        title: word(lang, "guideHint"),
        on: { click: () => reading.guide(!isGuided) },
      },
      word(lang, "guide"),
    ),
    ...(hasCard(side.state) ? [walk(reading)] : []),
    el(
      "button",
      {
        type: "button",
        class: "close",
        "aria-label": word(lang, "closeText"),
        on: { click: () => openReader(side.app, false) },
      },
      "×",
    ),
  ];
}

/** From one sentence that concerns what is chosen to the next. @param {Reading} reading */
function walk({ side, concerning }) {
  const { lang, state } = side;
  const ids = [...concerning.keys()];
  if (!ids.length) return el("span", { class: "muted" }, word(lang, "noClause"));
  const at = ids.indexOf(state.clause ?? "");
  const go = (/** @type {number} */ step) => chooseClause(side.app, ids[(at + step + ids.length) % ids.length]);
  return el(
    "span",
    { class: "walk" },
    el(
      "button",
      { type: "button", "aria-label": word(lang, "previousClause"), on: { click: () => go(at < 0 ? 0 : -1) } },
      "‹",
    ),
    el("span", { class: "walk-count" }, word(lang, "ofN", { i: at < 0 ? "–" : at + 1, n: ids.length })),
    el("button", { type: "button", "aria-label": word(lang, "nextClause"), on: { click: () => go(1) } }, "›"),
  );
}

/** One sentence after the other while the map follows. @param {Reading} reading @returns {Node[]} */
export function stepBar(reading) {
  const {
    side: { lang, state },
    text: { sentences },
  } = reading;
  const n = sentences.length;
  const i = sentences.indexOf(state.clause ?? "") + 1;
  return [
    el(
      "button",
      { type: "button", disabled: i <= 1, on: { click: () => reading.step(-1) } },
      word(lang, "previousClause"),
    ),
    el("span", {}, word(lang, "ofN", { i, n })),
    el("button", { type: "button", disabled: i >= n, on: { click: () => reading.step(1) } }, word(lang, "nextClause")),
    el("button", { type: "button", on: { click: () => reading.guide(false) } }, word(lang, "endGuide")),
  ];
}
