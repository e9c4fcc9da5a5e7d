/** Reads the model and starts the board. */

import { read } from "#site";
import { WORDS } from "../../i18n/board.js";
import { failure } from "../../ui/failure.js";
import { Board } from "./board.js";

read("board.json").then(
  (model) => new Board(model),
  () => failure(`${WORDS.loadingFailed.zh} ${WORDS.loadingFailed.en}`),
);
