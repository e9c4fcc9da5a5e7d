/** A drawing context that writes SVG: what the sheet asks of a canvas, with its words as real text. */

import { round, VectorPath } from "./vector_path.js";

/**
 * @typedef {[number, number, number, number, number, number]} Matrix as a canvas has it
 * @typedef {{fillStyle: string, strokeStyle: string, lineWidth: number, globalAlpha: number, lineJoin: string,
 *   lineCap: string,
 * font: string, letterSpacing: string, textAlign: string, textBaseline: string, dash: number[], matrix: Matrix, clips:
 * string[]}} Pen
 *   `clips` are ids, the outermost first
 * @typedef {{clips: string[], write: () => string}} Mark
 */

const FONT = /^(italic )?(?:(\d+) )?([\d.]+)px (.+)$/;
const ANCHORS = /** @type {Record<string, string>} */ ({ center: "middle", right: "end" });
/** @type {Pen} */
const PEN = {
  fillStyle: "#000",
  strokeStyle: "#000",
  lineWidth: 1,
  globalAlpha: 1,
  lineJoin: "miter",
  lineCap: "butt",
  font: "400 10px sans-serif",
  letterSpacing: "0px",
  textAlign: "left",
  textBaseline: "alphabetic",
  dash: [],
  matrix: [1, 0, 0, 1, 0, 0],
  clips: [],
};

/** @param {string} text */
const inert = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * @param {string} name
 * @param {Record<string, string | number | null>} attributes those that are null are left out
 * @param {string} [content]
 */
function tag(name, attributes, content) {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === null ? "" : ` ${key}="${inert(String(value))}"`))
    .join("");
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Its methods are those of a CanvasRenderingContext2D that the drawing calls, under the same names. */
export class VectorContext {
  /** @param {number} width @param {number} height pixels */
  constructor(width, height) {
    this.canvas = { width, height };
    this.pen = { ...PEN };
    /** @type {Pen[]} */
    this.stack = [];
    this.path = new VectorPath();
    /** What measures the words. */
    this.ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    /** @type {Map<string, number>} how far below its middle a font's baseline lies */
    this.drops = new Map();
    /** @type {Map<VectorPath, {id: string, uses: number}>} */
    this.known = new Map();
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Map<string, () => string>} clips and patterns by id */
    this.defs = new Map();
    /** @type {Map<string, string>} ids of patterns by what they look like */
    this.patterns = new Map();
  }

  /** @param {...number} matrix */
  setTransform(...matrix) {
    this.pen.matrix = /** @type {Matrix} */ (matrix);
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    const [a, b, c, d, e, f] = this.pen.matrix;
    this.pen.matrix = [a, b, c, d, a * x + c * y + e, b * x + d * y + f];
  }

  /** @param {number} angle */
  rotate(angle) {
    const [a, b, c, d, e, f] = this.pen.matrix;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.pen.matrix = [a * cos + c * sin, b * cos + d * sin, c * cos - a * sin, d * cos - b * sin, e, f];
  }

  save() {
    this.stack.push({ ...this.pen });
  }

  restore() {
    this.pen = this.stack.pop() ?? this.pen;
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.pen.dash = dash;
  }

  beginPath() {
    this.path = new VectorPath();
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.path.moveTo(x, y);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.path.lineTo(x, y);
  }

  closePath() {
    this.path.closePath();
  }

  /** @param {number} x @param {number} y @param {number} r @param {number} from @param {number} to */
  arc(x, y, r, from, to) {
    this.path.arc(x, y, r, from, to);
  }

  /** @param {VectorPath} [path] @param {string} [rule] */
  fill(path = this.path, rule) {
    this.mark(path, { fill: this.pen.fillStyle, "fill-rule": rule ?? null, "fill-opacity": this.alpha() });
  }

  /**
   * Lines at an angle in degrees, 1.5 of some pixels wide.
   * @param {VectorPath} area
   * @param {string} colour
   * @param {number} angle
   * @param {number} pitch pixels
   */
  fillHatch(area, colour, angle, pitch) {
    const scale = 1 / this.pen.matrix[0];
    const look = [colour, angle, scale].join();
    const id = this.patterns.get(look) ?? `h${this.patterns.size}`;
    this.patterns.set(look, id);
    const frame = {
      id,
      width: pitch,
      height: pitch,
      patternUnits: "userSpaceOnUse",
      patternTransform: `scale(${scale}) rotate(${angle})`,
    };
    this.defs.set(id, () => tag("pattern", frame, tag("rect", { width: 1.5, height: pitch, fill: colour })));
    this.mark(area, { fill: `url(#${id})`, "fill-rule": "evenodd", "fill-opacity": this.alpha() });
  }

  /** @param {VectorPath} [path] */
  stroke(path = this.path) {
    this.mark(path, { fill: "none", ...this.line() });
  }

  /** @param {VectorPath} [path] @param {string} [rule] */
  clip(path = this.path, rule) {
    const id = `c${this.defs.size}`;
    const write = this.#writer(path, { "clip-rule": rule ?? null, transform: transformOf(this.pen.matrix) });
    this.defs.set(id, () => tag("clipPath", { id }, write()));
    this.pen.clips = [...this.pen.clips, id];
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  rect(x, y, w, h) {
    this.moveTo(x, y);
    for (const [px, py] of [
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ])
      this.lineTo(px, py);
    this.closePath();
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    this.add(
      tag("rect", {
        ...boxOf(x, y, width, height),
        fill: this.pen.fillStyle,
        "fill-opacity": this.alpha(),
        transform: transformOf(this.pen.matrix),
      }),
    );
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  strokeRect(x, y, width, height) {
    this.add(
      tag("rect", {
        ...boxOf(x, y, width, height),
        fill: "none",
        ...this.line(),
        transform: transformOf(this.pen.matrix),
      }),
    );
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    this.text(text, x, y, { fill: this.pen.fillStyle });
  }

  /** The halo of a name, which is no text of its own. @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    this.text(text, x, y, { fill: "none", ...this.line(), "aria-hidden": "true" });
  }

  /** @param {string} text */
  measureText(text) {
    this.ruler.font = this.pen.font;
    this.ruler.letterSpacing = this.pen.letterSpacing;
    return this.ruler.measureText(text);
  }

  /** @param {string} text @param {number} x @param {number} y @param {Record<string, string | number | null>} look */
  text(text, x, y, look) {
    const { font, letterSpacing, textAlign, textBaseline, matrix } = this.pen;
    const [, italic, weight, size, family] = FONT.exec(font) ?? [];
    const drop = textBaseline === "middle" ? this.#dropOf(font) : 0;
    this.add(
      tag(
        "text",
        {
          x: round(x),
          y: round(y + drop),
          "font-family": family,
          "font-size": size,
          "font-weight": weight === "400" ? null : (weight ?? null),
          "font-style": italic ? "italic" : null,
          "letter-spacing": parseFloat(letterSpacing) || null,
          "text-anchor": ANCHORS[textAlign] ?? null,
          transform: transformOf(matrix),
          ...look,
        },
        inert(text),
      ),
    );
  }

  /** Few programs know a baseline but the letters' own. @param {string} font */
  #dropOf(font) {
    const known = this.drops.get(font);
    if (known !== undefined) return known;
    const { ruler } = this;
    ruler.font = font;
    const [letters, middle] = /** @type {const} */ (["alphabetic", "middle"]).map((baseline) => {
      ruler.textBaseline = baseline;
      return ruler.measureText("国").actualBoundingBoxAscent;
    });
    this.drops.set(font, letters - middle);
    return letters - middle;
  }

  alpha() {
    return this.pen.globalAlpha === 1 ? null : this.pen.globalAlpha;
  }

  line() {
    const { strokeStyle, lineWidth, lineJoin, lineCap, dash } = this.pen;
    return {
      stroke: strokeStyle,
      "stroke-width": Number(lineWidth.toPrecision(3)),
      "stroke-opacity": this.alpha(),
      "stroke-linejoin": lineJoin === "miter" ? null : lineJoin,
      "stroke-linecap": lineCap === "butt" ? null : lineCap,
      "stroke-dasharray": dash.length ? dash.join(" ") : null,
    };
  }

  /** @param {VectorPath} path @param {Record<string, string | number | null>} look */
  mark(path, look) {
    const write = this.#writer(path, { ...look, transform: transformOf(this.pen.matrix) });
    this.marks.push({ clips: this.pen.clips, write });
  }

  /** @param {string} written */
  add(written) {
    this.marks.push({ clips: this.pen.clips, write: () => written });
  }

  /**
   * A path stands once, however often it is drawn.
   * @param {VectorPath} path
   * @param {Record<string, string | number | null>} look
   */
  #writer(path, look) {
    const entry = this.known.get(path) ?? { id: `p${this.known.size}`, uses: 0 };
    entry.uses += 1;
    this.known.set(path, entry);
    return () =>
      entry.uses > 1 ? tag("use", { "xlink:href": `#${entry.id}`, ...look }) : tag("path", { d: path.d, ...look });
  }

  /**
   * The drawing so far.
   * @param {{title: string, descriptions: [string, string][], lang: string, width: string, height: string}} about
   *   what it shows, each with its language ("" that of the picture); lengths with their units
   */
  toString({ title, descriptions, lang, width, height }) {
    const shared = [...this.known]
      .filter(([, { uses }]) => uses > 1)
      .map(([path, { id }]) => tag("path", { id, d: path.d }));
    const defs = [...shared, ...[...this.defs.values()].map((write) => write())].join("\n");
    const root = {
      xmlns: "http://www.w3.org/2000/svg",
      "xmlns:xlink": "http://www.w3.org/1999/xlink",
      "xml:lang": lang,
      role: "img",
      width,
      height,
      viewBox: `0 0 ${this.canvas.width} ${this.canvas.height}`,
    };
    return tag(
      "svg",
      root,
      [
        "",
        tag("title", {}, inert(title)),
        ...descriptions.map(([of, text]) => tag("desc", { "xml:lang": of || null }, inert(text))),
        tag("defs", {}, defs),
        grouped(this.marks, 0),
        "",
      ].join("\n"),
    );
  }
}

for (const name of /** @type {const} */ ([
  "fillStyle",
  "strokeStyle",
  "lineWidth",
  "globalAlpha",
  "lineJoin",
  "lineCap",
  "font",
  "letterSpacing",
  "textAlign",
  "textBaseline",
])) {
  Object.defineProperty(VectorContext.prototype, name, {
    get() {
      return this.pen[name];
    },
    set(value) {
      // What a canvas calls transparent, older programs know as no paint only.
      this.pen[name] = value === "transparent" ? "none" : value;
    },
  });
}

/**
 * Marks in groups, one within the other for each clip.
 * @param {Mark[]} marks
 * @param {number} depth
 * @returns {string}
 */
function grouped(marks, depth) {
  const written = [];
  for (let i = 0; i < marks.length; ) {
    const clip = marks[i].clips[depth];
    const start = i;
    while (i < marks.length && marks[i].clips[depth] === clip) i++;
    const run = marks.slice(start, i);
    written.push(
      clip
        ? tag("g", { "clip-path": `url(#${clip})` }, grouped(run, depth + 1))
        : run.map(({ write }) => write()).join("\n"),
    );
  }
  return written.join("\n");
}

/** @param {Matrix} matrix */
const transformOf = (matrix) =>
  matrix.join() === "1,0,0,1,0,0" ? null : `matrix(${matrix.map((n) => Number(n.toPrecision(8))).join(" ")})`;

/** @param {number} x @param {number} y @param {number} width @param {number} height */
const boxOf = (x, y, width, height) => ({ x: round(x), y: round(y), width: round(width), height: round(height) });
