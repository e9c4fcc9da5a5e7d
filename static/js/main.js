/** Reads the model, starts the page, then reads the words that cards need. */

import { App } from "./app.js";
import { el } from "./ui/dom.js";
import { WORDS, word } from "./words.js";

/** @param {string} path @returns {Promise<any>} */
async function read(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

try {
  const app = new App(await read("/map.json"));
  app.texts = await read("/texts.json");
  if (app.state.initiative || app.state.place) app.renderSide();
} catch (error) {
  console.error(error);
  const retry = el("button", { type: "button", on: { click: () => location.reload() } }, `${WORDS.retry.zh} / ${WORDS.retry.en}`);
  document.body.append(el("div", { class: "state" }, `${word("zh", "failed")} ${word("en", "failed")} `, retry));
}
