/** The page that tells what has come of the Decision: to be read, filtered and printed. */

import { address } from "#site";
import { dateText } from "../../cards/facts.js";
import { applyTheme, el, seal } from "../../ui/dom.js";
import { keepFocus } from "../../ui/focus.js";
import { bar, pageLinks, skipTo } from "../../ui/top.js";
import { word as siteWord } from "../../i18n/words.js";
import { word } from "../../i18n/progress.js";
import { sections } from "./sections.js";
import { format, parse } from "./state.js";
import { statusBar } from "./status_bar.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("../../data/progress.js").Progress} Progress
 */

const FORMATS = ["csv", "xlsx", "geojson"];

export class ProgressPage {
  /** @param {Progress} progress */
  constructor(progress) {
    this.progress = progress;
    this.model = progress.model;
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    const { state, unknown } = parse(location.search, this.model);
    this.state = state;
    /** What the link names and the page lacks, until something else is chosen. */
    this.unknown = unknown;
    this.top = el("header", { class: "top" });
    this.skips = el("nav", { class: "skips" });
    this.main = el("main", { class: "since", id: "since", tabIndex: -1 });
    this.live = el("div", { class: "sr", role: "status", "aria-live": "polite" });
    document.body.classList.add("is-standing", "has-since");
    document.body.replaceChildren(this.skips, this.top, this.main, this.live);
    this.dark.addEventListener("change", () => this.render());
    addEventListener("popstate", () => {
      this.state = parse(location.search, this.model).state;
      this.render();
    });
    // Paper is white.
    addEventListener("beforeprint", () => (document.documentElement.dataset.scheme = "light"));
    addEventListener("afterprint", () => (document.documentElement.dataset.scheme = this.scheme));
    this.render();
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
    document.documentElement.dataset.ready = "true";
  }

  get lang() {
    return this.state.lang;
  }

  get scheme() {
    return this.state.scheme ?? (this.dark.matches ? "dark" : "light");
  }

  /** @param {Partial<State>} change */
  change(change) {
    this.state = { ...this.state, ...change };
    this.unknown = [];
    history.pushState(null, "", `${location.pathname}${format(this.state)}`);
    this.render();
  }

  /** Whether a subject passes what the reader has chosen. @param {import("../../data/progress.js").Subject} subject */
  passes({ status, theme }) {
    const { state, model } = this;
    return (!state.status || status === state.status) && (!state.theme || (theme !== undefined && model.themes[theme].id === state.theme));
  }

  render() {
    const { lang } = this;
    applyTheme(lang, this.scheme, `${word(lang, "title")} · ${siteWord(lang, "product")}`);
    skipTo(this.skips, lang, "since");
    keepFocus(() => this.top.replaceChildren(...bar(this, pageLinks(this, "progress"))));
    const shown = sections(this);
    keepFocus(() => this.main.replaceChildren(
      this.unknown.length ? el("p", { class: "since-unknown", role: "status" }, siteWord(lang, "unknown", { list: this.unknown.join(", ") })) : "",
      this.head(),
      ...(shown.length ? shown : [el("p", { class: "fact-none" }, word(lang, "noMatch"))]),
      this.foot()));
  }

  head() {
    const { lang, model, state, progress } = this;
    const initiatives = model.subjects.filter(({ kind }) => kind === "initiative");
    const found = initiatives.filter(({ status }) => status !== "none_found").length;
    const d = dateText(lang, progress.searched);
    return el("header", { class: "since-head" },
      el("p", { class: "since-kicker" }, siteWord(lang, "product"), el("span", {}, word(lang, "asOf", { d }))),
      el("h1", {}, word(lang, "title")),
      el("p", { class: "since-lead" }, word(lang, "lead", { n: initiatives.length, f: model.facts.length, m: found, z: initiatives.length - found })),
      statusBar(this),
      el("div", { class: "since-themes", role: "group", "aria-label": word(lang, "themes") },
        el("button", { type: "button", "aria-pressed": String(!state.theme), on: { click: () => this.change({ theme: null }) } }, word(lang, "all")),
        ...model.themes.map((theme) => el("button", {
          type: "button", "aria-pressed": String(state.theme === theme.id), on: { click: () => this.change({ theme: theme.id }) },
        }, seal(theme, lang, false), el("span", {}, theme.title[lang])))),
      el("p", { class: "since-links" },
        el("button", { type: "button", on: { click: () => print() } }, word(lang, "print")),
        el("span", {}, word(lang, "download"), ...FORMATS.flatMap((ext) => [el("a", { href: address(`progress.${ext}`) }, ext), " "]))));
  }

  foot() {
    const { lang, model } = this;
    return el("footer", { class: "since-foot" },
      el("p", {}, word(lang, "rules")),
      el("p", {}, word(lang, "asOfLong", { d: dateText(lang, model.searched) }), " ", lang === "en" ? word(lang, "ours") : "", " ", siteWord(lang, "version", { v: model.version })));
  }
}
