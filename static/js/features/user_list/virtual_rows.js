/** Many rows of a table, of which only those near the window are made; what is not is two gaps. */

import { el, zoomOf } from "../../ui/dom.js";

const SLICE = 40; // rows that are made together
const ESTIMATE = 54; // px of a row, until it is measured
const MARGIN = 1200; // px around the window

/**
 * @template T
 * @param {T[]} rows
 * @param {(row: T) => HTMLElement} make
 * @param {HTMLElement} scroller what scrolls
 * @param {number} columns
 * @returns {HTMLElement[]} bodies of a table, which are kept up as it scrolls
 */
export function virtualRows(rows, make, scroller, columns) {
  const count = Math.ceil(rows.length / SLICE);
  const sliceOf = (/** @type {number} */ i) => rows.slice(i * SLICE, (i + 1) * SLICE);
  const bodyOf = (/** @type {number} */ i) => el("tbody", {}, ...sliceOf(i).map(make));
  scroller.onscroll = null;
  if (count < 2) return [bodyOf(0)];
  const heights = Float64Array.from({ length: count }, (_, i) => sliceOf(i).length * ESTIMATE);
  const [above, below] = [gap(columns), gap(columns)];
  /** @type {Map<number, HTMLElement>} slices that are made, in their order */
  let made = new Map([[0, bodyOf(0)]]);
  /** @type {Map<number, HTMLElement>} slices that were being written in when they left */
  const held = new Map();
  const sum = (/** @type {number} */ from, /** @type {number} */ to) =>
    heights.subarray(from, to).reduce((all, one) => all + one, 0);
  const stretch = () => {
    const [first, last] = [Math.min(...made.keys()), Math.max(...made.keys())];
    above.cells[0].style.height = `${sum(0, first)}px`;
    below.cells[0].style.height = `${sum(last + 1, count)}px`;
  };
  const keepUp = () => {
    for (const [i, body] of made) heights[i] = body.offsetHeight || heights[i];
    const top = (scroller.getBoundingClientRect().top - above.getBoundingClientRect().top) / zoomOf(scroller);
    const [from, to] = [top - MARGIN, top + scroller.clientHeight + MARGIN];
    /** @type {Map<number, HTMLElement>} */
    const near = new Map();
    for (let i = 0, y = 0; i < count && y < to; y += heights[i++])
      if (y + heights[i] > from || i === count - 1) near.set(i, made.get(i) ?? held.get(i) ?? bodyOf(i));
    if (!near.size || (near.size === made.size && [...near.keys()].every((i) => made.has(i)))) return;
    for (const [i, body] of made)
      if (!near.has(i)) {
        if (body.contains(document.activeElement)) held.set(i, body);
        body.remove();
      }
    let before = above.parentElement;
    for (const body of near.values()) {
      if (before?.nextElementSibling !== body) before?.after(body);
      before = body;
    }
    made = near;
    stretch();
  };
  let isComing = false;
  scroller.onscroll = () => {
    if (isComing || !above.isConnected) return;
    isComing = true;
    requestAnimationFrame(() => {
      isComing = false;
      keepUp();
    });
  };
  stretch();
  return [el("tbody", {}, above), ...made.values(), el("tbody", {}, below)];
}

/** A row in place of those that are not made. @param {number} columns */
const gap = (columns) =>
  /** @type {HTMLTableRowElement} */ (
    el("tr", { "aria-hidden": "true" }, el("td", { colSpan: columns, class: "own-gap" }))
  );
