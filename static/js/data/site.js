/**
 * The site's answers: what the page reads and where its links lead, wherever the site stands.
 * Addresses are relative to the root that each page names, so that a copy of the files works
 * under any path. The map in one file has a module of its own in this one's place.
 */

import { profileOf } from "./profile.js";

/** @type {Map<string, Promise<any>>} */
const answers = new Map();

/** @param {string} path */
const at = (path) => new URL(`${document.documentElement.dataset.root ?? ""}${path}`, document.baseURI).href;

/** Whether this is a site, with addresses that can be opened and shared. */
export const isSite = true;

/** Whether a server answers; else the site is a folder of files, and no query filters them. */
export const isServed = () => document.documentElement.dataset.site !== "files";

/** A list that was handed on with the page: only the map in one file holds one. @returns {string | null} */
export const handedList = () => null;

/**
 * A file of the model. They stand in a folder named by their content, and never change there.
 * @param {string} path
 * @returns {Promise<any>}
 */
export function read(path) {
  const known = answers.get(path);
  if (known) return known;
  const answer = fetch(at(`${document.documentElement.dataset.files ?? ""}${path}`)).then((response) => {
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  });
  answers.set(path, answer);
  // What failed is asked for anew the next time.
  answer.catch(() => answers.delete(path));
  return answer;
}

/** The answer of /counties/<adcode>. @param {string} adcode @returns {Promise<any>} */
export const profile = async (adcode) => profileOf(await read("profiles.json"), adcode);

/** A page of the site. @param {string} name "" is the map */
export const pageAddress = (name) => at(isServed() ? name : `${name || "index"}.html`);

/** The page of a county. @param {string} adcode @param {import("./model.js").Lang} lang */
export const countyAddress = (adcode, lang) => `${pageAddress(`county/${adcode}`)}?lang=${lang}`;

/**
 * Where an answer can be had by itself.
 * @param {string} path
 * @param {Record<string, string>} [query]
 * @returns {string | null} null where there is none
 */
export function address(path, query = {}) {
  const search = Object.entries(query)
    .map(([name, value]) => (value ? `${name}=${value}` : name))
    .join("&");
  return at(search ? `${path}?${search}` : path);
}
