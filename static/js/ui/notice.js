/** What the page says by the way: for a while, or until the reader puts it away. */

import { word } from "../i18n/first_words.js";
import { el } from "./dom.js";

const WHILE = 6000; // milliseconds

/**
 * @param {import("../data/model.js").Lang} lang @param {string} text
 * @param {{stays?: boolean, again?: () => void, act?: [string, () => void]}} [how] with `again`, offers to try
 *   again; `act` is any other offer
 * @returns {HTMLElement} the box; a live region has to say it, for a new node is not read out everywhere
 */
export function notice(lang, text, { stays = false, again, act: offer } = {}) {
  const act = (/** @type {string} */ name, /** @type {() => void} */ does) =>
    el(
      "button",
      {
        type: "button",
        on: {
          click: () => {
            box.remove();
            // Not back to the beginning of the page: the panel is where notes come from.
            if (document.activeElement === document.body)
              /** @type {HTMLElement | null} */ (document.querySelector(".panel"))?.focus();
            does();
          },
        },
      },
      name,
    );
  const box = el("div", { class: "note" }, el("span", {}, text));
  if (again) box.append(act(word(lang, "retry"), again));
  if (offer) box.append(act(...offer));
  if (stays || again) {
    const close = act("×", () => {});
    close.setAttribute("aria-label", word(lang, "dismiss"));
    box.append(close);
  } else setTimeout(() => box.remove(), WHILE);
  return box;
}
