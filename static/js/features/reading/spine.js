/** The spine: every sentence as a tick, as long as it reaches counties, in the colour of the visible layer it lands in. */

import { chooseClause, openReader } from "../../app/actions.js";
import { el, svg } from "../../ui/dom.js";
import { keepFocus } from "../../ui/focus.js";
import { spelt, word } from "../../i18n/words.js";
import { kindOf } from "./text.js";

const LONGEST = 58;
const SHORTEST = 5;
const MOST = 44; // characters of a sentence that its label shows
const TOP = 8; // px above the first tick

export class Spine {
  /** @param {HTMLElement} node @param {import("../../app/map_side.js").MapSide} side @param {import("./text.js").Text} text @param {() => void} wantWords asks for what the clauses say */
  constructor(node, side, text, wantWords) {
    this.wantWords = wantWords;
    this.node = node;
    this.side = side;
    this.text = text;
    /** @type {Map<string, import("./text.js").Reach>} the sentences that concern what is chosen */
    this.concerning = new Map();
    this.head = el("div", { class: "spine-head" });
    this.drawing = svg("svg", { class: "spine-ticks", "aria-hidden": "true" });
    this.label = el("div", { class: "spine-label", hidden: true });
    this.box = el("div", { class: "spine-box" }, this.drawing, this.label);
    this.ticks = text.ids.map((id) => ({ sentence: svg("line", { "stroke-width": 1 }), part: svg("text", {}), section: null })[kindOf(id)]);
    this.drawing.append(...this.ticks.filter((tick) => tick !== null));
    this.cursor = svg("path", { class: "spine-cursor" });
    this.drawing.append(this.cursor);
    node.replaceChildren(this.head, this.box);
    this.box.addEventListener("pointermove", (event) => this.over(event));
    this.box.addEventListener("pointerleave", () => this.out());
    this.box.addEventListener("click", (event) => {
      const id = this.at(event);
      if (id) chooseClause(side.app, id);
    });
    new ResizeObserver(() => this.render()).observe(this.box);
  }

  /** @param {MouseEvent} event @returns {string | null} the sentence there */
  at(event) {
    const y = (event.clientY - this.box.getBoundingClientRect().top - TOP) / this.pitch;
    const id = this.text.ids[Math.round(Math.min(Math.max(y, 0), this.text.ids.length - 1))];
    return kindOf(id) === "sentence" ? id : null;
  }

  get pitch() {
    return (this.box.clientHeight - 2 * TOP) / Math.max(this.text.ids.length - 1, 1);
  }

  /** @param {PointerEvent} event */
  over(event) {
    const id = this.at(event);
    if (!id) return this.out();
    this.wantWords();
    this.label.hidden = false;
    this.label.style.top = `${Math.min(event.offsetY, this.box.clientHeight - 60)}px`;
    this.label.replaceChildren(el("b", {}, id), " ", el("span", { lang: "zh-CN" }, start(this.text.clause(id)?.text ?? "")));
    this.side.mapView.show({ hover: this.text.shownBy(id, this.side.themes) });
  }

  out() {
    this.label.hidden = true;
    this.side.mapView.show({ hover: null });
  }

  render() {
    const { side, text, pitch, concerning } = this;
    const { lang } = side;
    const n = text.sentences.length;
    keepFocus(() => this.head.replaceChildren(
      el("button", { type: "button", "aria-expanded": String(side.state.reader), on: { click: () => openReader(side.app, !side.state.reader) } },
        el("b", {}, word(lang, "textPage")), " ", word(lang, side.state.reader ? "closeText" : "openText")),
      el("p", {}, word(lang, side.state.reader ? "spineShort" : "spineHint", { n }))));
    if (!this.box.clientWidth) return;
    const colours = layerColours(side);
    const from = 14;
    const room = Math.min(this.box.clientWidth - from - 8, LONGEST);
    text.ids.forEach((id, i) => {
      const tick = this.ticks[i];
      if (!tick) return;
      const y = TOP + i * pitch;
      if (kindOf(id) === "part") {
        tick.textContent = lang === "zh" ? spelt("zh", Number(id)).replace("两", "二") : id;
        tick.setAttribute("x", "0");
        tick.setAttribute("y", String(y + 4));
        return;
      }
      const reached = text.reachOf(id, side.themes).size;
      const way = concerning.get(id);
      const { places } = text.shownBy(id, side.themes);
      const colour = way ? "var(--red)" : !reached ? "var(--hair-strong)" : (places.map((p) => colours.get(p)).find(Boolean) ?? "var(--ink-2)");
      const length = reached ? SHORTEST + 3 + (room - SHORTEST - 3) * Math.sqrt(reached / text.model.counties.length) : SHORTEST;
      const set = { x1: from, x2: from + length, y1: y, y2: y, stroke: colour, "stroke-width": reached ? Math.min(2, pitch * 0.6) : 1, "stroke-dasharray": way === "inherited" ? "2 1.5" : "none" };
      for (const [name, value] of Object.entries(set)) tick.setAttribute(name, String(value));
    });
    const at = text.order.get(side.state.clause ?? "");
    this.cursor.setAttribute("d", at === undefined ? "" : `M${from - 3} ${TOP + at * pitch} l-6 -4 v8 z`);
  }
}

/** @param {string} text */
const start = (text) => (text.length > MOST ? `${text.slice(0, MOST)}……` : text);

/** The colour of the first visible layer that shows each place. @param {import("../../app/map_side.js").MapSide} side @returns {Map<number, string>} by place */
export function layerColours(side) {
  /** @type {Map<number, string>} */
  const colours = new Map();
  for (const layer of side.stack()) {
    const { paint, texture } = side.mapView.paintOf(layer.id);
    for (const place of layer.places) {
      if (!colours.has(place)) colours.set(place, texture === "point" ? "var(--ink)" : paint ? `var(--${paint}-tone)` : "var(--ink-2)");
    }
  }
  return colours;
}
