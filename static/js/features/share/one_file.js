/** The map as one file that opens on the present view. */

import { address, isServed } from "#site";
import { format } from "../../app/permalink.js";
import { word } from "../../i18n/share.js";
import { save } from "../../platform/download.js";
import { el } from "../../ui/dom.js";

const NAME = "sichuan-decision-map.html";

/** @param {import("../../app/map_side.js").MapSide} side */
export function oneFile(side) {
  const view = format({ ...side.state, embed: false });
  const link = el("a", { href: address(`map.html${view}&download`), download: NAME }, word(side.lang, "oneFileName"));
  // A site of plain files has the map on its own default view only.
  if (!isServed())
    link.addEventListener("click", (event) => {
      event.preventDefault();
      saveOn(view);
    });
  return el("p", {}, link, " ", el("span", { class: "muted" }, word(side.lang, "oneFileHint")));
}

/** @param {string} view */
async function saveOn(view) {
  const response = await fetch(/** @type {string} */ (address("map.html")));
  if (!response.ok) throw new Error(`map.html: ${response.status}`);
  const block = `id="view">${JSON.stringify(view).replaceAll("&", "\\u0026")}`;
  save(
    (await response.text()).replace('id="view">""', () => block),
    NAME,
    "text/html",
  );
}
