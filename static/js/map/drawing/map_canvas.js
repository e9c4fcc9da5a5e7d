/**
 * A map as it is drawn: its parts on each other, its names on top; another view is drawn out of sight, and then takes
 * the place of the first.
 */

import { REST } from "../../platform/slices.js";
import { writeLabels } from "./label_placement.js";
import { Names } from "./labels.js";
import { LayerStack } from "./layer_stack.js";
import { partsOf } from "./parts.js";

/**
 * @typedef {import("./parts.js").Part} Part
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {import("./colours.js").Tokens} Tokens
 */

/** What measures names: made once, as it costs a canvas. @type {CanvasRenderingContext2D | undefined} */
let ruler;

export class MapCanvas {
  /**
   * @param {HTMLElement} host the node that the drawing stands in
   * @param {import("./parts.js").Stock} stock
   * @param {Map<string, number>} widths of names, by font
   * @param {string} name of its canvas in the styles
   */
  constructor(host, stock, widths, name) {
    this.host = host;
    this.name = name;
    this.stock = stock;
    this.names = new Names(stock.geometry, widths);
    /** What is seen. @type {LayerStack | null} */
    this.stack = null;
    /** What is being drawn to take its place: another viewport, or other colours. @type {LayerStack | null} */
    this.next = null;
    /** @type {Scene | null} what is being drawn */
    this.scene = null;
    /** @type {Part[]} of that scene, without its names */
    this.parts = [];
  }

  /** The names that are seen. @returns {import("./label_placement.js").Written[]} */
  get written() {
    return this.stack?.parts.at(-1)?.labels ?? [];
  }

  get viewport() {
    return this.stack?.viewport ?? null;
  }

  /**
   * Takes up a scene. In the viewport that is seen it is shown at once, under the names as they were.
   * @param {Scene} scene @param {Viewport} viewport @param {[number, number]} size in device pixels @param {Tokens}
   *   tokens
   * @returns {boolean} whether it is shown already
   */
  begin(scene, viewport, size, tokens) {
    this.scene = scene;
    this.parts = partsOf(this.stock, scene, viewport, tokens);
    this.next?.clear();
    this.next = null;
    const { stack } = this;
    if (stack?.viewport === viewport && stack.tokens === tokens) {
      stack.show([...this.parts, ...stack.parts.filter(({ band }) => band === "names")]);
      return true;
    }
    this.next = new LayerStack(viewport, tokens, size, this.name);
    return false;
  }

  /** Draws another view, a part at a time. */
  *draw() {
    for (const part of this.next ? this.parts : []) {
      this.next?.add(part);
      yield REST;
    }
  }

  /** Follows a drag: draws what came into view. @param {Viewport} viewport */
  *scroll(viewport) {
    const { stack } = this;
    if (!stack) return;
    this.next?.clear();
    const { width, height } = stack.canvas;
    this.next = new LayerStack(viewport, stack.tokens, [width, height], this.name);
    yield* this.next.scroll(stack);
    this.reveal();
  }

  /** Places and writes the names. @param {import("./scene.js").View} view @param {import("./labels.js").Space} space */
  *label(view, space) {
    const { scene } = this;
    const target = this.next ?? this.stack;
    if (!scene || !target) return;
    const { viewport, tokens } = target;
    ruler ??= /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    const { key, written } = yield* this.names.place(ruler, scene, viewport, view, tokens, space);
    yield REST;
    target.show([
      ...this.parts,
      {
        band: "names",
        key: `names ${key}`,
        alpha: 1,
        labels: written,
        draw: (c) => writeLabels(c, written, viewport.ratio),
      },
    ]);
  }

  /** Shows the other view, once it is drawn. */
  reveal() {
    if (!this.next) return;
    this.host.prepend(this.next.canvas);
    this.stack?.clear();
    this.stack = this.next;
    this.next = null;
  }

  /**
   * Makes pictures of what is shown, and of what would be under other scenes, a part at a time.
   * @param {Iterable<Scene>} scenes
   */
  *expect(scenes) {
    const { stack, stock } = this;
    if (!stack) return;
    const parts = new Map(stack.parts.map((part) => [part.key, part]));
    for (const scene of scenes) {
      for (const part of partsOf(stock, scene, stack.viewport, stack.tokens)) parts.set(part.key, part);
      yield;
    }
    stack.expected = new Set(parts.keys());
    for (const part of parts.values()) yield stack.expect(part) && REST;
  }
}
