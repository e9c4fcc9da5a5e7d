/** That a page has not got what it needs, before it knows in which language to say it. */

import { WORDS } from "../i18n/first_words.js";
import { el } from "./dom.js";

const FAILED = `${WORDS.failed.zh} ${WORDS.failed.en}`;

/** @param {() => void} again */
const retry = (again) =>
  el("button", { type: "button", on: { click: again } }, `${WORDS.retry.zh} / ${WORDS.retry.en}`);

/**
 * A line that offers to try again, and goes when that is done.
 * @param {string} name of its class
 * @param {() => void} again
 */
export function offer(name, again) {
  const box = el(
    "div",
    { class: name, role: "alert" },
    `${FAILED} `,
    retry(() => {
      box.remove();
      again();
    }),
  );
  return box;
}

/**
 * In the place of a page that does not come.
 * @param {string} text
 * @param {Node} [way] what the reader can do: at first, to try again
 */
export function failure(text = FAILED, way = retry(() => location.reload())) {
  document.body.replaceChildren(el("div", { class: "state", role: "alert" }, `${text} `, way));
}
