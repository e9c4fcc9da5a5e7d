/** Measures by counties: what only some of several counties have, and how it comes to each. */

import { chooseInitiative } from "../app/actions.js";
import { say } from "../data/model.js";
import { word } from "../i18n/counties.js";
import { el, symbol } from "../ui/dom.js";
import { clauseLink } from "./parts.js";

/** How an initiative reaches a county, the direct ways before the inherited. @type {Record<string, string>} */
const SIGNS = { named: "●", list: "●", part: "◐", site: "▪", prefecture: "○", region: "○" };

/**
 * @param {import("../app/map_side.js").MapSide} side
 * @param {import("./counties.js").Shared[]} shared
 * @param {any[]} profiles of the counties, a column each
 */
export function matrix(side, shared, profiles) {
  const { lang } = side;
  const rows = shared.toSorted((a, b) => b.ways.length - a.ways.length);
  const name = (/** @type {any} */ profile) => (lang === "zh" ? profile.short_zh : profile.short_en);
  return el(
    "div",
    { class: "matrix-box", role: "group", "aria-label": word(lang, "differ"), tabIndex: 0 },
    el(
      "table",
      { class: "matrix" },
      el("caption", {}, word(lang, "matrixKey")),
      el(
        "thead",
        {},
        el("tr", {}, el("td"), ...profiles.map((profile) => el("th", { scope: "col" }, el("span", {}, name(profile))))),
      ),
      el(
        "tbody",
        {},
        ...rows.map(({ item, ways }) =>
          el(
            "tr",
            { "data-initiative": item.id },
            measure(side, item),
            ...profiles.map(({ adcode }) => cell(side, ways.find((way) => way.adcode === adcode)?.reach)),
          ),
        ),
      ),
    ),
  );
}

/** @param {import("../app/map_side.js").MapSide} side @param {any} item */
function measure(side, { id, theme, clause, ...titles }) {
  const { lang, model } = side;
  const known = model.themes.find((one) => one.id === theme);
  return el(
    "th",
    { scope: "row" },
    el(
      "div",
      {},
      known ? symbol(known, lang) : null,
      el(
        "span",
        {},
        el(
          "button",
          { type: "button", on: { click: () => chooseInitiative(side, id) } },
          lang === "zh" ? titles.title_zh : titles.title_en,
        ),
        " ",
        clauseLink(side, clause, clause),
      ),
    ),
  );
}

/** @param {import("../app/map_side.js").MapSide} side @param {any} reach of the county's profile */
function cell({ lang }, reach) {
  if (!reach) return el("td", {}, el("span", { class: "sr" }, "–"));
  const label = say(reach.label, lang);
  return el("td", {}, el("span", { role: "img", "aria-label": label, title: label }, SIGNS[reach.kind] ?? "●"));
}
