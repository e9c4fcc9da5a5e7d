/** The answers of the site, out of the file itself. Stands in for ../site.js. */

import { profileOf } from "./profile.js";

/** @param {string} id of a block of JSON in the page @returns {any} */
export const block = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");

/** @type {Record<string, any> | undefined} */
let answers;

/** There is no other page beside this one, and nothing to ask a server for. */
export const isSite = false;
export const isServed = () => false;

/** @returns {string | null} */
export const handedList = () => document.getElementById("list")?.textContent ?? null;

/** @param {string} path @returns {Promise<any>} */
export async function read(path) {
  answers ??= block("answers");
  return /** @type {Record<string, any>} */ (answers)[path];
}

/** @param {string} adcode @returns {Promise<any>} */
export const profile = async (adcode) => profileOf(await read("profiles.json"), adcode);

/** @returns {string | null} */
export const address = () => null;

export const pageAddress = () => "";
export const countyAddress = () => "";
