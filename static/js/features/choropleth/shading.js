/** The counties shaded by a measure of the reader's choice: control, headline, legend, and the steps for the map. */

import { shadeBy } from "../../app/layer_actions.js";
import { shadeOf } from "../../app/state.js";
import { say } from "../../data/model.js";
import { word } from "../../i18n/choropleth.js";
import { word as sinceWord } from "../../i18n/since.js";
import { word as siteWord } from "../../i18n/words.js";
import { el } from "../../ui/dom.js";
import { shadeLegend } from "./legend.js";
import { countsOf, measureOf } from "./measure.js";

/** @typedef {import("../../app/map_side.js").MapSide} MapSide */

export class Shading {
  /** @param {MapSide} side */
  constructor(side) {
    this.side = side;
    /** @type {import("./measure.js").Column | null} */
    this.userData = null;
    /** @type {import("./measure.js").Measure | null} what is shown now */
    this.measure = null;
    /** What the measure was made of, to make it once only. */
    this.madeOf = "";
    /**
     * The dialog for the reader's own figures: a chunk of its own.
     * @type {import("./user_data/dialog.js").UserFigures | null}
     */
    this.figures = null;
    this.brought = 0;
  }

  /** Shades by the reader's own figures. @param {import("./measure.js").Column} userData */
  bring(userData) {
    this.userData = userData;
    this.brought += 1;
    const { side } = this;
    // Other figures of the same are no step to go back by.
    if (shadeOf(side.state) === "own") side.app.store.change({});
    else shadeBy(side, "own");
  }

  openFigures() {
    this.#useFigures((figures) => figures.open());
  }

  /** Shades by the figures of before a reload. */
  bringAgain() {
    this.#useFigures((figures) => figures.applyKept());
  }

  /** @param {(figures: import("./user_data/dialog.js").UserFigures) => void} use */
  #useFigures(use) {
    this.side.app.lazy.use("figures", ({ UserFigures }) => {
      this.figures ??= new UserFigures(this.side);
      use(this.figures);
    });
  }

  /** Takes up the state; the map draws what comes of it. */
  update() {
    const { side } = this;
    const id = shadeOf(side.state);
    // Two sides share their classes, so that a colour is the same number on both.
    const { companion } = side;
    const madeOf = [
      id,
      side.state.count,
      side.lang,
      [...side.themes],
      Boolean(side.texts),
      this.brought,
      companion && [shadeOf(companion.state), companion.state.themes],
    ].join("|");
    if (madeOf === this.madeOf) return;
    this.madeOf = madeOf;
    this.measure =
      id === "layers"
        ? null
        : measureOf(side, id, this.userData, companion ? (countsOf(companion, shadeOf(companion.state)) ?? []) : []);
  }

  /** @param {"much" | "little"} room */
  legend(room) {
    return this.measure && shadeLegend(this.side.lang, this.measure, room);
  }

  /** How the classes were made, and what a count means. */
  note() {
    const { measure, side } = this;
    if (!measure?.classes.length) return "";
    const classes = word(side.lang, measure.isCount && measure.classes[0].from === 0 ? "classesZero" : "classes", {
      n: measure.classes.length,
    });
    return measure.isCount
      ? `${classes}${side.lang === "zh" ? "。" : ". "}${siteWord(side.lang, "countMeans")}`
      : classes;
  }

  /** What can be shown, as segments; of two of them the reader chooses one of a list. @returns {Node[]} */
  segments() {
    const { side } = this;
    const { lang, model, texts } = side;
    const [kind] = shadeOf(side.state).split(":");
    const one = (/** @type {"direct" | "inherited"} */ id) =>
      this.segment(word(lang, id), kind === id, () => shadeBy(side, id));
    return [
      one("direct"),
      one("inherited"),
      this.choice(
        "theme",
        word(lang, "byTheme"),
        model.themes.map(({ id, title }) => ({ id, title: say(title, lang) })),
      ),
      this.choice(
        "action",
        word(lang, "byAction"),
        (texts?.actions ?? []).map((action) => ({ id: action.id, title: say(action, lang) })),
      ),
      this.choice("status", sinceWord(lang, "byStatus"), [
        { id: "found", title: sinceWord(lang, "anyFound") },
        ...model.statuses.map((status) => ({ id: status.id, title: say(status, lang) })),
      ]),
      this.segment(word(lang, "own"), kind === "own", () => this.openFigures()),
      this.unit(),
    ];
  }

  /** Whether sentences are counted, or the measures in them. */
  unit() {
    const { side } = this;
    const { lang, state } = side;
    const units = /** @type {const} */ (["sentences", "measures"]);
    return el(
      "select",
      {
        "aria-label": word(lang, "counted"),
        class: "unit",
        on: { change: (/** @type {any} */ { target }) => side.change({ count: target.value }) },
      },
      ...units.map((unit) => el("option", { value: unit, selected: state.count === unit }, word(lang, unit))),
    );
  }

  /** @param {string} text @param {boolean} isOn @param {() => void} act */
  segment(text, isOn, act) {
    return el("button", { type: "button", "aria-pressed": String(isOn), on: { click: act } }, text);
  }

  /** @param {string} kind @param {string} name @param {{id: string, title: string}[]} options */
  choice(kind, name, options) {
    const { side } = this;
    if (!options.length) side.app.wantTexts();
    const [now, which] = shadeOf(side.state).split(":");
    const isOn = now === kind;
    const select = el(
      "select",
      {
        "aria-label": name,
        "data-on": String(isOn),
        on: { change: (/** @type {any} */ { target }) => shadeBy(side, `${kind}:${target.value}`) },
      },
      el("option", { value: "", disabled: true, selected: !isOn, hidden: true }, name),
      ...options.map(({ id, title }) => el("option", { value: id, selected: isOn && id === which }, title)),
    );
    return select;
  }
}
