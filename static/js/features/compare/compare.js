/** Two views of the map at once, side by side or one over the other with a line to swipe: a later chunk. */

import { pick } from "../../app/actions.js";
import { MIDDLE } from "../../app/permalink.js";
import { shadeOf, shownBy } from "../../app/state.js";
import { replaceStep } from "../../app/steps.js";
import { word } from "../../i18n/compare.js";
import { entries, headline, summaryOf } from "../../sidebar/legend.js";
import { el } from "../../ui/dom.js";
import { focusFirst } from "../../ui/focus.js";
import { difference } from "./difference.js";
import { Divider } from "./divider.js";
import { rightOf } from "./side.js";
import { keepInStep } from "./step.js";

/**
 * @typedef {import("../../app/app.js").App} App
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 */

const ROOM = 800; // pixels that two maps need side by side

/**
 * Begins a comparison with what the map shows now; of counts, with the other way of reaching a county.
 * @param {App} app
 */
export function start(app) {
  const { state } = app;
  if (state.compare) return; // asked for twice while this chunk came
  const others = /** @type {Record<string, string>} */ ({ direct: "inherited", inherited: "direct" });
  const shade = others[shadeOf(state)] ?? state.shade;
  app.change({ compare: { side: { ...shownBy(state), shade }, swipe: null } }, { said: word(app.lang, "began") });
}

export class Compare {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.right = rightOf(app);
    this.divider = new Divider(app.layout.stage, (percent) => this.#setSwipe(percent));
    this.box = el("section", { class: "compare-box" });
    /** Whether the panel sets the right side. */
    this.isRight = true;
    this.wasOn = false;
    this.wasBeside = this.#isBeside;
    this.#listen();
  }

  #listen() {
    const { app, right } = this;
    keepInStep(app.left.mapView, right.mapView, () => this.isOn);
    right.mapView.on("pick", (/** @type {any} */ event) => pick(right, event));
    for (const [side, other] of [
      [app.left, right],
      [right, app.left],
    ]) {
      side.mapView.on("hover", (/** @type {any} */ { counties, places }) => {
        if (!this.isOn) return;
        side.mapView.show({ hover: { counties, places } });
        other.mapView.show({ hover: { counties, places: [] } });
      });
      // A card obeys the filter of the map that it was opened on.
      side.mapView.on("pick", () => this.isOn && this.#edit(side === right));
    }
    new ResizeObserver(() => this.isOn && this.#isBeside !== this.wasBeside && app.render()).observe(app.layout.stage);
  }

  get isOn() {
    return this.app.state.compare !== null && this.app.state.view === "map";
  }

  get #isBeside() {
    return this.app.state.compare?.swipe === null && this.#hasRoom;
  }

  get #hasRoom() {
    return this.app.layout.stage.clientWidth >= ROOM;
  }

  get edited() {
    return this.isOn && this.isRight ? this.right : this.app.left;
  }

  /** @param {boolean} isRight */
  #edit(isRight) {
    if (isRight === this.isRight) return;
    this.isRight = isRight;
    this.app.render();
  }

  /** Changes how the two stand, without a step to go back by. @param {number | null} swipe */
  #setSwipe(swipe) {
    replaceStep(this.app, { compare: { side: shownBy(this.right.state), swipe } });
  }

  #swap() {
    const { app, right } = this;
    app.change({
      ...shownBy(right.state),
      compare: { side: shownBy(app.state), swipe: app.state.compare?.swipe ?? null },
    });
  }

  /** The left map stays. */
  end() {
    const { app } = this;
    app.change({ compare: null }, { after: () => focusFirst(app.layout.page, ".compare-open[data-key='compare']") });
  }

  /** Puts the right side into the page, or takes it out. */
  update() {
    const { app, right, isOn } = this;
    const isBeside = this.#isBeside;
    const {
      layout,
      left: { mapView },
      sidebar,
    } = app;
    this.wasBeside = isBeside;
    if (isOn) layout.page.dataset.compare = isBeside ? "beside" : "swipe";
    else delete layout.page.dataset.compare;
    if (isOn === this.wasOn) return;
    this.wasOn = isOn;
    const box = /** @type {HTMLElement} */ (right.nodes.map.parentElement);
    if (!isOn) [right.nodes.head, box, this.divider.node, this.box].forEach((node) => node.remove());
    else {
      layout.head.after(right.nodes.head);
      layout.map.parentElement?.after(box, this.divider.node);
      sidebar.body.before(this.box);
    }
    const { camera, map } = mapView;
    const { isProvince } = camera;
    const [center, zoom] = [map.getCenter(), map.getZoom()];
    map.invalidateSize({ animate: false });
    if (!isOn) return;
    right.mapView.map.invalidateSize({ animate: false });
    right.mapView.camera.fitProvince();
    if (!isProvince) right.mapView.map.setView(center, zoom, { animate: false });
    camera.isProvince = isProvince;
    // The list for the keyboard asks where its counties stand.
    right.features ??= new app.parts.Features(right, "map-right");
  }

  render() {
    if (!this.isOn) return;
    const { app, right, divider } = this;
    const { lang } = app;
    right.renderTools();
    divider.show(app.state.compare?.swipe ?? MIDDLE, word(lang, "divider"), (n) => word(lang, "dividerAt", { n }));
    for (const [side, name] of /** @type {[MapSide, "left" | "right"][]} */ ([
      [app.left, "left"],
      [right, "right"],
    ])) {
      const head = headline(side);
      head.prepend(this.tag(side, name));
      head.append(el("p", { class: "side-filter" }, summaryOf(side).filter));
      side.nodes.head.replaceChildren(head, legendOf(side));
    }
    right.nodes.map.setAttribute("role", "region");
    right.nodes.map.setAttribute(
      "aria-label",
      word(lang, "rightMap", { t: right.nodes.head.querySelector("h1")?.textContent ?? "" }),
    );
    this.box.setAttribute("aria-label", word(lang, "compare"));
    this.box.replaceChildren(...this.#controls());
  }

  /** What a side is called, and the choice of it. @param {MapSide} side @param {"left" | "right"} name */
  tag(side, name) {
    return el(
      "button",
      {
        type: "button",
        class: "side-tag",
        "data-key": name,
        "aria-pressed": String(this.edited === side),
        on: { click: () => this.#edit(name === "right") },
      },
      word(this.app.lang, name),
    );
  }

  #controls() {
    const { app, right } = this;
    const [hasRoom, isBeside] = [this.#hasRoom, this.#isBeside];
    const { lang } = app;
    const button = (
      /** @type {import("../../i18n/compare.js").Word} */ name,
      /** @type {() => void} */ act,
      /** @type {boolean | null} */ isOn = null,
    ) =>
      el(
        "button",
        { type: "button", "data-key": name, "aria-pressed": isOn === null ? null : String(isOn), on: { click: act } },
        word(lang, name),
      );
    const group = (/** @type {import("../../i18n/compare.js").Word} */ name, /** @type {Node[]} */ nodes) =>
      el("div", { class: "measures", role: "group", "aria-label": word(lang, name) }, ...nodes);
    return [
      el(
        "div",
        { class: "compare-row" },
        el("h2", {}, word(lang, "compare")),
        hasRoom
          ? group("how", [
              button("beside", () => this.#setSwipe(null), isBeside),
              button("swipe", () => this.#setSwipe(MIDDLE), !isBeside),
            ])
          : null,
        button("end", () => this.end()),
      ),
      el(
        "div",
        { class: "compare-row" },
        el("span", { class: "muted" }, word(lang, "sets")),
        group("sets", [
          button("left", () => this.#edit(false), !this.isRight),
          button("right", () => this.#edit(true), this.isRight),
        ]),
        button("swap", () => this.#swap()),
      ),
      el("p", { class: "muted" }, difference(app.left, right)),
    ];
  }
}

/** The legend of a side, in a line. @param {MapSide} side */
const legendOf = (side) =>
  el("div", { class: "side-legend" }, side.shading?.legend("little"), el("ul", {}, ...entries(side, true)));
