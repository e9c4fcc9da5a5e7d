/** What was not spelt as it should be: the same sound in other characters, or a letter or character or two amiss. */

import { distance } from "fastest-levenshtein";

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./normalize.js").Asked} Asked
 */

const READINGS = 16; // of a query that are tried
const CORRECTIONS = 3; // of a query, or of a word
const SORTS = /[省市区县州盟旗]/gu; // two names that share no more than these are not alike

export class Fuzzy {
  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    /** @type {Map<string, string[]> | null} the readings of each character */
    this.readings = null;
    /** @type {Map<string, string[]> | null} */
    this.letters = null;
  }

  /** Names that sound as the query does. @param {Asked} asked @param {(line: number) => void} add */
  sounds({ joined, isHan }, add) {
    if (!isHan || joined.length < 2) return;
    const { names, model } = this.index;
    for (const reading of this.read([...joined])) {
      names.each(`\n${reading}`, (line) => "pf".includes(model.matchKinds[line]) && add(line));
    }
  }

  /** @param {string[]} characters @returns {string[]} what they may sound like; nothing where one is not known */
  read(characters) {
    this.readings ??= this.soundOf();
    let found = [""];
    for (const character of characters) {
      const readings = this.readings.get(character) ?? [];
      found = found.flatMap((start) => readings.map((reading) => start + reading)).slice(0, READINGS);
    }
    return found;
  }

  soundOf() {
    /** @type {Map<string, string[]>} */
    const readings = new Map();
    for (const [syllable, characters] of Object.entries(this.index.model.sounds)) {
      for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
    }
    return readings;
  }

  /**
   * Names that look like the query.
   * @param {Asked} asked
   * @param {(line: number, part: number) => void} add `part` tells how much they are alike
   */
  forms(asked, add) {
    if (asked.isHan) return this.characters(asked.joined, add);
    if (!/^\p{Script=Latin}+$/u.test(asked.joined)) return;
    const whole = this.corrected(asked.joined);
    if (whole.length) {
      for (const { word, part } of whole)
        this.index.spelt({ ...asked, joined: word, words: [word] }, (line, tier) => add(line, part - tier / 100));
      return;
    }
    if (asked.words.length > 1) this.phrase(asked.words, add);
  }

  /**
   * Names that hold some of these words, and the others a little differently.
   * @param {string[]} words
   * @param {(line: number, part: number) => void} add
   */
  phrase(words, add) {
    const { names } = this.index;
    const known = words.filter((word) => this.isKnown(word));
    if (!known.length) return;
    const others = words.filter((word) => !known.includes(word));
    this.index.worded(known, (line) => {
      const said = names.at(line).split(" ");
      if (others.every((word) => said.some((one) => away(word, one) <= most(word)))) add(line, 0.5);
    });
  }

  /** @param {string} query @param {(line: number, part: number) => void} add */
  characters(query, add) {
    const { index } = this;
    const { names, model } = index;
    const telling = new Set(query.replace(SORTS, ""));
    const limit = query.length > 6 ? 2 : 1;
    for (let line = 0; line < names.size; line++) {
      const length = names.end(line) - names.starts[line];
      if (Math.abs(length - query.length) > limit || !"naF".includes(model.matchKinds[line])) continue;
      // Of two characters only one is left: that much is like many a name.
      if (length < 3 && index.kindOf(index.entryOf[line]) > 1) continue;
      const name = names.at(line);
      const differing = distance(query, name);
      if (differing <= limit && [...name].some((character) => telling.has(character)))
        add(line, 1 - differing / query.length);
    }
  }

  /**
   * Words of names that differ from one in as few letters as any.
   * @param {string} word
   * @returns {{word: string, part: number}[]}
   */
  corrected(word) {
    const limit = most(word);
    if (!limit) return [];
    /** @type {{word: string, part: number}[]} */
    const alike = [];
    // Hardly anyone errs in the first letter, but for having it change places with the second.
    for (const letter of new Set([word[0], word[1]])) {
      for (const known of this.vocabulary().get(letter) ?? []) {
        if (known.length < word.length - limit) continue;
        const far = away(word, known);
        if (far <= limit) alike.push({ word: known, part: 1 - far / word.length });
      }
    }
    alike.sort((a, b) => b.part - a.part || a.word.length - b.word.length);
    return alike.filter(({ part }) => part === alike[0].part).slice(0, CORRECTIONS);
  }

  /** @param {string} word */
  isKnown(word) {
    return (
      this.vocabulary()
        .get(word[0])
        ?.some((known) => known.startsWith(word)) ?? false
    );
  }

  /** Every word in letters, by its first. @returns {Map<string, string[]>} */
  vocabulary() {
    if (this.letters) return this.letters;
    const { names, model } = this.index;
    /** @type {Set<string>} */
    const words = new Set();
    for (let line = 0; line < names.size; line++) {
      const match = model.matchKinds[line];
      if (match === "e") for (const word of names.at(line).split(" ")) words.add(word);
      else if (match === "p" || match === "f") words.add(names.at(line));
    }
    this.letters = new Map();
    for (const word of words) {
      const same = this.letters.get(word[0]);
      if (same) same.push(word);
      else this.letters.set(word[0], [word]);
    }
    return this.letters;
  }
}

/** How many letters of a word may be amiss. @param {string} word */
const most = ({ length }) => (length < 4 ? 0 : length < 6 ? 1 : 2);

/**
 * How many letters of a word are amiss; one who is still typing has written a part of it.
 * @param {string} word
 * @param {string} known
 */
const away = (word, known) =>
  Math.min(
    known.length > word.length ? far(word, known.slice(0, word.length)) : Infinity,
    Math.abs(known.length - word.length) < 3 ? far(word, known) : Infinity,
  );

/** How many letters differ; two that have changed places count as one. @param {string} a @param {string} b */
function far(a, b) {
  const differing = distance(a, b);
  if (differing !== 2 || a.length !== b.length) return differing;
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] ? 1 : differing;
}
