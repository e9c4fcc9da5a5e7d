/** The left panel: layers and themes, with counts under the filter. */

import { toggleTheme } from "../app/shown_actions.js";
import { choosePlace } from "../app/actions.js";
import { passes, themeCounts } from "../data/filter.js";
import { say } from "../data/model.js";
import { word } from "../i18n/words.js";
import { el, seal } from "../ui/dom.js";
import { layerRow } from "./layer_row.js";

/**
 * @typedef {import("../app/app.js").App} App
 */

/** @param {App} app @returns {HTMLElement[]} */
export function panel(app) {
  return [el("div", { class: "panel-scroll" }, layerGroup(app), provinceWide(app), unplaced(app), ownList(app)), themeGroup(app)];
}

/** All layers in their groups, or those that are on as they lie on each other. @param {App} app */
function layerGroup(app) {
  const { model, lang, side } = app;
  const on = app.stack();
  const list = (/** @type {boolean} */ isStack, /** @type {"allLayers" | "shownLayers"} */ key, /** @type {number} */ n) =>
    el("button", { type: "button", "data-key": key, "aria-pressed": String(side.isStack === isStack), on: { click: () => side.show({ isStack }) } }, word(lang, key, { n }));
  const box = el("fieldset", { id: "layers", class: `layers${side.isStack ? " is-stack" : ""}` },
    el("legend", {}, word(lang, "layers")),
    el("span", { class: "aside" }, undo(app, "layers"), list(false, "allLayers", model.layers.length), list(true, "shownLayers", on.length)),
  );
  if (side.isStack) {
    box.append(el("p", { class: "muted stack-hint" }, word(lang, on.length ? "stackHint" : "nothing")), ...on.flatMap((layer, i) => layerRow(app, layer, i)));
    return box;
  }
  let group = -1;
  for (const layer of model.layers) {
    if (layer.group !== group) {
      group = layer.group;
      box.append(el("h3", { class: "group-title" }, say(model.groups[group].title, lang)));
    }
    box.append(...layerRow(app, layer));
  }
  return box;
}

/** The way in for a list of the reader's own. @param {App} app */
const ownList = (app) =>
  el("button", { type: "button", class: "own-open", "data-key": "own", on: { click: () => app.openList(null) } }, word(app.lang, "ownList"));

/** The way back from the last change to what is shown. @param {App} app @param {"layers" | "themes"} what */
function undo({ lang, undoable }, what) {
  if (!undoable) return null;
  return el("button", {
    type: "button", class: `undo${undoable === what ? "" : " phone-only"}`, "data-key": "undo", "aria-label": word(lang, undoable === "layers" ? "undoLayers" : "undoThemes"),
    "aria-keyshortcuts": "Control+Z", on: { click: () => history.back() },
  }, word(lang, "undo"));
}

/** @param {App} app */
function themeGroup(app) {
  const { model, lang, undoable } = app;
  const on = app.visibleLayers();
  const counts = themeCounts(model, model.layers.flatMap((layer, i) => (on.includes(layer.id) ? [i] : [])));
  const list = el("div", { class: "theme-list" });
  model.themes.forEach((theme, i) => {
    const title = say(theme.title, lang);
    const isOn = app.themes.has(theme.id);
    list.append(el("div", { class: `row${counts[i] ? "" : " is-out"}` },
      el("label", {},
        el("input", {
          type: "checkbox", checked: isOn, "aria-label": title, "data-theme": theme.id,
          on: { change: () => toggleTheme(app, theme.id) },
        }),
        seal(theme, lang, false),
        el("span", { class: "name" }, title),
        el("span", { class: "count" }, counts[i] ? String(counts[i]) : "–"),
      ),
      el("button", {
        type: "button", class: "only", "data-theme": theme.id, "aria-label": word(lang, "onlyThis", { t: title }),
        on: { click: () => app.change({ themes: [theme.id] }) },
      }, word(lang, "only")),
    ));
  });
  const tool = (/** @type {"allThemes" | "clear"} */ name, /** @type {string[]} */ themes) =>
    el("button", {
      type: "button", "data-theme": name,
      on: { click: () => themes.length !== app.themes.size && app.change({ themes }) },
    }, word(lang, name));
  return el("fieldset", { class: `themes${app.themes.size ? " is-filtered" : ""}` },
    el("legend", {}, word(lang, "themes")),
    el("span", { class: "aside" }, undoable === "themes" ? undo(app, "themes") : null, tool("allThemes", model.themes.map((theme) => theme.id)), tool("clear", [])),
    list,
  );
}

/** @param {App} app */
function provinceWide({ model, lang, themes }) {
  const n = model.initiatives.filter((it, i) => it.reach.province && passes(model, themes, i)).length;
  return el("details", {},
    el("summary", {}, `${word(lang, "provinceWide")} ${n}`), el("p", { class: "muted" }, word(lang, "provincePanel")));
}

/** @param {App} app */
function unplaced(app) {
  const { model, lang } = app;
  const places = model.places.filter((place) => place.unplaced);
  const list = el("ul");
  for (const place of places) {
    list.append(el("li", {},
      el("button", { type: "button", class: "where", on: { click: () => choosePlace(app, place.id) } }, lang === "zh" ? place.zh : place.en), " ", el("span", { class: "muted" }, say(/** @type {any} */ (place.unplaced), lang))));
  }
  return el("details", {}, el("summary", {}, `${word(lang, "unplaced")} ${places.length}`), list);
}
