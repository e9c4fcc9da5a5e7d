/** What the reader does, each a step to go back by: chooses, reads, opens a view or a part of the page. */

import { focused, focusFirst } from "../ui/focus.js";
import { cardSaid } from "./said.js";
import { hasCard, NOTHING } from "./state.js";
import { takeAddress } from "./steps.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./map_side.js").MapSide} MapSide
 */

/**
 * @param {MapSide} side @param {string[]} counties adcodes @param {boolean} [move] whether the map goes there
 * @param {string} [said] what to announce; without it, what the card says
 */
export function chooseCounties(side, counties, move = false, said = undefined) {
  if (!counties.length) return chooseNothing(side.app);
  const { reading, sidebar } = side.app;
  const index = side.model.counties.findIndex(({ id }) => id === counties.at(-1));
  const chosen = { ...NOTHING, counties };
  const clause = reading?.clauseFor(index) ?? side.state.clause;
  side.change({ ...chosen, clause }, { said: said ?? cardSaid(side, chosen), after: () => sidebar.open() });
  if (move) side.mapView.camera.fitCounties(side.chosen().counties);
}

/** Adds a county to those chosen, or takes it away. @param {MapSide} side @param {string} county adcode */
export function toggleCounty(side, county) {
  const { counties } = side.state;
  chooseCounties(side, counties.includes(county) ? counties.filter((one) => one !== county) : [...counties, county]);
}

/** @param {MapSide} side @param {string} initiative @param {boolean} [move] */
export function chooseInitiative(side, initiative, move = true) {
  const { model, state } = side;
  const { reach, places, clause } = /** @type {import("../data/model.js").Initiative} */ (
    model.initiatives.find(({ id }) => id === initiative)
  );
  const chosen = { ...NOTHING, initiative };
  side.change(
    { ...chosen, clause: state.reader ? model.clauses[clause] : state.clause },
    { said: cardSaid(side, chosen), after: () => side.app.sidebar.open() },
  );
  if (move && !reach.province) side.mapView.camera.fitPlaces(places);
}

/** @param {MapSide} side @param {string} place @param {boolean} [move] */
export function choosePlace(side, place, move = false) {
  const chosen = { ...NOTHING, place };
  side.change(chosen, { said: cardSaid(side, chosen), after: () => side.app.sidebar.open() });
  if (move) side.mapView.camera.fitPlaces(side.chosen().places);
}

/**
 * Reads a sentence: the text opens there, and its places are marked unless something else is chosen.
 * @param {App} app @param {string} clause @param {Partial<import("./state.js").State>} [also]
 */
export const chooseClause = (app, clause, also = {}) => read(app, clause, also, false);

/** Reads a sentence as a link leads there: the focus goes along. @param {App} app @param {string} clause */
export const followClause = (app, clause) => read(app, clause, {}, true);

/** @param {App} app @param {string} clause @param {Partial<import("./state.js").State>} also @param {boolean} follows */
function read(app, clause, also, follows) {
  const { reading } = app;
  const hadFocus = focused();
  const after = () => {
    reading?.goTo(clause);
    reading?.announce(clause);
    // On a phone the text has taken the place of what led to it.
    if (follows || (hadFocus && !focused()?.node.checkVisibility())) reading?.focus();
  };
  app.change({ clause, reader: true, ...also }, { said: "", after }); // the sentence is said once it is there
}

/** Closes the card. @param {App} app @param {() => void} [after] where the focus goes then */
export function chooseNothing(app, after = () => app.sidebar.goBack()) {
  // Who reads the text goes on reading.
  const isLeft = app.state.view === "map" && !app.reading?.node.contains(document.activeElement);
  // The sentence of a step goes with it.
  app.change(app.state.story ? { ...NOTHING, clause: null } : NOTHING, isLeft ? { after } : {});
}

/**
 * What a click on the map chooses.
 * @param {MapSide} side
 * @param {{counties: number[], places: number[], more: boolean}} event
 */
export function pick(side, { counties, places, more }) {
  const {
    model,
    app: { sidebar },
  } = side;
  const [county] = counties.map((index) => model.counties[index].id);
  if (county && (more || sidebar.isCollecting)) toggleCounty(side, county);
  else if (places.length) choosePlace(side, model.places[places[0]].id);
  else if (county) chooseCounties(side, [county]);
}

/**
 * Opens what the address has chosen.
 * @param {MapSide} side
 * @param {boolean} isFirst whether the page has just come: the map goes there, the focus begins where pages begin
 */
export function openChosen(side, isFirst) {
  const {
    model,
    mapView,
    app: { reading, sidebar },
  } = side;
  const { counties, place, initiative, clause, view } = side.state;
  const chosen = side.chosen();
  if (counties.length) {
    sidebar.open(!isFirst);
    if (isFirst && view === "map") mapView.camera.fitCounties(chosen.counties);
  } else if (isFirst && place) mapView.camera.fitPlaces(chosen.places);
  else if (isFirst && initiative) {
    const { reach, places } = model.initiatives[chosen.initiatives[0]];
    if (!reach.province) mapView.camera.fitPlaces(places);
  }
  if (clause) reading?.goTo(clause);
  else if (counties.length) reading?.begin(chosen.counties.at(-1) ?? -1);
}

/** Takes up the address that the browser has gone to. @param {App} app */
export function goToAddress(app) {
  const wasOpen = hasCard(app.state);
  takeAddress(app, () => {
    openChosen(app.left, false);
    if (wasOpen && !hasCard(app.state)) app.sidebar.goBack();
    app.announceMap(cardSaid(app.left));
  });
}

/**
 * @param {App} app
 * @param {"map" | "table"} view
 * @param {Partial<import("./state.js").State>} [also] what it is to show
 */
export function openView(app, view, also = {}) {
  const after = () => {
    // What led to a view that shows something of its own goes with its card.
    if (Object.keys(also).length) focusFirst(app.layout.page, ".top-links [aria-current], .tabs [aria-pressed='true']");
    app.layout.panel.scrollIntoView({ block: "nearest" });
    app.left.mapView.map.invalidateSize({ animate: false });
  };
  app.change({ ...also, view }, { after });
}

/** @param {App} app @param {boolean} reader whether the text is open @param {boolean} [takesFocus] */
export function openReader(app, reader, takesFocus = false) {
  const { layout, left, reading } = app;
  const wasInText = reading?.node.contains(document.activeElement);
  const after = () => {
    if (reader) layout.panel.scrollIntoView({ block: "nearest" });
    // What closed the text goes with it: the focus stays at what opens it again.
    else if (wasInText) focusFirst(layout.page, ".spine-head button, .tabs [aria-pressed]");
    if (takesFocus) reading?.focus();
    left.mapView.map.invalidateSize({ animate: false });
  };
  app.change({ reader, clause: reader ? app.state.clause : null }, { after });
}

/** Goes to the text with the keyboard. @param {App} app */
export function focusText(app) {
  if (app.state.reader) app.reading?.focus();
  else openReader(app, true, true);
}

/** @param {App} app */
export function focusSearch({ state, table, sidebar }) {
  if (state.view === "table" && table) table.focusFilter();
  else sidebar.focusSearch();
}
