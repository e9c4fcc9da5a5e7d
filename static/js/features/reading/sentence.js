/** A sentence as nodes: its number, its words with places and initiatives marked, and what hangs on it. */

import { isSite } from "#site";
import { chooseClause, chooseCounties, chooseInitiative, choosePlace } from "../../app/actions.js";
import { SIGNS } from "../../cards/facts.js";
import { standing } from "../../cards/standing.js";
import { countiesOf } from "../../data/filter.js";
import { say, statusOf } from "../../data/model.js";
import { word as sinceWord } from "../../i18n/since.js";
import { word } from "../../i18n/words.js";
import { copy } from "../../platform/clipboard.js";
import { el, symbol, tagOf } from "../../ui/dom.js";
import { translation } from "../../ui/translation.js";
import { citeClause, quotation } from "../share/cite.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {import("../../data/model.js").Clause} Clause
 * @typedef {import("./text.js").Text} Text
 */

const MOST_ALIKE = 2; // equal symbols in a row

/**
 * @param {MapSide} side @param {Clause} clause
 * @param {{over: (initiative?: number) => void, out: () => void}} hover called while the pointer or the focus is on
 *   an initiative
 */
export function sentence(side, clause, hover) {
  const { lang, model } = side;
  const seals = runsOf(model, clause).map((run) => {
    if (run.length > MOST_ALIKE) return sealRun(side, clause, run);
    return run.map((initiative) => seal(side, initiative, hover));
  });
  const number = el(
    "button",
    {
      type: "button",
      class: "no",
      tabIndex: -1,
      "aria-label": word(lang, "clause", { id: clause.id }),
      on: { click: () => chooseClause(side.app, clause.id) },
    },
    clause.id,
  );
  return el(
    "div",
    {
      class: `sentence${clause.opens ? ` opens-${clause.opens}` : ""}`,
      id: `clause-${clause.id}`,
      "data-clause": clause.id,
    },
    number,
    sinceMark(side, clause),
    el("p", { lang: "zh-CN" }, ...marked(side, clause), ...seals.flat()),
    translation(side.app.english.of(lang, clause.id)),
  );
}

/**
 * The initiatives of a sentence, those of one theme that stand in a row together.
 * @param {import("../../data/model.js").MapModel} model
 * @param {Clause} clause
 * @returns {number[][]}
 */
export function runsOf(model, { initiatives = [] }) {
  /** @type {number[][]} */
  const runs = [];
  const themeOf = (/** @type {number | undefined} */ index) =>
    index === undefined ? null : model.initiatives[index].theme;
  for (const { initiative } of initiatives) {
    const last = runs.at(-1);
    if (last && themeOf(last[0]) === themeOf(initiative)) last.push(initiative);
    else runs.push([initiative]);
  }
  return runs;
}

/**
 * Equal symbols in a row as one, with their number: it opens the sentence, under which each stands by name.
 * @param {MapSide} side @param {Clause} clause @param {number[]} run
 */
function sealRun(side, clause, run) {
  const { lang, model } = side;
  const theme = model.themes[model.initiatives[run[0]].theme];
  const name = word(lang, "sealRun", { s: theme.symbol[lang], n: run.length, t: say(theme.title, lang) });
  return el(
    "button",
    {
      type: "button",
      class: "measure",
      lang: tagOf(lang),
      tabIndex: -1,
      "aria-label": name,
      title: name,
      on: { click: () => chooseClause(side.app, clause.id) },
    },
    symbol(theme, lang, false),
    el("span", { class: "times", "aria-hidden": "true" }, `×${run.length}`),
  );
}

/**
 * The symbol of an initiative's theme, which opens its card.
 * @param {MapSide} side
 * @param {number} initiative
 * @param {{over: (initiative?: number) => void, out: () => void}} hover
 */
function seal(side, initiative, hover) {
  const { lang, model } = side;
  const { id, theme } = model.initiatives[initiative];
  const title = side.texts ? say(side.texts.initiatives[initiative].title, lang) : say(model.themes[theme].title, lang);
  // The characters that are seen stand in the name too: who speaks to the browser says what is seen.
  const name = `${model.themes[theme].symbol[lang]} ${title}`;
  const button = el(
    "button",
    {
      type: "button",
      class: "measure",
      lang: tagOf(lang),
      tabIndex: -1,
      "data-initiative": initiative,
      "aria-label": name,
      title,
      on: {
        click: () => chooseInitiative(side, id),
        mouseenter: () => hover.over(initiative),
        focus: () => hover.over(initiative),
        mouseleave: hover.out,
        blur: hover.out,
      },
    },
    symbol(model.themes[theme], lang),
  );
  return button;
}

/**
 * In the margin: how far the furthest of a sentence's initiatives has come; nothing where nothing was found.
 * @param {MapSide} side
 * @param {Clause} clause
 */
function sinceMark({ lang, model }, clause) {
  const found = (clause.initiatives ?? [])
    .map(({ initiative }) => statusOf(model, initiative))
    .filter(({ id }) => id !== "none_found");
  if (!found.length) return null;
  const furthest = found.reduce((best, one) =>
    model.statuses.indexOf(one) > model.statuses.indexOf(best) ? one : best,
  );
  const name = sinceWord(lang, "mark", { s: furthest[lang], n: found.length });
  return el(
    "span",
    { class: "since-mark", role: "img", "aria-label": name, title: name, lang: tagOf(lang) },
    SIGNS[furthest.id],
  );
}

/**
 * The words of a clause, cut where a mention or a quote begins or ends.
 * @param {MapSide} side
 * @param {Clause} clause
 * @returns {Node[]}
 */
export function marked(side, clause) {
  const { text, mentions = [], initiatives = [] } = clause;
  const cuts = [...new Set([0, text.length, ...[...mentions, ...initiatives].flatMap(({ at }) => at)])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i];
    const holds = (/** @type {{at: number[]}} */ { at }) => at[0] <= from && at[1] >= to;
    const quotes = initiatives
      .filter(holds)
      .map(({ initiative }) => initiative)
      .join(" ");
    const mention = mentions.find(holds);
    const piece = mention ? mentionLink(side, mention, text.slice(from, to)) : el("span", {}, text.slice(from, to));
    if (quotes) piece.dataset.quotes = quotes;
    return piece;
  });
}

/** @param {MapSide} side @param {NonNullable<Clause["mentions"]>[number]} mention @param {string} text */
function mentionLink(side, { places = [], counties = [], prefectures = [] }, text) {
  const { model } = side;
  const members = counties.length
    ? counties
    : [...model.counties.keys()].filter((i) => prefectures.includes(model.counties[i].pref));
  const isProvince = places.length > 0 && places.every((p) => model.places[p].kind === "province");
  if (isProvince || (!places.length && !members.length)) return el("span", { class: "mention is-province" }, text);
  const query = places.length
    ? `?place=${model.places[places[0]].id}`
    : `?county=${members.map((i) => model.counties[i].id).join(",")}`;
  const node = el(
    "a",
    {
      class: "mention",
      href: query,
      tabIndex: -1,
      on: {
        click: (/** @type {Event} */ event) => {
          event.preventDefault();
          if (places.length) choosePlace(side, model.places[places[0]].id, true);
          else
            chooseCounties(
              side,
              members.map((i) => model.counties[i].id),
              true,
            );
        },
      },
    },
    text,
  );
  node.dataset.places = places.join(" ");
  return node;
}

/**
 * What opens under the sentence that is being read: initiatives by name, targets, reach, citation.
 * @param {MapSide} side
 * @param {Text} text
 * @param {Clause} clause
 */
export function details(side, text, clause) {
  const { lang, texts } = side;
  const facts = factsOf(side, text, clause);
  return el(
    "div",
    { class: "sentence-more" },
    ...(clause.initiatives ?? []).map(({ initiative }) => initiativeRow(side, initiative, texts)),
    ...(clause.targets ?? []).map((t) => {
      const { year, title } = /** @type {import("./text.js").Words} */ (text.words).targets[t];
      return el("p", { class: "target" }, el("b", {}, String(year)), " ", say(title, lang));
    }),
    facts.length ? el("p", { class: "facts" }, el("span", {}, facts.join(lang === "zh" ? "；" : "; "))) : null,
    actions(side, text, clause),
  );
}

/**
 * How many counties a sentence reaches, and why it names none.
 * @param {MapSide} side
 * @param {Text} text
 * @param {Clause} clause
 * @returns {string[]}
 */
function factsOf({ lang, model }, text, clause) {
  const reached = [...text.reachOf(clause.id, new Set()).values()];
  const direct = reached.filter((way) => way === "direct").length;
  const isProvince = (clause.initiatives ?? []).some(({ initiative }) => model.initiatives[initiative].reach.province);
  return [
    direct ? word(lang, "reachesDirect", { n: direct }) : "",
    reached.length - direct ? word(lang, "reachesInherited", { n: reached.length - direct }) : "",
    isProvince ? word(lang, "reachesProvince") : "",
    clause.reason && text.words ? say(text.words.reasons[clause.reason], lang) : "",
  ].filter(Boolean);
}

/**
 * What can be done with a sentence: see it on the map, copy and cite it.
 * @param {MapSide} side
 * @param {Text} text
 * @param {Clause} clause
 */
function actions(side, text, clause) {
  const { lang, app } = side;
  const shown = text.shownBy(clause.id, new Set());
  const pinpoint = { id: clause.id, hasSections: text.order.has(`${clause.id.split(".")[0]}.1`) };
  const link = clauseLink(clause.id, lang);
  const english = () => app.english.of(lang, clause.id);
  const act = (/** @type {import("../../i18n/words.js").Word} */ name, /** @type {() => void} */ does) =>
    el("button", { type: "button", on: { click: does } }, word(lang, name));
  return el(
    "div",
    { class: "card-actions" },
    shown.places.length || shown.counties.length
      ? act("zoomThere", () =>
          side.mapView.camera.fitCounties([...countiesOf(side.model, shown.places), ...shown.counties]),
        )
      : null,
    // What is to be cited must have an address that others can open.
    ...(isSite
      ? [
          act("copyClause", () => copy(app, link)),
          act("copyQuote", () => copy(app, quotation(lang, clause.text, english(), pinpoint, link), "quoteCopied")),
          act("citeGb", () => copy(app, citeClause("gb", pinpoint, link), "citationCopied")),
          act("citeEn", () => copy(app, citeClause("en", pinpoint, link, english() !== null), "citationCopied")),
        ]
      : []),
  );
}

/** @param {MapSide} side @param {number} initiative @param {import("../../data/model.js").Texts | null} texts */
function initiativeRow(side, initiative, texts) {
  const { lang, model } = side;
  const { id, theme, reach } = model.initiatives[initiative];
  if (!texts) return null;
  return el(
    "div",
    { class: `measure-row${reach.province ? " is-province" : ""}` },
    symbol(model.themes[theme], lang),
    el(
      "button",
      { type: "button", on: { click: () => chooseInitiative(side, id) } },
      say(texts.initiatives[initiative].title, lang),
    ),
    reach.province ? el("span", { class: "muted" }, word(lang, "provinceShort")) : null,
    standing(side, id),
  );
}

/** The clause's own address. @param {string} id @param {import("../../data/model.js").Lang} lang */
export const clauseLink = (id, lang) =>
  `${location.origin}${location.pathname}?${lang === "en" ? "lang=en&" : ""}clause=${id}`;
