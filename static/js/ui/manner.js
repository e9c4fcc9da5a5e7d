/**
 * How a page is read: in which language, and in which scheme, the system's unless the reader has chosen one.
 * @typedef {{lang: "zh" | "en", scheme: "light" | "dark" | null}} Manner
 */

import { setLanguage } from "./dom.js";

const DARK = "(prefers-color-scheme: dark)";

/** @param {URLSearchParams} query @returns {Manner} */
export function mannerOf(query) {
  const scheme = query.get("scheme");
  return {
    lang: query.get("lang") === "en" ? "en" : "zh",
    scheme: scheme === "dark" || scheme === "light" ? scheme : null,
  };
}

/** The scheme that is seen. @param {Pick<Manner, "scheme">} manner */
export const schemeOf = ({ scheme }) => scheme ?? (matchMedia(DARK).matches ? "dark" : "light");

/** @param {() => void} act called when the system's scheme has changed */
export const onSystemScheme = (act) => matchMedia(DARK).addEventListener("change", act);

/**
 * The language, scheme and title of a page. Only what changes is set: each of these makes the browser style it all
 * again.
 * @param {Manner["lang"]} lang
 * @param {"light" | "dark"} scheme
 * @param {string} title
 */
export function applyTheme(lang, scheme, title) {
  const root = document.documentElement;
  setLanguage(root, lang);
  applyScheme(scheme);
  if (document.title !== title) document.title = title;
}

/** @param {"light" | "dark"} scheme */
export function applyScheme(scheme) {
  const { dataset } = document.documentElement;
  if (dataset.scheme !== scheme) dataset.scheme = scheme;
}
