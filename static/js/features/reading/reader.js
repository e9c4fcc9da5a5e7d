/** The sentences as a list: written once a language, some at a time, then only marked. */

import { word } from "../../i18n/words.js";
import { el, zoomOf } from "../../ui/dom.js";
import { heading, outline } from "./headings.js";
import { details, sentence } from "./sentence.js";
import { layerColours } from "./spine.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {import("./text.js").Text} Text
 * @typedef {import("./text.js").Reach} Reach
 */

const AT_A_TIME = 40; // clauses written in one task

export class Reader {
  /** What the list was written for. */
  #writtenFor = "";
  /** @type {Map<string, HTMLElement>} by clause */
  #sentences = new Map();
  /** Where the reader is: the first sentence in view, and how much of it has gone by. */
  #place = { clause: "", part: 0, width: 0 };
  /** The frame that puts the list right once more, see #settle. */
  #frame = 0;

  /**
   * @param {MapSide} side
   * @param {Text} text
   * @param {() => boolean} isGuided whether the arrow keys belong to the guided mode
   */
  constructor(side, text, isGuided) {
    this.side = side;
    this.text = text;
    this.isGuided = isGuided;
    this.node = el("div", { class: "reader-list", tabIndex: -1 });
    this.node.addEventListener("keydown", (event) => this.#walk(event));
    this.node.addEventListener("focusin", (event) => this.#highlight(event));
    this.node.addEventListener("mouseover", (event) => this.#highlight(event));
    this.node.addEventListener("mouseleave", () => side.mapView.highlight(null));
    const isOnTheWay = () => this.#frame > 0 || this.#hasOtherWidth();
    this.node.addEventListener("scroll", () => isOnTheWay() || this.#notePlace(), { passive: true });
    new ResizeObserver(() => this.#hasOtherWidth() && this.keepPlace()).observe(this.node);
  }

  /** Whether its lines have been broken anew since the place was noted. */
  #hasOtherWidth() {
    return this.#place.width > 0 && this.#place.width !== this.node.clientWidth;
  }

  #notePlace() {
    const { scrollTop, clientWidth } = this.node;
    const found = [...this.#sentences].find(([, node]) => node.offsetTop + node.offsetHeight > scrollTop);
    if (!found || !clientWidth) return;
    const [clause, { offsetTop, offsetHeight }] = found;
    this.#place = { clause, part: (scrollTop - offsetTop) / offsetHeight, width: clientWidth };
  }

  /** Goes back to where the reader was: the node has been moved in the page, or has another width. */
  keepPlace() {
    const { clause, part } = this.#place;
    const node = this.#sentences.get(clause);
    if (!node || !this.node.clientWidth) return;
    this.#settle(() => {
      this.node.scrollTop = node.offsetTop + part * node.offsetHeight;
      this.#place.width = this.node.clientWidth;
    });
  }

  /** Scrolls, and once more when what has come into view has got its true height. @param {() => void} scroll */
  #settle(scroll) {
    scroll();
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        scroll();
      });
    });
  }

  /** @param {string} clause @returns {HTMLElement | null} */
  sentence(clause) {
    return this.#sentences.get(clause) ?? null;
  }

  /**
   * In steps; what it said before stands until all is written.
   * @param {Map<string, Reach>} concerning the sentences that concern what is chosen
   * @returns {Generator<void, boolean>} whether it was written anew
   */
  *render(concerning) {
    const { side, text } = this;
    const { words } = text;
    if (!words) {
      this.node.replaceChildren(el("p", { class: "state", role: "status" }, word(side.lang, "loading")));
      return false;
    }
    const isNew = this.#wanted() !== this.#writtenFor && (yield* this.#write(words));
    this.#colourMentions();
    for (const [id, node] of this.#sentences) {
      const reach = concerning.get(id);
      node.classList.toggle("is-direct", reach === "direct");
      node.classList.toggle("is-inherited", reach === "inherited");
      this.#mark(node, id === side.state.clause);
    }
    return isNew;
  }

  /** What the list is to be written for now. */
  #wanted() {
    const { lang, texts, app } = this.side;
    return [lang, Boolean(texts), app.english.isThere, Boolean(app.progress.get())].join();
  }

  /**
   * @param {import("./text.js").Words} words
   * @returns {Generator<void, boolean>} false where another drawing has written it meanwhile
   */
  *#write(words) {
    const { side, text } = this;
    const { clauses } = words;
    const { lang } = side;
    const wanted = this.#wanted();
    const hover = {
      over: (/** @type {number | undefined} */ initiative) => this.#highlightQuote(initiative),
      out: () => this.#highlightQuote(),
    };
    const sentences = new Map();
    const nodes = [];
    for (const [i, clause] of clauses.entries()) {
      if (i % AT_A_TIME === 0) yield;
      if (this.#wanted() !== wanted) return yield* this.#write(words);
      const isSentence = clause.kind === "sentence";
      const node = isSentence ? sentence(side, clause, hover) : heading(lang, text, clause);
      if (isSentence) sentences.set(clause.id, node);
      nodes.push(node);
    }
    if (wanted === this.#writtenFor) return false;
    const ours = word(lang, "englishOurs");
    this.#sentences = sentences;
    this.#writtenFor = wanted;
    this.node.replaceChildren(
      outline(lang, text, clauses, (id) => this.scrollTo(id)),
      ours && el("p", { class: "translator" }, ours),
      ...nodes,
    );
    return true;
  }

  /** The names of places in the colours that they have on the map. */
  #colourMentions() {
    const colours = layerColours(this.side);
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (this.node.querySelectorAll("a.mention"))) {
      const [place] = link.dataset.places?.split(" ") ?? [];
      link.style.setProperty("--mark", (place && colours.get(Number(place))) || "");
    }
  }

  /** @param {HTMLElement} node @param {boolean} isCurrent */
  #mark(node, isCurrent) {
    const clause = this.text.clause(node.dataset.clause ?? "");
    const more = node.querySelector(".sentence-more");
    node.classList.toggle("is-current", isCurrent);
    if (isCurrent) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
    // One stop for the Tab key: the sentence being read, with all that is in it.
    const isStop = isCurrent || (!this.side.state.clause && node === this.#sentences.values().next().value);
    /** @type {NodeListOf<HTMLElement>} */
    const controls = node.querySelectorAll(":scope > .no, :scope > p > a, :scope > p > button");
    for (const control of controls) control.tabIndex = isStop ? 0 : -1;
    if (isCurrent && clause && !more) node.append(details(this.side, this.text, clause));
    else if (!isCurrent) more?.remove();
  }

  /** @param {string} id of a clause */
  scrollTo(id) {
    const node = document.getElementById(`clause-${id}`);
    if (!node) return;
    this.node.parentElement?.scrollIntoView({ block: "nearest" }); // where the page itself scrolls: on a short screen
    this.#settle(() => {
      const { top, bottom } = this.node.getBoundingClientRect();
      const box = node.getBoundingClientRect();
      const isSentence = this.#sentences.has(id);
      if (box.top >= top && box.bottom <= bottom && isSentence) return;
      const to = box.top - top - Math.max(0, (bottom - top - box.height) * 0.35) * Number(isSentence);
      this.node.scrollTop += to / zoomOf(this.node);
      this.#notePlace();
    });
  }

  /**
   * Takes the focus: to the sentence that is being read, else to the first.
   * @returns {boolean} whether there is one yet
   */
  focus() {
    const stop = /** @type {HTMLElement | null} */ (
      this.node.querySelector(".sentence.is-current > .no, .sentence > .no[tabindex='0']")
    );
    stop?.focus();
    return stop !== null;
  }

  /** Up and down go from sentence to sentence, Enter reads one. @param {KeyboardEvent} event */
  #walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const node = event.target instanceof Element && event.target.closest(".sentence");
    if (!step || !node || this.isGuided()) return;
    event.preventDefault();
    const next = this.#sentences.get(this.text.beside(/** @type {HTMLElement} */ (node).dataset.clause ?? null, step));
    /** @type {HTMLElement | null} */ (next?.querySelector(".no"))?.focus();
  }

  /** Outlines on the map what the sentence under pointer or focus reaches. @param {Event} event */
  #highlight(event) {
    const node = event.target instanceof Element && event.target.closest(".sentence");
    const clause = node && /** @type {HTMLElement} */ (node).dataset.clause;
    this.side.mapView.highlight(clause ? this.text.shownBy(clause, this.side.themes) : null);
  }

  /** Underlays the words of one initiative. @param {number} [initiative] */
  #highlightQuote(initiative) {
    for (const piece of this.node.querySelectorAll(".is-lit")) piece.classList.remove("is-lit");
    if (initiative === undefined) return;
    for (const piece of this.node.querySelectorAll(`[data-quotes~="${initiative}"]`)) piece.classList.add("is-lit");
    const { places, reach } = this.side.model.initiatives[initiative];
    if (!reach.province)
      this.side.mapView.highlight({ places, counties: [...(reach.named ?? []), ...(reach.prefecture ?? [])] });
  }
}
