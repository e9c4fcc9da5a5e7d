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
  }

  clear() {
    if (this.id) this.show("", null);
  }

  /**
   * @param {string} name @param {import("./list.js").List | null} list null takes the layer away
   * @param {import("../../app/state.js").Schedule} [schedule] of the panels
   */
  show(name, list, schedule) {
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
    side.app.store.change({ layers: layers && this.id && !isOff ? [this.id, ...layers] : layers, compare }, schedule);
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
    const { mapView } = this.side;
    const { name } = answer;
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
    const siteOf = (/** @type {number} */ i) => {
      const [input, point, county] = found[i];
      const coverage = /** @type {const} */ ("point");
      const names = { zh: input, en: input, szh: "", sen: "", kind: "site", coverage };
      return { ...common, id: `${this.id}-${i}`, ...names, point: this.#grid(point), county };
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
    const dots = isNamed ? [] : found.flatMap(([, [lon, lat]]) => mapView.geometry.at(lon, lat));
    return { places, dots: dots.length ? Float64Array.from(dots) : undefined, siteOf };
  }

  /**
   * Counties that rows mean as a whole or in part, and the points that lie in a county, with what names them.
   * @param {import("./list.js").List} list
   * @param {import("./list.js").Answer} answer
   */
  #meant(list, { rows, points }) {
    const index = indexOf(list);
    const whole = new Set();
    const part = new Set();
    /** @type {[string, [number, number], number][]} */
    const found = [];
    const membersOf = (/** @type {import("./list.js").Outcome} */ { adcodes }) =>
      adcodes.flatMap((adcode) => index.get(adcode) ?? []);
    const add = (/** @type {import("./list.js").Outcome} */ outcome) => {
      for (const county of membersOf(outcome)) (outcome.coverage === "whole" ? whole : part).add(county);
    };
    if (points) {
      const at = new Map(rows.map((row, i) => [row, points[i]]));
      for (const row of list.rows()) {
        const outcome = list.outcomeOf(row);
        const [county] = membersOf(outcome);
        const point = at.get(row);
        if (point && county !== undefined) found.push([row.input, point, county]);
        else add(outcome);
      }
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
