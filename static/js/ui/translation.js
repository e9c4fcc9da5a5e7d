/** Our English under the Decision's Chinese. */

import { word } from "../i18n/words.js";
import { el } from "./dom.js";

/** @param {string | null} text null where there is none to show */
export const translation = (text) =>
  text ? el("p", { class: "translation", lang: "en" }, `${text} `, el("small", {}, word("en", "unofficial"))) : null;
