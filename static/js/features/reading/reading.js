/** The text beside the map: reader, spine and thread, in step with what is chosen. */

import { chooseClause, openReader } from "../../app/actions.js";
import { say } from "../../data/model.js";
import { el } from "../../ui/dom.js";
import { word } from "../../i18n/words.js";
import { details, sentence } from "./sentence.js";
import { layerColours, Spine } from "./spine.js";
import { Text } from "./text.js";
import { Thread } from "./thread.js";

/** @typedef {import("../../app/map_side.js").MapSide} MapSide */

const PHONE = matchMedia("(max-width: 767px)");

export class Reading {
  /** @param {MapSide} side @param {() => void} read asks for the words; they come to `setText` */
  constructor(side, read) {
    this.side = side;
    this.text = new Text(side.model);
    this.read = read;
    this.isAsked = false;
    this.head = el("header", { class: "reader-head" });
    this.list = el("div", { class: "reader-list" });
    this.steps = el("div", { class: "reader-steps" });
    this.node = el("section", { id: "text", class: "reader" }, this.head, this.list, this.steps);
    this.spine = new Spine(side.app.layout.spine, side, this.text, () => this.wantWords());
    this.thread = new Thread(side);
    this.isGuided = false;
    this.wantsFocus = false;
    /** The sentence that is to be said. @type {string | null} */
    this.unsaid = null;
    this.drawnLang = "";
    this.drawnTexts = this.drawnEnglish = false;
    /** @type {Map<string, HTMLElement>} the sentences on the page, by clause */
    this.sentences = new Map();
    /** @type {Map<string, import("./text.js").Reach>} */
    this.concerning = new Map();
    this.layout();
    PHONE.addEventListener("change", () => this.layout());
    this.list.addEventListener("scroll", () => this.tie(), { passive: true });
    this.list.addEventListener("keydown", (event) => this.walk(event));
    this.list.addEventListener("focusin", (event) => this.highlight(event));
    this.list.addEventListener("mouseover", (event) => this.highlight(event));
    this.list.addEventListener("mouseleave", () => side.mapView.show({ hover: null }));
    side.mapView.map.on("move zoom zoomend resize", () => this.tie());
    addEventListener("resize", () => this.tie());
  }

  /** Beside the map; on a phone in the sheet. */
  layout() {
    const { side } = this;
    if (PHONE.matches) side.app.sidebar.node.insertBefore(this.node, side.app.sidebar.end);
    else side.app.layout.page.insertBefore(this.node, side.app.layout.spine);
    side.mapView.map.invalidateSize({ animate: false });
    this.tie();
  }

  render() {
    const { side, text } = this;
    const { lang, state } = side;
    this.concerning = text.concerning(side.chosen(), side.themes);
    this.spine.concerning = this.isAnythingChosen() ? this.concerning : new Map();
    this.spine.render();
    if (!state.reader) return this.tie();
    this.renderHead();
    this.renderSteps();
    side.app.wantTexts();
    if (!text.words) {
      this.wantWords();
      this.list.replaceChildren(el("p", { class: "state", role: "status" }, word(lang, "loading")));
      return this.tie();
    }
    const isNew = this.drawnLang !== lang || this.drawnTexts !== Boolean(side.texts) || this.drawnEnglish !== Boolean(side.app.english.sentences);
    if (isNew) this.write(text.words);
    const colours = layerColours(side);
    for (const link of this.list.querySelectorAll("a.mention")) {
      const [place] = /** @type {HTMLElement} */ (link).dataset.places?.split(" ") ?? [];
      /** @type {HTMLElement} */ (link).style.setProperty("--mark", (place && colours.get(Number(place))) || "");
    }
    const chosen = this.isAnythingChosen();
    for (const [id, node] of this.sentences) {
      const way = chosen ? this.concerning.get(id) : undefined;
      node.classList.toggle("is-direct", way === "direct");
      node.classList.toggle("is-inherited", way === "inherited");
      this.mark(node, id === state.clause);
    }
    if (isNew && state.clause) this.goTo(state.clause);
    this.tie();
  }

  /** @param {HTMLElement} node @param {boolean} isCurrent */
  mark(node, isCurrent) {
    const clause = this.text.clause(node.dataset.clause ?? "");
    const more = node.querySelector(".sentence-more");
    node.classList.toggle("is-current", isCurrent);
    if (isCurrent) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
    // One stop for the Tab key: the sentence being read, with all that is in it.
    const isStop = isCurrent || (!this.side.state.clause && node === this.sentences.values().next().value);
    for (const control of node.querySelectorAll(":scope > .no, :scope > p > a, :scope > p > button")) /** @type {HTMLElement} */ (control).tabIndex = isStop ? 0 : -1;
    if (isCurrent && clause && !more) node.append(details(this.side, this.text, clause));
    else if (!isCurrent) more?.remove();
  }

  wantWords() {
    if (!this.isAsked) this.read();
    this.isAsked = true;
  }

  /** @param {import("./text.js").Words} words */
  setText(words) {
    this.text.setWords(words);
    this.render();
    if (this.wantsFocus) this.focus();
    if (this.unsaid) this.announce(this.unsaid);
  }

  /** The whole text as nodes, once a language. @param {import("./text.js").Words} words */
  write(words) {
    const { side } = this;
    const { lang } = side;
    this.drawnLang = lang;
    this.drawnTexts = Boolean(side.texts);
    this.drawnEnglish = Boolean(side.app.english.sentences);
    this.sentences.clear();
    const hover = {
      over: (/** @type {number | undefined} */ initiative) => this.highlightQuote(initiative),
      out: () => this.highlightQuote(),
    };
    const nodes = words.clauses.map((clause) => {
      if (clause.kind !== "sentence") return this.title(clause);
      const node = sentence(side, clause, hover);
      this.sentences.set(clause.id, node);
      return node;
    });
    const ours = word(lang, "englishOurs");
    this.list.replaceChildren(this.outline(words), ours && el("p", { class: "translator" }, ours), ...nodes);
  }

  /** @param {import("../../data/model.js").Clause} clause a part or a section */
  title(clause) {
    const { lang } = this.side;
    const section = this.text.sections?.get(clause.id);
    const tag = clause.kind === "part" ? "h2" : "h3";
    return el("div", { class: `reader-title is-${clause.kind}`, id: `clause-${clause.id}` },
      lang === "en" && section ? el("p", { class: "ours" }, el("b", {}, clause.id), " ", say(section.title, lang)) : null,
      el(tag, { lang: "zh-CN" }, clause.text.replace(/。$/, "")),
      lang === "en" && section ? el("p", { class: "summary" }, say(section.summary, lang)) : null);
  }

  /** @param {import("./text.js").Words} words */
  outline(words) {
    const { lang } = this.side;
    const items = words.clauses.filter(({ kind }) => kind !== "sentence").map(({ id, kind, text: words }) => {
      const section = this.text.sections?.get(id);
      return el("li", { class: `is-${kind}` },
        el("button", { type: "button", lang: lang === "zh" ? "zh-CN" : "en", on: { click: () => this.scrollTo(id) } },
          lang === "zh" || !section ? words.replace(/。$/, "") : `${id} ${say(section.title, lang)}`));
    });
    return el("details", { class: "outline" },
      el("summary", {}, word(lang, "outline"), " ", el("span", { class: "muted" }, word(lang, "titlesOurs"))), el("ul", {}, ...items));
  }

  renderHead() {
    const { side, concerning } = this;
    const { lang, state } = side;
    const ids = [...concerning.keys()];
    const at = ids.indexOf(state.clause ?? "");
    const go = (/** @type {number} */ step) => chooseClause(side.app, ids[(at + step + ids.length) % ids.length]);
    const walk = this.isAnythingChosen() && ids.length
      ? el("span", { class: "walk" },
        el("button", { type: "button", "aria-label": word(lang, "previousClause"), on: { click: () => go(at < 0 ? 0 : -1) } }, "‹"),
        el("span", { class: "walk-count" }, word(lang, "ofN", { i: at < 0 ? "–" : at + 1, n: ids.length })),
        el("button", { type: "button", "aria-label": word(lang, "nextClause"), on: { click: () => go(1) } }, "›"))
      : this.isAnythingChosen() ? el("span", { class: "muted" }, word(lang, "noClause")) : null;
    this.head.replaceChildren(
      el("h2", {}, word(lang, "textPage")),
      el("button", { type: "button", class: "guide", "aria-pressed": String(this.isGuided), title: word(lang, "guideHint"), on: { click: () => this.guide(!this.isGuided) } }, word(lang, "guide")),
      walk ?? "",
      el("button", { type: "button", class: "close", "aria-label": word(lang, "closeText"), on: { click: () => openReader(side.app, false) } }, "×"));
    this.node.setAttribute("aria-label", word(lang, "textPage"));
  }

  /** The guided mode's bar: one sentence after the other while the map follows. */
  renderSteps() {
    const { side, text } = this;
    const { lang, state } = side;
    const n = text.sentences.length;
    this.steps.hidden = !this.isGuided;
    const i = text.sentences.indexOf(state.clause ?? "") + 1;
    this.steps.replaceChildren(
      el("button", { type: "button", disabled: i <= 1, on: { click: () => this.step(-1) } }, word(lang, "previousClause")),
      el("span", {}, word(lang, "ofN", { i, n })),
      el("button", { type: "button", disabled: i >= n, on: { click: () => this.step(1) } }, word(lang, "nextClause")),
      el("button", { type: "button", on: { click: () => this.guide(false) } }, word(lang, "endGuide")));
  }

  isAnythingChosen() {
    const { counties, place, initiative } = this.side.state;
    return Boolean(counties.length || place || initiative);
  }

  /** @param {boolean} isGuided */
  guide(isGuided) {
    this.isGuided = isGuided;
    const { side } = this;
    if (!isGuided) return side.change({});
    const { clause } = side.state;
    chooseClause(side.app, clause && this.text.sentences.includes(clause) ? clause : this.text.sentences[0], { counties: [], place: null, initiative: null });
  }

  /** @param {number} step */
  step(step) {
    const { side, text } = this;
    const id = text.beside(side.state.clause, step);
    if (id !== side.state.clause) chooseClause(side.app, id);
  }

  /** Says a sentence to those who listen, as soon as its words are there. @param {string} id */
  announce(id) {
    const clause = this.text.clause(id);
    this.unsaid = clause ? null : id;
    const { lang, english } = this.side.app;
    const translated = english.of(lang, id);
    if (clause) this.side.app.announce(`${word(lang, "clause", { id })} ${translated ?? ""}`, translated ? "" : clause.text);
  }

  /** Shows a sentence in the text, and on the map where its places are out of view. @param {string} id */
  goTo(id) {
    this.scrollTo(id);
    const { side, text } = this;
    if (side.state.counties.length) return this.tie();
    const { places, counties } = text.shownBy(id, side.themes);
    const reached = [...side.mapView.countiesOf(places), ...counties];
    if (reached.length && (this.isGuided || !side.mapView.isInView(reached))) side.mapView.fitCounties(reached);
    this.tie();
  }

  /** @param {string} id */
  scrollTo(id) {
    const node = document.getElementById(`clause-${id}`);
    if (!node) return;
    this.node.scrollIntoView({ block: "nearest" }); // where the page itself scrolls: on a short screen
    const { top, bottom } = this.list.getBoundingClientRect();
    const box = node.getBoundingClientRect();
    if (box.top >= top && box.bottom <= bottom && this.sentences.has(id)) return;
    this.list.scrollTop += box.top - top - Math.max(0, (bottom - top - box.height) * 0.35) * Number(this.sentences.has(id));
  }

  /** Takes the focus, as soon as the words are there: to the sentence that is being read, else to the first. */
  focus() {
    const stop = /** @type {HTMLElement | null} */ (this.list.querySelector(".sentence.is-current > .no, .sentence > .no[tabindex='0']"));
    this.wantsFocus = !stop;
    stop?.focus();
  }

  /** Keys of the whole page. @param {KeyboardEvent} event */
  key(event) {
    if (!this.isGuided || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.guide(false);
    if (!step || this.side.mapView.map.getContainer().contains(document.activeElement)) return;
    event.preventDefault();
    this.step(step);
  }

  /** Keys inside the text: up and down go from sentence to sentence, Enter reads one. @param {KeyboardEvent} event */
  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const node = event.target instanceof Element && event.target.closest(".sentence");
    if (!step || !node || this.isGuided) return;
    event.preventDefault();
    const next = this.sentences.get(this.text.beside(/** @type {HTMLElement} */ (node).dataset.clause ?? null, step));
    /** @type {HTMLElement | null} */ (next?.querySelector(".no"))?.focus();
  }

  /** Outlines on the map what the sentence under pointer or focus reaches. @param {Event} event */
  highlight(event) {
    const node = event.target instanceof Element && event.target.closest(".sentence");
    const clause = node && /** @type {HTMLElement} */ (node).dataset.clause;
    this.side.mapView.show({ hover: clause ? this.text.shownBy(clause, this.side.themes) : null });
  }

  /** Underlays the words of one measure. @param {number} [initiative] */
  highlightQuote(initiative) {
    for (const piece of this.list.querySelectorAll(".is-lit")) piece.classList.remove("is-lit");
    if (initiative === undefined) return;
    for (const piece of this.list.querySelectorAll(`[data-quotes~="${initiative}"]`)) piece.classList.add("is-lit");
    const { places, reach } = this.side.model.initiatives[initiative];
    if (!reach.province) this.side.mapView.show({ hover: { places, counties: [...(reach.named ?? []), ...(reach.prefecture ?? [])] } });
  }

  /** Draws the thread between the chosen county and the sentence, if they belong together. */
  tie() {
    const { side } = this;
    const { counties, clause, reader } = side.state;
    const county = side.model.counties.findIndex(({ id }) => id === counties.at(-1));
    const isTied = reader && !PHONE.matches && clause !== null && county >= 0 && this.concerning.has(clause);
    this.thread.draw(isTied ? county : null, this.sentences.get(clause ?? "") ?? null, this.list);
  }

  /** The clause to read for a county: the present one if it concerns it, else the first that does. @param {number} county index @returns {string | null} */
  clauseFor(county) {
    const { state, themes } = this.side;
    if (!state.reader) return state.clause;
    const found = this.text.concerning({ counties: [county], places: [], initiatives: [] }, themes);
    if (state.clause && found.has(state.clause)) return state.clause;
    return [...found].find(([, way]) => way === "direct")?.[0] ?? found.keys().next().value ?? state.clause;
  }

  /** An address that names a county and an open text, but no sentence, means the first that concerns it. @param {number} county index */
  begin(county) {
    const { side } = this;
    const clause = side.state.reader ? this.clauseFor(county) : null;
    if (!clause) return;
    side.app.store.change({ clause });
    this.goTo(clause);
  }
}
