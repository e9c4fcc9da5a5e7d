/** Our unofficial English (/english.json): read when a page in English first shows some of it. */

import { read } from "#site";

/**
 * @typedef {{sentences: Record<string, string>, sources: Record<string, string>}} Words
 *   sentences by clause, the sources of places by what stands in Chinese
 * @typedef {(load: () => Promise<Words>, use: (words: Words) => void) => void} Ask fetches it, and says where that
 *   fails
 */

export class English {
  /** @type {Words | null} */
  #words = null;
  #isAsked = false;
  /** @type {Ask} */
  #ask;

  /** @param {Ask} ask */
  constructor(ask) {
    this.#ask = ask;
  }

  get isThere() {
    return this.#words !== null;
  }

  /**
   * A sentence for a page in this language; asks for all English where it is not there yet.
   * @param {import("./model.js").Lang} lang
   * @param {string} clause
   * @returns {string | null} null in Chinese, and while it is on its way
   */
  of(lang, clause) {
    return this.#find(lang, "sentences", clause);
  }

  /**
   * The source of a place.
   * @param {import("./model.js").Lang} lang
   * @param {string} source in Chinese
   * @returns {string | null}
   */
  source(lang, source) {
    return this.#find(lang, "sources", source);
  }

  /** @param {import("./model.js").Lang} lang @param {keyof Words} kind @param {string} key */
  #find(lang, kind, key) {
    if (lang !== "en") return null;
    if (!this.#isAsked)
      this.#ask(
        () => read("english.json"),
        (words) => (this.#words = words),
      );
    this.#isAsked = true;
    return this.#words?.[kind][key] ?? null;
  }
}
