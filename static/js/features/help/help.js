/** What `?` opens: the keys, and the ways to further help. */

import { isSite, pageAddress } from "#site";
import { word } from "../../i18n/help.js";
import { remember, remembered } from "../../platform/storage.js";
import { openDialog } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";
import { keyTable } from "./keys.js";
import { openReport } from "./report.js";

export { openReport };

/** @param {import("../../app/app.js").App} app */
export function openKeys(app) {
  const { lang, scheme } = app;
  const dialog = openDialog(
    lang,
    word(lang, "title"),
    keyTable(lang),
    singleKeys(lang),
    el(
      "div",
      { class: "help-actions" },
      isSite ? el("a", { href: `${pageAddress("guide")}?lang=${lang}&scheme=${scheme}` }, word(lang, "guide")) : null,
      el(
        "button",
        {
          type: "button",
          on: {
            click: () => {
              dialog.close();
              openReport(lang, app.model.version);
            },
          },
        },
        word(lang, "report"),
      ),
    ),
  );
}

/** Turns the keys off that a voice may press by mistake. @param {import("../../data/model.js").Lang} lang */
export const singleKeys = (lang) =>
  el(
    "div",
    { class: "single-keys" },
    el(
      "label",
      {},
      el("input", {
        type: "checkbox",
        checked: remembered("keys") !== "off",
        on: {
          change: (/** @type {any} */ { currentTarget }) => remember("keys", currentTarget.checked ? "on" : "off"),
        },
      }),
      el("span", {}, word(lang, "single")),
    ),
    el("p", { class: "muted" }, word(lang, "singleHint")),
  );
