/** What the last versions of the data changed, as the log of changes has it. */

import { pageAddress } from "#site";
import { el, withNames } from "../../ui/dom.js";

/**
 * @typedef {import("../../data/model.js").Lang} Lang
 * @typedef {import("../../data/model.js").Text} Text
 * @typedef {{id: string, text: Text, why?: Text}} Change `id` is empty where many alike have changed
 * @typedef {{date: string, kinds: {kind: string, title: Text, changes: Change[]}[]}} Version
 */

/** What the map can show of a kind. @type {Record<string, string>} */
const SHOWN = { initiative: "initiative", place: "place", members: "place" };

/** @param {Lang} lang @param {Version[]} versions the newest first */
export const versionList = (lang, versions) =>
  versions.flatMap(({ date, kinds }, i) => [
    el("h3", {}, date),
    ...kinds.map(({ kind, title, changes }) =>
      el(
        "details",
        { open: i === 0 && changes.length < 4 },
        el("summary", {}, `${title[lang]} `, el("span", { class: "muted" }, String(changes.length))),
        el("ul", { class: "changes" }, ...changes.map((change) => line(lang, kind, change))),
      ),
    ),
  ]);

/** @param {Lang} lang @param {string} kind @param {Change} change */
function line(lang, kind, { id, text, why }) {
  const way = id && SHOWN[kind] ? `${pageAddress("")}?lang=${lang}&${SHOWN[kind]}=${id}` : null;
  return el(
    "li",
    {},
    ...withNames(lang, text[lang]),
    way ? el("a", { href: way, class: "no" }, ` ${id}`) : null,
    why ? el("p", { class: "muted" }, ...withNames(lang, why[lang])) : null,
  );
}
