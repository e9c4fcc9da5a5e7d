/** What the reader chooses: counties, a place, an initiative, a sentence. Each is a step to go back by, and opens what tells of it. */

import { NOTHING } from "./permalink.js";
import { focused } from "../ui/focus.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app @param {string[]} counties adcodes @param {boolean} [move] */
export function chooseCounties(app, counties, move = false) {
  if (!counties.length) return chooseNothing(app);
  const index = app.model.counties.findIndex(({ id }) => id === counties.at(-1));
  app.change({ ...NOTHING, counties, clause: app.reading?.clauseFor(index) ?? app.state.clause });
  if (move) app.sheet.fitCounties(app.chosen().counties);
  app.side.open();
}

/** Adds a county to those chosen, or takes it away. @param {App} app @param {string} county adcode */
export function toggleCounty(app, county) {
  const { counties } = app.state;
  chooseCounties(app, counties.includes(county) ? counties.filter((one) => one !== county) : [...counties, county]);
}

/** @param {App} app @param {string} initiative @param {boolean} [move] */
export function chooseInitiative(app, initiative, move = true) {
  const { model, state } = app;
  const { reach, places, clause } = /** @type {import("../data/model.js").Initiative} */ (model.initiatives.find(({ id }) => id === initiative));
  app.change({ ...NOTHING, initiative, clause: state.reader ? model.clauses[clause] : state.clause });
  if (move && !reach.province) app.sheet.fitPlaces(places);
  app.side.open();
}

/** @param {App} app @param {string} place @param {boolean} [move] */
export function choosePlace(app, place, move = false) {
  app.change({ ...NOTHING, place });
  if (move) app.sheet.fitPlaces(app.chosen().places);
  app.side.open();
}

/** Reads a sentence: the text opens there, and its places are marked unless something else is chosen. @param {App} app @param {string} clause @param {Partial<import("./permalink.js").State>} [also] */
export function chooseClause(app, clause, also = {}) {
  const hadFocus = focused();
  app.change({ clause, reader: true, ...also });
  app.reading?.goTo(clause);
  app.reading?.tell(clause);
  // On a phone the text has taken the place of what led to it.
  if (hadFocus && !focused()?.node.checkVisibility()) app.reading?.focus();
}

/** Closes the card. @param {App} app */
export function chooseNothing(app) {
  app.change(NOTHING);
  if (app.state.view === "map") app.side.goBack();
}

/** What a click on the map chooses. @param {App} app @param {{counties: number[], places: number[], more: boolean}} event */
export function pick(app, { counties, places, more }) {
  const { model, side } = app;
  const [county] = counties.map((index) => model.counties[index].id);
  if (county && (more || side.isCollecting)) toggleCounty(app, county);
  else if (places.length) choosePlace(app, model.places[places[0]].id);
  else if (county) chooseCounties(app, [county]);
}

/** Opens what the address has chosen. @param {App} app @param {boolean} isFirst whether the page has just come: the map goes there, the focus begins where pages begin */
export function openChosen(app, isFirst) {
  const { model, reading, sheet, side } = app;
  const { counties, place, initiative, clause, view } = app.state;
  const chosen = app.chosen();
  if (counties.length) {
    side.open(!isFirst);
    if (isFirst && view === "map") sheet.fitCounties(chosen.counties);
  } else if (isFirst && place) sheet.fitPlaces(chosen.places);
  else if (isFirst && initiative) {
    const { reach, places } = model.initiatives[chosen.initiatives[0]];
    if (!reach.province) sheet.fitPlaces(places);
  }
  if (clause) reading?.goTo(clause);
  else if (counties.length) reading?.begin(chosen.counties.at(-1) ?? -1);
}
