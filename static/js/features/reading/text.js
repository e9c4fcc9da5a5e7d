/** The Decision's clauses, which counties each reaches and, once they are read, their words (/reading.json). */

import { passes } from "../../data/filter.js";

/**
 * @typedef {import("../../data/model.js").MapModel} MapModel
 * @typedef {import("../../data/model.js").Reading} Words
 * @typedef {"direct" | "inherited"} Reach
 */

const MOST_KNOWN = 4000; // results kept

export class Text {
  /** @param {MapModel} model */
  constructor(model) {
    this.model = model;
    this.ids = model.clauses;
    /** @type {Map<string, number>} */
    this.order = new Map(this.ids.map((id, i) => [id, i]));
    this.sentences = this.ids.filter((id) => kindOf(id) === "sentence");
    /** @type {Map<string, number[]>} the initiatives of each clause */
    this.initiatives = new Map(this.ids.map((id) => [id, []]));
    model.initiatives.forEach(({ clause }, i) => this.initiatives.get(this.ids[clause])?.push(i));
    /** @type {Map<string, any>} what was worked out of clauses */
    this.known = new Map();
    /** @type {Words | null} what the clauses say, once it has been read */
    this.words = null;
  }

  /** @param {Words} words */
  setWords(words) {
    this.words = words;
    this.sections = new Map(words.sections.map((section) => [this.ids[section.clause], section]));
  }

  /** What a clause says. @param {string} id @returns {import("../../data/model.js").Clause | undefined} */
  clause(id) {
    return this.words?.clauses[this.order.get(id) ?? -1];
  }

  /**
   * The initiatives of a clause that pass the filter.
   * @param {string} clause
   * @param {Set<string>} themes
   * @returns {number[]} indexes
   */
  initiativesOf(clause, themes) {
    return (this.initiatives.get(clause) ?? []).filter((i) => passes(this.model, themes, i));
  }

  /**
   * Works out a thing of a clause once, as long as few others come between.
   * @template T
   * @param {string} what
   * @param {string} clause
   * @param {Set<string>} themes
   * @param {() => T} make
   * @returns {T}
   */
  once(what, clause, themes, make) {
    const key = [what, clause, ...themes].join();
    if (this.known.size > MOST_KNOWN) this.known.clear();
    if (!this.known.has(key)) this.known.set(key, make());
    return this.known.get(key);
  }

  /**
   * The places that the map can show for a clause.
   * @param {string} clause
   * @param {Set<string>} themes
   * @returns {{places: number[], counties: number[]}} indexes
   */
  shownBy(clause, themes) {
    return this.once("shown", clause, themes, () => this.findShown(clause, themes));
  }

  /** @param {string} clause @param {Set<string>} themes */
  findShown(clause, themes) {
    const initiatives = this.initiativesOf(clause, themes)
      .map((i) => this.model.initiatives[i])
      .filter(({ reach }) => !reach.province);
    const places = [...new Set(initiatives.flatMap((i) => i.places))].filter(
      (p) => this.model.places[p].kind !== "province",
    );
    const counties = [
      ...new Set(initiatives.flatMap(({ reach }) => [...(reach.named ?? []), ...(reach.prefecture ?? [])])),
    ];
    return { places, counties };
  }

  /**
   * The counties that a clause reaches, each by its strongest way; province-wide initiatives are no way to a county.
   * @param {string} clause
   * @param {Set<string>} themes
   * @returns {Map<number, Reach>}
   */
  reachOf(clause, themes) {
    return this.once("reach", clause, themes, () => this.findReach(clause, themes));
  }

  /** @param {string} clause @param {Set<string>} themes */
  findReach(clause, themes) {
    /** @type {Map<number, Reach>} */
    const reached = new Map();
    for (const index of this.initiativesOf(clause, themes)) {
      const { reach } = this.model.initiatives[index];
      for (const kind of this.model.ways.inherited)
        for (const county of reach[kind] ?? []) if (!reached.has(county)) reached.set(county, "inherited");
      for (const kind of this.model.ways.direct) for (const county of reach[kind] ?? []) reached.set(county, "direct");
    }
    return reached;
  }

  /**
   * The sentences that concern what is chosen, in reading order, with how: for several counties, the strongest way to
   * any.
   * @param {{counties: number[], places: number[], initiatives: number[]}} chosen @param {Set<string>} themes
   * @returns {Map<string, Reach>} by clause
   */
  concerning({ counties, places, initiatives }, themes) {
    /** @type {Map<string, Reach>} */
    const found = new Map();
    for (const clause of this.sentences) {
      const own = this.initiativesOf(clause, themes);
      const reached = counties.length ? this.reachOf(clause, themes) : new Map();
      const ways = counties.map((county) => reached.get(county)).filter(Boolean);
      if (ways.length) found.set(clause, ways.includes("direct") ? "direct" : "inherited");
      if (own.some((i) => initiatives.includes(i) || this.model.initiatives[i].places.some((p) => places.includes(p))))
        found.set(clause, "direct");
    }
    return found;
  }

  /**
   * The sentence so many steps away, within the text.
   * @param {string | null} id
   * @param {number} step
   * @returns {string}
   */
  beside(id, step) {
    const at = this.sentences.indexOf(id ?? "");
    return this.sentences[Math.min(Math.max(at + step, 0), this.sentences.length - 1)];
  }
}

/**
 * A part (`3`), a section (`3.1`) or a sentence (`3.1.3.4`, `1.4.1`).
 * @param {string} id
 * @returns {"part" | "section" | "sentence"}
 */
export const kindOf = (id) =>
  /** @type {const} */ (["part", "section", "sentence"])[Math.min(id.split(".").length - 1, 2)];
