/** What counties can be shaded by: a value for each, and what it is called. */

import { reachCounts } from "../../data/counts.js";
import { passes } from "../../data/filter.js";
import { say, statusOf } from "../../data/model.js";
import { word } from "../../i18n/choropleth.js";
import { word as sinceWord } from "../../i18n/since.js";
import { classesOf, stepOf } from "./classes.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {{id: string, title: string, short: string, summary: {title: string, filter: string, text: string},
 *   isCount: boolean, values: (number | null)[],
 *   classes: import("./classes.js").Class[], steps: number[]}} Measure
 *   `values` and `steps` by county; a value is null where nothing is known of a county, its step 0
 * @typedef {{name: string, values: (number | null)[], text: (lang: import("../../data/model.js").Lang) => string}}
 *   Column of the reader's own data
 */

/** @typedef {import("../../i18n/choropleth.js").Word} Word */

const KINDS =
  /** @satisfies {Record<string, Record<import("../../data/counts.js").Unit, {title: Word, head: Word}> & {text: Word}>} */ ({
    direct: {
      sentences: { title: "directTitle", head: "directHead" },
      measures: { title: "directTitleM", head: "directHeadM" },
      text: "directText",
    },
    inherited: {
      sentences: { title: "inheritedTitle", head: "inheritedHead" },
      measures: { title: "inheritedTitleM", head: "inheritedHeadM" },
      text: "inheritedText",
    },
    theme: {
      sentences: { title: "whichTitle", head: "themeHead" },
      measures: { title: "whichTitleM", head: "themeHeadM" },
      text: "directText",
    },
    action: {
      sentences: { title: "whichTitle", head: "actionHead" },
      measures: { title: "whichTitleM", head: "actionHeadM" },
      text: "directText",
    },
    status: {
      sentences: { title: "whichTitle", head: "statusHead" },
      measures: { title: "whichTitleM", head: "statusHeadM" },
      text: "statusText",
    },
  });

/**
 * How many sentences, or initiatives, of a kind reach each county.
 * @param {MapSide} side
 * @param {string} id as in the address
 * @returns {number[] | null} null where it is no count, or one whose words are still on their way
 */
export function countsOf(side, id) {
  const { model, themes, texts } = side;
  const [kind, which] = id.split(":");
  if (!(kind in KINDS) || (kind === "action" && !texts)) return null;
  return reachCounts(
    model,
    model.ways[kind === "inherited" ? "inherited" : "direct"],
    (i) => passes(model, themes, i) && isOf(side, i, kind, which),
    side.state.count,
  );
}

/**
 * @param {MapSide} side
 * @param {string} id as in the address
 * @param {Column | null} userData
 * @param {number[]} beside other counts that are to share its classes
 * @returns {Measure | null} null while its words are still on their way
 */
export function measureOf(side, id, userData, beside) {
  const { model, themes, lang } = side;
  const [kind, which] = /** @type {[keyof typeof KINDS, string]} */ (id.split(":"));
  if (id === "own")
    return (
      userData &&
      complete(
        {
          id,
          title: userData.name,
          short: userData.name,
          summary: { title: userData.name, filter: "", text: userData.text(lang) },
          isCount: false,
          values: userData.values,
        },
        [],
      )
    );
  const values = countsOf(side, id);
  if (!values) {
    side.app.wantTexts();
    return null;
  }
  const t = whichTitle(side, kind, which);
  const most = Math.max(...values);
  const words = KINDS[kind][side.state.count];
  const title = word(lang, words.title, { t });
  const head = most ? word(lang, words.head, { t, n: most }) : word(lang, "noneHead", { t: t || title });
  const chosen = model.themes.filter((theme) => themes.has(theme.id)).map((theme) => say(theme.title, lang));
  const filter = chosen.length ? word(lang, "filtered", { t: chosen.join(lang === "zh" ? "、" : ", ") }) : "";
  const summary = { title: head, filter, text: word(lang, KINDS[kind].text) };
  return complete({ id, title, short: t || title, summary, isCount: true, values }, beside);
}

/** @param {MapSide} side @param {number} initiative @param {string} kind @param {string} which */
function isOf({ model, texts }, initiative, kind, which) {
  if (kind === "theme") return model.themes[model.initiatives[initiative].theme].id === which;
  if (kind === "action") return texts?.actions[texts.initiatives[initiative].action].id === which;
  if (kind === "status")
    return which === "found"
      ? statusOf(model, initiative).id !== "none_found"
      : statusOf(model, initiative).id === which;
  return true;
}

/** @param {MapSide} side @param {string} kind @param {string} which */
function whichTitle({ model, texts, lang }, kind, which) {
  if (kind === "theme") return model.themes.find(({ id }) => id === which)?.title[lang] ?? "";
  if (kind === "status")
    return which === "found"
      ? sinceWord(lang, "anyFound")
      : (model.statuses.find(({ id }) => id === which)?.[lang] ?? "");
  return (kind === "action" && texts?.actions.find(({ id }) => id === which)?.[lang]) || "";
}

/** @param {Omit<Measure, "classes" | "steps">} measure @param {number[]} beside @returns {Measure} */
function complete(measure, beside) {
  const known = measure.values.filter((value) => value !== null);
  const counties = (/** @type {import("./classes.js").Class} */ { from, to }) =>
    known.filter((value) => value >= from && value <= to).length;
  const classes = classesOf([...known, ...beside], measure.isCount).map((one) => ({ ...one, counties: counties(one) }));
  return { ...measure, classes, steps: measure.values.map((value) => stepOf(value, classes)) };
}
