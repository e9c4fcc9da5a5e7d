/**
 * The tour (/story.json, written in data/story.csv): a few views of the map, each with its sentence and a line of
 * ours. A step is a card; its address holds the whole view, or just `?story=3`.
 */

import { read } from "#site";
import { chooseNothing, focusSearch } from "../../app/actions.js";
import { format, parse } from "../../app/permalink.js";
import { countiesOf } from "../../data/filter.js";
import { word as firstWord } from "../../i18n/first_words.js";
import { word } from "../../i18n/story.js";
import { stepCard } from "./step_card.js";

/**
 * @typedef {import("../../data/model.js").Text} Text
 * @typedef {{title: Text, line: Text, clause: string, text: string, english: string, view: string}} Step
 */

const BARE = ["story", "lang", "scheme", "embed"];

export class Story {
  /** None until they have come. @type {Step[]} */
  steps = [];
  /** The step that the map has gone to. @type {number | null} */
  #shown = null;
  #isStarting = false;

  /** @param {import("../../app/app.js").App} app */
  constructor(app) {
    this.app = app;
    this.there = app.loader.load(
      "story",
      () => read("story.json"),
      ({ steps }) => {
        this.steps = steps;
        this.#takeAddress();
      },
    );
  }

  /** Opens the first step, once the steps are there; asked for twice, it opens once. */
  async start() {
    if (this.#isStarting) return;
    this.#isStarting = true;
    const isThere = this.steps.length || (await this.there);
    this.#isStarting = false;
    if (isThere) this.go(1);
  }

  /** @param {number} number of the step, from 1 */
  go(number) {
    const { app } = this;
    const wasOpen = app.state.story !== null;
    const { title, line } = this.steps[number - 1];
    const { lang } = app;
    const said = { i: number, n: this.steps.length, t: title[lang], line: line[lang] };
    app.change(this.#stateOf(number), { said: word(lang, "said", said), after: () => app.sidebar.open(!wasOpen) });
  }

  /** The end of the tour leads to the reader's own county. */
  find() {
    chooseNothing(this.app, () => focusSearch(this.app));
  }

  /** The card of the step; null until it has come. */
  card() {
    return this.steps[Number(this.app.state.story) - 1] ? stepCard(this) : null;
  }

  /** Takes the map to the places of a step that has just come: its own, else the whole province. */
  follow() {
    const { left, state } = this.app;
    const { story } = state;
    if (!this.steps.length || story === this.#shown) return;
    this.#shown = story;
    if (story === null || state.view !== "map") return;
    const { mapView, model } = left;
    const { counties, initiatives } = left.chosen();
    const places = initiatives.flatMap((index) => model.initiatives[index].places);
    if (counties.length) mapView.camera.fitCounties(counties);
    else if (countiesOf(model, places).length) mapView.camera.fitPlaces(places);
    else mapView.camera.fitProvince();
  }

  /** The keys of the whole page. @param {KeyboardEvent} event @returns {boolean} whether it was for the tour */
  key({ key, altKey, ctrlKey, metaKey, shiftKey }) {
    const { app } = this;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!app.state.story || !by || altKey || ctrlKey || metaKey || shiftKey) return false;
    if (app.left.nodes.map.contains(document.activeElement)) return false;
    const number = app.state.story + by;
    if (this.steps[number - 1]) this.go(number);
    return true;
  }

  /** An address that names a step and no view means the step's own. */
  #takeAddress() {
    const { app } = this;
    const { story } = app.state;
    if (story && !this.steps[story - 1]) {
      app.notice(firstWord(app.lang, "unknown", { list: `story=${story}` }), { stays: true });
      this.#replace({ ...app.state, story: null });
    } else if (story && [...new URLSearchParams(location.search).keys()].every((name) => BARE.includes(name)))
      this.#replace(this.#stateOf(story));
    else app.render();
  }

  /** @param {import("../../app/state.js").State} state */
  #replace(state) {
    history.replaceState(history.state, "", format(state));
    this.app.store.replace(state);
  }

  /** @param {number} number @returns {import("../../app/state.js").State} */
  #stateOf(number) {
    const { lang, scheme, embed } = this.app.state;
    const { view, clause } = this.steps[number - 1];
    return { ...parse(`?${view}`), lang, scheme, embed, clause, reader: false, story: number };
  }
}
