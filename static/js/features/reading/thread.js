/** The thread: a hairline from the chosen county to the sentence that is being read. */

import { svg } from "../../ui/dom.js";

const GAP = 14; // px between the map's frame and the bend
const UNDER = 13; // px below the middle of the county's name

export class Thread {
  /** @param {import("../../app/map_side.js").MapSide} side */
  constructor(side) {
    this.side = side;
    this.path = svg("path", { class: "thread-line" });
    this.dot = svg("circle", { class: "thread-dot", r: 4 });
    this.node = svg("svg", { class: "thread", "aria-hidden": "true" }, this.path, this.dot);
    document.body.append(this.node);
    this.tied = "";
  }

  /**
   * @param {number | null} county index
   * @param {Element | null} sentence the node it leads to
   * @param {Element} list that scrolls it
   */
  draw(county, sentence, list) {
    const line = county === null || !sentence ? null : this.line(county, sentence, list);
    this.node.style.display = line ? "" : "none";
    if (!line || !sentence) return;
    this.path.setAttribute("d", line.d);
    this.dot.setAttribute("cx", String(line.x));
    this.dot.setAttribute("cy", String(line.y));
    const tied = `${county}|${sentence.id}`;
    if (tied === this.tied) return;
    this.tied = tied;
    // Starts the animation of the style mapView anew; with reduced motion there is none.
    this.path.classList.remove("is-new");
    this.path.getBoundingClientRect();
    this.path.setAttribute("pathLength", "1");
    this.path.classList.add("is-new");
  }

  /**
   * @param {number} county
   * @param {Element} sentence
   * @param {Element} list
   * @returns {{d: string, x: number, y: number} | null} nothing while either end is out of sight
   */
  line(county, sentence, list) {
    const { x, y: name, box } = this.side.mapView.camera.pagePoint(county);
    const y = name + UNDER;
    const text = sentence.getBoundingClientRect();
    const room = list.getBoundingClientRect();
    if (!room.width || x < box.left || x > box.right || y < box.top || y > box.bottom) return null;
    const end = Math.min(text.top + 17, text.bottom - 4);
    if (end < room.top || end > room.bottom) return null;
    const isRight = room.left >= box.right;
    const bend = isRight ? box.right + GAP : box.left - GAP;
    const to = isRight ? text.left : text.right;
    return { d: `M${x} ${y}H${bend}V${end}H${to}`, x, y };
  }
}
