/** The legend of what is visible now, the scale bar, and the headline over the map. */

import { shadeBy } from "../app/layer_actions.js";
import { openHelp, startCompare, startStory } from "../app/open.js";
import { format } from "../app/permalink.js";
import { hasCard, shadeOf } from "../app/state.js";
import { coverageOf, passes, shownPlaces } from "../data/filter.js";
import { say, short } from "../data/model.js";
import { spelt, word } from "../i18n/first_words.js";
import { el, swatch, withNames } from "../ui/dom.js";
import { finding } from "./finding.js";
import { layerCount } from "./layer_row.js";

/** @typedef {import("../app/map_side.js").MapSide} MapSide */

const MOST = 8; // layers named in a legend
const MOST_OVER_MAP = 6; // where it stands on the map: as many as there are colours
const FEW = 3; // lists named as incomplete
const NARROW = "(max-width: 1279px)"; // as in page.css: the text lies over the panel, the legend under the map

/** @param {MapSide} side */
export function legend(side) {
  const { lang, mapView } = side;
  // The panel's list of layers is longer than the panel: whose a colour or a hatch is, the map itself says, unless
  // the text or a list makes it narrow.
  const isNamed = !side.state.reader && !side.app.list && areFew(side);
  const list = el("ul", {}, ...(isOverMap(side) ? entries(side, isNamed) : []));
  return el(
    "div",
    { class: `legend${mapView.camera.isProvince ? "" : " is-boxed"}`, "data-over-map": "" },
    list.children.length ? el("h2", {}, word(lang, "legend")) : null,
    list,
    side.shading?.legend("much"),
    scale(side),
  );
}

/**
 * Whether the panel lists the layers: where it does not, they are named under the map, where a legend of any length
 * hides nothing.
 * @param {MapSide} side
 */
const isListed = (side) =>
  !side.state.embed &&
  !hasCard(side.state) &&
  side.state.view === "map" &&
  !(side.state.reader && matchMedia(NARROW).matches);

/** Whether the legend stands on the map: on a narrow one it would lie over the province. @param {MapSide} side */
const isOverMap = (side) => isListed(side) && !matchMedia(NARROW).matches;

/** Whether a legend can name the layers and still be short. @param {MapSide} side */
export const areFew = (side) => side.stack().length <= MOST_OVER_MAP;

/**
 * What is on the map: its layers by name, if they are wanted, and what the textures say.
 * @param {MapSide} side
 * @param {boolean} isNamed
 */
export function entries(side, isNamed) {
  const { lang, mapView } = side;
  const scene = mapView.currentScene();
  /** @type {[SVGElement, string][]} */
  const keys = [];
  const neutral = (/** @type {string} */ texture) => swatch({ paint: "ink", texture }, true);
  const names = isNamed ? layerNames(side) : [];
  // A listed layer shows by its swatch what a whole county and a site look like.
  if (!names.length && scene.drawn.some((d) => d.whole.size)) keys.push([neutral("whole"), word(lang, "whole")]);
  if (scene.drawn.some((d) => d.part.size)) keys.push([neutral("part"), word(lang, "part")]);
  if (!names.length && scene.sites.some((s) => !s.context)) keys.push([neutral("point"), word(lang, "point")]);
  if (scene.sites.some((s) => s.context)) keys.push([neutral("context"), word(lang, "context")]);
  if (scene.drawn.some((d) => d.lines)) keys.push([neutral("line"), word(lang, "line")]);
  return [...names, ...keys.map(([picture, text]) => el("li", {}, picture, text)), ...incomplete(side)];
}

/** The lists on the map of which only a part is known. @param {MapSide} side */
function incomplete(side) {
  const { lang, model, themes } = side;
  const shown = new Set(
    side
      .stack()
      .filter((layer) => layer.kind === "places")
      .flatMap((layer) => shownPlaces(model, themes, layer)),
  );
  const names = [...shown]
    .filter((place) => model.places[place].known)
    .map((place) => short(model.places[place], lang));
  if (!names.length) return [];
  const t = [...names.slice(0, FEW), ...(names.length > FEW ? ["…"] : [])].join(lang === "zh" ? "、" : ", ");
  return [el("li", { class: "incomplete" }, word(lang, "incomplete", { t }))];
}

/** The layers on the map by name, and how many more there are. @param {MapSide} side */
function layerNames(side) {
  const layers = side.stack().filter((layer) => layer.kind === "places" && layerCount(side, layer) !== "–");
  const more = layers.length > MOST ? [el("li", {}, `+ ${layers.length - MOST}`)] : [];
  return [
    ...layers
      .slice(0, MOST)
      .map((layer) => el("li", {}, swatch(side.mapView.paintOf(layer.id), true), say(layer.title, side.lang))),
    ...more,
  ];
}

/** @param {MapSide} side */
function scale({ mapView, lang }) {
  const perPixel = mapView.camera.kilometresPerPixel();
  const nice = [1, 2, 5, 10, 20, 50, 100, 200, 500].findLast((km) => km / perPixel < 130) ?? 1;
  const bar = el("div", { class: "scale-bar" });
  bar.style.width = `${nice / perPixel}px`;
  const text = el("div", { class: "scale-text" }, el("span", {}, "0"), el("span", {}, `${nice} km`));
  text.style.width = `${nice / perPixel + 20}px`;
  return el("div", { class: "scale", "aria-label": `${nice} ${word(lang, "km")}`, role: "img" }, text, bar);
}

/** What the map shows, and the choice of it. @param {MapSide} side */
export function headline(side) {
  const { title, filter, text, found } = summaryOf(side);
  const { compare, view, embed, story, themes } = side.state;
  const isShaded = shadeOf(side.state) !== "layers";
  const isPlain = !compare && !filter && !isShaded;
  return el(
    "div",
    { class: "headline" },
    // Where the bar has no room to say what all this is about, or a phone has none.
    el("p", { class: "product phone-only" }, word(side.lang, "product")),
    compare ? null : el("p", { class: "of-what" }, word(side.lang, "ofWhat")),
    el("h1", {}, compare ? title : found),
    el(
      "p",
      {},
      // Where there is room for one line only, it is what to do next.
      compare || title === found ? null : el("span", {}, `${title}${side.lang === "zh" ? "。" : ". "}`),
      isPlain ? word(side.lang, "headlineHint") : filter,
      compare || isShaded ? ` ${text}` : "",
    ),
    themes.length && view === "map" && !compare && !embed
      ? el(
          "button",
          {
            type: "button",
            class: "list-open",
            on: { click: () => side.change({ view: "table", rows: "initiatives" }) },
          },
          word(side.lang, "listThem"),
        )
      : null,
    choice(side, isShaded),
    ...(compare || view === "table" || embed || story
      ? []
      : [
          // The choice of shades needs the room.
          isShaded ? null : opener("tour", word(side.lang, "tour"), () => startStory(side.app)),
          opener("compare", word(side.lang, "compare"), () => startCompare(side.app)),
        ]),
    el("div", { class: "phone-only" }, side.shading?.legend("little")),
  );
}

/** @param {string} key @param {string} text @param {() => void} open */
const opener = (key, text, open) =>
  el("button", { type: "button", class: "compare-open", "data-key": key, on: { click: open } }, text);

/**
 * Layers or shaded counties; by what, the shading adds when it is there.
 * @param {MapSide} side
 * @param {boolean} isShaded
 */
function choice(side, isShaded) {
  const { lang } = side;
  const segment = (/** @type {string} */ text, /** @type {boolean} */ isOn, /** @type {string} */ measure) =>
    el("button", { type: "button", "aria-pressed": String(isOn), on: { click: () => shadeBy(side, measure) } }, text);
  const more =
    isShaded && side.shading ? side.shading.segments() : [segment(word(lang, "shadeCounties"), isShaded, "direct")];
  return el(
    "div",
    { class: "measures", role: "group", "aria-label": word(lang, "shadeBy") },
    segment(word(lang, "layers"), !isShaded, "layers"),
    ...more,
  );
}

/** What is on the map, in words. @param {MapSide} side */
export function summaryOf(side) {
  const { model, lang, themes } = side;
  if (side.shading?.measure) return { ...side.shading.measure.summary, found: side.shading.measure.summary.title };
  const on = side.stack();
  /** @type {Set<number>} */
  const counties = new Set();
  /** @type {Set<number>} */
  const initiatives = new Set();
  let nSites = 0;
  const direct = [...model.initiatives.keys()].filter((i) =>
    model.ways.direct.some((kind) => model.initiatives[i].reach[kind]),
  );
  for (const layer of on) {
    const { whole, part, sites } = coverageOf(model, themes, layer);
    [...whole, ...part].forEach((county) => counties.add(county));
    sites.forEach((site) => counties.add(/** @type {number} */ (model.places[site].county)));
    nSites += sites.length;
    const own = layer.kind === "counts" ? direct : layer.places.flatMap((place) => model.places[place].initiatives);
    own.filter((i) => passes(model, themes, i)).forEach((i) => initiatives.add(i));
  }
  const province = model.initiatives.filter((it, i) => it.reach.province && passes(model, themes, i)).length;
  const chosen = model.themes.filter((theme) => themes.has(theme.id)).map((theme) => say(theme.title, lang));
  const t =
    chosen.length > 2 ? word(lang, "someThemes", { n: chosen.length }) : chosen.join(lang === "zh" ? "、" : ", ");
  const filter = chosen.length ? word(lang, "headlineFilter", { t }) : "";
  const title = on.length
    ? word(lang, "headline", { l: spelt(lang, on.length), k: on.length, n: counties.size })
    : word(lang, "nothing");
  const found = finding(side, { counties, sites: nSites, initiatives, theme: t });
  return { title, filter, found, text: word(lang, "headlineText", { d: initiatives.size, p: province }) };
}

/** @param {import("../app/app.js").App} app */
export const helpButtons = (app) => [
  el(
    "button",
    { type: "button", class: "wide-only", on: { click: () => openHelp(app, "keys") } },
    word(app.lang, "keys"),
  ),
  el("button", { type: "button", on: { click: () => openHelp(app, "report") } }, word(app.lang, "report")),
];

/** What is on the map. @param {MapSide} side @param {boolean} [isNamed] by name, unless the panel lists it */
export const keyOf = (side, isNamed = !isListed(side)) =>
  el("ul", { class: "names", "aria-label": word(side.lang, "legend") }, ...entries(side, isNamed));

/** The legend under the map, where none stands on it. @param {MapSide} side */
const keyUnder = (side) =>
  isOverMap(side) || side.state.compare ? null : keyOf(side, !isListed(side) || areFew(side));

/** @param {MapSide} side @param {Node | null} [key] the legend, where it does not stand open */
export function foot(side, key = keyUnder(side)) {
  const { lang, model, state, shading } = side;
  const note = shading?.note();
  const credit = (/** @type {string} */ name, /** @type {"credit" | "creditShort"} */ key) =>
    el("span", { class: name }, ...withNames(lang, word(lang, key)));
  // On a narrow map a histogram would stand on the province: there it stands under it.
  return el(
    "div",
    { class: "foot" },
    key,
    el("div", { class: "shade-strip" }, shading?.legend("little")),
    credit("wide-only", note || state.embed ? "creditShort" : "credit"),
    credit("narrow-only", "creditShort"),
    note ? el("span", { class: "foot-note" }, note) : null,
    el("span", {}, word(lang, "notAuthority")),
    el("span", { class: "version" }, word(lang, "version", { v: model.version })),
    state.embed ? null : el("span", { class: "foot-help wide-only" }, ...helpButtons(side.app)),
    state.embed
      ? el(
          "a",
          { class: "open-full", href: format({ ...state, embed: false }), target: "_blank", rel: "noopener" },
          word(lang, "openFull"),
        )
      : null,
  );
}
