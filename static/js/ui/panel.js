/** The left panel: layers and themes, with counts under the filter. */

import { coverageOf, passes, themeCounts } from "../filter.js";
import { say } from "../model.js";
import { word } from "../words.js";
import { el, seal, swatch } from "./dom.js";
import { download } from "./download.js";

/**
 * @typedef {import("../app.js").App} App
 */

/** @param {App} app @returns {HTMLElement[]} */
export function panel(app) {
  return [el("div", { class: "panel-scroll" }, layerGroup(app), provinceWide(app), unplaced(app)), themeGroup(app)];
}

/** @param {App} app */
function layerGroup(app) {
  const { model, lang } = app;
  const on = app.visibleLayers();
  const box = el("fieldset", { id: "layers", class: "layers" },
    el("legend", {}, word(lang, "layers")),
    el("span", { class: "aside" }, word(lang, "shown", { n: on.length, all: model.layers.length })),
  );
  let group = -1;
  for (const layer of model.layers) {
    if (layer.group !== group) {
      group = layer.group;
      box.append(el("h3", { class: "group-title" }, say(model.groups[group].title, lang)));
    }
    box.append(layerRow(app, layer, on.includes(layer.id)));
  }
  return box;
}

/** @param {App} app @param {import("../model.js").PolicyLayer} layer @param {boolean} isOn */
function layerRow(app, layer, isOn) {
  const { lang } = app;
  const title = say(layer.title, lang);
  const count = layerCount(app, layer);
  const query = app.state.themes.length ? { theme: app.state.themes.join(",") } : {};
  const style = app.sheet.paintOf(layer.id);
  return el("div", { class: `row${isOn ? " is-on" : ""}${count === "–" ? " is-out" : ""}`, title: say(layer.hint, lang) },
    el("label", {},
      el("input", {
        type: "checkbox", checked: isOn, "aria-label": title, "data-layer": layer.id,
        on: { change: () => app.toggleLayer(layer.id) },
      }),
      swatch(style, isOn),
      el("span", { class: "name" }, title),
      el("span", { class: "count" }, count),
    ),
    download(`layers/${layer.id}.geojson`, /** @type {Record<string, string>} */ (query), { class: "get", "aria-label": word(lang, "exportLayer", { layer: title }) }, "GeoJSON"),
  );
}

/** @param {App} app @param {import("../model.js").PolicyLayer} layer */
export function layerCount({ model, lang, themes }, layer) {
  const { whole, part, sites } = coverageOf(model, themes, layer);
  const counties = new Set([...whole, ...part]).size;
  if (counties && !whole.size) return word(lang, "partial", { n: counties });
  if (counties) return word(lang, "counties", { n: counties });
  return sites.length ? word(lang, "sites", { n: sites.length }) : "–";
}

/** @param {App} app */
function themeGroup(app) {
  const { model, lang } = app;
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
          on: { change: () => app.toggleTheme(theme.id) },
        }),
        seal(theme, lang),
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
    el("span", { class: "aside" }, tool("allThemes", model.themes.map((theme) => theme.id)), tool("clear", [])),
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
      el("button", { type: "button", class: "where", on: { click: () => app.choosePlace(place.id) } }, lang === "zh" ? place.zh : place.en), " ", el("span", { class: "muted" }, say(/** @type {any} */ (place.unplaced), lang))));
  }
  return el("details", {}, el("summary", {}, `${word(lang, "unplaced")} ${places.length}`), list);
}
