/** How a column is reached, in words. */

import { word } from "../../i18n/board.js";

/** @param {import("./board.js").Board} board @param {import("./model.js").Way} way */
export const wayWord = ({ lang, model, state }, way) =>
  way === "direct" ? word(lang, way) : model.ways[state.by][way][lang];
