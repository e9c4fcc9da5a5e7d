/** Places names greedily: the first free candidate wins, none collides, none is cut. */

const CELL = 64; // pixels
const HALO = 3; // pixels that a name reaches beyond the room it takes, at most
const CHINESE = /^[\u4e00-\u9fff]+$/;

/**
 * @typedef {[number, number, number, number]} Box left, top, right, bottom
 * @typedef {{x: number, y: number, align?: "left" | "center" | "right", isBeside?: boolean}} Candidate
 * @typedef {{text: string, font: string, size: number, spacing: number, colour: string, halo: string, stroke: number,
 *   candidates: Candidate[], angle?: number, room?: number, fits?: (box: Box, candidate: Candidate) => boolean,
 *   memo?: Memo}} Label
 *   `angle` in radians, clockwise; `room` the greatest width; `fits` what else its box must hold to
 * @typedef {[label: Label, candidate: Candidate, width: number, boxes: Box[]]} Written a label, where it stands,
 *   how wide it is and what room it takes
 * @typedef {{width?: number, tries: {boxes: Box[], fits?: boolean}[]}} Memo
 *   what is known of a label that is placed again in the same frame: of each candidate the boxes, none if it is cut
 */

export class LabelPlacement {
  /**
   * @param {CanvasRenderingContext2D} ruler measures the names
   * @param {Box} frame
   * @param {Map<string, number>} widths kept between drawings
   * @param {number} [scale] how much larger than usual all names are
   */
  constructor(ruler, frame, widths, scale = 1) {
    this.scale = scale;
    this.ruler = ruler;
    this.frame = frame;
    this.widths = widths;
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
    /** @type {Written[]} */
    this.written = [];
  }

  /** @param {Box} box */
  take(box) {
    for (const cell of cellsOf(box)) {
      const boxes = this.cells.get(cell);
      if (boxes) boxes.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  /** @param {Box} box */
  isFree(box) {
    const hits = (/** @type {Box} */ b) => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1];
    return !cellsOf(box).some((cell) => this.cells.get(cell)?.some(hits));
  }

  /** Whether a box lies inside the neatline. @param {Box} box */
  isInside([left, top, right, bottom]) {
    return left >= this.frame[0] && top >= this.frame[1] && right <= this.frame[2] && bottom <= this.frame[3];
  }

  /** @param {Label} usual @returns {boolean} whether it found room */
  place(usual) {
    const label = this.scale === 1 ? usual : enlarged(usual, this.scale);
    const { memo = { tries: [] }, candidates } = label;
    const w = (memo.width ??= this.widthOf(label));
    if (label.room !== undefined && w > label.room) return false;
    for (let i = 0; i < candidates.length; i++) {
      const attempt = (memo.tries[i] ??= this.attempt(label, candidates[i], w));
      if (!attempt.boxes.length || !attempt.boxes.every((box) => this.isFree(box))) continue;
      // What costs most is asked last.
      attempt.fits ??= attempt.boxes.every((box) => label.fits?.(box, candidates[i]) ?? true);
      if (!attempt.fits) continue;
      attempt.boxes.forEach((box) => this.take(box));
      this.written.push([label, candidates[i], w, attempt.boxes]);
      return true;
    }
    return false;
  }

  /** @param {Label} label @param {Candidate} candidate @param {number} w @returns {Memo["tries"][number]} */
  attempt(label, candidate, w) {
    const boxes = boxesOf(candidate, w, label);
    return { boxes: boxes.every((box) => this.isInside(box)) ? boxes : [] };
  }

  /** @param {Label} label */
  widthOf({ text, font, spacing }) {
    // Chinese characters are as wide as the font is high; asking the browser takes longer than all the rest.
    if (CHINESE.test(text))
      return (
        text.length * Number.parseFloat(font.split(" ").find((part) => part.endsWith("px")) ?? "") +
        (text.length - 1) * spacing
      );
    const key = `${font}|${spacing}|${text}`;
    let w = this.widths.get(key);
    if (w === undefined) {
      this.ruler.font = font;
      this.ruler.letterSpacing = `${spacing}px`;
      // The tracking behind the last letter is no part of the name.
      w = this.ruler.measureText(text).width - spacing;
      this.widths.set(key, w);
    }
    return w;
  }
}

/** @param {Label} label @param {number} scale @returns {Label} */
const enlarged = (label, scale) => ({
  ...label,
  font: label.font.replace(/[\d.]+(?=px)/, (size) => String(Number(size) * scale)),
  size: label.size * scale,
  spacing: label.spacing * scale,
  stroke: label.stroke * scale,
});

/**
 * The room that those names take that are not the same in both.
 * @param {Written[]} before
 * @param {Written[]} after
 * @returns {Box[]}
 */
export function changedRoom(before, after) {
  const keyOf = (/** @type {Written} */ [{ text, font, colour, halo }, { x, y, align }]) =>
    [text, font, colour, halo, x, y, align].join("|");
  const [old, now] = [before, after].map((names) => new Map(names.map((name) => [keyOf(name), name[3]])));
  const only = (/** @type {Map<string, Box[]>} */ here, /** @type {Map<string, Box[]>} */ there) =>
    [...here].flatMap(([key, boxes]) => (there.has(key) ? [] : boxes));
  return [...only(old, now), ...only(now, old)].map(([left, top, right, bottom]) => [
    left - HALO,
    top - HALO,
    right + HALO,
    bottom + HALO,
  ]);
}

/** @param {CanvasRenderingContext2D} c @param {Label} label @param {Candidate} candidate @param {number} w */
function write(c, { text, font, spacing, halo, stroke, colour, angle }, candidate, w) {
  const from = fromOf(candidate, w);
  c.font = font;
  c.letterSpacing = `${spacing}px`;
  c.strokeStyle = halo;
  c.lineWidth = stroke;
  c.fillStyle = colour;
  if (angle === undefined) {
    c.strokeText(text, candidate.x + from, candidate.y);
    c.fillText(text, candidate.x + from, candidate.y);
    return;
  }
  c.save();
  c.translate(candidate.x, candidate.y);
  c.rotate(angle);
  c.strokeText(text, from, 0);
  c.fillText(text, from, 0);
  c.restore();
}

/**
 * Writes names where they were placed.
 * @param {CanvasRenderingContext2D} c
 * @param {Written[]} names
 * @param {number} ratio device pixels per pixel
 */
export function writeLabels(c, names, ratio) {
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.textBaseline = "middle";
  c.textAlign = "left";
  c.lineJoin = "round";
  for (const [label, candidate, w] of names) write(c, label, candidate, w);
}

/**
 * Leaves names out of what lies on a canvas over theirs.
 * @param {CanvasRenderingContext2D} c
 * @param {Written[]} names
 * @param {number} ratio
 */
export function maskLabels(c, names, ratio) {
  c.save();
  c.globalCompositeOperation = "destination-out";
  writeLabels(c, names, ratio);
  c.restore();
}

/** @param {Candidate} candidate @param {number} w */
const fromOf = ({ align = "center" }, w) => ({ left: 0, center: -w / 2, right: -w })[align];

/** The cells of the collision grid that a box meets. @param {Box} box */
function cellsOf([left, top, right, bottom]) {
  const cells = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) cells.push(x * 4096 + y);
  }
  return cells;
}

/**
 * A level name takes one box, a turned one a chain of small ones.
 * @param {Candidate} candidate
 * @param {number} w
 * @param {Label} label
 * @returns {Box[]}
 */
function boxesOf(candidate, w, { size, angle }) {
  const half = size * 0.58;
  if (angle === undefined) {
    const from = candidate.x + fromOf(candidate, w);
    return [[from - 2, candidate.y - half, from + w + 2, candidate.y + half]];
  }
  const n = Math.max(1, Math.ceil(w / size));
  return Array.from({ length: n }, (_, i) => {
    const along = ((i + 0.5) / n - 0.5) * w;
    const [x, y] = [candidate.x + along * Math.cos(angle), candidate.y + along * Math.sin(angle)];
    return /** @type {Box} */ ([x - half, y - half, x + half, y + half]);
  });
}
