/** The Decision as the page reads it (/reading.json): its clauses, and which counties each reaches. */

import { passes } from "../filter.js";

/**
 * @typedef {import("../model.js").MapModel} MapModel
 * @typedef {import("../model.js").Reading} ReadingModel
 * @typedef {import("../model.js").Clause} Clause
 * @typedef {"direct" | "inherited"} Reach
 */

const DIRECT = ["named", "site", "part", "list"];
const INHERITED = ["prefecture", "region"];

export class Text {
  /** @param {ReadingModel} reading @param {MapModel} model */
  constructor(reading, model) {
    this.reading = reading;
    this.model = model;
    this.clauses = reading.clauses;
    /** @type {Map<string, number>} */
    this.order = new Map(this.clauses.map(({ id }, i) => [id, i]));
    this.sentences = this.clauses.filter(({ kind }) => kind === "sentence");
    this.sections = new Map(reading.sections.map((section) => [this.clauses[section.clause].id, section]));
    /** @type {string[]} the clause of each initiative */
    this.clauseOf = new Array(model.initiatives.length);
    for (const { id, initiatives = [] } of this.clauses) for (const { initiative } of initiatives) this.clauseOf[initiative] = id;
  }

  /** @param {string} id @returns {Clause | undefined} */
  clause(id) {
    const at = this.order.get(id);
    return at === undefined ? undefined : this.clauses[at];
  }

  /** The initiatives of a clause that pass the filter. @param {Clause} clause @param {Set<string>} themes @returns {number[]} indexes */
  initiativesOf({ initiatives = [] }, themes) {
    return initiatives.map(({ initiative }) => initiative).filter((i) => passes(this.model, themes, i));
  }

  /** The places that the map can show for a clause. @param {Clause} clause @param {Set<string>} themes @returns {{places: number[], counties: number[]}} indexes */
  shownBy(clause, themes) {
    const initiatives = this.initiativesOf(clause, themes).map((i) => this.model.initiatives[i]).filter(({ reach }) => !reach.province);
    const places = [...new Set(initiatives.flatMap((i) => i.places))].filter((p) => this.model.places[p].kind !== "province");
    const counties = [...new Set(initiatives.flatMap(({ reach }) => [...(reach.named ?? []), ...(reach.prefecture ?? [])]))];
    return { places, counties };
  }

  /** The counties that a clause reaches, each by its strongest way; province-wide measures are no way to a county. @param {Clause} clause @param {Set<string>} themes @returns {Map<number, Reach>} */
  reachOf(clause, themes) {
    /** @type {Map<number, Reach>} */
    const reached = new Map();
    for (const index of this.initiativesOf(clause, themes)) {
      const { reach } = this.model.initiatives[index];
      for (const kind of INHERITED) for (const county of reach[kind] ?? []) if (!reached.has(county)) reached.set(county, "inherited");
      for (const kind of DIRECT) for (const county of reach[kind] ?? []) reached.set(county, "direct");
    }
    return reached;
  }

  /**
   * The sentences that concern what is chosen, in reading order, with how: for several counties, the strongest way to any.
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
      if (ways.length) found.set(clause.id, ways.includes("direct") ? "direct" : "inherited");
      if (own.some((i) => initiatives.includes(i) || this.model.initiatives[i].places.some((p) => places.includes(p)))) found.set(clause.id, "direct");
    }
    return found;
  }

  /** The sentence so many steps away, within the text. @param {string | null} id @param {number} step @returns {string} */
  beside(id, step) {
    const at = this.sentences.findIndex((clause) => clause.id === id);
    return this.sentences[Math.min(Math.max(at + step, 0), this.sentences.length - 1)].id;
  }
}
