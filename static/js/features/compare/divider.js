/** The line between two maps that lie on each other: dragged, or moved with the arrow keys. */

import { el } from "../../ui/dom.js";

const STEPS = /** @type {Record<string, number>} */ ({
  ArrowLeft: -2,
  ArrowDown: -2,
  ArrowRight: 2,
  ArrowUp: 2,
  PageDown: -10,
  PageUp: 10,
  Home: -100,
  End: 100,
});

export class Divider {
  /**
   * @param {HTMLElement} stage in which the line lies
   * @param {(percent: number) => void} moved called when it has come to rest
   */
  constructor(stage, moved) {
    this.stage = stage;
    this.moved = moved;
    this.at = 0;
    this.node = el(
      "div",
      {
        class: "divider",
        role: "separator",
        tabIndex: 0,
        "aria-orientation": "vertical",
        "aria-valuemin": 0,
        "aria-valuemax": 100,
        on: {
          keydown: (/** @type {any} */ event) => this.key(event),
          pointerdown: (/** @type {any} */ event) => this.grasp(event),
          pointermove: (/** @type {any} */ event) =>
            this.node.hasPointerCapture(event.pointerId) && this.drag(event.clientX),
          lostpointercapture: () => this.moved(this.at),
        },
      },
      el("span", { "aria-hidden": "true" }, "‹ ›"),
    );
  }

  /** @param {number} percent @param {string} label @param {(percent: number) => string} text */
  show(percent, label, text) {
    this.text = text;
    this.node.setAttribute("aria-label", label);
    this.put(percent);
  }

  /** @param {number} percent */
  put(percent) {
    this.at = Math.min(100, Math.max(0, Math.round(percent)));
    this.stage.style.setProperty("--at", String(this.at / 100));
    this.node.setAttribute("aria-valuenow", String(this.at));
    this.node.setAttribute("aria-valuetext", this.text?.(this.at) ?? "");
  }

  /** @param {PointerEvent} event */
  grasp(event) {
    event.preventDefault();
    this.node.setPointerCapture(event.pointerId);
    this.node.focus();
  }

  /** @param {number} x of the page */
  drag(x) {
    const { left, width } = /** @type {HTMLElement} */ (this.stage.querySelector(".map")).getBoundingClientRect();
    this.put((100 * (x - left)) / width);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // The text would turn to the next sentence.
    event.stopPropagation();
    this.put(this.at + step);
    this.moved(this.at);
  }
}
