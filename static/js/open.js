/** Reads the model, opens the page, then the text beside the map; the words of cards come when they are asked for. */

import { App } from "./app.js";
import { isServed, read } from "#site";
import { remembered } from "./memory.js";
import { known, parse } from "./state.js";
import { el } from "./ui/dom.js";
import { WORDS, word } from "./words.js";

/** Says in both languages that something did not arrive. @param {string} name of its class @param {() => void} again */
function failure(name, again) {
  const retry = el("button", { type: "button", on: { click: again } }, `${WORDS.retry.zh} / ${WORDS.retry.en}`);
  const box = el("div", { class: name, role: "alert" }, `${word("zh", "failed")} ${word("en", "failed")} `, retry);
  (document.querySelector(".notices") ?? document.body).append(box);
  return box;
}

/** What comes after the map, and may be tried again. @param {() => Promise<void>} step */
async function later(step) {
  try {
    await step();
  } catch {
    const box = failure("note", () => {
      box.remove();
      later(step);
    });
  }
}

/** The words of cards and search, once one is opened. @param {App} app */
async function readTexts(app) {
  app.texts = await read("texts.json");
  app.render();
}

/** The styles of what comes after the map; a page that has them all names none. */
function addStyles() {
  const { later } = document.documentElement.dataset;
  return later && new Promise((resolve, reject) => {
    document.head.append(el("link", { rel: "stylesheet", href: later, on: { load: resolve, error: reject } }));
  });
}

/** What stands round the map, and the text beside it. @param {App} app */
async function readRest(app) {
  const names = new Promise((resolve) => app.sheet.once("drawn", resolve));
  const [parts] = await Promise.all([import("./after.js"), addStyles(), names]);
  app.start(parts, () => later(async () => app.reading?.hear(await read("reading.json"))));
  document.documentElement.dataset.ready = "true";
  parts.followFinger(app);
  parts.takeDrops(app);
  parts.keepOffline(app);
}

/** The hint of a first visit; a link to more than a language has a view of its own to show. @param {App} app */
async function giveHint(app) {
  const asked = [...new URLSearchParams(location.search).keys()].filter((name) => name !== "lang" && name !== "scheme");
  if (asked.length || remembered("hint")) return;
  const { firstHint } = await import("./help/hint.js");
  app.mapNode.append(firstHint(app));
}

/** @param {import("leaflet").Map} [map] one that was made elsewhere, to be used */
export async function open(map) {
  let model;
  try {
    model = await read("map.json");
  } catch {
    failure("state", () => location.reload());
    return;
  }
  if (!isServed() && known(parse(location.search), model).unknown.length) {
    const { forward } = await import("./moved.js");
    history.replaceState(null, "", await forward(location.search));
  }
  /** @type {App} */
  const app = new App(model, () => later(() => readTexts(app)), map);
  app.sheet.once("ready", () => {
    later(() => readRest(app));
    later(() => giveHint(app));
  });
}
