/** The page that tells what has come of the Decision: to be read, filtered and printed. */

import { address } from "#site";
import { dateText } from "../../cards/facts.js";
import { word } from "../../i18n/progress.js";
import { word as siteWord } from "../../i18n/words.js";
import { el, symbol } from "../../ui/dom.js";
import { ChoicePage } from "../choice_page.js";
import { standingNodes } from "../standing_page.js";
import { sections } from "./sections.js";
import { format, parse } from "./state.js";
import { statusBar } from "./status_bar.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("../../data/progress.js").Progress} Progress
 */

const FORMATS = ["csv", "xlsx", "geojson"];

/** @extends {ChoicePage<State>} */
export class ProgressPage extends ChoicePage {
  /** @param {Progress} progress */
  constructor(progress) {
    super("progress", standingNodes("since"), (search) => parse(search, progress.model), format);
    this.progress = progress;
    this.model = progress.model;
    this.open();
  }

  /** @override */
  names() {
    return { title: word(this.lang, "title"), target: "since" };
  }

  /** Whether a subject passes what the reader has chosen. @param {import("../../data/progress.js").Subject} subject */
  passes({ status, theme }) {
    const { state, model } = this;
    return (
      (!state.status || status === state.status) &&
      (!state.theme || (theme !== undefined && model.themes[theme].id === state.theme))
    );
  }

  /** @override */
  draw() {
    const { lang } = this;
    const shown = sections(this);
    this.main.replaceChildren(
      this.unknownNote(),
      this.head(),
      ...(shown.length ? shown : [el("p", { class: "fact-none" }, word(lang, "noMatch"))]),
      this.foot(),
    );
  }

  head() {
    const { lang, model, progress } = this;
    const initiatives = model.subjects.filter(({ kind }) => kind === "initiative");
    const found = initiatives.filter(({ status }) => status !== "none_found").length;
    const d = dateText(lang, progress.searched);
    return el(
      "header",
      { class: "since-head" },
      el("p", { class: "since-kicker" }, siteWord(lang, "product"), el("span", {}, word(lang, "asOf", { d }))),
      el("h1", {}, word(lang, "title")),
      el(
        "p",
        { class: "since-lead" },
        word(lang, "lead", { n: initiatives.length, f: model.facts.length, m: found, z: initiatives.length - found }),
      ),
      statusBar(this),
      this.#themeChoice(),
      el(
        "p",
        { class: "since-links" },
        el("button", { type: "button", on: { click: () => print() } }, word(lang, "print")),
        el(
          "span",
          {},
          word(lang, "download"),
          ...FORMATS.flatMap((ext) => [el("a", { href: address(`progress.${ext}`) }, ext), " "]),
        ),
      ),
    );
  }

  /** One theme, or all of them. */
  #themeChoice() {
    const { lang, model, state } = this;
    const choice = (/** @type {string | null} */ theme, /** @type {(Node | string)[]} */ ...content) =>
      el(
        "button",
        {
          type: "button",
          "aria-pressed": String(state.theme === theme),
          on: { click: () => this.change({ theme }) },
        },
        ...content,
      );
    return el(
      "div",
      { class: "since-themes", role: "group", "aria-label": word(lang, "themes") },
      choice(null, word(lang, "all")),
      ...model.themes.map((theme) => choice(theme.id, symbol(theme, lang, false), el("span", {}, theme.title[lang]))),
    );
  }

  foot() {
    const { lang, model } = this;
    return el(
      "footer",
      { class: "since-foot" },
      el("p", {}, word(lang, "rules")),
      el(
        "p",
        {},
        word(lang, "asOfLong", { d: dateText(lang, model.searched) }),
        " ",
        lang === "en" ? word(lang, "ours") : "",
        " ",
        siteWord(lang, "version", { v: model.version }),
      ),
    );
  }
}
