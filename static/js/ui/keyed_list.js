/** A list that is drawn again and again: what was made of the same stays in the page, only the rest is made anew. */

/**
 * @typedef {{nodes: Node[], update?: () => void}} Made `update` brings what may change of the nodes up to date,
 *   each time
 * @typedef {{key: string, of?: unknown[], make: () => Made}} Item `of` is all that the nodes are made of, but for
 *   what `update` sees to
 */

export class KeyedList {
  /** @type {Map<string, {of: string, made: Made}>} */
  #known = new Map();

  /** @param {Element} parent all of its children are this list's */
  constructor(parent) {
    this.parent = parent;
  }

  /** @param {Item[]} items in their order @param {unknown[]} common what all of them are made of */
  render(items, common = []) {
    /** @type {Map<string, {of: string, made: Made}>} */
    const now = new Map();
    for (const { key, of = [], make } of items) {
      const from = JSON.stringify([common, of]);
      const last = this.#known.get(key);
      now.set(key, last?.of === from ? last : { of: from, made: make() });
    }
    this.#known = now;
    const made = [...now.values()].map((one) => one.made);
    this.#place(made.flatMap(({ nodes }) => nodes));
    for (const { update } of made) update?.();
  }

  /** Moves as few nodes as it can: one that is moved loses the focus. @param {Node[]} nodes */
  #place(nodes) {
    const wanted = new Set(nodes);
    for (const node of [...this.parent.childNodes]) if (!wanted.has(node)) node.remove();
    let at = this.parent.firstChild;
    for (const node of nodes) {
      if (node === at) at = at.nextSibling;
      else this.parent.insertBefore(node, at);
    }
  }
}
