/**
 * One stop of the Tab key for a list of rows: up and down go from row to row, left and right within one, Home and End
 * to the first and the last.
 */

const CONTROLS = "button, input, a[href]";

export class Roving {
  /** The control that the Tab key comes to. @type {HTMLElement | null} */
  #stop = null;
  /** Its row, in case it goes. */
  #row = 0;

  /** @param {HTMLElement} list @param {string} [rows] their selector; what stands between them keeps its own stops */
  constructor(list, rows = ".row") {
    this.list = list;
    this.rows = rows;
    list.addEventListener("keydown", (event) => this.#key(event));
    list.addEventListener("focusin", ({ target }) => this.#stopAt(/** @type {HTMLElement} */ (target)));
  }

  /** The controls that can be seen, by row. @returns {HTMLElement[][]} */
  #grid() {
    return [...this.list.querySelectorAll(this.rows)].map((row) =>
      /** @type {HTMLElement[]} */ ([...row.querySelectorAll(CONTROLS)]).filter((one) => one.checkVisibility()),
    );
  }

  /** After each drawing: what is new is no stop, and one there is. */
  update() {
    if (!this.#stop?.isConnected) {
      const rows = this.list.querySelectorAll(this.rows);
      const row = rows[Math.min(this.#row, rows.length - 1)];
      this.#stop = /** @type {HTMLElement | null} */ (row?.querySelector("input") ?? null);
    }
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (
      this.list.querySelectorAll(`:is(${this.rows}) :is(${CONTROLS})`)
    ))
      if (one.tabIndex !== (one === this.#stop ? 0 : -1)) one.tabIndex = one === this.#stop ? 0 : -1;
  }

  /** @param {HTMLElement} node */
  #stopAt(node) {
    const row = node.matches(CONTROLS) && node.closest(this.rows);
    if (!row) return;
    if (this.#stop && this.#stop !== node) this.#stop.tabIndex = -1;
    node.tabIndex = 0;
    this.#stop = node;
    this.#row = [...this.list.querySelectorAll(this.rows)].indexOf(row);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const grid = this.#grid();
    const y = grid.findIndex((row) => row.includes(/** @type {HTMLElement} */ (event.target)));
    if (y < 0) return;
    const x = grid[y].indexOf(/** @type {HTMLElement} */ (event.target));
    const last = grid.length - 1;
    const row = { ArrowDown: y + 1, ArrowUp: y - 1, Home: 0, End: last }[event.key];
    const column = { ArrowRight: x + 1, ArrowLeft: x - 1 }[event.key];
    if (row === undefined && column === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const controls = grid[Math.min(Math.max(row ?? y, 0), last)];
    controls[Math.min(Math.max(column ?? x, 0), controls.length - 1)]?.focus();
  }
}
