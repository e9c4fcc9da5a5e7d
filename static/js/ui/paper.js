/**
 * Ctrl+P: while the page is printed a sheet stands in for it. A browser does not wait: what makes it is read
 *   before.
 */

import { addStyles } from "./styles.js";

const REST = 2000; // milliseconds for the page to come to rest before the rest is fetched

/** @param {import("../app/app.js").App} app */
export function standInOnPaper(app) {
  /** @type {typeof import("../features/print/page_sheet.js") | null} */
  let part = null;
  // Without it the page is printed as it is seen.
  const read = () =>
    Promise.all([app.lazy.imports.print(), addStyles("lazy")]).then(
      ([found]) => (part = found),
      () => {},
    );
  setTimeout(read, REST);
  addEventListener("beforeprint", () => {
    // The export dialog prints a sheet of its own.
    if (part && !document.querySelector(".print-sheet")) standIn(part.pageSheet(app));
  });
}

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
