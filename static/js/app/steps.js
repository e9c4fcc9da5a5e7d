/** How a change becomes state, picture and address: as a step that the reader can go back by, or without one. */

import { focused } from "../ui/focus.js";
import { format, isAlike, known, knownActions, parse } from "./permalink.js";
import { changed, hasCard } from "./state.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./state.js").State} State
 */

/**
 * What the last step changed of what is shown.
 * @returns {"themes" | "layers" | null} null where it changed something else
 */
export const undoable = () => history.state?.undo ?? null;

/**
 * @typedef {{said?: string, after?: () => void}} How `said` is what to announce, without it what is on the map now;
 *   `after` is done once the panels are there
 */

/**
 * @param {App} app @param {Partial<State>} change
 * @param {How} [how]
 * @param {Partial<State>} [shown] what the change comes to on a map, for a side that keeps it elsewhere
 */
export function step(app, change, { said, after } = {}, shown = change) {
  if (!hasCard(app.state)) app.sidebar.cameFrom = focused();
  // The entry remembers that it changed what is shown: such a change can be undone, by going back.
  const undo = shown.themes ? "themes" : shown.layers || shown.opacity ? "layers" : null;
  const enter = (/** @type {string} */ address) => history.pushState(undo && { undo }, "", address);
  changeState(app, change, enter, () => {
    app.announceMap(said);
    after?.();
  });
}

/**
 * The address and the map follow at once, the rest with the panels: a toggle is seen at once.
 * @param {App} app
 * @param {Partial<State>} change
 * @param {(address: string) => void} enter
 * @param {() => void} [after]
 */
function changeState(app, change, enter, after) {
  const state = changed(app.state, change);
  enter(format(state)); // in the reader's own act: WebKit goes back past entries that a script makes later
  app.store.replace(state, after);
}

/**
 * A change that is no step of its own to go back by: while the reader types or drags.
 * @param {App} app
 * @param {Partial<State>} change
 */
export function replaceStep(app, change) {
  changeState(app, change, (address) => history.replaceState(history.state, "", address));
}

/** Takes up the address that the browser has gone to. @param {App} app @param {() => void} after */
export function takeAddress(app, after) {
  const {
    state: { compare },
    model,
    texts,
  } = app;
  const here = known(parse(location.search), model).state;
  const { state } = texts ? knownActions(here, texts) : { state: here };
  // What is only here has no address: the reader's own list and figures stay while the rest is the same.
  const isSame = compare && state.compare && isAlike(compare.side, state.compare.side);
  const swipe = state.compare?.swipe ?? null;
  app.store.replace(isSame ? { ...state, compare: { ...compare, swipe } } : state, after);
}
