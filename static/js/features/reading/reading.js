/** The text beside the map: reader, spine and thread, in step with what is chosen. */

import { chooseClause } from "../../app/actions.js";
import { say } from "../../data/model.js";
import { el } from "../../ui/dom.js";
import { word } from "../../i18n/words.js";
import { details, sentence } from "./sentence.js";
import { layerColours, Spine } from "./spine.js";
import { Text } from "./text.js";
import { Thread } from "./thread.js";

/** @typedef {import("../../app/app.js").App} App */

const PHONE = matchMedia("(max-width: 767px)");

export class Reading {
  /** @param {App} app @param {() => void} read asks for the words; they come to `hear` */
  constructor(app, read) {
    this.app = app;
    this.text = new Text(app.model);
    this.read = read;
    this.isAsked = false;
    this.head = el("header", { class: "reader-head" });
    this.list = el("div", { class: "reader-list" });
    this.steps = el("div", { class: "reader-steps" });
    this.node = el("section", { id: "text", class: "reader" }, this.head, this.list, this.steps);
    this.spine = new Spine(app.spine, app, this.text, () => this.wantWords());
    this.thread = new Thread(app);
    this.isGuided = false;
    this.wantsFocus = false;
    /** The sentence that is to be said. @type {string | null} */
    this.untold = null;
    this.drawnLang = "";
    this.drawnTexts = this.drawnEnglish = false;
    /** @type {Map<string, HTMLElement>} the sentences on the page, by clause */
    this.sentences = new Map();
    /** @type {Map<string, import("./text.js").Reach>} */
    this.concerning = new Map();
    this.settle();
    PHONE.addEventListener("change", () => this.settle());
    this.list.addEventListener("scroll", () => this.tie(), { passive: true });
    this.list.addEventListener("keydown", (event) => this.walk(event));
    this.list.addEventListener("focusin", (event) => this.light(event));
    this.list.addEventListener("mouseover", (event) => this.light(event));
    this.list.addEventListener("mouseleave", () => app.sheet.show({ hover: null }));
    app.sheet.map.on("move zoom zoomend resize", () => this.tie());
    addEventListener("resize", () => this.tie());
  }

  /** Beside the map; on a phone in the sheet. */
  settle() {
    const { app } = this;
    if (PHONE.matches) app.side.node.insertBefore(this.node, app.side.end);
    else app.page.insertBefore(this.node, app.spine);
    app.sheet.map.invalidateSize({ animate: false });
    this.tie();
  }

  render() {
    const { app, text } = this;
    const { lang, state } = app;
    this.concerning = text.concerning(app.chosen(), app.themes);
    this.spine.concerning = this.isAnythingChosen() ? this.concerning : new Map();
    this.spine.render();
    if (!state.reader) return this.tie();
    this.renderHead();
    this.renderSteps();
    app.wantTexts();
    if (!text.words) {
      this.wantWords();
      this.list.replaceChildren(el("p", { class: "state", role: "status" }, word(lang, "loading")));
      return this.tie();
    }
    const isNew = this.drawnLang !== lang || this.drawnTexts !== Boolean(app.texts) || this.drawnEnglish !== Boolean(app.english.sentences);
    if (isNew) this.write(text.words);
    const colours = layerColours(app);
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
    const isStop = isCurrent || (!this.app.state.clause && node === this.sentences.values().next().value);
    for (const control of node.querySelectorAll(":scope > .no, :scope > p > a, :scope > p > button")) /** @type {HTMLElement} */ (control).tabIndex = isStop ? 0 : -1;
    if (isCurrent && clause && !more) node.append(details(this.app, this.text, clause));
    else if (!isCurrent) more?.remove();
  }

  wantWords() {
    if (!this.isAsked) this.read();
    this.isAsked = true;
  }

  /** @param {import("./text.js").Words} words */
  hear(words) {
    this.text.hear(words);
    this.render();
    if (this.wantsFocus) this.focus();
    if (this.untold) this.tell(this.untold);
  }

  /** The whole text as nodes, once a language. @param {import("./text.js").Words} words */
  write(words) {
    const { app } = this;
    const { lang } = app;
    this.drawnLang = lang;
    this.drawnTexts = Boolean(app.texts);
    this.drawnEnglish = Boolean(app.english.sentences);
    this.sentences.clear();
    const hover = {
      over: (/** @type {number | undefined} */ initiative) => this.lightQuote(initiative),
      out: () => this.lightQuote(),
    };
    const nodes = words.clauses.map((clause) => {
      if (clause.kind !== "sentence") return this.title(clause);
      const node = sentence(app, clause, hover);
      this.sentences.set(clause.id, node);
      return node;
    });
    const ours = word(lang, "englishOurs");
    this.list.replaceChildren(this.outline(words), ours && el("p", { class: "translator" }, ours), ...nodes);
  }

  /** @param {import("../../data/model.js").Clause} clause a part or a section */
  title(clause) {
    const { lang } = this.app;
    const section = this.text.sections?.get(clause.id);
    const tag = clause.kind === "part" ? "h2" : "h3";
    return el("div", { class: `reader-title is-${clause.kind}`, id: `clause-${clause.id}` },
      lang === "en" && section ? el("p", { class: "ours" }, el("b", {}, clause.id), " ", say(section.title, lang)) : null,
      el(tag, { lang: "zh-CN" }, clause.text.replace(/。$/, "")),
      lang === "en" && section ? el("p", { class: "summary" }, say(section.summary, lang)) : null);
  }

  /** @param {import("./text.js").Words} words */
  outline(words) {
    const { lang } = this.app;
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
    const { app, concerning } = this;
    const { lang, state } = app;
    const ids = [...concerning.keys()];
    const at = ids.indexOf(state.clause ?? "");
    const go = (/** @type {number} */ step) => chooseClause(app, ids[(at + step + ids.length) % ids.length]);
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
      el("button", { type: "button", class: "close", "aria-label": word(lang, "closeText"), on: { click: () => app.openReader(false) } }, "×"));
    this.node.setAttribute("aria-label", word(lang, "textPage"));
  }

  /** The guided mode's bar: one sentence after the other while the map follows. */
  renderSteps() {
    const { app, text } = this;
    const { lang, state } = app;
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
    const { counties, place, initiative } = this.app.state;
    return Boolean(counties.length || place || initiative);
  }

  /** @param {boolean} isGuided */
  guide(isGuided) {
    this.isGuided = isGuided;
    const { app } = this;
    if (!isGuided) return app.change({});
    const { clause } = app.state;
    chooseClause(app, clause && this.text.sentences.includes(clause) ? clause : this.text.sentences[0], { counties: [], place: null, initiative: null });
  }

  /** @param {number} step */
  step(step) {
    const { app, text } = this;
    const id = text.beside(app.state.clause, step);
    if (id !== app.state.clause) chooseClause(app, id);
  }

  /** Says a sentence to those who listen, as soon as its words are there. @param {string} id */
  tell(id) {
    const clause = this.text.clause(id);
    this.untold = clause ? null : id;
    const { lang, english } = this.app;
    const translated = english.of(lang, id);
    if (clause) this.app.announce(`${word(lang, "clause", { id })} ${translated ?? ""}`, translated ? "" : clause.text);
  }

  /** Shows a sentence in the text, and on the map where its places are out of view. @param {string} id */
  goTo(id) {
    this.scrollTo(id);
    const { app, text } = this;
    if (app.state.counties.length) return this.tie();
    const { places, counties } = text.shownBy(id, app.themes);
    const reached = [...app.sheet.countiesOf(places), ...counties];
    if (reached.length && (this.isGuided || !app.sheet.isInView(reached))) app.sheet.fitCounties(reached);
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
    if (!step || this.app.sheet.map.getContainer().contains(document.activeElement)) return;
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
  light(event) {
    const node = event.target instanceof Element && event.target.closest(".sentence");
    const clause = node && /** @type {HTMLElement} */ (node).dataset.clause;
    this.app.sheet.show({ hover: clause ? this.text.shownBy(clause, this.app.themes) : null });
  }

  /** Underlays the words of one measure. @param {number} [initiative] */
  lightQuote(initiative) {
    for (const piece of this.list.querySelectorAll(".is-lit")) piece.classList.remove("is-lit");
    if (initiative === undefined) return;
    for (const piece of this.list.querySelectorAll(`[data-quotes~="${initiative}"]`)) piece.classList.add("is-lit");
    const { places, reach } = this.app.model.initiatives[initiative];
    if (!reach.province) this.app.sheet.show({ hover: { places, counties: [...(reach.named ?? []), ...(reach.prefecture ?? [])] } });
  }

  /** Draws the thread between the chosen county and the sentence, if they belong together. */
  tie() {
    const { app } = this;
    const { counties, clause, reader } = app.state;
    const county = app.model.counties.findIndex(({ id }) => id === counties.at(-1));
    const isTied = reader && !PHONE.matches && clause !== null && county >= 0 && this.concerning.has(clause);
    this.thread.draw(isTied ? county : null, this.sentences.get(clause ?? "") ?? null, this.list);
  }

  /** The clause to read for a county: the present one if it concerns it, else the first that does. @param {number} county index @returns {string | null} */
  clauseFor(county) {
    const { state, themes } = this.app;
    if (!state.reader) return state.clause;
    const found = this.text.concerning({ counties: [county], places: [], initiatives: [] }, themes);
    if (state.clause && found.has(state.clause)) return state.clause;
    return [...found].find(([, way]) => way === "direct")?.[0] ?? found.keys().next().value ?? state.clause;
  }

  /** An address that names a county and an open text, but no sentence, means the first that concerns it. @param {number} county index */
  begin(county) {
    const { app } = this;
    const clause = app.state.reader ? this.clauseFor(county) : null;
    if (!clause) return;
    app.state = { ...app.state, clause };
    app.render();
    this.goTo(clause);
  }
}
