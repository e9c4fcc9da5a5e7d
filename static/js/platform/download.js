/** A link that saves an answer of the site as a file. */

import { address, isServed } from "#site";
import { el } from "../ui/dom.js";

const LONGEST = 4000; // characters of an address: what proxies are set to take

/**
 * On a site of plain files, what a query would filter is filtered here; so is what no address can name.
 * @param {string} path of the answer @param {Record<string, string>} query
 * @param {Record<string, unknown>} properties of the link @param {...string} text
 * @returns {HTMLAnchorElement | null} null where there is nothing to save
 */
export function download(path, query, properties, ...text) {
  const href = address(path, { ...query, download: "" });
  if (!href) return null;
  const link = el("a", { ...properties, href, download: "" }, ...text);
  if ((isServed() && href.length <= LONGEST) || !Object.keys(query).length) return link;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const { fileName, fileText } = await import("../data/static_filter.js");
    save(
      await fileText(path, query),
      fileName(path, query),
      path.endsWith(".csv") ? "text/csv" : "application/geo+json",
    );
  });
  return link;
}

/** @param {BlobPart} content @param {string} name @param {string} [type] that of the content, if it has one */
export function save(content, name, type = content instanceof Blob ? content.type : "") {
  const href = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href, download: name }).click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
