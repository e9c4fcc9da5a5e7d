/**
 * The reader's last list, kept in this browser until it is removed; nothing, where there is no store.
 * @typedef {{file: File, options: {sheet: string, place: string}, fixes: [string, import("../features/user_list/list.js").Candidate][]}} Kept
 */

const NAME = "sichuan-decision";
const STORE = "lists";
const KEY = "last";

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

export const dropList = () => within("readwrite", (store) => store.delete(KEY));
