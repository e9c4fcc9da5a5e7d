/**
 * A county's profile out of /profiles.json, which states each thing once.
 * @typedef {Record<string, unknown>} Facts
 * @typedef {{counties: Record<string, Facts & {prefecture: string, lists: number[]}>,
 *   prefectures: Record<string, Facts>, kinds: Facts[], lists: number[][],
 *   initiatives: Facts[], ways: Facts[], data: Facts}} Profiles
 */

/** @param {Profiles} profiles @param {string} adcode @returns {Facts} the answer of /counties/<adcode> */
export function profileOf({ counties, prefectures, kinds, lists, initiatives, ways, data }, adcode) {
  const { lists: own, ...county } = counties[adcode];
  const reaches = kinds.map((kind, i) => {
    const pairs = lists[own[i]];
    const found = Array.from({ length: pairs.length / 2 }, (_, n) => ({
      ...initiatives[pairs[2 * n]],
      ...ways[pairs[2 * n + 1]],
    }));
    return { ...kind, initiatives: found };
  });
  return { ...county, ...prefectures[county.prefecture], reaches, ...data };
}
