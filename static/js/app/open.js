/** Opens the parts of the page that are imported when they are asked for. */

import { handedList } from "#site";
import { isHeld } from "../platform/storage.js";

/** @typedef {import("./app.js").App} App */

/**
 * Opens a list of the reader's own.
 * @param {App} app
 * @param {File | null} file null opens the panel in which one is chosen
 */
export function openList(app, file) {
  app.lazy.use("list", ({ List }) => {
    app.list ??= new List(app);
    if (file) app.list.choose(file);
    else app.list.panel.focus();
  });
}

/** Opens the list that the page holds, else what a reload would lose of the reader's own. @param {App} app */
export function openOwn(app) {
  const text = handedList();
  if (text) return openList(app, new File([text], "list.json"));
  if (app.state.embed) return;
  if (isHeld("figures"))
    app.lazy.use("shade", ({ Shading }) => {
      app.left.shading ??= new Shading(app.left);
      app.left.shading.bringAgain();
    });
  if (isHeld("list"))
    app.lazy.use("list", ({ List }) => {
      app.list ??= new List(app);
      app.list.reopen();
    });
}

/** The keys, or a report of a problem in this view. @param {App} app @param {"keys" | "report"} what */
export function openHelp(app, what) {
  app.lazy.use("help", ({ openKeys, openReport }) =>
    what === "keys" ? openKeys(app) : openReport(app.lang, app.model.version),
  );
}

/** Files, links, citation. @param {App} app */
export const openShare = (app) => app.lazy.use("share", (part) => part.openShare(app.left));

/** The tour of the map, from its first step. @param {App} app */
export const startStory = (app) =>
  app.lazy.use("story", ({ Story }) => {
    app.story ??= new Story(app);
    app.story.start();
  });

/** Where the reader is. @param {import("./map_side.js").MapSide} side */
export const openLocate = (side) => side.app.lazy.use("locate", ({ locate }) => locate(side));

/** Two views at once. @param {App} app */
export const startCompare = (app) => app.lazy.use("compare", (part) => part.start(app));
