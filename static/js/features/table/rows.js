/** The body of a long table: of all rows only those in view, and a few beyond, are in the page. */

const SPARE = 10; // rows beyond each edge of the view

export class Rows {
  /**
   * @param {HTMLElement} scroller holds the table, whose head stays on top; positioned, so that offsets are to it
   * @param {HTMLTableSectionElement} body
   * @param {(index: number) => HTMLTableRowElement} make
   */
  constructor(scroller, body, make) {
    this.scroller = scroller;
    this.body = body;
    this.make = make;
    this.count = 0;
    /** @type {Map<number, HTMLTableRowElement>} the rows in the page, by index */
    this.made = new Map();
    this.above = spacer();
    this.below = spacer();
    body.append(this.above.row, this.below.row);
    this.request = 0;
    scroller.addEventListener("scroll", () => this.requestDraw(), { passive: true });
    new ResizeObserver(() => this.requestDraw()).observe(scroller);
  }

  /** All rows anew. @param {number} count */
  show(count) {
    this.count = count;
    for (const row of this.made.values()) row.remove();
    this.made.clear();
    this.draw();
  }

  requestDraw() {
    this.request ||= requestAnimationFrame(() => this.draw());
  }

  /** Pixels of a row, as the style sheet has them. */
  get height() {
    return parseFloat(getComputedStyle(this.body).getPropertyValue("--row"));
  }

  /** Pixels of what stands above the table and scrolls away. */
  get lead() {
    return /** @type {HTMLElement} */ (this.body.parentElement).offsetTop;
  }

  /** Pixels of the table's head, which stays. */
  get head() {
    return this.body.offsetTop;
  }

  draw() {
    cancelAnimationFrame(this.request);
    this.request = 0;
    const { height, scroller, count } = this;
    // What is not shown, as while the page is printed, keeps its rows: it comes back where it was.
    if (!scroller.clientHeight) return;
    const first = Math.floor((scroller.scrollTop - this.lead) / height);
    const from = Math.max(0, Math.min(first, count) - SPARE);
    const to = Math.max(from, Math.min(count, first + Math.ceil(scroller.clientHeight / height) + SPARE));
    for (const [index, row] of this.made) {
      if (index >= from && index < to) continue;
      row.remove();
      this.made.delete(index);
    }
    this.above.resize(from * height);
    this.below.resize((count - to) * height);
    let next = /** @type {Element | null} */ (this.above.row.nextElementSibling);
    for (let index = from; index < to; index++) {
      const known = this.made.get(index);
      if (known) {
        next = known.nextElementSibling;
        continue;
      }
      const row = this.make(index);
      this.made.set(index, row);
      this.body.insertBefore(row, next);
    }
  }

  /**
   * Scrolls as little as brings a row into view, or to the middle of it.
   * @param {number} index
   * @param {boolean} [toMiddle]
   */
  reveal(index, toMiddle = false) {
    const { scroller, height, lead, head } = this;
    const room = scroller.clientHeight - head;
    const top = lead + index * height;
    const isAbove = top < scroller.scrollTop;
    const isBelow = top + height > scroller.scrollTop + room;
    if (toMiddle && (isAbove || isBelow)) scroller.scrollTop = top - (room - height) / 2;
    else if (isAbove) scroller.scrollTop = top;
    else if (isBelow) scroller.scrollTop = top + height - room;
    this.draw();
  }

  /** How many whole rows are in view. */
  get page() {
    return Math.max(1, Math.floor((this.scroller.clientHeight - this.head) / this.height) - 1);
  }
}

/** The room of the rows that are not in the page. */
function spacer() {
  const cell = document.createElement("td");
  const row = document.createElement("tr");
  row.className = "spacer";
  row.setAttribute("aria-hidden", "true");
  row.append(cell);
  return { row, resize: (/** @type {number} */ height) => (cell.style.height = `${height}px`) };
}
