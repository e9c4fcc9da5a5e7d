/** Parts of the page that are imported when they are asked for, and then stay. */

import { addStyles } from "../ui/styles.js";

/**
 * @typedef {typeof import("../entry/lazy_imports.js").IMPORTS} Imports how each part is imported, by name
 * @typedef {{[K in keyof Imports]: Awaited<ReturnType<Imports[K]>>}} Parts
 */

export class LazyParts {
  /**
   * @param {Imports} imports
   * @param {() => void} arrived called when a part that a view waits for has come
   * @param {() => import("./loader.js").Loader} loader
   */
  constructor(imports, arrived, loader) {
    this.imports = imports;
    this.arrived = arrived;
    this.loader = loader;
    /** @type {Partial<Record<keyof Parts, any>>} */
    this.known = {};
    /** What is to be done with a part that is on its way, by its name. @type {Record<string, ((part: any) => void)[]>} */
    this.wanted = {};
  }

  /**
   * For a view: the part, asked for where it is not there yet.
   * @template {keyof Parts} K
   * @param {K} name
   * @returns {Parts[K] | null} null while it is on its way
   */
  part(name) {
    if (!this.known[name]) this.use(name, () => this.arrived());
    return this.known[name] ?? null;
  }

  /**
   * For what a click opens: `use` is called once the part is there, also when it had to be asked for again; where
   * several wait, in their order.
   * @template {keyof Parts} K
   * @param {K} name
   * @param {(part: Parts[K]) => void} use
   */
  use(name, use) {
    if (this.known[name]) return use(this.known[name]);
    const wanted = (this.wanted[name] ??= []);
    wanted.push(use);
    const read = async () => (await Promise.all([this.imports[name](), addStyles("lazy")]))[0];
    this.loader().load(name, /** @type {() => Promise<any>} */ (read), (part) => {
      this.known[name] = part;
      for (const one of wanted.splice(0)) one(part);
    });
  }
}
