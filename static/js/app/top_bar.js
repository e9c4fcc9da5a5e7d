/** The bar over the map, and on a phone the tabs under it. */

import { isSite } from "#site";
import { word } from "../i18n/words.js";
import { copy } from "../platform/clipboard.js";
import { el } from "../ui/dom.js";
import { bar, link, places, tool } from "../ui/top.js";
import { openReader, openView } from "./actions.js";
import { openShare } from "./open.js";
import { format } from "./permalink.js";

/**
 * Map or table: an address of its own, opened here.
 * @param {import("./app.js").App} app
 * @param {"map" | "table"} view
 * @param {string} text
 * @param {boolean} isHere
 */
const viewLink = (app, view, text, isHere) =>
  el(
    "a",
    {
      href: format({ ...app.state, view }),
      "aria-current": isHere ? "page" : null,
      on: {
        click: (/** @type {MouseEvent} */ event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          openView(app, view);
        },
      },
    },
    text,
  );

/** The bar over the map. @param {import("./app.js").App} app */
export function topBar(app) {
  const { lang } = app;
  const text = link(word(lang, "textPage"), app.state.reader, () => openReader(app, !app.state.reader));
  const here = [
    viewLink(app, "map", word(lang, "mapPage"), app.state.view === "map"),
    viewLink(app, "table", word(lang, "tablePage"), app.state.view === "table"),
    text,
  ];
  if (!isSite) return bar(app, here);
  const { board, progress, guide } = places(app);
  return bar(
    app,
    [
      ...here,
      link(word(lang, "boardPage"), false, board),
      link(word(lang, "progressPage"), false, progress),
      link(word(lang, "guidePage"), false, guide),
    ],
    tool("export", () => openShare(app), word(lang, "exportPage")),
    tool("copy", () => copy(app), word(lang, "copy")),
  );
}

/** The tabs of a phone. @param {import("./app.js").App} app */
export function tabs(app) {
  const { lang } = app;
  const { reader, view } = app.state;
  const own = [
    link(word(lang, "layers"), !reader && view === "map", () =>
      app.change({ view: "map", reader: false, clause: null }),
    ),
    viewLink(app, "table", word(lang, "tablePage"), view === "table"),
    link(word(lang, "textPage"), reader, () => openReader(app, true)),
  ];
  if (!isSite) return own;
  return [
    ...own,
    link(word(lang, "boardPage"), false, places(app).board),
    link(word(lang, "progressPage"), false, places(app).progress),
    link(word(lang, "guideTab"), false, places(app).guide),
    tool("export", () => openShare(app), word(lang, "exportPage")),
  ];
}
