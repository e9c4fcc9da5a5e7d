/** The sentences in English, our unofficial translation (/english.json): read when a page in English first shows one. */

import { read } from "#site";

/** @typedef {Record<string, string>} Sentences by clause */

export class English {
  /** @param {(load: () => Promise<Sentences>, use: (sentences: Sentences) => void) => void} ask fetches them, and says where that fails */
  constructor(ask) {
    this.ask = ask;
    this.isAsked = false;
    /** @type {Sentences | null} */
    this.sentences = null;
  }

  /** A sentence for a page in this language; asks for all of them where they are not there yet. @param {import("./model.js").Lang} lang @param {string} clause @returns {string | null} null in Chinese, and while they are on their way */
  of(lang, clause) {
    if (lang !== "en") return null;
    if (!this.isAsked) this.ask(() => read("english.json"), (sentences) => (this.sentences = sentences));
    this.isAsked = true;
    return this.sentences?.[clause] ?? null;
  }
}
