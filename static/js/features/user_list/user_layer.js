/** The reader's list on the map: one more layer of the model, as long as the list is open. */

import { WORDS } from "../../i18n/user_list.js";
import { indexOf } from "./tally.js";

const MOST_POINTS = 2000; // that are named each

/**
 * @typedef {import("../../data/model.js").Place} Place
 * @typedef {{places: Place[], dots?: Float64Array, siteOf: (dot: number) => Place}} Drawn where there are dots,
 *   `siteOf` makes a place of one
 */

export class UserLayer {
  /** @param {import("../../app/map_side.js").MapSide} side */
  constructor(side) {
    this.side = side;
    const { places, layers, groups } = side.model;
    this.base = { places: places.length, layers: layers.length, groups: groups.length };
    this.version = 0;
    this.id = "";
    /** @type {{answer: import("./list.js").Answer, at: Map<import("./list.js").Row, number>, all: Float64Array} | null} */
    this.spots = null;
  }

  clear() {
    this.spots = null;
    if (this.id) this.show("", null);
  }

  /** @param {string} name @param {import("./list.js").List | null} list null takes the layer away */
  show(name, list) {
    const { side, base, id: old } = this;
    const { model, state } = side;
    model.places.length = base.places;
    model.layers.length = base.layers;
    model.groups.length = base.groups;
    const others = (/** @type {string[] | null} */ layers) => layers?.filter((layer) => layer !== old) ?? null;
    // What the reader has switched off stays off.
    const isOff = old !== "" && state.layers !== null && !state.layers.includes(old);
    this.id = "";
    if (list?.answer) {
      // A new id each time: nothing drawn for an earlier list is taken for this one's.
      this.id = `own-${++this.version}`;
      this.#add(name, this.#drawn(list, list.answer));
    }
    const layers = others(state.layers);
    const compare = state.compare && {
      ...state.compare,
      side: { ...state.compare.side, layers: others(state.compare.side.layers) },
    };
    // No step: a list of the reader's own has no address.
    side.app.store.change({ layers: layers && this.id && !isOff ? [this.id, ...layers] : layers, compare });
  }

  /** Adds the layer and its places to the model. @param {string} name @param {Drawn} drawn */
  #add(name, { places, dots, siteOf }) {
    const { base } = this;
    const { model } = this.side;
    model.groups.push({ id: "own", title: WORDS.group });
    const indexes = places.map((_, i) => base.places + i);
    model.layers.push({
      id: this.id,
      group: base.groups,
      title: { zh: name, en: name },
      description: WORDS.layerHint,
      colour: null,
      on: true,
      kind: "places",
      places: indexes,
      dots,
      placeOfDot: (dot) => {
        const at = model.places.findIndex(({ id }) => id === `${this.id}-${dot}`);
        if (at >= 0) return at;
        const index = model.places.push(siteOf(dot)) - 1;
        indexes.push(index);
        return index;
      },
    });
    model.places.push(...places);
  }

  /**
   * The counties, and the points: each a site with its name, or dots where there are many.
   * @param {import("./list.js").List} list
   * @param {import("./list.js").Answer} answer
   */
  #drawn(list, answer) {
    const { name, points, rows } = answer;
    const { whole, part, found } = this.#meant(list, answer);
    const common = {
      zh: name,
      en: name,
      szh: name,
      sen: name,
      role: "decision",
      kind: "county_set",
      initiatives: [],
      isUserData: true,
    };
    const index = indexOf(list);
    const siteOf = (/** @type {number} */ i) => {
      const row = rows[found[i]];
      const coverage = /** @type {const} */ ("point");
      const names = { zh: row.input, en: row.input, szh: "", sen: "", kind: "site", coverage };
      const point = this.#grid(/** @type {[number, number]} */ (points?.[found[i]]));
      const [county] = membersOf(list.outcomeOf(row), index);
      return { ...common, id: `${this.id}-${i}`, ...names, point, county };
    };
    const isNamed = found.length <= MOST_POINTS;
    /** @type {import("../../data/model.js").Place[]} */
    const places = [
      { ...common, id: `${this.id}-whole`, coverage: "whole", whole: [...whole] },
      ...(part.size
        ? [{ ...common, id: `${this.id}-part`, coverage: /** @type {const} */ ("part"), part: [...part] }]
        : []),
      ...(isNamed ? found.map((_, i) => siteOf(i)) : []),
    ];
    return { places, dots: isNamed ? undefined : this.#dots(answer, found), siteOf };
  }

  /** @param {import("./list.js").Answer} answer @param {number[]} found rows @returns {Float64Array} x, y, x, y … */
  #dots(answer, found) {
    const { all } = this.#spotsOf(answer);
    const dots = new Float64Array(2 * found.length);
    found.forEach((row, i) => {
      dots[2 * i] = all[2 * row];
      dots[2 * i + 1] = all[2 * row + 1];
    });
    return dots;
  }

  /**
   * What a filter needs of 100,000 points, worked out once a list: `at` tells a row's number, `all` where each stands.
   * @param {import("./list.js").Answer} answer
   */
  #spotsOf(answer) {
    if (this.spots?.answer === answer) return this.spots;
    const { geometry } = this.side.mapView;
    const at = new Map(answer.rows.map((row, i) => [row, i]));
    const all = Float64Array.from((answer.points ?? []).flatMap((point) => (point ? geometry.at(...point) : [0, 0])));
    return (this.spots = { answer, at, all });
  }

  /**
   * Counties that rows mean as a whole or in part, and the rows (their numbers) whose points lie in a county.
   * @param {import("./list.js").List} list
   * @param {import("./list.js").Answer} answer
   */
  #meant(list, answer) {
    const { points } = answer;
    const index = indexOf(list);
    const whole = new Set();
    const part = new Set();
    /** @type {number[]} */
    const found = [];
    const add = (/** @type {import("./list.js").Outcome} */ outcome) => {
      for (const county of membersOf(outcome, index)) (outcome.coverage === "whole" ? whole : part).add(county);
    };
    if (points) {
      const { at } = this.#spotsOf(answer);
      /** Of rows without a point in a county: what they came to. @type {Set<import("./list.js").Outcome>} */
      const others = new Set();
      for (const row of list.rows()) {
        const outcome = list.outcomeOf(row);
        const number = /** @type {number} */ (at.get(row));
        if (points[number] && index.has(outcome.adcodes[0])) found.push(number);
        else others.add(outcome);
      }
      for (const outcome of others) add(outcome);
    } else for (const outcome of list.tally().keys()) add(outcome);
    for (const county of whole) part.delete(county);
    return { whole, part, found };
  }

  /** @param {[number, number]} point longitude and latitude @returns {number[]} in steps of the model's grid */
  #grid([lon, lat]) {
    const { scale, translate } = this.side.model.transform;
    return [(lon - translate[0]) / scale[0], (lat - translate[1]) / scale[1]];
  }
}

/**
 * @param {import("./list.js").Outcome} outcome @param {Map<string, number>} index of counties by adcode
 * @returns {number[]} the counties that it means
 */
const membersOf = ({ adcodes }, index) => adcodes.flatMap((adcode) => index.get(adcode) ?? []);
