/** The text beside the map: reader, spine and thread, in step with what is chosen. */

import { chooseClause } from "../../app/actions.js";
import { hasCard } from "../../app/state.js";
import { countiesOf } from "../../data/filter.js";
import { word } from "../../i18n/words.js";
import { el, setLanguage } from "../../ui/dom.js";
import { Reader } from "./reader.js";
import { headBar, stepBar } from "./reader_bars.js";
import { Spine } from "./spine.js";
import { Text } from "./text.js";
import { Thread } from "./thread.js";

/** @typedef {import("../../app/map_side.js").MapSide} MapSide */

const PHONE = matchMedia("(max-width: 767px)");
/** @type {Map<string, import("./text.js").Reach>} */
const NONE = new Map();

export class Reading {
  #isAsked = false;
  #wantsFocus = false;
  /** The sentence that is to be said. @type {string | null} */
  #unsaid = null;

  /** @param {MapSide} side @param {() => void} read asks for the words; they come to `setText` */
  constructor(side, read) {
    this.side = side;
    this.read = read;
    this.text = new Text(side.model);
    /** Whether one sentence is read after the other while the map follows. */
    this.isGuided = false;
    /** The sentences that concern what is chosen. */
    this.concerning = NONE;
    this.reader = new Reader(side, this.text, () => this.isGuided);
    this.head = el("header", { class: "reader-head" });
    this.steps = el("div", { class: "reader-steps" });
    this.node = el("section", { id: "text", class: "reader" }, this.head, this.reader.node, this.steps);
    this.spine = new Spine(side.app.layout.spine, side, this.text, () => this.#wantWords());
    this.thread = new Thread(side);
    this.#layout();
    PHONE.addEventListener("change", () => this.#layout());
    this.reader.node.addEventListener("scroll", () => this.#tie(), { passive: true });
    side.mapView.map.on("move zoom zoomend resize", () => this.#tie());
    addEventListener("resize", () => this.#tie());
  }

  /** Beside the map; on a phone in the sheet. */
  #layout() {
    const {
      app: { layout, sidebar },
      mapView,
    } = this.side;
    if (PHONE.matches) sidebar.node.insertBefore(this.node, sidebar.end);
    else layout.page.insertBefore(this.node, layout.spine);
    this.reader.keepPlace();
    mapView.map.invalidateSize({ animate: false });
    this.#tie();
  }

  /** In steps. @returns {Generator<void, void>} */
  *render() {
    const { side, text, spine } = this;
    const { lang, state } = side;
    this.concerning = text.concerning(side.chosen(), side.themes);
    const marked = hasCard(state) ? this.concerning : NONE;
    spine.concerning = marked;
    setLanguage(side.app.layout.spine, lang);
    spine.render();
    if (!state.reader) return this.#tie();
    this.head.replaceChildren(...headBar(this));
    setLanguage(this.node, lang);
    this.node.setAttribute("aria-label", word(lang, "textPage"));
    this.steps.hidden = !this.isGuided;
    this.steps.replaceChildren(...stepBar(this));
    side.app.wantTexts();
    if (!text.words) this.#wantWords();
    const isNew = yield* this.reader.render(marked);
    if (isNew && state.clause) this.goTo(state.clause);
    this.#tie();
  }

  #wantWords() {
    if (!this.#isAsked) this.read();
    this.#isAsked = true;
  }

  /** @param {import("./text.js").Words} words */
  setText(words) {
    this.text.setWords(words);
    this.side.app.store.draw(() => this.#begin());
  }

  /** What has waited for the words. */
  #begin() {
    if (this.#wantsFocus) this.focus();
    if (this.#unsaid) this.announce(this.#unsaid);
  }

  /** Begins the guided mode, or ends it. @param {boolean} isGuided */
  guide(isGuided) {
    const {
      side,
      text: { sentences },
    } = this;
    this.isGuided = isGuided;
    if (!isGuided) return side.change({});
    const { clause } = side.state;
    chooseClause(side.app, clause && sentences.includes(clause) ? clause : sentences[0], {
      counties: [],
      place: null,
      initiative: null,
    });
  }

  /** @param {number} step how many sentences on */
  step(step) {
    const { side, text } = this;
    const id = text.beside(side.state.clause, step);
    if (id !== side.state.clause) chooseClause(side.app, id);
  }

  /** Says a sentence to those who listen, as soon as its words are there. @param {string} id */
  announce(id) {
    const clause = this.text.clause(id);
    this.#unsaid = clause ? null : id;
    const { lang, english } = this.side.app;
    const translated = english.of(lang, id);
    if (clause)
      this.side.app.announce(`${word(lang, "clause", { id })} ${translated ?? ""}`, translated ? "" : clause.text);
  }

  /** Shows a sentence in the text, and on the map where its places are out of view. @param {string} id */
  goTo(id) {
    const {
      side: { mapView, model, state, themes },
      text,
    } = this;
    this.reader.scrollTo(id);
    if (state.counties.length) return this.#tie();
    const { places, counties } = text.shownBy(id, themes);
    const reached = [...countiesOf(model, places), ...counties];
    if (reached.length && (this.isGuided || !mapView.camera.isInView(reached))) mapView.camera.fitCounties(reached);
    this.#tie();
  }

  /** Takes the focus, as soon as the words are there. */
  focus() {
    this.#wantsFocus = !this.reader.focus();
  }

  /** Keys of the whole page. @param {KeyboardEvent} event */
  key(event) {
    if (!this.isGuided || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.guide(false);
    if (!step || this.side.nodes.map.contains(document.activeElement)) return;
    event.preventDefault();
    this.step(step);
  }

  /** Draws the thread between the chosen county and the sentence, if they belong together. */
  #tie() {
    const {
      model,
      state: { counties, clause, reader },
    } = this.side;
    const county = model.counties.findIndex(({ id }) => id === counties.at(-1));
    const isTied = reader && !PHONE.matches && clause !== null && county >= 0 && this.concerning.has(clause);
    this.thread.draw(isTied ? county : null, this.reader.sentence(clause ?? ""), this.reader.node);
  }

  /**
   * The clause to read for a county: the present one if it concerns it, else the first that does.
   * @param {number} county index
   * @returns {string | null}
   */
  clauseFor(county) {
    const { state, themes } = this.side;
    if (!state.reader) return state.clause;
    const found = this.text.concerning({ counties: [county], places: [], initiatives: [] }, themes);
    if (state.clause && found.has(state.clause)) return state.clause;
    return [...found].find(([, reach]) => reach === "direct")?.[0] ?? found.keys().next().value ?? state.clause;
  }

  /**
   * An address that names a county and an open text, but no sentence, means the first that concerns it.
   * @param {number} county index
   */
  begin(county) {
    const { side } = this;
    const clause = side.state.reader ? this.clauseFor(county) : null;
    if (!clause) return;
    side.app.store.change({ clause });
    this.goTo(clause);
  }
}
