/** A list as a file to be handed on: it opens with the list, its corrections and the view. */

import { address } from "#site";
import { format } from "../../app/permalink.js";
import { save } from "../../platform/download.js";

/**
 * @typedef {{type: "sichuan-decision-list", version: string, view: string, options: import("./reader.js").Options,
 *   fixes: [string, import("./list.js").Candidate][], filter: import("./list.js").Filter, answer:
 *     import("./list.js").Answer,
 *   file: {name: string, data: string}}} Package
 *   `version` that of the data which the answer was made with; `data` the file's bytes in Base64
 */

const TYPE = "sichuan-decision-list";
const MARK = `{"type":"${TYPE}"`;

/** @param {import("./list.js").List} list */
async function pack(list) {
  const { app, options, fixes, filter, answer, file } = list;
  /** @type {Package} */
  const whole = {
    type: TYPE,
    version: app.model.version,
    view: format({ ...app.state, embed: false }),
    options,
    fixes: [...fixes],
    filter,
    answer: /** @type {import("./list.js").Answer} */ (answer),
    file: { name: nameOf(list), data: file ? await base64Of(file) : "" },
  };
  return JSON.stringify(whole);
}

/** @param {File} file @returns {Promise<Package | null>} null where it is a list as others write them */
export async function unpack(file) {
  if ((await file.slice(0, MARK.length).text()) !== MARK) return null;
  /** @type {Package} */
  const whole = JSON.parse(await file.text());
  const { answer, fixes, file: brought } = whole;
  const isWhole = [answer?.rows, answer?.outcomes, answer?.columns, fixes].every(Array.isArray) && brought;
  return isWhole ? whole : null;
}

/** @param {Package} whole @returns {File} the list as it was brought */
export function fileOf({ file: { name, data } }) {
  return new File([Uint8Array.from(atob(data), (character) => character.charCodeAt(0))], name);
}

/** @param {Blob} file @returns {Promise<string>} */
function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** @param {import("./list.js").List} list */
const nameOf = (list) => list.file?.name ?? list.answer?.name ?? "list";

/** @param {import("./list.js").List} list @param {string} ending */
const fileName = (list, ending) => `${nameOf(list).replace(/\.[^.]*$/, "")}${ending}`;

/** Saves a file that this page opens. @param {import("./list.js").List} list */
export async function saveList(list) {
  save(await pack(list), fileName(list, ".list.json"), "application/json");
}

/** Saves the map in one file, with the list in it. @param {import("./list.js").List} list */
export async function savePage(list) {
  const response = await fetch(/** @type {string} */ (address("map.html")));
  if (!response.ok) throw new Error(`map.html: ${response.status}`);
  // In a page nothing in it may end its block or a line of it.
  const text = (await pack(list)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const place = '<script type="application/json" id="answers">';
  const page = (await response.text()).replace(
    place,
    () => `<script type="application/json" id="list">${text}</script>\n${place}`,
  );
  save(page, fileName(list, ".html"), "text/html");
}
