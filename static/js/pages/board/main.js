/** Reads the model and starts the board. */

import { read } from "#site";
import { failure } from "../../ui/failure.js";
import { Board } from "./board.js";
import { WORDS } from "../../i18n/board.js";

read("board.json").then(
  (model) => new Board(model),
  () => failure(`${WORDS.loadingFailed.zh} ${WORDS.loadingFailed.en}`),
);
