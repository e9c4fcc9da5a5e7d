/** Under the table: what could not be drawn, and what is drawn in part. */

import { pageAddress } from "#site";
import { word } from "../../i18n/board.js";
import { el, symbol } from "../../ui/dom.js";
import { clauseLink } from "./detail.js";

/** @typedef {import("./board.js").Board} Board */

/** @param {Board} board */
export const unplaced = (board) => gaps(board, board.model.unplaced, "unplacedTitle", "unplacedCount");

/** @param {Board} board */
export const incomplete = (board) => gaps(board, board.model.incomplete, "incompleteTitle", "incompleteCount");

/**
 * Places with what is missing of them.
 * @param {Board} board @param {import("./model.js").Unplaced[]} places
 * @param {"unplacedTitle" | "incompleteTitle"} title @param {"unplacedCount" | "incompleteCount"} count
 */
function gaps({ lang, model }, places, title, count) {
  return el(
    "section",
    { class: "unplaced" },
    el("h2", {}, word(lang, title), " ", el("small", {}, word(lang, count, { n: places.length }))),
    el(
      "ul",
      {},
      ...places.map((place) =>
        el(
          "li",
          {},
          ...place.themes.map((n) => symbol(model.themes[n], lang)),
          el("a", { href: `${pageAddress("")}?lang=${lang}&place=${place.id}` }, place.title[lang]),
          el("span", { class: "reason" }, place.reason[lang]),
          ...place.clauses.map((clause) => clauseLink(lang, clause)),
        ),
      ),
    ),
  );
}
