/** Reads the model, opens the page, then the text beside the map; the words of cards come when they are asked for. */

import { isServed, read } from "#site";
import { App } from "../app/app.js";
import { answerFirstPanel, removeFirstPanel } from "../app/first_panel.js";
import { known, parse } from "../app/permalink.js";
import { pause } from "../platform/slices.js";
import { failure, offer } from "../ui/failure.js";
import { addStyles } from "../ui/styles.js";
import { IMPORTS } from "./lazy_imports.js";

const REST = 2500; // milliseconds for the page to come to rest before the worker fetches what is left

/** What comes after the map, and may be tried again. @param {() => Promise<void>} step */
async function later(step) {
  try {
    await step();
  } catch {
    document.querySelector(".notices")?.append(offer("note", () => later(step)));
  }
}

/** The words of cards and search, once one is opened. @param {App} app */
function readTexts(app) {
  app.loader.load(
    "texts",
    async () => (await Promise.all([read("texts.json"), addStyles("lazy")]))[0],
    (texts) => app.setTexts(texts),
  );
}

/**
 * What stands round the map, and the text beside it.
 * @param {App} app
 * @param {string[]} unknown names in the address
 * @param {Promise<unknown>} named once the names are on the map
 */
async function readRest(app, unknown, named) {
  const [parts] = await Promise.all([import("./deferred.js"), addStyles("later"), named]);
  await app.start(
    parts,
    () =>
      app.loader.load(
        "reading",
        async () => (await Promise.all([read("reading.json"), addStyles("lazy")]))[0],
        (words) => app.reading?.setText(words),
      ),
    unknown,
  );
  removeFirstPanel(app);
  document.documentElement.dataset.ready = "true";
  parts.followFinger(app);
  parts.takeDrops(app);
  parts.openOwn(app);
  parts.standInOnPaper(app);
  const isReturning = Boolean(navigator.serviceWorker?.controller);
  setTimeout(
    () =>
      IMPORTS.offline().then(
        ({ keepOffline }) => keepOffline(app, isReturning),
        () => {},
      ),
    REST,
  );
  app.left.mapView.keepClear();
}

/**
 * The picture that the page came with stands where the map will be until that is drawn, its names until the map's own
 * are written.
 * @param {App} app
 * @param {Promise<unknown>} named once the names are on the map
 */
function handOver(app, named) {
  const picture = document.querySelector("[data-first] .first-box");
  if (!picture) return;
  app.left.mapView.map.getContainer().after(picture);
  document.querySelector(".first .stage")?.remove();
  app.left.mapView.once("ready", () => picture.classList.add("is-drawn"));
  named.then(() => picture.remove());
}

/** @param {import("leaflet").Map} [map] one that was made elsewhere, to be used */
export async function open(map) {
  await pause(); // what is compiled and what is made of it are two tasks
  /** @type {App} */
  const app = new App(IMPORTS, () => readTexts(app), map);
  import("./deferred.js").catch(() => {}); // it is asked for again when it is wanted
  let model;
  try {
    model = await read("map.json");
  } catch {
    return failure();
  }
  if (!isServed() && known(parse(location.search), model).unknown.length) {
    const { forward } = await import("../data/redirects.js");
    history.replaceState(null, "", await forward(location.search));
  }
  const unknown = app.begin(model);
  const { mapView } = app.left;
  const named = new Promise((resolve) => mapView.once("drawn", resolve));
  handOver(app, named);
  mapView.once("ready", () => {
    answerFirstPanel(app);
    later(() => readRest(app, unknown, named));
  });
  mapView.draw(); // at once, not in the next frame
}
