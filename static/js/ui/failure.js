/** That a page has not got what it needs, before it knows in which language to say it. */

import { WORDS } from "../words.js";
import { el } from "./dom.js";

export const FAILED = `${WORDS.failed.zh} ${WORDS.failed.en}`;

/** @param {() => void} again */
export const retry = (again) => el("button", { type: "button", on: { click: again } }, `${WORDS.retry.zh} / ${WORDS.retry.en}`);

/** In the place of what said that the page is on its way. @param {string} text @param {Node} [way] what the reader can do: at first, to try again */
export function failure(text = FAILED, way = retry(() => location.reload())) {
  document.querySelector(".wait")?.remove();
  document.body.append(el("div", { class: "state", role: "alert" }, `${text} `, way));
}
