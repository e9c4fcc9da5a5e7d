/** Parts of the page that come when they are asked for, and then stay. */

const PARTS = {
  compare: () => import("../features/compare/compare.js"),
  layers: () => import("../sidebar/layer_tools.js"),
  shade: () => import("../features/choropleth/shading.js"),
  own: () => import("../features/choropleth/own/dialog.js"),
  table: () => import("../features/table/table.js"),
};

/** @typedef {{[K in keyof typeof PARTS]: Awaited<ReturnType<typeof PARTS[K]>>}} Parts */

export class Later {
  /** @param {() => void} arrived called when a part has come @param {() => import("./loader.js").Asking} asking */
  constructor(arrived, asking) {
    this.arrived = arrived;
    this.asking = asking;
    /** @type {Partial<Record<keyof Parts, any>>} */
    this.known = {};
  }

  /** The part; asks for it where it is not there yet. @template {keyof Parts} K @param {K} name @returns {Parts[K] | null} null while it is on its way */
  part(name) {
    if (!(name in this.known)) this.read(name);
    return this.known[name] ?? null;
  }

  /** The part, once it is there. @template {keyof Parts} K @param {K} name @returns {Promise<Parts[K] | null>} null where it has not come: the reader may try again */
  async whole(name) {
    if (!this.known[name]) await this.read(name);
    return this.known[name] ?? null;
  }

  /** @param {keyof Parts} name */
  async read(name) {
    this.known[name] ??= null;
    const isThere = await this.asking().ask(name, /** @type {() => Promise<any>} */ (PARTS[name]), (part) => {
      this.known[name] = part;
      this.arrived();
    });
    // The next drawing asks anew.
    if (!isThere) delete this.known[name];
  }
}
