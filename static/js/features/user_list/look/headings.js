/** What stands above columns, by the patterns of geo/batch/reading/headers.py that the index of names brings. */

/** How finely a column says where. */
export const LEVEL = { province: 0, prefecture: 1, county: 2, place: 3, town: 4 };

export class Headings {
  /** @param {import("../../search/index.js").SearchModel["headings"]} patterns */
  constructor({ levels, inName, other, lon, lat, both, text, total }) {
    const part = (/** @type {string} */ pattern) => new RegExp(pattern, "iu");
    const whole = (/** @type {string} */ pattern) => part(`^(?:${pattern})$`);
    this.levels = levels.map(([level, pattern]) => /** @type {const} */ ([level, whole(pattern)]));
    this.inName = part(inName);
    this.other = whole(other);
    this.lon = part(lon);
    this.lat = part(lat);
    this.both = part(both);
    this.text = whole(text);
    this.total = whole(total);
  }

  /** @param {string} heading @returns {number | null} of LEVEL, null where it does not say */
  level(heading) {
    const last = heading.split(" ").at(-1) ?? ""; // of a header of two rows, 地点 市州, the lower tells
    for (const plain of [...readings(heading), ...readings(last)])
      for (const [level, pattern] of this.levels) if (pattern.test(plain)) return level;
    return this.inName.test(heading) ? LEVEL.place : null;
  }

  /** @param {string} cell whether it is what lists have above a column */
  isHeading(cell) {
    return readings(cell).some(
      (plain) => this.other.test(plain) || this.levels.some(([, pattern]) => pattern.test(plain)),
    );
  }
}

/** A heading with and without what is in brackets. @param {string} heading */
function readings(heading) {
  if (heading.length > 40) return [];
  const bare = heading.replace(/[（([【].*?[)）\]】]/g, "").normalize("NFKC");
  return [bare.replace(/[\s　*★:：]+/g, ""), heading.normalize("NFKC").replace(/[^\p{L}\p{N}_]/gu, "")];
}
