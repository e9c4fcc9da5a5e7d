/**
 * Ctrl+P: while the page is printed a sheet stands in for it. A browser does not wait: what makes it is read
 *   before.
 */

import { word } from "../i18n/words.js";
import { summaryOf } from "../sidebar/legend.js";
import { el } from "./dom.js";
import { addStyles } from "./styles.js";

const REST = 2000; // milliseconds for the page to come to rest before the rest is fetched

/** @typedef {import("../app/app.js").App} App */

/** @param {App} app */
export function standInOnPaper(app) {
  /** @type {typeof import("../features/print/page_sheet.js") | null} */
  let part = null;
  const read = () =>
    Promise.all([app.lazy.imports.print(), addStyles("lazy")]).then(
      ([found]) => (part = found),
      () => {},
    );
  setTimeout(read, REST);
  // The keys may be made to wait for it; a menu may not.
  addEventListener("keydown", (event) => {
    if (part || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    read().then(() => print());
  });
  addEventListener("beforeprint", () => {
    // The export dialog prints a sheet of its own.
    if (!document.querySelector(".print-sheet")) standIn(part ? part.pageSheet(app) : notYet(app));
  });
}

/** What is printed before the sheet can be made: what this is, and that it is not ready. @param {App} app */
const notYet = ({ lang, left }) =>
  el(
    "div",
    { class: "print-sheet" },
    el("h1", {}, word(lang, "product")),
    el("p", {}, summaryOf(left).found),
    el("p", {}, word(lang, "notPrintable")),
    el("p", {}, location.href),
  );

/** Paper is light; afterwards all is as it was. @param {HTMLElement} sheet */
function standIn(sheet) {
  const { dataset } = document.documentElement;
  const { scheme } = dataset;
  dataset.scheme = "light";
  document.body.append(sheet);
  const putBack = () => {
    sheet.remove();
    dataset.scheme = scheme;
  };
  addEventListener("afterprint", putBack, { once: true });
}
