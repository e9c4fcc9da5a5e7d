/** The left panel: layers and themes, with counts under the filter. A toggle changes what it changes, and no more. */

import { choosePlace } from "../app/actions.js";
import { LEGIBLE, thinOut, toggleTheme } from "../app/layer_actions.js";
import { openList } from "../app/open.js";
import { undoable } from "../app/steps.js";
import { initiativesByTheme, passes, themeCounts } from "../data/filter.js";
import { say } from "../data/model.js";
import { word } from "../i18n/words.js";
import { el, symbol } from "../ui/dom.js";
import { KeyedList } from "../ui/keyed_list.js";
import { Roving } from "../ui/roving.js";
import { layerItem } from "./layer_row.js";

/**
 * @typedef {import("../app/map_side.js").MapSide} MapSide
 * @typedef {import("../ui/keyed_list.js").Item} Item
 */

export class Panel {
  constructor() {
    this.layers = el("fieldset", { id: "layers" });
    this.themes = el("fieldset");
    this.themeList = el("div", { class: "theme-list" });
    this.scroll = el("div", { class: "panel-scroll", tabIndex: -1 });
    /** @type {HTMLElement[]} */
    this.nodes = [this.scroll, this.themes];
    const [layers, themes, themeList, scroll] = [this.layers, this.themes, this.themeList, this.scroll].map(
      (node) => new KeyedList(node),
    );
    this.lists = { layers, themes, themeList, scroll };
    this.stops = [this.layers, this.themeList].map((list) => new Roving(list));
  }

  /** @param {MapSide} side */
  render(side) {
    const { lists } = this;
    const {
      lang,
      app: { sidebar },
    } = side;
    const common = [lang, side === side.app.left];
    this.layers.className = `layers${sidebar.isStack ? " is-stack" : ""}`;
    this.themes.className = `themes${side.themes.size ? " is-filtered" : ""}`;
    lists.layers.render(layerItems(side), common);
    lists.themeList.render(themeItems(side), common);
    lists.themes.render(themeGroup(side, this.themeList), common);
    lists.scroll.render([node("layers", this.layers), provinceWide(side), unplaced(side), ownList(side)], common);
    for (const stops of this.stops) stops.update();
  }
}

/** @param {string} key @param {HTMLElement} node that stays @returns {Item} */
const node = (key, node) => ({ key, make: () => ({ nodes: [node] }) });

/** @param {string} key @param {unknown[]} of @param {() => HTMLElement} make @returns {Item} */
const item = (key, of, make) => ({ key, of, make: () => ({ nodes: [make()] }) });

/**
 * All layers in their groups, or those that are on as they lie on each other.
 * @param {MapSide} side
 * @returns {Item[]}
 */
function layerItems(side) {
  const { lang, model } = side;
  const { isStack } = side.app.sidebar;
  const on = side.stack();
  const drawn = on.filter(({ kind }) => kind === "places").length;
  const head = [
    item("legend", [], () => el("legend", {}, word(lang, "layers"))),
    item("aside", [undoable(), isStack, model.layers.length, on.length], () =>
      el(
        "span",
        { class: "aside" },
        undo(lang, "layers"),
        listChoice(side, false, model.layers.length),
        listChoice(side, true, on.length),
      ),
    ),
    ...(drawn > LEGIBLE ? [crowded(side, drawn)] : []),
  ];
  if (!isStack) return [...head, ...inGroups(side)];
  const hint = item("hint", [on.length > 0], () =>
    el("p", { class: "muted stack-hint" }, word(lang, on.length ? "stackHint" : "nothing")),
  );
  return [...head, hint, ...on.map((layer, i) => layerItem(side, layer, i))];
}

/** Which of the two lists is shown. @param {MapSide} side @param {boolean} isStack @param {number} n its layers */
function listChoice({ app: { sidebar }, lang }, isStack, n) {
  const key = isStack ? "shownLayers" : "allLayers";
  return el(
    "button",
    {
      type: "button",
      "data-key": key,
      "aria-pressed": String(sidebar.isStack === isStack),
      on: { click: () => sidebar.show({ isStack }) },
    },
    word(lang, key, { n }),
  );
}

/** Says that more layers are on than can be told apart. @param {MapSide} side @param {number} n */
const crowded = (side, n) =>
  item("crowded", [n], () =>
    el(
      "p",
      { class: "crowded" },
      `${word(side.lang, "crowded", { n })} `,
      el(
        "button",
        { type: "button", "data-key": "thin", on: { click: () => thinOut(side) } },
        word(side.lang, "thinOut", { n: LEGIBLE }),
      ),
    ),
  );

/** @param {MapSide} side @returns {Item[]} */
function inGroups(side) {
  const { lang, model } = side;
  return model.layers.flatMap((layer, i) => {
    const row = layerItem(side, layer);
    if (layer.group === model.layers[i - 1]?.group) return [row];
    const title = () => el("h3", { class: "group-title" }, say(model.groups[layer.group].title, lang));
    return [item(`group:${layer.group}`, [], title), row];
  });
}

/** The way in for a list of the reader's own. @param {MapSide} side */
const ownList = ({ app, lang }) =>
  item("own", [], () =>
    el(
      "button",
      { type: "button", class: "own-open", "data-key": "own", on: { click: () => openList(app, null) } },
      word(lang, "ownList"),
    ),
  );

/**
 * The way back from the last change to what is shown.
 * @param {import("../data/model.js").Lang} lang
 * @param {"layers" | "themes"} what
 */
function undo(lang, what) {
  const changed = undoable();
  if (!changed) return null;
  return el(
    "button",
    {
      type: "button",
      class: `undo${changed === what ? "" : " phone-only"}`,
      "data-key": "undo",
      "aria-label": word(lang, changed === "layers" ? "undoLayers" : "undoThemes"),
      "aria-keyshortcuts": "Control+Z",
      on: { click: () => history.back() },
    },
    word(lang, "undo"),
  );
}

/** @param {MapSide} side @param {HTMLElement} list of the themes @returns {Item[]} */
function themeGroup(side, list) {
  const { model, lang } = side;
  const tool = (/** @type {"allThemes" | "clear"} */ name, /** @type {string[]} */ themes) =>
    el(
      "button",
      {
        type: "button",
        "data-theme": name,
        on: { click: () => themes.length !== side.themes.size && side.change({ themes }) },
      },
      word(lang, name),
    );
  return [
    item("legend", [], () =>
      el("legend", {}, word(lang, "themes"), el("small", { "aria-hidden": "true" }, word(lang, "drawnOfAll"))),
    ),
    item("aside", [undoable()], () =>
      el(
        "span",
        { class: "aside" },
        undoable() === "themes" ? undo(lang, "themes") : null,
        tool(
          "allThemes",
          model.themes.map((theme) => theme.id),
        ),
        tool("clear", []),
      ),
    ),
    node("list", list),
  ];
}

/** @param {MapSide} side @returns {Item[]} */
function themeItems(side) {
  const { model, themes } = side;
  const on = side.visibleLayers();
  const counts = themeCounts(
    model,
    model.layers.flatMap((layer, i) => (on.includes(layer.id) ? [i] : [])),
  );
  const all = initiativesByTheme(model, model.initiatives.keys());
  return model.themes.map((theme, i) => ({
    key: theme.id,
    of: [themes.has(theme.id), counts[i]],
    make: () => ({ nodes: [themeRow(side, theme, counts[i], all[i])] }),
  }));
}

/**
 * @param {MapSide} side
 * @param {import("../data/model.js").Theme} theme
 * @param {number} drawn its initiatives on the map
 * @param {number} all its initiatives
 */
function themeRow(side, theme, drawn, all) {
  const { lang } = side;
  const title = say(theme.title, lang);
  const said = word(lang, "themeCount", { t: title, d: drawn, n: all });
  return el(
    "div",
    { class: `row${drawn ? "" : " is-out"}` },
    el(
      "label",
      { title: said },
      el("input", {
        type: "checkbox",
        checked: side.themes.has(theme.id),
        "aria-label": said,
        "data-theme": theme.id,
        on: { change: () => toggleTheme(side, theme.id) },
      }),
      symbol(theme, lang, false),
      el("span", { class: "name" }, title),
      el("span", { class: "count" }, String(drawn), el("small", {}, `/${all}`)),
    ),
    el(
      "button",
      {
        type: "button",
        class: "only",
        "data-theme": theme.id,
        "aria-label": word(lang, "onlyThis", { t: title }),
        on: { click: () => side.change({ themes: [theme.id] }) },
      },
      word(lang, "only"),
    ),
  );
}

/** @param {MapSide} side */
function provinceWide({ model, lang, themes }) {
  const n = model.initiatives.filter((it, i) => it.reach.province && passes(model, themes, i)).length;
  return item("province", [n], () =>
    el(
      "details",
      {},
      el("summary", {}, `${word(lang, "provinceWide")} ${n}`),
      el("p", { class: "muted" }, word(lang, "provincePanel")),
    ),
  );
}

/** @param {MapSide} side */
function unplaced(side) {
  const { model, lang } = side;
  const places = model.places.filter((place) => place.unplaced);
  return item("unplaced", [places.length], () =>
    el(
      "details",
      {},
      el("summary", {}, `${word(lang, "unplaced")} ${places.length}`),
      el(
        "ul",
        {},
        ...places.map((place) =>
          el(
            "li",
            {},
            el(
              "button",
              { type: "button", class: "where", on: { click: () => choosePlace(side, place.id) } },
              lang === "zh" ? place.zh : place.en,
            ),
            " ",
            el("span", { class: "muted" }, say(/** @type {any} */ (place.unplaced), lang)),
          ),
        ),
      ),
    ),
  );
}
