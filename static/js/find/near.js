/** What was not spelt as it should be: the same sound in other characters, or a letter or character or two amiss. */

import { distance } from "fastest-levenshtein";

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./spell.js").Asked} Asked
 */

const READINGS = 16; // of a query that are tried
const CORRECTIONS = 3; // of a query, or of a word
const SORTS = /[省市区县州盟旗]/gu; // two names that share no more than these are not alike

export class Near {
  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    /** @type {Map<string, string[]> | null} the readings of each character */
    this.readings = null;
    /** @type {string[] | null} */
    this.letters = null;
  }

  /** Names that sound as the query does. @param {Asked} asked @param {(line: number) => void} add */
  sounds({ joined, isHan }, add) {
    if (!isHan || joined.length < 2) return;
    const { names, model } = this.index;
    for (const reading of this.read([...joined])) {
      names.each(`\n${reading}`, (line) => "pf".includes(model.hows[line]) && add(line));
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

  /** Names that look like the query. @param {Asked} asked @param {(line: number, part: number) => void} add `part` tells how much they are alike */
  forms(asked, add) {
    if (asked.isHan) return this.characters(asked.joined, add);
    if (!/^\p{Script=Latin}+$/u.test(asked.joined)) return;
    const whole = this.corrected(asked.joined);
    if (whole.length) {
      for (const { word, part } of whole) this.index.spelt({ ...asked, joined: word, words: [word] }, (line, tier) => add(line, part - tier / 100));
      return;
    }
    if (asked.words.length < 2) return;
    const words = asked.words.map((word) => (this.isKnown(word) ? word : (this.corrected(word)[0]?.word ?? word)));
    this.index.worded(words, (line) => add(line, 0.5));
  }

  /** @param {string} query @param {(line: number, part: number) => void} add */
  characters(query, add) {
    const { index } = this;
    const { names, model } = index;
    const telling = new Set(query.replace(SORTS, ""));
    const most = query.length > 6 ? 2 : 1;
    for (let line = 0; line < names.size; line++) {
      const length = names.end(line) - names.starts[line];
      if (Math.abs(length - query.length) > most || !"naF".includes(model.hows[line])) continue;
      // Of two characters only one is left: that much is like many a name.
      if (length < 3 && index.kindOf(index.entryOf[line]) > 1) continue;
      const name = names.at(line);
      const away = distance(query, name);
      if (away <= most && [...name].some((character) => telling.has(character))) add(line, 1 - away / query.length);
    }
  }

  /** Words of names that differ from one in as few letters as any. @param {string} word @returns {{word: string, part: number}[]} */
  corrected(word) {
    const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
    if (!most) return [];
    /** @type {{word: string, part: number}[]} */
    const alike = [];
    for (const known of this.vocabulary()) {
      if (known.length < word.length - most) continue;
      // One who is still typing has written a part of it.
      const away = Math.min(far(word, known), far(word, known.slice(0, word.length)));
      if (away <= most) alike.push({ word: known, part: 1 - away / word.length });
    }
    alike.sort((a, b) => b.part - a.part || a.word.length - b.word.length);
    return alike.filter(({ part }) => part === alike[0].part).slice(0, CORRECTIONS);
  }

  /** @param {string} word */
  isKnown(word) {
    return this.vocabulary().some((known) => known.startsWith(word));
  }

  /** Every word in letters. @returns {string[]} */
  vocabulary() {
    if (this.letters) return this.letters;
    const { names, model } = this.index;
    const words = new Set();
    for (let line = 0; line < names.size; line++) {
      if ("epf".includes(model.hows[line])) for (const word of names.at(line).split(" ")) if (/^[a-z]{3,}/.test(word)) words.add(word);
    }
    this.letters = [...words];
    return this.letters;
  }
}

/** How many letters differ; two that have changed places count as one. @param {string} a @param {string} b */
function far(a, b) {
  const away = distance(a, b);
  if (away !== 2 || a.length !== b.length) return away;
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] ? 1 : away;
}
