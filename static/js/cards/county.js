/** The card of a county: how many initiatives reach it, by which way, and each with its sentence. */

import { countyAddress, isSite } from "#site";
import { say } from "../data/model.js";
import { word } from "../i18n/words.js";
import { download } from "../platform/download.js";
import { counted } from "../ui/counted.js";
import { el } from "../ui/dom.js";
import { trust } from "../ui/trust.js";
import { identify } from "./identify.js";
import { countedTitle, head, sourceLine } from "./parts.js";
import { bySentence, itemOf, sentenceItems } from "./sentences.js";
import { countySince } from "./since.js";
import { summary } from "./summary.js";

/** @typedef {import("../app/map_side.js").MapSide} MapSide */

/** @param {MapSide} side @param {any} profile the answer of /counties/<adcode> */
export function countyCard(side, profile) {
  // One tree, in the order in which it is read: its parts would share all of these values.
  const { lang, themes } = side;
  const zh = lang === "zh";
  const all = profile.reaches.flatMap((/** @type {any} */ reach) => reach.initiatives);
  const hidden = themes.size ? all.filter((/** @type {any} */ i) => !themes.has(i.theme)).length : 0;
  return el(
    "article",
    { class: "card", "aria-label": zh ? profile.name_zh : profile.name_en },
    el(
      "header",
      { class: "card-head" },
      head(side, el("span", {}, profile.adcode), el("span", {}, zh ? profile.prefecture_zh : profile.prefecture_en)),
      el(
        "h2",
        { tabIndex: -1 },
        zh ? profile.name_zh : profile.name_en,
        " ",
        el("small", { lang: zh ? "en" : "zh-CN" }, zh ? profile.name_en : profile.name_zh),
      ),
      summary(lang, profile),
      hidden ? el("p", {}, word(lang, "hidden", { n: hidden })) : null,
      el(
        "div",
        { class: "card-actions" },
        download("initiatives.geojson", { county: profile.adcode }, {}, word(lang, "countyExport")),
        el(
          "button",
          { type: "button", on: { click: () => side.mapView.camera.fitCounties(side.chosen().counties) } },
          word(lang, "zoomThere"),
        ),
        isSite ? el("a", { href: countyAddress(profile.adcode, lang) }, word(lang, "oneSheet")) : null,
        collect(side),
      ),
    ),
    el(
      "div",
      { class: "panel-scroll", tabIndex: -1 },
      ...identify(
        side,
        side.model.counties.findIndex(({ id }) => id === profile.adcode),
      ),
      ...profile.reaches
        .filter((/** @type {any} */ reach) => reach.class !== "province")
        .map((/** @type {any} */ reach) => reachGroup(side, reach)),
      ...countySince(side, profile),
      ...profile.reaches
        .filter((/** @type {any} */ reach) => reach.class === "province")
        .map((/** @type {any} */ reach) => reachGroup(side, reach)),
      el("p", { class: "count-means" }, word(lang, "countMeans")),
    ),
  );
}

/** Lets the next county picked join this one. @param {MapSide} side */
function collect(side) {
  const {
    lang,
    app: { sidebar },
  } = side;
  return el(
    "button",
    {
      type: "button",
      "aria-pressed": String(sidebar.isCollecting),
      on: {
        click: () => {
          sidebar.isCollecting = !sidebar.isCollecting;
          sidebar.render();
          if (sidebar.isCollecting) side.app.notice(word(lang, "collectHint"));
        },
      },
    },
    word(lang, "collect"),
  );
}

/** @param {MapSide} side @param {any} reach */
function reachGroup(side, reach) {
  const { lang, themes } = side;
  const shown = reach.initiatives.filter((/** @type {any} */ i) => !themes.size || themes.has(i.theme));
  const items = () =>
    sentenceItems(
      side,
      shown.map((/** @type {any} */ i) => reachItem(side, reach, i)),
    );
  if (reach.class === "province") {
    const list = el("div");
    // Hundreds of them: made when they are asked for.
    return el(
      "details",
      { class: "province", on: { toggle: () => list.childElementCount || list.append(...items()) } },
      el(
        "summary",
        {},
        el("span", {}, `${word(lang, "provinceWide")} `, el("span", { class: "muted" }, word(lang, "provinceNote"))),
        el("span", {}, shown.length ? counted(lang, shown.length, bySentence(shown).length) : "0"),
      ),
      list,
    );
  }
  return el(
    "section",
    {},
    countedTitle(side, say(reach.label, lang), shown, shown.length > 0 && reach.class === "direct"),
    ...items(),
  );
}

/** @param {MapSide} side @param {any} reach @param {any} item @returns {import("./sentences.js").Item} */
function reachItem(side, reach, item) {
  const { lang, model } = side;
  const zh = lang === "zh";
  const theme = model.themes.find((one) => one.id === item.theme);
  const facts = [
    theme ? say(theme.title, lang) : "",
    zh ? item.action_zh : item.action_en,
    item.target_year ? word(lang, "target", { y: item.target_year }) : "",
  ];
  return {
    ...itemOf(lang, item),
    reach: reach.class,
    own: facts.filter(Boolean).join(" · "),
    key: JSON.stringify([item.way_zh, item.also.map((/** @type {any} */ one) => one.way_zh), item.source]),
    ways: () => waysOf(side, item),
  };
}

/**
 * How the county comes by it, and where that is known from.
 * @param {MapSide} side
 * @param {any} item
 * @returns {Node[]}
 */
function waysOf(side, item) {
  const { lang } = side;
  const way = (/** @type {any} */ one) => (lang === "zh" ? one.way_zh : one.way_en);
  return [
    el("p", { class: "facts" }, el("span", {}, way(item)), trust(side, item.confidence)),
    ...item.also.map((/** @type {any} */ one) => el("p", { class: "facts" }, word(lang, "alsoWay", { way: way(one) }))),
    sourceLine(side, item.source),
  ];
}
