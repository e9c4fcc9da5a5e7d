/** The index of the search box (/search.json): what a query finds, how well, and why. */

import { Fuzzy } from "./fuzzy.js";
import { Lines } from "./lines.js";
import { bare, HAN, LATIN, normalize, spaced, stem } from "./normalize.js";

/**
 * @typedef {"county" | "prefecture" | "place" | "initiative" | "clause" | "theme" | "layer" | "target" | "page"} Kind
 * @typedef {import("../../data/model.js").Text} Text
 * @typedef {{version: string, counts: Record<Kind, number>, lines: string, of: number[], matchKinds: string,
 *   clauses: string[],
 *   titles: Record<string, string>,
 *   targets: {title: Text, year: number, clause: number}[], pages: {title: Text, at: string}[], traditional:
 *     [string, string], sounds: Record<string, string>,
 *   headings: {levels: [number, string][], inName: string, other: string, lon: string, lat: string, both: string,
 *     text: string, total: string}}}
 *     SearchModel see geo/page_models/search.py
 * @typedef {{entry: number, line: number, tier: number, part: number}} Hit
 *   `line` is the spelling that it was found by, -1 for the words of a clause, -2 for those of its translation; `part`
 *   is how much of the query was found
 * @typedef {{kind: Kind, at: number, why: Why}} Found `at` is its index in the list of its kind
 * @typedef {{match: string, tier: number, spelling: string, name: string, isTraditional: boolean}} Why
 *   `match` is a letter of geo/page_models/search.py, "w" the words of a clause, "t" those of its translation;
 *   `name` the former name
 */

/** How well a query fits, the best first. */
export const TIERS = { exact: 0, start: 1, words: 2, inside: 3, sound: 4, near: 5, some: 6 };
const MATCH_KINDS = "npeaFifcywt"; // of two that fit alike, the first
const MOST = 2000; // lines that a query may visit: one letter fits a tenth of all
const SHORT = 4; // letters from which a match in the middle of a word means something
const SHARE = 0.5; // of a query's pairs of characters that a text must have to be like it

export class Index {
  /** @param {SearchModel} model */
  constructor(model) {
    this.model = model;
    this.names = new Lines(model.lines);
    this.clauses = new Lines(bare(model.clauses.join("\n")));
    /** Our English of the clauses, where the page is in English. @type {string[]} */
    this.english = [];
    this.englishLines = new Lines("");
    const [from, to] = model.traditional.map((text) => [...text]);
    this.traditional = new Map(from.map((character, i) => [character, to[i]]));
    /** @type {Kind[]} */
    this.kinds = /** @type {any} */ (Object.keys(model.counts));
    let first = 0;
    this.firsts = this.kinds.map((kind) => (first += model.counts[kind]) - model.counts[kind]);
    this.entryOf = new Int32Array(this.names.size);
    let line = 0;
    model.of.forEach((n, entry) => this.entryOf.fill(entry, line, (line += n)));
    this.fuzzy = new Fuzzy(this);
    // So that the first slip of the keys finds it there.
    globalThis.requestIdleCallback?.(() => this.fuzzy.vocabulary());
  }

  /** Lets sentences be found by our English, too. @param {string[]} english of the clauses, "" where there is none */
  readEnglish(english) {
    this.english = english;
    this.englishLines = new Lines(english.map(spaced).join("\n"));
  }

  /** What the query may mean, the best first, each thing once. @param {string} query @returns {Found[]} */
  find(query) {
    const asked = normalize(query, this.traditional);
    if (!asked.joined) return [];
    /** @type {Map<number, Hit>} by entry */
    const hits = new Map();
    this.spelt(asked, (line, tier) => this.#add(hits, { entry: this.entryOf[line], line, tier, part: 1 }));
    this.#said(asked.words, hits);
    if (!hits.size) {
      this.fuzzy.sounds(asked, (line) =>
        this.#add(hits, { entry: this.entryOf[line], line, tier: TIERS.sound, part: 1 }),
      );
      if (!hits.size)
        this.fuzzy.forms(asked, (line, part) =>
          this.#add(hits, { entry: this.entryOf[line], line, tier: TIERS.near, part }),
        );
      this.#partly(asked, hits);
    }
    return [...hits.values()].sort((a, b) => this.#order(a, b)).map((hit) => this.#found(hit, asked.isTraditional));
  }

  /** @param {import("./normalize.js").Asked} asked @param {(line: number, tier: number) => void} add */
  spelt({ joined, words }, add) {
    const { names } = this;
    let left = MOST;
    const visit = (/** @type {number} */ line) => {
      const tier = left-- > 0 ? this.#tierOf(line, joined) : null;
      if (tier !== null) add(line, tier);
    };
    if (joined.length >= SHORT || HAN.test(joined)) names.each(joined, visit);
    else for (const start of ["\n", " "]) names.each(start + joined, visit);
    if (words.length > 1) this.worded(words, (line) => add(line, TIERS.words));
  }

  /**
   * How a line that holds the query fits it.
   * @param {number} line
   * @param {string} joined
   * @returns {number | null} null where that says nothing
   */
  #tierOf(line, joined) {
    const { names, model } = this;
    const match = model.matchKinds[line];
    const text = names.at(line);
    if (match === "i") {
      // Two first letters fit too many sentences.
      const isEnough = text === joined || joined.length > 2 || this.kindOf(this.entryOf[line]) <= 2;
      return text.startsWith(joined) && isEnough ? TIERS.start : null;
    }
    if (text === joined) return TIERS.exact;
    if (text.startsWith(joined)) return TIERS.start;
    if (match === "c" || match === "y") return null;
    return text.includes(` ${joined}`) ? TIERS.words : TIERS.inside;
  }

  /**
   * Names that hold all these words, in any order; letters at the start of a word.
   * @param {string[]} words
   * @param {(line: number) => void} add
   */
  worded(words, add) {
    const { names } = this;
    const [longest] = words.toSorted((a, b) => b.length - a.length);
    const pieces = words.map((word) => (LATIN.test(word) ? ` ${word}` : word));
    const matchKinds = words.some((word) => LATIN.test(word)) ? "e" : "naF";
    const visit = (/** @type {number} */ line) => {
      if (!matchKinds.includes(this.model.matchKinds[line])) return;
      const text = ` ${names.at(line)}`;
      if (pieces.every((piece) => text.includes(piece))) add(line);
    };
    const piece = pieces[words.indexOf(longest)];
    names.each(piece, visit);
    if (piece !== longest) names.each(`\n${longest}`, visit);
  }

  /** Clauses that hold all these words. @param {string[]} words @param {Map<number, Hit>} hits */
  #said(words, hits) {
    if (!words.length) return;
    const [longest, ...others] = words.toSorted((a, b) => b.length - a.length);
    this.clauses.each(longest, (line) => {
      const text = others.length ? this.clauses.at(line) : "";
      if (others.every((word) => text.includes(word)))
        this.#add(hits, { entry: this.#clauseEntry(line), line: -1, tier: TIERS.inside, part: 1 });
    });
    if (longest.length < SHORT - 1 || !words.every((word) => LATIN.test(word))) return;
    // A short word is meant whole.
    this.englishLines.each(longest.length < SHORT ? ` ${longest} ` : ` ${stem(longest)}`, (line) => {
      const text = this.englishLines.at(line);
      if (others.every((word) => text.includes(` ${stem(word)}`)))
        this.#add(hits, { entry: this.#clauseEntry(line), line: -2, tier: TIERS.inside, part: 1 });
    });
  }

  /**
   * Texts that hold most pairs of characters of a query.
   * @param {import("./normalize.js").Asked} asked
   * @param {Map<number, Hit>} hits
   */
  #partly({ joined, isHan }, hits) {
    const characters = [...joined];
    if (!isHan || characters.length < 3) return;
    const pairs = [...new Set(characters.slice(1).map((character, i) => characters[i] + character))];
    for (const lines of [this.names, this.clauses]) {
      /** @type {Map<number, number>} */
      const held = new Map();
      for (const pair of pairs) lines.each(pair, (line) => held.set(line, (held.get(line) ?? 0) + 1));
      for (const [line, n] of held) {
        const part = n / pairs.length;
        const [entry, name] = lines === this.names ? [this.entryOf[line], line] : [this.#clauseEntry(line), -1];
        if (part >= SHARE) this.#add(hits, { entry, line: name, tier: TIERS.some, part });
      }
    }
  }

  /** @param {number} line of the clauses */
  #clauseEntry(line) {
    return this.firsts[this.kinds.indexOf("clause")] + line;
  }

  /** @param {number} entry @returns {number} index of its kind */
  kindOf(entry) {
    return this.firsts.findLastIndex((first) => first <= entry);
  }

  /** @param {number} line */
  #matchOf(line) {
    return line < 0 ? "wt"[-1 - line] : this.model.matchKinds[line];
  }

  /** @param {Map<number, Hit>} hits @param {Hit} hit */
  #add(hits, hit) {
    const known = hits.get(hit.entry);
    if (!known || this.#better(hit, known) < 0) hits.set(hit.entry, hit);
  }

  /** @param {Hit} a @param {Hit} b */
  #better(a, b) {
    return (
      a.tier - b.tier ||
      b.part - a.part ||
      MATCH_KINDS.indexOf(this.#matchOf(a.line)) - MATCH_KINDS.indexOf(this.#matchOf(b.line))
    );
  }

  /**
   * The better first; of equals the shorter spelling, then as they stand in the index.
   * @param {Hit} a
   * @param {Hit} b
   */
  #order(a, b) {
    const length = (/** @type {Hit} */ { line }) => (line < 0 ? 0 : this.names.end(line) - this.names.starts[line]);
    return (
      this.#better(a, b) || this.kindOf(a.entry) - this.kindOf(b.entry) || length(a) - length(b) || a.entry - b.entry
    );
  }

  /** @param {Hit} hit @param {boolean} isTraditional @returns {Found} */
  #found({ entry, line, tier }, isTraditional) {
    const kind = this.kindOf(entry);
    const match = this.#matchOf(line);
    let former = line;
    if ("Ff".includes(match)) while (this.model.matchKinds[former] !== "F") former -= 1;
    const why = {
      match,
      tier,
      spelling: line < 0 ? "" : this.names.at(line),
      name: "Ff".includes(match) ? this.names.at(former) : "",
      isTraditional,
    };
    return { kind: this.kinds[kind], at: entry - this.firsts[kind], why };
  }
}
