/**
 * What the reader asked for and has to be fetched: that it is on its way is said, and where it does not come it can be
 * asked for again.
 */

import { word } from "../i18n/words.js";
import { el } from "../ui/dom.js";

const SOON = 500; // milliseconds in which nothing need be said

export class Loader {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    /** @type {Map<string, Promise<boolean>>} by name */
    this.underway = new Map();
    /** What has not come, by name: how to ask again. @type {Map<string, () => void>} */
    this.missing = new Map();
    this.progress = el("div", { class: "note" });
    /** @type {HTMLElement | null} */
    this.failure = null;
  }

  /**
   * @template T @param {string} name of what is asked for @param {() => Promise<T>} read @param {(loaded: T) =>
   *   void} use
   * @returns {Promise<boolean>} whether it has come
   */
  load(name, read, use) {
    const asked = this.underway.get(name) ?? this.fetch(name, read, use);
    this.underway.set(name, asked);
    return asked;
  }

  /** @template T @param {string} name @param {() => Promise<T>} read @param {(loaded: T) => void} use */
  async fetch(name, read, use) {
    const timer = setTimeout(() => this.say(), SOON);
    let loaded;
    try {
      loaded = await read();
    } catch {
      this.fail(name, () => this.load(name, read, use));
      return false;
    } finally {
      clearTimeout(timer);
      this.underway.delete(name);
      if (!this.underway.size) this.progress.remove();
    }
    this.missing.delete(name);
    if (!this.missing.size) this.failure?.remove();
    this.clear();
    use(loaded);
    return true;
  }

  say() {
    const { app, progress } = this;
    progress.textContent = word(app.lang, "loading");
    app.layout.notices.append(progress);
    app.announce(progress.textContent, "", true);
  }

  /** What was said of waiting and failing is no longer so. */
  clear() {
    const {
      lang,
      layout: { live },
    } = this.app;
    if ([word(lang, "loading"), word(lang, "failed")].includes(live.textContent ?? "")) live.textContent = "";
  }

  /** One line says it, however much is missing. @param {string} name @param {() => void} again */
  fail(name, again) {
    const { app, missing } = this;
    missing.set(name, again);
    if (this.failure?.isConnected) return;
    this.failure = app.notice(word(app.lang, "failed"), { again: () => [...missing.values()].forEach((one) => one()) });
  }
}
