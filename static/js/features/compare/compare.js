/** Two views of the map at once, side by side or one over the other with a line to swipe: a later chunk. */

import { pick } from "../../app/actions.js";
import { shadeOf } from "../../app/permalink.js";
import { el } from "../../ui/dom.js";
import { focusFirst } from "../../ui/focus.js";
import { entries, headline, summaryOf } from "../../sidebar/legend.js";
import { difference } from "./difference.js";
import { Divider } from "./divider.js";
import { rightOf } from "./side.js";
import { keepInStep } from "./step.js";
import { formatVs, MIDDLE, parseVs, shownBy } from "./query.js";
import { word as pageWord } from "../../i18n/words.js";
import { word } from "../../i18n/compare.js";

/** @typedef {import("../../app/app.js").App} App */

const ROOM = 800; // pixels that two maps need side by side

/** Begins a comparison with what the map shows now; of counts, with the other way of reaching a county. @param {App} app */
export function start(app) {
  const { state } = app;
  const others = /** @type {Record<string, string>} */ ({ direct: "inherited", inherited: "direct" });
  const shade = others[shadeOf(state)] ?? state.shade;
  app.change({ vs: formatVs({ ...shownBy(state), shade }, null) }, word(app.lang, "began"));
}

export class Compare {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {number | null} as in the address */
    this.swipe = null;
    this.right = rightOf(app, () => this.swipe);
    this.divider = new Divider(app.stage, (percent) => this.set({ swipe: percent }));
    this.box = el("section", { class: "compare-box" });
    /** Whether the panel sets the right side. */
    this.isRight = true;
    this.wasOn = false;
    this.said = "";
    const { sheet } = this.right;
    keepInStep(app.sheet, sheet, () => this.isOn);
    sheet.on("pick", (/** @type {any} */ event) => pick(this.right, event));
    for (const [side, isRight] of /** @type {[App, boolean][]} */ ([[app, false], [this.right, true]])) {
      const other = isRight ? app : this.right;
      side.sheet.on("hover", (/** @type {any} */ { counties, places }) => {
        if (!this.isOn) return;
        side.sheet.show({ hover: { counties, places } });
        other.sheet.show({ hover: { counties, places: [] } });
      });
      // A card obeys the filter of the map that it was opened on.
      side.sheet.on("pick", () => this.isOn && this.edit(isRight));
    }
    new ResizeObserver(() => this.isOn && this.isBeside !== this.wasBeside && app.render()).observe(app.stage);
  }

  get isOn() {
    return Boolean(this.app.state.vs) && this.app.state.view === "map";
  }

  get isBeside() {
    return this.swipe === null && this.hasRoom;
  }

  get hasRoom() {
    return this.app.stage.clientWidth >= ROOM;
  }

  get edited() {
    return this.isOn && this.isRight ? this.right : this.app;
  }

  /** @param {boolean} isRight */
  edit(isRight) {
    if (isRight === this.isRight) return;
    this.isRight = isRight;
    this.app.render();
  }

  /** Changes how the two stand, without a step to go back by. @param {{swipe: number | null}} change */
  set({ swipe }) {
    this.app.amend({ vs: formatVs(shownBy(this.right.state), swipe) });
    this.app.render();
  }

  swap() {
    const { app, right, swipe } = this;
    app.change({ ...shownBy(right.state), vs: formatVs(shownBy(app.state), swipe) });
  }

  /** The left map stays. */
  end() {
    this.app.change({ vs: null });
    focusFirst(this.app.page, ".compare-open");
  }

  /** Takes up the address, and sets the maps where it wants them. */
  settle() {
    const { app, right, isOn } = this;
    app.companion = isOn ? right : null;
    if (isOn) {
      const { side, swipe, unknown } = parseVs(app.state.vs ?? "", app.model);
      this.swipe = swipe;
      // What is only here has no address: the reader's own list and figures stay while the rest is the same.
      const isSame = formatVs(shownBy(right.state), swipe) === app.state.vs && Object.hasOwn(right, "state");
      right.state = { ...app.state, ...(isSame ? shownBy(right.state) : side) };
      if (unknown.length && this.said !== app.state.vs) app.notice(pageWord(app.lang, "unknown", { list: unknown.join(", ") }), { stays: true });
      this.said = app.state.vs ?? "";
    }
    this.lay();
    if (isOn) right.makeParts();
  }

  /** Puts the right side into the page, or takes it out. */
  lay() {
    const { app, right, isOn, isBeside } = this;
    const { page, stage, sheet } = app;
    const how = isOn ? (isBeside ? "beside" : "swipe") : null;
    this.wasBeside = isBeside;
    if (how) page.dataset.compare = how;
    else delete page.dataset.compare;
    if (isOn === this.wasOn) return;
    this.wasOn = isOn;
    const nodes = [right.head, /** @type {HTMLElement} */ (right.mapNode.parentElement), this.divider.node];
    if (!isOn) {
      nodes.forEach((node) => node.remove());
      this.box.remove();
    } else {
      app.head.after(right.head);
      app.mapNode.parentElement?.after(...nodes.slice(1));
      app.side.body.before(this.box);
    }
    const { isProvince } = sheet;
    const [center, zoom] = [sheet.map.getCenter(), sheet.map.getZoom()];
    sheet.map.invalidateSize({ animate: false });
    if (!isOn) return;
    right.sheet.map.invalidateSize({ animate: false });
    right.sheet.fitProvince();
    if (!isProvince) right.sheet.map.setView(center, zoom, { animate: false });
    sheet.isProvince = isProvince;
    // The list for the keyboard asks where its counties stand.
    right.features ??= new app.parts.Features(right, "map-right");
  }

  render() {
    const { app, right, divider, swipe } = this;
    if (!this.isOn) return;
    const { lang } = app;
    right.syncLayers();
    right.showSheet();
    right.renderTools();
    divider.show(swipe ?? MIDDLE, word(lang, "divider"), (n) => word(lang, "dividerAt", { n }));
    for (const [side, name] of /** @type {[App, "left" | "right"][]} */ ([[app, "left"], [right, "right"]])) {
      const head = headline(side);
      head.prepend(this.tag(side, name));
      head.append(el("p", { class: "side-filter" }, summaryOf(side).filter));
      side.head.replaceChildren(head, legendOf(side));
    }
    right.mapNode.setAttribute("role", "region");
    right.mapNode.setAttribute("aria-label", word(lang, "rightMap", { t: right.head.querySelector("h1")?.textContent ?? "" }));
    this.box.setAttribute("aria-label", word(lang, "compare"));
    this.box.replaceChildren(...this.controls());
  }

  /** What a side is called, and the choice of it. @param {App} side @param {"left" | "right"} name */
  tag(side, name) {
    return el("button", {
      type: "button", class: "side-tag", "data-key": name, "aria-pressed": String(this.edited === side), on: { click: () => this.edit(name === "right") },
    }, word(this.app.lang, name));
  }

  controls() {
    const { app, right, hasRoom, isBeside } = this;
    const { lang } = app;
    const button = (/** @type {import("../../i18n/compare.js").Word} */ name, /** @type {() => void} */ act, /** @type {boolean | null} */ isOn = null) =>
      el("button", { type: "button", "data-key": name, "aria-pressed": isOn === null ? null : String(isOn), on: { click: act } }, word(lang, name));
    const group = (/** @type {import("../../i18n/compare.js").Word} */ name, /** @type {Node[]} */ nodes) =>
      el("div", { class: "measures", role: "group", "aria-label": word(lang, name) }, ...nodes);
    return [
      el("div", { class: "compare-row" },
        el("h2", {}, word(lang, "compare")),
        hasRoom ? group("how", [button("beside", () => this.set({ swipe: null }), isBeside), button("swipe", () => this.set({ swipe: MIDDLE }), !isBeside)]) : null,
        button("end", () => this.end())),
      el("div", { class: "compare-row" },
        el("span", { class: "muted" }, word(lang, "sets")),
        group("sets", [button("left", () => this.edit(false), !this.isRight), button("right", () => this.edit(true), this.isRight)]),
        button("swap", () => this.swap())),
      el("p", { class: "muted" }, difference(app, right)),
    ];
  }
}

/** The legend of a side, in a line. @param {App} side */
const legendOf = (side) =>
  el("div", { class: "side-legend" }, side.shading?.legend("little"), el("ul", {}, ...entries(side, true)));
