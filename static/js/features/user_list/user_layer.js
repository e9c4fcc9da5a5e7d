/** The reader's list on the map: one more layer of the model, as long as the list is open. */

import { WORDS } from "../../i18n/user_list.js";

const MOST_POINTS = 2000;

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
    this.show("", null, []);
  }

  /**
   * @param {string} name
   * @param {import("./list.js").Answer | null} answer null takes the layer away
   * @param {import("./list.js").Row[]} rows those that pass the filter
   */
  show(name, answer, rows) {
    const { side, base, id: old } = this;
    const { model, state } = side;
    model.places.length = base.places;
    model.layers.length = base.layers;
    model.groups.length = base.groups;
    const others = (/** @type {string[] | null} */ layers) => layers?.filter((layer) => layer !== old) ?? null;
    this.id = "";
    if (answer) {
      // A new id each time: nothing drawn for an earlier list is taken for this one's.
      this.id = `own-${++this.version}`;
      const places = this.places(answer, rows);
      model.groups.push({ id: "own", title: WORDS.group });
      model.layers.push({
        id: this.id,
        group: base.groups,
        title: { zh: name, en: name },
        description: WORDS.layerHint,
        colour: null,
        on: true,
        kind: "places",
        places: places.map((_, i) => base.places + i),
      });
      model.places.push(...places);
    }
    const layers = others(state.layers);
    const compare = state.compare && {
      ...state.compare,
      side: { ...state.compare.side, layers: others(state.compare.side.layers) },
    };
    // No step: a list of the reader's own has no address.
    side.app.store.change({ layers: layers && this.id ? [this.id, ...layers] : layers, compare });
  }

  /**
   * @param {import("./list.js").Answer} answer
   * @param {import("./list.js").Row[]} shown
   * @returns {import("../../data/model.js").Place[]}
   */
  places({ name, rows, outcomes, points }, shown) {
    const { model } = this.side;
    const index = new Map(model.counties.map(({ id }, i) => [id, i]));
    const whole = new Set();
    const part = new Set();
    /** @type {import("../../data/model.js").Place[]} */
    const sites = [];
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
    const at = new Map(rows.map((row, i) => [row, i]));
    shown.forEach((line) => {
      const { input, outcome } = line;
      const { adcodes, coverage } = outcomes[outcome];
      const members = adcodes.flatMap((adcode) => index.get(adcode) ?? []);
      const point = points?.[at.get(line) ?? -1];
      if (point && members.length) {
        if (sites.length < MOST_POINTS)
          sites.push({
            ...common,
            id: `${this.id}-${at.get(line)}`,
            zh: input,
            en: input,
            szh: "",
            sen: "",
            kind: "site",
            coverage: "point",
            point: this.grid(point),
            county: members[0],
          });
      } else for (const county of members) (coverage === "whole" ? whole : part).add(county);
    });
    for (const county of whole) part.delete(county);
    return [
      { ...common, id: `${this.id}-whole`, coverage: "whole", whole: [...whole] },
      ...(part.size
        ? [
            /** @type {import("../../data/model.js").Place} */ ({
              ...common,
              id: `${this.id}-part`,
              coverage: "part",
              part: [...part],
            }),
          ]
        : []),
      ...sites,
    ];
  }

  /** @param {[number, number]} point longitude and latitude @returns {number[]} in steps of the model's grid */
  grid([lon, lat]) {
    const { scale, translate } = this.side.model.transform;
    return [(lon - translate[0]) / scale[0], (lat - translate[1]) / scale[1]];
  }
}
