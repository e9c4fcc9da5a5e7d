/** A hint for the first visit: it lies in a corner of the map until it is put away, and never comes again. */

import { isSite, pageAddress } from "#site";
import { remember } from "../../platform/storage.js";
import { el } from "../../ui/dom.js";
import { word } from "../../i18n/help.js";

/** @param {import("../../app/app.js").App} app */
export function firstHint(app) {
  const { lang } = app;
  const box = el("aside", { class: "hint", "aria-label": word(lang, "hint"), "data-over-map": "" },
    el("p", {}, word(lang, "hintText"), " ", el("span", { class: "wide-only" }, word(lang, "hintKeys"))),
    el("div", { class: "help-actions" },
      isSite ? el("a", { href: `${pageAddress("guide")}?lang=${lang}&scheme=${app.scheme}` }, word(lang, "guide")) : null,
      el("button", { type: "button", on: { click: () => {
        remember("hint", "seen");
        box.remove();
        app.left.features?.node.focus({ preventScroll: true });
      } } }, word(lang, "dismiss"))));
  return box;
}
