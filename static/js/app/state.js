/** What the reader has chosen, and the one place where it changes. */

import { afterFrame, pause } from "../platform/slices.js";

/**
 * @typedef {{layers: string[] | null, opacity: Record<string, number>, themes: string[],
 *   shade: string | null, count: import("../data/counts.js").Unit}} Shown what one map shows
 * @typedef {{side: Shown, swipe: number | null}} Comparison
 * what the right map shows; `swipe`, in per cent, is where the line between the maps lies, null where they stand side
 * by side
 * @typedef {Shown & import("../ui/manner.js").Manner & {counties: string[],
 *   initiative: string | null, place: string | null, clause: string | null, reader: boolean,
 *   view: "map" | "table", rows: "counties" | "initiatives", sort: string | null,
 *   find: string, seen: boolean, facets: import("../data/facets.js").Chosen, embed: boolean, compare: Comparison |
 *     null, story: number | null}} State
 *   `layers` are those that are on, the one that lies on top first, null those that are on at first;
 *   `opacity` is in per cent, by layer, where it is not 100;
 *   `clause` and `reader` are independent of the rest: the sentence that is being read, and whether the text is open;
 * `shade` is what counties are shaded by, null what the view has by itself, see shadeOf, `count` what is counted then;
 * the table lists `rows` in the
 * order of `sort` (a column, with - before it from high to low), those that `find` finds, that have the values of
 * `facets` and, if `seen`, that the map shows; `story` is the step of the tour, from 1
 */

/** What a card can show; choosing one gives the others up. */
export const NOTHING = Object.freeze({
  counties: /** @type {string[]} */ ([]),
  initiative: null,
  place: null,
  story: null,
});

/** A layer that is on is never quite invisible. */
export const FAINTEST = 10;

/** What a state shows on its map. @param {Shown} state @returns {Shown} */
export const shownBy = ({ layers, opacity, themes, shade, count }) => ({ layers, opacity, themes, shade, count });

/** Whether a card is open. @param {State} state */
export const hasCard = ({ counties, initiative, place, story }) =>
  Boolean(counties.length || initiative || place || story);

/**
 * What the counties are shaded by; "layers" where the layers are drawn instead.
 * @param {Pick<State, "shade" | "layers" | "view">} state
 * @returns {string}
 */
export function shadeOf({ shade, layers, view }) {
  if (shade) return shade;
  if (layers) return layers.includes("counties") ? "direct" : "layers";
  return view === "table" ? "direct" : "layers";
}

/**
 * The state after a change: table and text share a place, so that opening one closes the other.
 * @param {State} state @param {Partial<State>} change @returns {State}
 */
export function changed(state, change) {
  const after = { ...state, ...change };
  if (after.view === "table" && after.reader)
    return change.reader ? { ...after, view: "map" } : { ...after, reader: false };
  return after;
}

/**
 * Holds the state. Views subscribe, and hear of every change; nobody else sets it. A map follows at once, the panels
 * once it has been seen: a task for each part, and one drawing after the other, so that what changes while they are
 * drawn comes with the next.
 */
export class Store {
  /** @type {State} */
  #state;
  /** @type {(() => void)[]} */
  #maps = [];
  /** @type {(() => Iterable<void>)[]} */
  #panels = [];
  /** What follows the next drawing of the panels, where one is asked for. @type {(() => void)[]} */
  #after = [];
  /** @type {Promise<void>} */
  #drawn = Promise.resolve();

  /** @param {State} state */
  constructor(state) {
    this.#state = state;
  }

  get state() {
    return this.#state;
  }

  /** @param {() => void} draw from the state @returns {() => void} ends that */
  onMap(draw) {
    this.#maps.push(draw);
    return () => this.#maps.splice(this.#maps.indexOf(draw), 1);
  }

  /** @param {() => Iterable<void>} draw from the state, step by step */
  onPanel(draw) {
    this.#panels.push(draw);
  }

  /** @param {Partial<State>} change */
  change(change) {
    this.replace(changed(this.#state, change));
  }

  /** @param {State} state @param {() => void} [after] what is done once the panels are there */
  replace(state, after) {
    this.#state = state;
    for (const draw of this.#maps) draw();
    this.draw(after);
  }

  /** Draws the panels anew, once the map has been seen. @param {() => void} [after] */
  draw(after = () => {}) {
    if (this.#after.push(after) > 1) return;
    this.#drawn = this.#drawn
      .catch(() => {}) // what an earlier drawing met with has been reported
      .then(afterFrame)
      .then(() => this.#drawPanels());
  }

  async #drawPanels() {
    const followers = this.#after.splice(0);
    for (const draw of this.#panels) for (const _ of draw()) await pause();
    for (const after of followers) after();
  }
}
