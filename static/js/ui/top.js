/** The bar over every page: where one can go, and how the page looks. */

import { pageAddress } from "#site";
import { word } from "../i18n/words.js";
import { el } from "./dom.js";

/**
 * What the bar needs of a page: the map's App, or that of another page.
 * @typedef {{lang: "zh" | "en", scheme: "light" | "dark", change(change: {lang?: "zh" | "en", scheme?: "light" |
 *   "dark"}): void}} Host
 */

/** The pages of the site, as addresses beside the map's. @param {Host} host */
export const places = ({ lang, scheme }) => {
  const query = `lang=${lang}&scheme=${scheme}`;
  return {
    map: `${pageAddress("")}?${query}`,
    board: `${pageAddress("board")}?${query}`,
    progress: `${pageAddress("progress")}?${query}`,
    guide: `${pageAddress("guide")}?${query}`,
  };
};

/** @param {Host} host @param {Node[]} links @param {...Node} tools */
export function bar(host, links, ...tools) {
  const { lang } = host;
  const other = host.scheme === "dark" ? "light" : "dark";
  return [
    el("div", { class: "brand" }, word(lang, "product")),
    el(
      "div",
      { class: "source-title" },
      el("span", {}, word(lang, "document")),
      el("span", {}, word(lang, "document2")),
    ),
    el("nav", { class: "top-links", "aria-label": word(lang, "pages") }, ...links),
    el(
      "div",
      { class: "top-tools" },
      ...tools,
      tool(
        "lang",
        () => host.change({ lang: lang === "zh" ? "en" : "zh" }),
        el("span", { class: "sr" }, word(lang, "language")),
        el(lang === "zh" ? "b" : "span", { lang: "zh-CN" }, "中"),
        " / ",
        el(lang === "en" ? "b" : "span", { lang: "en" }, "EN"),
      ),
      tool("scheme", () => host.change({ scheme: other }), word(lang, other)),
    ),
  ];
}

/** @param {string} name @param {() => void} act @param {...(Node | string)} content */
export const tool = (name, act, ...content) =>
  el("button", { type: "button", class: name, on: { click: act } }, ...content);

/** @param {string} text @param {boolean} isHere @param {string | (() => void)} way an address, or what a click does */
export const link = (text, isHere, way) =>
  typeof way === "string"
    ? el("a", { href: way, "aria-current": isHere ? "page" : null }, text)
    : el("button", { type: "button", "aria-pressed": String(isHere), on: { click: way } }, text);

/**
 * The ways from one of the other pages, in the order of the bar.
 * @param {Host} host
 * @param {"board" | "progress" | "guide" | null} here
 */
export function pageLinks(host, here) {
  const { lang } = host;
  const { map, board, progress, guide } = places(host);
  return [
    link(word(lang, "mapPage"), false, map),
    link(word(lang, "tablePage"), false, `${map}&view=table`),
    link(word(lang, "textPage"), false, `${map}&reader=1`),
    link(word(lang, "boardPage"), here === "board", board),
    link(word(lang, "progressPage"), here === "progress", progress),
    link(word(lang, "guidePage"), here === "guide", guide),
  ];
}

/**
 * The way past the bar of a page without a map.
 * @param {HTMLElement} nav
 * @param {Host["lang"]} lang
 * @param {string} id of its content
 */
export function skipTo(nav, lang, id) {
  nav.replaceChildren(el("a", { href: `#${id}` }, word(lang, "skipContent")));
  nav.setAttribute("aria-label", word(lang, "skip"));
}
