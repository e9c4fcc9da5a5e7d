/** A problem, ready to be sent: the link of the view and the version of the data are filled in. */

import { word } from "../../i18n/help.js";
import { copyText } from "../../platform/clipboard.js";
import { openDialog } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";

/**
 * Where reports go, as the page's head says: a mailto: address, or one that takes title and body.
 * By default nowhere: the text is there to be copied, and no host hears of it.
 */
const receiver = () => document.querySelector("meta[name=report-to]")?.getAttribute("content") ?? "";

/**
 * @param {import("../../data/model.js").Lang} lang
 * @param {string} version of the data
 * @param {string} [link] of the view
 */
export function openReport(lang, version, link = location.href) {
  const size = `${innerWidth} × ${innerHeight}, ${document.documentElement.dataset.scheme ?? ""}`;
  const area = el("textarea", {
    class: "report",
    rows: 11,
    "aria-label": word(lang, "reportLabel"),
    spellcheck: "false",
  });
  area.value = word(lang, "reportText", { link, version, size });
  const send = receiver() ? el("a", { target: "_blank", rel: "noopener" }, word(lang, "send")) : null;
  const address = () => send?.setAttribute("href", letter(receiver(), word(lang, "reportTitle"), area.value));
  area.addEventListener("input", address);
  address();
  const said = el("p", { class: "muted", role: "status" });
  const copy = async () => {
    const isCopied = await copyText(area.value);
    if (!isCopied) area.select();
    said.textContent = word(lang, isCopied ? "copied" : "select");
  };
  openDialog(
    lang,
    word(lang, "report"),
    el("p", {}, word(lang, "reportHint")),
    area,
    el(
      "div",
      { class: "help-actions" },
      send,
      el("button", { type: "button", on: { click: copy } }, word(lang, "copy")),
    ),
    said,
  );
  area.focus();
  area.setSelectionRange(0, 0);
}

/** @param {string} to @param {string} title @param {string} body */
export function letter(to, title, body) {
  const names = to.startsWith("mailto:") ? ["subject", "body"] : ["title", "body"];
  const query = names.map((name, i) => `${name}=${encodeURIComponent([title, body][i])}`).join("&");
  return `${to}${to.includes("?") ? "&" : "?"}${query}`;
}
