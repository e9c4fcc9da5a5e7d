/** How far an initiative has come, in a line; nothing while the facts are on their way. */

import { word } from "../i18n/since.js";
import { el } from "../ui/dom.js";
import { dateText, statusMark } from "./facts.js";

/**
 * Its status, and the date of the newest fact or of the search.
 * @param {import("../app/map_side.js").MapSide} side
 * @param {string} id
 */
export function standing({ app, lang }, id) {
  const progress = app.progress.get();
  if (!progress) return null;
  const newest = progress.of(id)[0];
  return el(
    "p",
    { class: "standing" },
    statusMark(lang, progress.name(progress.statusOf(id))),
    newest
      ? el("time", { datetime: newest.fact.date }, dateText(lang, newest.fact.date))
      : el("span", {}, word(lang, "asOf", { d: dateText(lang, progress.searched) })),
  );
}
