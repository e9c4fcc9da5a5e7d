/** Reads the model and starts the board. */

import { read } from "#site";
import { el } from "../ui/dom.js";
import { Board } from "./board.js";
import { WORDS } from "./words.js";

function failure() {
  const retry = el("button", { type: "button", on: { click: () => location.reload() } }, `${WORDS.retry.zh} / ${WORDS.retry.en}`);
  document.body.append(el("div", { class: "state", role: "alert" }, `${WORDS.loadingFailed.zh} ${WORDS.loadingFailed.en} `, retry));
}

read("board.json").then((model) => new Board(model), failure);
