/** The cards: a county, an initiative, a place, each with the clause word for word. */

import { say } from "../model.js";
import { word } from "../words.js";
import { el, quote } from "./dom.js";

/** @typedef {import("../app.js").App} App */

const DOTS = { sourced: "●●●", known: "●●○", uncertain: "●○○" };

/** @param {App} app @param {string} confidence */
const trust = ({ lang }, confidence) =>
  el("span", { class: "trust" }, `${DOTS[/** @type {keyof typeof DOTS} */ (confidence)]} ${word(lang, confidence)}`);

/** @param {App} app @param {...(Node | string)} meta */
const head = (app, ...meta) =>
  el("div", { class: "card-meta" }, el("button", { type: "button", class: "back", on: { click: () => app.close() } }, word(app.lang, "back")), ...meta);

/** @param {App} app @param {any} profile the answer of /counties/<adcode> */
export function countyCard(app, profile) {
  const { lang, themes } = app;
  const zh = lang === "zh";
  const { direct, inherited, province } = profile.counts;
  const says = [
    direct ? word(lang, "direct", { n: direct }) : word(lang, "noDirect"),
    word(lang, "inherited", { n: inherited }),
    word(lang, "province", { n: province }),
  ].join(zh ? "；" : "; ");
  const hidden = themes.size
    ? profile.reaches.flatMap((/** @type {any} */ r) => r.initiatives).filter((/** @type {any} */ i) => !themes.has(i.theme)).length
    : 0;
  return el("article", { class: "card", "aria-label": zh ? profile.name_zh : profile.name_en },
    el("header", { class: "card-head" },
      head(app, el("span", {}, profile.adcode), el("span", {}, zh ? profile.prefecture_zh : profile.prefecture_en)),
      el("h2", { tabIndex: -1 }, zh ? profile.name_zh : profile.name_en, el("small", { lang: zh ? "en" : "zh-CN" }, zh ? profile.name_en : profile.name_zh)),
      el("p", {}, says),
      hidden ? el("p", {}, word(lang, "hidden", { n: hidden })) : null,
      el("div", { class: "card-actions" },
        el("a", { href: `/initiatives.geojson?county=${profile.adcode}&download`, download: "" }, word(lang, "countyExport")),
        el("button", { type: "button", on: { click: () => app.sheet.fitCounty(profile.adcode) } }, word(lang, "zoomThere"))),
    ),
    el("div", { class: "panel-scroll" }, ...profile.reaches.map((/** @type {any} */ reach) => reachGroup(app, reach))),
  );
}

/** @param {App} app @param {any} reach */
function reachGroup(app, reach) {
  const { lang, themes } = app;
  const shown = reach.initiatives.filter((/** @type {any} */ i) => !themes.size || themes.has(i.theme));
  const items = shown.map((/** @type {any} */ i) => wayItem(app, reach, i));
  if (reach.class === "province") {
    return el("details", { class: "province" },
      el("summary", {}, `${word(lang, "provinceWide")} ${shown.length}　`, el("span", { class: "muted" }, word(lang, "provinceNote"))), ...items);
  }
  const empty = shown.length ? (reach.class === "direct" ? " is-direct" : "") : " is-none";
  return el("section", {}, el("h3", { class: `reach-title${empty}` }, el("span", {}, say(reach.label, lang)), el("span", {}, String(shown.length))), ...items);
}

/** @param {App} app @param {any} reach @param {any} item */
function wayItem(app, reach, item) {
  const { lang, model } = app;
  const zh = lang === "zh";
  const theme = model.themes.find((t) => t.id === item.theme);
  const via = zh ? item.via_zh : item.via_en;
  const place = zh ? item.place_zh : item.place_en;
  return el("div", { class: `item ${reach.class}${app.state.initiative === item.id ? " is-chosen" : ""}`, "data-initiative": item.id },
    el("h3", {},
      el("span", { class: "seal", lang: zh ? "zh-CN" : "en", title: theme ? say(theme.title, lang) : "" }, theme ? say(theme.seal, lang) : ""),
      el("button", { type: "button", on: { click: () => app.chooseInitiative(item.id) } }, zh ? item.title_zh : item.title_en),
      el("span", { class: "no", title: word(lang, "clause", { id: item.clause }) }, item.clause)),
    quote(item.quote),
    el("p", { class: "facts" },
      el("span", {}, `${theme ? say(theme.title, lang) : ""} · ${zh ? item.action_zh : item.action_en} · ${place}${via ? ` · ${word(lang, "via", { via })}` : ""}${item.target_year ? ` · ${word(lang, "target", { y: item.target_year })}` : ""}`),
      trust(app, item.confidence)),
    el("p", { class: "facts" }, el("span", {}, word(lang, "source", { s: "" }), el("span", { lang: "zh-CN" }, item.source))),
  );
}

/** @param {App} app @param {number} index of the initiative */
export function initiativeCard(app, index) {
  const { lang, model, texts } = app;
  if (!texts) return el("div", { class: "state" }, word(lang, "loading"));
  const initiative = model.initiatives[index];
  const text = texts.initiatives[index];
  const theme = model.themes[initiative.theme];
  return el("article", { class: "card", "aria-label": say(text.title, lang) },
    el("header", { class: "card-head" },
      head(app, el("span", {}, word(lang, "clause", { id: text.clause }))),
      el("h2", { tabIndex: -1 }, say(text.title, lang)),
      el("p", {}, el("span", { class: "seal" }, say(theme.seal, lang)), ` ${say(theme.title, lang)} · ${say(texts.actions[text.action], lang)}${text.year ? ` · ${word(lang, "target", { y: text.year })}` : ""}`),
      initiative.reach.province ? el("p", {}, word(lang, "provinceWide")) : null,
      el("div", { class: "item" }, quote(text.quote)),
      el("div", { class: "card-actions" }, el("button", { type: "button", on: { click: () => app.sheet.fitPlaces(initiative.places) } }, word(lang, "zoomThere")))),
    el("div", { class: "panel-scroll" },
      el("h3", { class: "reach-title is-direct" }, el("span", {}, word(lang, "places")), el("span", {}, String(initiative.places.length))),
      ...initiative.places.map((place) => placeItem(app, place)),
      initiative.context?.length ? el("h3", { class: "reach-title" }, word(lang, "context")) : null,
      ...(initiative.context ?? []).map((place) => placeItem(app, place))),
  );
}

/** @param {App} app @param {number} index of the place */
function placeItem(app, index) {
  const { lang, model, texts } = app;
  const place = model.places[index];
  const text = texts?.places[index];
  const name = lang === "zh" ? place.zh : place.en;
  return el("div", { class: "item" },
    el("h3", {}, el("button", { type: "button", on: { click: () => app.choosePlace(place.id) } }, name), el("span", { class: "no" }, placeCount(app, place))),
    place.unplaced ? el("p", { class: "facts" }, say(place.unplaced, lang)) : null,
    text ? el("p", { class: "facts" }, el("span", {}, say(text.note, lang)), trust(app, text.confidence)) : null,
    text ? el("p", { class: "facts" }, el("span", {}, word(lang, "source", { s: "" }), el("span", { lang: "zh-CN" }, text.source))) : null,
  );
}

/** @param {App} app @param {import("../model.js").Place} place */
function placeCount({ lang }, place) {
  if (place.point) return word(lang, "sites", { n: 1 });
  if (place.part) return word(lang, "partial", { n: place.part.length });
  return place.whole ? word(lang, "counties", { n: place.whole.length }) : "–";
}

/** @param {App} app @param {number} index of the place */
export function placeCard(app, index) {
  const { lang, model, texts } = app;
  if (!texts) return el("div", { class: "state" }, word(lang, "loading"));
  const place = model.places[index];
  const text = texts.places[index];
  const zh = lang === "zh";
  const county = place.county === undefined ? null : model.counties[place.county];
  return el("article", { class: "card", "aria-label": zh ? place.zh : place.en },
    el("header", { class: "card-head" },
      head(app, county ? el("button", { type: "button", on: { click: () => app.chooseCounty(county.id) } }, zh ? county.zh : county.en) : ""),
      el("h2", { tabIndex: -1 }, zh ? place.zh : place.en),
      place.role === "context" ? el("p", {}, word(lang, "context")) : null,
      el("p", {}, say(text.note, lang)),
      place.accuracy ? el("p", {}, word(lang, "accuracy", { n: place.accuracy / 1000 })) : null,
      el("p", { class: "facts" }, el("span", {}, word(lang, "source", { s: "" }), el("span", { lang: "zh-CN" }, text.source)), " ", trust(app, text.confidence))),
    el("div", { class: "panel-scroll" },
      el("h3", { class: "reach-title is-direct" }, el("span", {}, word(lang, "initiativesHere")), el("span", {}, String(place.initiatives.length))),
      ...place.initiatives.map((i) => {
        const it = texts.initiatives[i];
        const theme = model.themes[model.initiatives[i].theme];
        return el("div", { class: "item direct" },
          el("h3", {}, el("span", { class: "seal" }, say(theme.seal, lang)),
            el("button", { type: "button", on: { click: () => app.chooseInitiative(model.initiatives[i].id) } }, say(it.title, lang)),
            el("span", { class: "no" }, it.clause)),
          quote(it.quote));
      })),
  );
}
