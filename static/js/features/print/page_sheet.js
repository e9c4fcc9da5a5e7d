/** The page on paper: the map with its legend, then what stands beside it, whole: the card, the table or the text. */

import { word } from "../../i18n/print.js";
import { word as tableWord } from "../../i18n/table.js";
import { word as siteWord } from "../../i18n/words.js";
import { el } from "../../ui/dom.js";
import { tableRow } from "../table/table_parts.js";
import { PAPERS } from "./paper.js";
import { Picture } from "./picture.js";
import { pictured } from "./print.js";

/**
 * @typedef {import("../../app/app.js").App} App
 * @typedef {import("../table/listing.js").Listing<any>} Listing
 */

/**
 * A sheet for each map, and the rest on as many as it takes; paper and margins are set by the style sheet.
 * @param {App} app
 */
export function pageSheet(app) {
  const pictures = app.sides.map((side) => new Picture(side, PAPERS[0]));
  const [{ about }] = pictures;
  const beside = [...cards(app), ...tables(app), ...texts(app)];
  return el(
    "div",
    { class: "print-sheet is-page" },
    ...pictures.map((picture, i) => mapPage(picture.svg(), `page${i}-`)),
    beside.length
      ? el(
          "section",
          { class: "print-text" },
          el("p", { class: "print-name" }, siteWord(app.lang, "product")),
          ...beside,
          el("footer", {}, ...[...about.small, word(app.lang, "link", { l: about.link })].map((t) => el("p", {}, t))),
        )
      : null,
  );
}

/** What is open beside the map, as it is. @param {App} app */
function cards({ sidebar }) {
  const card = sidebar.body.querySelector(".card");
  return card ? [copyOf(card)] : [];
}

/** Every row of the table, not only those in view. @param {App} app */
function tables({ lang, state, table }) {
  if (state.view !== "table" || !table?.listing) return [];
  const { listing, rows } = table;
  const head = listing.columns.map(({ id, title, head: legend }) =>
    el("th", { scope: "col", class: `is-${id}` }, legend?.cloneNode(true) ?? title),
  );
  return [
    el("h1", {}, tableWord(lang, state.rows), " ", el("small", {}, table.counted())),
    ...[...table.chips.querySelectorAll("li > span")].map((chip) => el("p", {}, chip.textContent)),
    table.filter.value ? el("p", {}, word(lang, "found", { f: table.filter.value })) : "",
    el(
      "table",
      { "data-rows": state.rows },
      el("thead", {}, el("tr", {}, el("th", { class: "is-rank" }), ...head)),
      el("tbody", {}, ...rows.map((row, index) => withoutIds(tableRow(listing, row, index)))),
    ),
  ];
}

/** The whole text as it is read. @param {App} app */
function texts({ lang, state, reading }) {
  const { words } = reading?.text ?? {};
  if (!state.reader || !reading || !words) return [];
  const copy = copyOf(reading.reader.node);
  for (const node of copy.querySelectorAll(".outline, .sentence-more")) node.remove();
  const title = [siteWord(lang, "document"), siteWord(lang, "document2")].join(lang === "zh" ? "" : " ");
  return [el("h1", {}, title), el("div", { class: "print-reader" }, ...copy.childNodes)];
}

/**
 * A picture whose names of patterns are none of another's.
 * @param {string} svg @param {string} prefix of its names
 */
function mapPage(svg, prefix) {
  const page = el("section", { class: "print-map" });
  const named = svg.replace(/(\bid="|\bhref="#|\burl\(#)/g, `$1${prefix}`);
  const picture = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (pictured(named)));
  writeOut(picture);
  page.append(picture);
  return page;
}

/** What is used twice stands twice: a `use` that comes as late as this Firefox prints empty. @param {SVGElement} picture */
function writeOut(picture) {
  for (const use of picture.querySelectorAll("use")) {
    const used = picture.querySelector(String(use.getAttribute("xlink:href")));
    const copy = /** @type {Element} */ (used?.cloneNode());
    copy.removeAttribute("id");
    for (const { name, value } of use.attributes) if (name !== "xlink:href") copy.setAttribute(name, value);
    use.replaceWith(copy);
  }
}

/** A copy with which nothing in the page can be confused. @param {Element} node */
const copyOf = (node) => withoutIds(/** @type {Element} */ (node.cloneNode(true)));

/** @template {Element} T @param {T} node @returns {T} */
function withoutIds(node) {
  for (const one of [node, ...node.querySelectorAll("[id]")]) one.removeAttribute("id");
  return node;
}
