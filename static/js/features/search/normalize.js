/** A query in the spelling of the index, as geo/geocoding/spelling.py has it: width, case, tones, marks, characters. */

/**
 * @typedef {{joined: string, words: string[], isHan: boolean, isTraditional: boolean}} Asked
 *   `joined` without anything between, as names stand in the index; `words` apart: letters, or characters with figures;
 *   `isHan` where there are characters and no letters
 */

const CLAUSE = /^\d+(\.\d+)+\.?$/;
export const LATIN = /\p{Script=Latin}/u;
export const HAN = /\p{Script=Han}/u;
const WORDS = /[\p{Script=Han}〇\d]+|(?:(?!\p{Script=Han})\p{L})+/gu;

/** @param {string} text @param {Map<string, string>} traditional character → simplified @returns {Asked} */
export function normalize(text, traditional) {
  const folded = text.normalize("NFKC").toLowerCase().trim();
  if (CLAUSE.test(folded)) return { joined: folded.replace(/\.$/, ""), words: [], isHan: false, isTraditional: false };
  const simplified = [...folded].map((character) => traditional.get(character) ?? character).join("");
  const bare = simplified
    .replace(/(?<=\p{L})['’‘ʼ`´](?=\p{L})/gu, "")
    .normalize("NFD")
    .replace(/[\p{Mn}\p{Cf}]/gu, "")
    .normalize("NFC");
  const words = bare.replace(/(?<=[a-z])[1-5](?!\d)/g, "").match(WORDS) ?? [];
  const joined = words.join("");
  return { joined, words, isHan: HAN.test(joined) && !LATIN.test(joined), isTraditional: simplified !== folded };
}

/** An English text as it is compared: its words, each with a space in front of it. @param {string} text */
export const spaced = (text) =>
  text
    .toLowerCase()
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, "")
    .replace(/^|[^\p{L}\p{N}]+/gu, " ");

/** An English word without what tells one from many: battery, batteries. @param {string} word */
export const stem = (word) => (word.length > 4 ? word.replace(/(ies|y|s)$/, "") : word);

/** A text as it is compared: nothing but letters and figures. @param {string} text */
export const bare = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\n]+/gu, "");
