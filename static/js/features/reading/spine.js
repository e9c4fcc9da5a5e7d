/**
 * The spine: every sentence as a tick, as long as it reaches counties, in the colour of the visible layer it lands in.
 */

import { chooseClause, openReader } from "../../app/actions.js";
import { spelt, word } from "../../i18n/words.js";
import { el, svg, zoomOf } from "../../ui/dom.js";
import { KeyedList } from "../../ui/keyed_list.js";
import { kindOf } from "./text.js";

const FROM = 14; // px left of the ticks
const LONGEST = 58;
const SHORTEST = 5;
const MOST = 44; // characters of a sentence that its label shows
const TOP = 8; // px above the first tick

export class Spine {
  /**
   * @param {HTMLElement} node
   * @param {import("../../app/map_side.js").MapSide} side
   * @param {import("./text.js").Text} text
   * @param {() => void} wantWords asks for what the clauses say
   */
  constructor(node, side, text, wantWords) {
    this.wantWords = wantWords;
    this.node = node;
    this.side = side;
    this.text = text;
    /** @type {Map<string, import("./text.js").Reach>} the sentences that concern what is chosen */
    this.concerning = new Map();
    const head = el("div", { class: "spine-head" });
    this.head = new KeyedList(head);
    this.drawing = svg("svg", { class: "spine-ticks", "aria-hidden": "true" });
    this.label = el("div", { class: "spine-label", hidden: true });
    this.box = el("div", { class: "spine-box" }, this.drawing, this.label);
    this.ticks = text.ids.map(
      (id) => ({ sentence: svg("line", { "stroke-width": 1 }), part: svg("text", {}), section: null })[kindOf(id)],
    );
    this.drawing.append(...this.ticks.filter((tick) => tick !== null));
    this.cursor = svg("path", { class: "spine-cursor" });
    this.drawing.append(this.cursor);
    node.replaceChildren(head, this.box);
    this.box.addEventListener("pointermove", (event) => this.over(event));
    this.box.addEventListener("pointerleave", () => this.out());
    this.box.addEventListener("click", (event) => {
      const id = this.at(event);
      if (id) chooseClause(side.app, id);
    });
    /** Pixels of the box: to ask for them while the page is drawn would lay it out once more. */
    this.size = { width: 0, height: 0 };
    new ResizeObserver(() => {
      this.size = { width: this.box.clientWidth, height: this.box.clientHeight };
      this.render();
    }).observe(this.box);
  }

  /** @param {MouseEvent} event @returns {string | null} the sentence there */
  at(event) {
    const y = ((event.clientY - this.box.getBoundingClientRect().top) / zoomOf(this.box) - TOP) / this.pitch;
    const id = this.text.ids[Math.round(Math.min(Math.max(y, 0), this.text.ids.length - 1))];
    return kindOf(id) === "sentence" ? id : null;
  }

  get pitch() {
    return (this.size.height - 2 * TOP) / Math.max(this.text.ids.length - 1, 1);
  }

  /** @param {PointerEvent} event */
  over(event) {
    const id = this.at(event);
    if (!id) return this.out();
    this.wantWords();
    this.label.hidden = false;
    this.label.style.top = `${Math.min(event.offsetY, this.size.height - 60)}px`;
    this.label.replaceChildren(
      el("b", {}, id),
      " ",
      el("span", { lang: "zh-CN" }, start(this.text.clause(id)?.text ?? "")),
    );
    this.side.mapView.highlight(this.text.shownBy(id, this.side.themes));
  }

  out() {
    this.label.hidden = true;
    this.side.mapView.highlight(null);
  }

  render() {
    const { side, text } = this;
    const { lang, state } = side;
    const n = text.sentences.length;
    const isOpen = state.reader;
    this.head.render([
      {
        key: "head",
        of: [lang, isOpen, n],
        make: () => ({
          nodes: [
            el(
              "button",
              { type: "button", "aria-expanded": String(isOpen), on: { click: () => openReader(side.app, !isOpen) } },
              el("b", {}, word(lang, "textPage")),
              " ",
              word(lang, isOpen ? "closeText" : "openText"),
            ),
            el("p", {}, word(lang, "spineShort", { n })),
            el("p", { class: "spine-key" }, word(lang, "spineKey")),
          ],
        }),
      },
    ]);
    const { width } = this.size;
    if (!width) return;
    const { pitch } = this;
    const room = Math.min(width - FROM - 8, LONGEST);
    const colours = layerColours(side);
    const { themes } = side;
    text.ids.forEach((_, i) => this.drawTick(i, { y: TOP + i * pitch, pitch, room, colours, themes }));
    const at = text.order.get(state.clause ?? "");
    set(this.cursor, { d: at === undefined ? "" : `M${FROM - 3} ${TOP + at * pitch} l-6 -4 v8 z` });
  }

  /**
   * @param {number} i index of the clause
   * @param {{y: number, pitch: number, room: number, colours: Map<number, string>, themes: Set<string>}} at `room`:
   *   pixels of the longest tick; `colours` by place
   */
  drawTick(i, { y, pitch, room, colours, themes }) {
    const { side, text, concerning } = this;
    const tick = this.ticks[i];
    if (!tick) return;
    const id = text.ids[i];
    if (kindOf(id) === "part") {
      // As the text numbers its parts; 一 alone would be one more line.
      tick.textContent = side.lang === "zh" ? `${spelt("zh", Number(id)).replace("两", "二")}、` : id;
      return set(tick, { x: 0, y: y + 4 });
    }
    const reached = text.reachOf(id, themes).size;
    const reach = concerning.get(id);
    const { places } = text.shownBy(id, themes);
    const colour = reach
      ? "var(--red)"
      : !reached
        ? "var(--hair-strong)"
        : (places.map((p) => colours.get(p)).find(Boolean) ?? "var(--ink-2)");
    const length = reached
      ? SHORTEST + 3 + (room - SHORTEST - 3) * Math.sqrt(reached / text.model.counties.length)
      : SHORTEST;
    set(tick, {
      x1: FROM,
      x2: FROM + length,
      y1: y,
      y2: y,
      stroke: colour,
      "stroke-width": reached ? Math.min(2, pitch * 0.6) : 1,
      "stroke-dasharray": reach === "inherited" ? "2 1.5" : "none",
    });
  }
}

/**
 * Only what changes is set: the browser looks at each anew.
 * @param {Element} node
 * @param {Record<string, string | number>} attributes
 */
function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes))
    if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
}

/** @param {string} text */
const start = (text) => (text.length > MOST ? `${text.slice(0, MOST)}……` : text);

/**
 * The colour of the first visible layer that shows each place.
 * @param {import("../../app/map_side.js").MapSide} side
 * @returns {Map<number, string>} by place
 */
export function layerColours(side) {
  /** @type {Map<number, string>} */
  const colours = new Map();
  for (const layer of side.stack()) {
    const { paint, texture } = side.mapView.paintOf(layer.id);
    for (const place of layer.places) {
      if (!colours.has(place))
        colours.set(place, texture === "point" ? "var(--ink)" : paint ? `var(--${paint}-tone)` : "var(--ink-2)");
    }
  }
  return colours;
}
