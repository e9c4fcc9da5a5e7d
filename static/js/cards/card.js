/** The cards of an initiative and of a place, each with the clause word for word. */

import { chooseCounties, choosePlace } from "../app/actions.js";
import { say } from "../data/model.js";
import { word } from "../i18n/words.js";
import { el, quote, symbol } from "../ui/dom.js";
import { sourceText } from "../ui/source_text.js";
import { translation } from "../ui/translation.js";
import { trust } from "../ui/trust.js";
import { identify } from "./identify.js";
import { clauseLink, countedTitle, groupTitle, head, sourceLine } from "./parts.js";
import { crumb, reached } from "./reached.js";
import { sentenceItems } from "./sentences.js";
import { since } from "./since.js";

export { countyCard } from "./county.js";

/**
 * @typedef {import("../app/map_side.js").MapSide} MapSide
 * @typedef {import("../data/model.js").Place} Place
 */

/** @param {string} title @param {(Node | null)[]} top @param {Node[]} body */
const frame = (title, top, body) =>
  el(
    "article",
    { class: "card", "aria-label": title },
    el("header", { class: "card-head" }, ...top),
    el("div", { class: "panel-scroll", tabIndex: -1 }, ...body),
  );

/** While the words are still on their way. @param {MapSide} side */
function waiting(side) {
  side.app.wantTexts();
  return el(
    "div",
    { class: "card" },
    el("div", { class: "card-head" }, head(side)),
    el("div", { class: "state", role: "status" }, word(side.lang, "loading")),
  );
}

/** @param {MapSide} side @param {number} index of the initiative */
export function initiativeCard(side, index) {
  const { lang, model, texts } = side;
  if (!texts) return waiting(side);
  const initiative = model.initiatives[index];
  const text = texts.initiatives[index];
  const theme = model.themes[initiative.theme];
  const clause = model.clauses[initiative.clause];
  const facts = [
    say(theme.title, lang),
    say(texts.actions[text.action], lang),
    text.year ? word(lang, "target", { y: text.year }) : "",
  ];
  const top = [
    head(side, ...crumb(side), clauseLink(side, clause, word(lang, "clause", { id: clause }))),
    el("h2", { tabIndex: -1 }, say(text.title, lang)),
    el("p", { class: "sealed" }, symbol(theme, lang, false), facts.filter(Boolean).join(" · ")),
    quote(text.quote),
    translation(side.app.english.of(lang, clause)),
  ];
  if (initiative.reach.province) top.push(el("p", {}, word(lang, "everyCounty")));
  else if (initiative.places.some((place) => !model.places[place].unplaced)) {
    top.push(
      el(
        "div",
        { class: "card-actions" },
        el(
          "button",
          { type: "button", on: { click: () => side.mapView.camera.fitPlaces(initiative.places) } },
          word(lang, "zoomThere"),
        ),
      ),
    );
  }
  /** @type {Node[]} */
  const body = initiative.reach.province ? [] : initiative.places.map((place) => placeItem(side, place));
  if (body.length) body.unshift(groupTitle(word(lang, "places"), initiative.places.length, true));
  const context = initiative.context ?? [];
  if (context.length)
    body.push(groupTitle(word(lang, "context"), context.length), ...context.map((place) => placeItem(side, place)));
  body.unshift(...reached(side, index), ...since(side, initiative.id));
  return frame(say(text.title, lang), top, body);
}

/** @param {MapSide} side @param {number} index of the place */
function placeItem(side, index) {
  const { lang, model, texts } = side;
  const place = model.places[index];
  const text = texts?.places[index];
  return el(
    "div",
    { class: "item place" },
    el(
      "h4",
      {},
      el("button", { type: "button", on: { click: () => choosePlace(side, place.id) } }, nameOf(place, lang)),
      el("span", { class: "no" }, extent(lang, place)),
    ),
    place.unplaced ? el("p", { class: "facts" }, say(place.unplaced, lang)) : null,
    place.known ? el("p", { class: "facts known" }, say(place.known, lang)) : null,
    ...(text?.dated ?? []).map((line) => el("p", { class: "facts" }, say(line, lang))),
    text ? el("p", { class: "facts" }, el("span", {}, say(text.note, lang)), trust(side, text.confidence)) : null,
    text ? sourceLine(side, text.source) : null,
  );
}

/** @param {{zh: string, en: string}} named @param {import("../data/model.js").Lang} lang */
const nameOf = (named, lang) => (lang === "zh" ? named.zh : named.en);

/** How much of what a place covers, in words. @param {import("../data/model.js").Lang} lang @param {Place} place */
function extent(lang, place) {
  if (place.unplaced) return word(lang, "notDrawn");
  if (place.point) return word(lang, "coversPoint");
  const counts = [
    place.whole?.length ? word(lang, "coversWhole", { n: place.whole.length }) : "",
    place.part?.length ? word(lang, "coversPart", { n: place.part.length }) : "",
  ];
  return counts.filter(Boolean).join(" · ") || "–";
}

/** @param {MapSide} side @param {number} index of the place */
export function placeCard(side, index) {
  // One tree, in the order in which it is read: its parts would share all of these values.
  const { lang, model, texts } = side;
  if (!texts) return waiting(side);
  const place = model.places[index];
  /**
   * A place of the reader's own list has no words of ours.
   * @type {import("../data/model.js").Texts["places"][number] | undefined}
   */
  const text = texts.places[index];
  const county = place.county === undefined ? null : model.counties[place.county];
  const top = [
    head(side, el("span", {}, extent(lang, place)), county ? el("span", {}, nameOf(county, lang)) : ""),
    el("h2", { tabIndex: -1 }, nameOf(place, lang)),
    place.role === "context" ? el("p", {}, word(lang, "context")) : null,
    place.known ? el("p", { class: "known" }, say(place.known, lang)) : null,
    ...(text?.dated ?? []).map((line) => el("p", { class: "dated" }, say(line, lang))),
    text ? el("p", {}, say(text.note, lang)) : null,
    place.accuracy ? el("p", {}, word(lang, "accuracy", { n: place.accuracy / 1000 })) : null,
    text
      ? el(
          "p",
          { class: "facts" },
          el(
            "span",
            {},
            word(lang, "source", { s: "" }),
            ...sourceText(text.source, side.app.english.source(lang, text.source)),
          ),
          trust(side, text.confidence),
        )
      : null,
    place.unplaced ? el("p", {}, say(place.unplaced, lang)) : null,
  ];
  const items = place.initiatives.map((i) => itemOf(side, i));
  /** @type {Node[]} */
  const body = [
    countedTitle(side, word(lang, "initiativesHere"), items, items.length > 0),
    ...sentenceItems(side, items),
  ];
  // Most facts are about initiatives; a place has its own where it is a region or was renamed.
  if (side.app.progress.get()?.of(place.id).length) body.unshift(...since(side, place.id));
  return frame(nameOf(place, lang), top, [...body, ...alsoHere(side, index)]);
}

/**
 * @param {MapSide} side
 * @param {number} index of the initiative; its words must have arrived
 * @returns {import("./sentences.js").Item}
 */
function itemOf({ lang, model, texts }, index) {
  const { id, theme, clause } = model.initiatives[index];
  const { title, quote: text } = /** @type {import("../data/model.js").Texts} */ (texts).initiatives[index];
  return {
    id,
    theme: model.themes[theme].id,
    title: say(title, lang),
    clause: model.clauses[clause],
    text,
    reach: "direct",
  };
}

/**
 * What else a click at this site means: other sites, layers over it, its county.
 * @param {MapSide} side
 * @param {number} index of the place
 */
function alsoHere(side, index) {
  const { lang, model, mapView } = side;
  const { point, county } = model.places[index];
  if (!point || county === undefined) return [];
  const at = mapView.map.latLngToContainerPoint(mapView.camera.latLng(...mapView.geometry.point(point[0], point[1])));
  const whole = `${word(lang, "wholeCounty", { c: nameOf(model.counties[county], lang) })} ›`;
  return [
    ...identify(side, county, mapView.sitesAt(at), index),
    el(
      "button",
      { type: "button", class: "here-row", on: { click: () => chooseCounties(side, [model.counties[county].id]) } },
      whole,
    ),
  ];
}
