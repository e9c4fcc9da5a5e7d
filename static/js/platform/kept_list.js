/**
 * The reader's last list, kept in this browser until it is removed; nothing, where there is no store. What it came to
 * is kept beside it, as it is larger and changes less often.
 * @typedef {{file: File, options: import("../features/user_list/reader.js").Options, version: string,
 *   fixes: [string, import("../features/user_list/list.js").Candidate][],
 *   filter: import("../features/user_list/list.js").Filter}} Kept `version` that of the data it was placed by
 * @typedef {import("../features/user_list/list.js").Answer} Answer
 */

const NAME = "sichuan-decision";
const STORE = "lists";
const KEY = "last";
const ANSWER = "answer";
const FIGURES = "figures";

/** @returns {Promise<IDBDatabase>} */
function database() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T | null>}
 */
async function within(mode, act) {
  try {
    const base = await database();
    return await new Promise((resolve, reject) => {
      const request = act(base.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } catch {
    return null; // a page that may not keep anything still works
  }
}

/** @param {Kept} kept */
export const keepList = (kept) => within("readwrite", (store) => store.put(kept, KEY));

/** @returns {Promise<Kept | null>} */
export const keptList = async () => (await within("readonly", (store) => store.get(KEY))) ?? null;

/** @param {Answer} answer */
export const keepAnswer = (answer) => within("readwrite", (store) => store.put(answer, ANSWER));

/** @returns {Promise<Answer | null>} */
export const keptAnswer = async () => (await within("readonly", (store) => store.get(ANSWER))) ?? null;

/**
 * The table of figures that counties were last shaded by.
 * @typedef {{text: string, file: string, version: string,
 *   columns: {key: number, prefecture: number, value: number}, fixes: Kept["fixes"],
 *   readings: import("../features/choropleth/user_data/join.js").Reading[] | null}} Figures
 *   `readings` are what its rows came to by the data of `version`, null until they are placed
 * @param {Figures} figures
 */
export const keepFigures = (figures) => within("readwrite", (store) => store.put(figures, FIGURES));

/** @returns {Promise<Figures | null>} */
export const keptFigures = async () => (await within("readonly", (store) => store.get(FIGURES))) ?? null;

export const dropFigures = () => within("readwrite", (store) => store.delete(FIGURES));

export const dropList = () =>
  Promise.all([KEY, ANSWER].map((key) => within("readwrite", (store) => store.delete(key))));
