/** The profiles of counties, read when they are asked for and kept. */

import { profile } from "#site";

export class Profiles {
  /**
   * @param {() => void} arrived called when a profile has come, or failed to
   * @param {() => Promise<unknown> | undefined} dressed asks for what a profile is drawn with
   */
  constructor(arrived, dressed) {
    this.arrived = arrived;
    this.dressed = dressed;
    /** @type {Map<string, any>} adcode → profile, "loading" or "failed" */
    this.known = new Map();
  }

  /**
   * The profile of a county; asks for it where it is not there yet.
   * @param {string} adcode
   * @returns {any} null while it is on its way, "failed"
   */
  of(adcode) {
    if (!this.known.has(adcode)) this.read(adcode);
    const found = this.known.get(adcode);
    return found === "loading" ? null : found;
  }

  /** @param {string} adcode */
  async read(adcode) {
    this.known.set(adcode, "loading");
    try {
      const [found] = await Promise.all([profile(adcode), this.dressed()]);
      this.known.set(adcode, found);
    } catch {
      this.known.set(adcode, "failed");
    }
    this.arrived();
  }
}
