/** The left panel: layers and themes, with counts under the filter. */

import { choosePlace } from "../app/actions.js";
import { toggleTheme } from "../app/layer_actions.js";
import { openList } from "../app/open.js";
import { undoable } from "../app/steps.js";
import { passes, themeCounts } from "../data/filter.js";
import { say } from "../data/model.js";
import { word } from "../i18n/words.js";
import { el, seal } from "../ui/dom.js";
import { layerRow } from "./layer_row.js";

/**
 * @typedef {import("../app/map_side.js").MapSide} MapSide
 */

/** @param {MapSide} side @returns {HTMLElement[]} */
export function panel(side) {
  return [el("div", { class: "panel-scroll" }, layerGroup(side), provinceWide(side), unplaced(side), ownList(side)), themeGroup(side)];
}

/** All layers in their groups, or those that are on as they lie on each other. @param {MapSide} side */
function layerGroup(side) {
  const { model, lang, app: { sidebar } } = side;
  const on = side.stack();
  const list = (/** @type {boolean} */ isStack, /** @type {"allLayers" | "shownLayers"} */ key, /** @type {number} */ n) =>
    el("button", { type: "button", "data-key": key, "aria-pressed": String(sidebar.isStack === isStack), on: { click: () => sidebar.show({ isStack }) } }, word(lang, key, { n }));
  const box = el("fieldset", { id: "layers", class: `layers${sidebar.isStack ? " is-stack" : ""}` },
    el("legend", {}, word(lang, "layers")),
    el("span", { class: "aside" }, undo(side, "layers"), list(false, "allLayers", model.layers.length), list(true, "shownLayers", on.length)),
  );
  if (sidebar.isStack) {
    box.append(el("p", { class: "muted stack-hint" }, word(lang, on.length ? "stackHint" : "nothing")), ...on.flatMap((layer, i) => layerRow(side, layer, i)));
    return box;
  }
  let group = -1;
  for (const layer of model.layers) {
    if (layer.group !== group) {
      group = layer.group;
      box.append(el("h3", { class: "group-title" }, say(model.groups[group].title, lang)));
    }
    box.append(...layerRow(side, layer));
  }
  return box;
}

/** The way in for a list of the reader's own. @param {MapSide} side */
const ownList = (side) =>
  el("button", { type: "button", class: "own-open", "data-key": "own", on: { click: () => openList(side.app, null) } }, word(side.lang, "ownList"));

/** The way back from the last change to what is shown. @param {MapSide} side @param {"layers" | "themes"} what */
function undo({ lang }, what) {
  const changed = undoable();
  if (!changed) return null;
  return el("button", {
    type: "button", class: `undo${changed === what ? "" : " phone-only"}`, "data-key": "undo", "aria-label": word(lang, changed === "layers" ? "undoLayers" : "undoThemes"),
    "aria-keyshortcuts": "Control+Z", on: { click: () => history.back() },
  }, word(lang, "undo"));
}

/** @param {MapSide} side */
function themeGroup(side) {
  const { model, lang } = side;
  const on = side.visibleLayers();
  const counts = themeCounts(model, model.layers.flatMap((layer, i) => (on.includes(layer.id) ? [i] : [])));
  const list = el("div", { class: "theme-list" });
  model.themes.forEach((theme, i) => {
    const title = say(theme.title, lang);
    const isOn = side.themes.has(theme.id);
    list.append(el("div", { class: `row${counts[i] ? "" : " is-out"}` },
      el("label", {},
        el("input", {
          type: "checkbox", checked: isOn, "aria-label": title, "data-theme": theme.id,
          on: { change: () => toggleTheme(side, theme.id) },
        }),
        seal(theme, lang, false),
        el("span", { class: "name" }, title),
        el("span", { class: "count" }, counts[i] ? String(counts[i]) : "–"),
      ),
      el("button", {
        type: "button", class: "only", "data-theme": theme.id, "aria-label": word(lang, "onlyThis", { t: title }),
        on: { click: () => side.change({ themes: [theme.id] }) },
      }, word(lang, "only")),
    ));
  });
  const tool = (/** @type {"allThemes" | "clear"} */ name, /** @type {string[]} */ themes) =>
    el("button", {
      type: "button", "data-theme": name,
      on: { click: () => themes.length !== side.themes.size && side.change({ themes }) },
    }, word(lang, name));
  return el("fieldset", { class: `themes${side.themes.size ? " is-filtered" : ""}` },
    el("legend", {}, word(lang, "themes")),
    el("span", { class: "aside" }, undoable() === "themes" ? undo(side, "themes") : null, tool("allThemes", model.themes.map((theme) => theme.id)), tool("clear", [])),
    list,
  );
}

/** @param {MapSide} side */
function provinceWide({ model, lang, themes }) {
  const n = model.initiatives.filter((it, i) => it.reach.province && passes(model, themes, i)).length;
  return el("details", {},
    el("summary", {}, `${word(lang, "provinceWide")} ${n}`), el("p", { class: "muted" }, word(lang, "provincePanel")));
}

/** @param {MapSide} side */
function unplaced(side) {
  const { model, lang } = side;
  const places = model.places.filter((place) => place.unplaced);
  const list = el("ul");
  for (const place of places) {
    list.append(el("li", {},
      el("button", { type: "button", class: "where", on: { click: () => choosePlace(side, place.id) } }, lang === "zh" ? place.zh : place.en), " ", el("span", { class: "muted" }, say(/** @type {any} */ (place.unplaced), lang))));
  }
  return el("details", {}, el("summary", {}, `${word(lang, "unplaced")} ${places.length}`), list);
}
