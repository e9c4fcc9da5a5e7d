/** Styles that come after the first: of what stands round the map, then of parts that are asked for. */

import { el } from "./dom.js";

/** @type {Map<string, Promise<unknown>>} */
const asked = new Map();

/**
 * Once they are there; a page that has them all names none.
 * @param {"later" | "lazy"} name
 * @returns {Promise<unknown> | undefined}
 */
export function addStyles(name) {
  const href = document.documentElement.dataset[name];
  if (!href || asked.has(name)) return asked.get(name);
  const link = el("link", { rel: "stylesheet", href });
  const there = new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
  });
  // What failed is asked for anew the next time.
  there.catch(() => {
    link.remove();
    asked.delete(name);
  });
  asked.set(name, there);
  document.head.append(link);
  return there;
}
