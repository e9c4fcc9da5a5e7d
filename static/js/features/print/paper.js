/** Sheets of paper, slides and squares, and where on one the parts of a printed map stand. */

/**
 * @typedef {{x: number, y: number, width: number, height: number}} Area
 * @typedef {{id: string, mm: [number, number]}} Paper width and height
 * @typedef {{width: number, height: number, head: Area, map: Area, legend: Area, foot: Area}} Layout
 *   pixels; the degrees stand in the FRAME round the map
 */

/** @type {Paper[]} */
export const PAPERS = [
  { id: "a4-landscape", mm: [297, 210] },
  { id: "a4-portrait", mm: [210, 297] },
  { id: "a3-landscape", mm: [420, 297] },
  { id: "a3-portrait", mm: [297, 420] },
  { id: "slide", mm: [338.67, 190.5] }, // 16:9, as programs for slides have it
  { id: "square", mm: [190.5, 190.5] },
];

const PIXELS_PER_MM = 96 / 25.4;
const EDGE = 38; // pixels of white round everything: printers leave about 10 mm
const FRAME = 26;
const LEGEND = { width: 214, gap: 20 }; // beside the map

/** The width within the white edge. @param {Paper} paper */
export const innerWidth = ({ mm: [width] }) => Math.round(width * PIXELS_PER_MM) - 2 * EDGE;

/** The columns of the legend: one beside a wide map, several below a tall one. @param {Paper} paper */
export const columnsOf = ({ mm: [width, height] }) => (width > height ? 1 : width > 250 ? 4 : 3);

/** The width of the legend. @param {Paper} paper */
export const legendWidth = (paper) => (columnsOf(paper) === 1 ? LEGEND.width : innerWidth(paper));

/**
 * @param {Paper} paper @param {number} head height of title and text @param {number} foot height of the small print
 * @param {number} legend its height, for where it stands below the map
 * @returns {Layout}
 */
export function layoutOf(paper, head, foot, legend) {
  const [width, height] = paper.mm.map((length) => Math.round(length * PIXELS_PER_MM));
  const inner = { x: EDGE, y: EDGE, width: width - 2 * EDGE, height: height - 2 * EDGE };
  const top = inner.y + head + 12;
  const bottom = inner.y + inner.height - foot - 14;
  const parts = {
    width,
    height,
    head: { ...inner, height: head },
    foot: { ...inner, y: inner.y + inner.height - foot, height: foot },
  };
  if (columnsOf(paper) === 1) {
    const room = inner.width - LEGEND.width - LEGEND.gap;
    const map = { x: inner.x + FRAME, y: top + FRAME, width: room - 2 * FRAME, height: bottom - top - 2 * FRAME };
    return {
      ...parts,
      map,
      legend: { x: inner.x + room + LEGEND.gap, y: top + FRAME, width: LEGEND.width, height: map.height },
    };
  }
  const below = legend + 16;
  const map = {
    x: inner.x + FRAME,
    y: top + FRAME,
    width: inner.width - 2 * FRAME,
    height: bottom - below - top - 2 * FRAME,
  };
  return { ...parts, map, legend: { x: inner.x, y: bottom - below + 12, width: inner.width, height: below - 12 } };
}
