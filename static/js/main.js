/** Reads the model, starts the page, then reads the words that cards need. */

import { App } from "./app.js";
import { read } from "./site.js";
import { el } from "./ui/dom.js";
import { followFinger } from "./ui/grip.js";
import { WORDS, word } from "./words.js";

/** Says in both languages that something did not arrive. @param {string} name of its class @param {() => void} again */
function failure(name, again) {
  const retry = el("button", { type: "button", on: { click: again } }, `${WORDS.retry.zh} / ${WORDS.retry.en}`);
  const box = el("div", { class: name, role: "alert" }, `${word("zh", "failed")} ${word("en", "failed")} `, retry);
  document.body.append(box);
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

/** The words of cards and search. @param {App} app */
async function readTexts(app) {
  app.texts = await read("texts.json");
  app.render();
}

/** The text beside the map. @param {App} app */
async function readDecision(app) {
  const [{ Reading }, model] = await Promise.all([import("./reading/reading.js"), read("reading.json")]);
  app.reading = new Reading(app, model);
  app.render();
  app.openChosen(false);
}

/** @param {import("./model.js").MapModel} model */
function start(model) {
  const app = new App(model);
  followFinger(app);
  app.sheet.once("ready", () => {
    later(() => readTexts(app));
    later(() => readDecision(app));
  });
}

read("map.json").then(start, () => failure("state", () => location.reload()));
