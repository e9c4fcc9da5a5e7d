/** The counties shaded by a measure of the reader's choice: control, headline, legend, and the steps for the sheet. */

import { shadeBy } from "../../app/shown_actions.js";
import { say } from "../../data/model.js";
import { shadeOf } from "../../app/permalink.js";
import { el } from "../../ui/dom.js";
import { shadeLegend } from "./legend.js";
import { countsOf, measureOf } from "./measure.js";
import { word as siteWord } from "../../i18n/words.js";
import { word } from "../../i18n/choropleth.js";

/** @typedef {import("../../app/app.js").App} App */

export class Shading {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {import("./measure.js").Column | null} */
    this.own = null;
    /** @type {import("./measure.js").Measure | null} what is shown now */
    this.measure = null;
    /** What the measure was made of, to make it once only. */
    this.madeOf = "";
    /** The dialog for the reader's own figures: a chunk of its own. @type {import("./own/dialog.js").OwnFigures | null} */
    this.figures = null;
    this.brought = 0;
  }

  /** Shades by the reader's own figures. @param {import("./measure.js").Column} own */
  bring(own) {
    this.own = own;
    this.brought += 1;
    shadeBy(this.app, "own");
  }

  async openFigures() {
    const part = await this.app.later.whole("own");
    if (!part) return;
    this.figures ??= new part.OwnFigures(this.app);
    this.figures.open();
  }

  /** Takes up the state; the sheet draws what comes of it. */
  settle() {
    const { app } = this;
    this.leaveOutUnknown();
    const id = shadeOf(app.state);
    // Two sides share their classes, so that a colour is the same number on both.
    const { companion } = app;
    const madeOf = [id, app.lang, [...app.themes], Boolean(app.texts), this.brought, companion && [shadeOf(companion.state), companion.state.themes]].join("|");
    if (madeOf === this.madeOf) return;
    this.madeOf = madeOf;
    this.measure = id === "layers" ? null : measureOf(app, id, this.own, companion ? (countsOf(companion, shadeOf(companion.state)) ?? []) : []);
  }

  /** Which actions there are is known with the texts: only then can a link be told that it names none. */
  leaveOutUnknown() {
    const { app } = this;
    const { shade } = app.state;
    if (!shade?.startsWith("action:") || !app.texts || app.texts.actions.some(({ id }) => shade === `action:${id}`)) return;
    app.state = { ...app.state, shade: null };
    app.notice(siteWord(app.lang, "unknown", { list: shade }), { stays: true });
  }

  /** @param {"much" | "little"} room */
  legend(room) {
    return this.measure && shadeLegend(this.app.lang, this.measure, room);
  }

  /** How the classes were made. */
  note() {
    const { measure, app } = this;
    if (!measure?.classes.length) return "";
    return word(app.lang, measure.isCount && measure.classes[0].from === 0 ? "classesZero" : "classes", { n: measure.classes.length });
  }

  /** What can be shown, as segments; of two of them the reader chooses one of a list. @returns {Node[]} */
  segments() {
    const { app } = this;
    const { lang, model, texts } = app;
    const [kind] = shadeOf(app.state).split(":");
    const one = (/** @type {"direct" | "inherited"} */ id) => this.segment(word(lang, id), kind === id, () => shadeBy(app, id));
    return [
      one("direct"), one("inherited"),
      this.choice("theme", word(lang, "byTheme"), model.themes.map(({ id, title }) => ({ id, title: say(title, lang) }))),
      this.choice("action", word(lang, "byAction"), (texts?.actions ?? []).map((action) => ({ id: action.id, title: say(action, lang) }))),
      this.segment(word(lang, "own"), kind === "own", () => this.openFigures()),
    ];
  }

  /** @param {string} text @param {boolean} isOn @param {() => void} act */
  segment(text, isOn, act) {
    return el("button", { type: "button", "aria-pressed": String(isOn), on: { click: act } }, text);
  }

  /** @param {string} kind @param {string} name @param {{id: string, title: string}[]} options */
  choice(kind, name, options) {
    const { app } = this;
    if (!options.length) app.wantTexts();
    const [now, which] = shadeOf(app.state).split(":");
    const isOn = now === kind;
    const select = el("select", {
      "aria-label": name, "data-on": String(isOn),
      on: { change: (/** @type {any} */ { target }) => shadeBy(app, `${kind}:${target.value}`) },
    },
    el("option", { value: "", disabled: true, selected: !isOn, hidden: true }, name),
    ...options.map(({ id, title }) => el("option", { value: id, selected: isOn && id === which }, title)));
    return select;
  }
}
