/** Many rows of a table, of which only those near the window are made. */

import { el } from "../../ui/dom.js";

const SLICE = 100; // rows that are made together
const ESTIMATE = 54; // px of a row, until it is measured

/**
 * @template T
 * @param {T[]} rows
 * @param {(row: T) => HTMLElement} make
 * @param {HTMLElement} scroller what scrolls
 * @param {number} columns
 * @returns {HTMLElement[]} bodies of a table
 */
export function virtualRows(rows, make, scroller, columns) {
  /** @type {T[][]} */
  const slices = [];
  for (let start = 0; start < rows.length; start += SLICE) slices.push(rows.slice(start, start + SLICE));
  const gap = el("tr", { "aria-hidden": "true" }, el("td", { colSpan: columns, class: "own-gap" }));
  const bodies = slices.map(() => document.createElement("tbody"));
  /** @type {Set<number>} */
  const made = new Set();
  const fill = (/** @type {number} */ i) => {
    made.add(i);
    bodies[i].replaceChildren(...slices[i].map(make));
  };
  const empty = (/** @type {number} */ i, /** @type {number} */ height) => {
    made.delete(i);
    const row = /** @type {HTMLTableRowElement} */ (gap.cloneNode(true));
    row.cells[0].style.height = `${height}px`;
    bodies[i].replaceChildren(row);
  };
  for (let i = 0; i < bodies.length; i++) i ? empty(i, slices[i].length * ESTIMATE) : fill(i);
  if (bodies.length < 2) return bodies;
  const at = new Map(bodies.map((body, i) => [/** @type {Element} */ (body), i]));
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const i = /** @type {number} */ (at.get(target));
        if (isIntersecting && !made.has(i)) fill(i);
        // What is being written in stays.
        else if (
          !isIntersecting &&
          made.has(i) &&
          boundingClientRect.height &&
          !target.contains(document.activeElement)
        )
          empty(i, boundingClientRect.height);
      }
    },
    { root: scroller, rootMargin: "1200px 0px" },
  );
  for (const body of bodies) seen.observe(body);
  return bodies;
}
