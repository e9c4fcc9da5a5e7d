/** The part of the export dialog that gives pictures: format, resolution, ground, and what to make of it. */

import { word } from "../../i18n/print.js";
import { save } from "../../platform/download.js";
import { el } from "../../ui/dom.js";
import { copyRow } from "../share/copy_row.js";
import { altTexts } from "./alt_text.js";
import { PAPERS } from "./paper.js";
import { Picture } from "./picture.js";
import { description, resolution, withChunks } from "./png_chunks.js";
import { printed } from "./print.js";

/** @typedef {import("../../i18n/print.js").Word} Word */

const SCREEN = 96; // dots an inch of a picture's own pixels
const RESOLUTIONS = [192, 300]; // dots an inch of a PNG: twice a screen's, and what printers ask for
const NAME = "sichuan-decision-map";

/** @param {import("../../app/map_side.js").MapSide} side */
export function pictures(side) {
  // One tree, in the order in which it is read: its parts would share all of these values.
  const { lang } = side;
  let paper = PAPERS[0];
  let dpi = RESOLUTIONS[0];
  const title = el("input", {
    type: "text",
    maxLength: 60,
    "aria-label": word(lang, "title"),
    placeholder: word(lang, "title"),
  });
  const clear = el("input", { type: "checkbox" });
  const alt = el("div", {});
  const own = () => title.value.trim();
  const tell = () =>
    alt.replaceChildren(copyRow(lang, Object.values(altTexts(side, own())).join("\n"), word(lang, "alt")));
  title.addEventListener("change", tell);
  tell();
  const picture = () => new Picture(side, paper, { title: own(), isClear: clear.checked });
  const act = (/** @type {Word} */ name, /** @type {() => void | Promise<void>} */ does) =>
    el("button", { type: "button", on: { click: does } }, word(lang, name));
  return [
    el("p", { class: "muted" }, word(lang, "hint")),
    segments(
      "paper",
      word(lang, "paper"),
      PAPERS.map(({ id }) => word(lang, /** @type {Word} */ (id))),
      (i) => (paper = PAPERS[i]),
    ),
    title,
    el(
      "div",
      { class: "picture-forms" },
      segments(
        "dpi",
        word(lang, "resolution"),
        RESOLUTIONS.map((n) => word(lang, "dpi", { n })),
        (i) => (dpi = RESOLUTIONS[i]),
      ),
      el("label", { class: "picture-clear" }, clear, word(lang, "clear")),
    ),
    el(
      "div",
      { class: "picture-forms" },
      act("png", async () => {
        const { zh, en } = altTexts(side, own());
        const chunks = [resolution(dpi), description("zh-CN", zh), description("en", en)];
        save(withChunks(await picture().png(dpi / SCREEN), chunks), `${NAME}.png`, "image/png");
      }),
      act("svg", () => save(picture().svg(), `${NAME}.svg`, "image/svg+xml")),
      act("print", () => printed(picture().svg(), paper)),
    ),
    alt,
  ];
}

/**
 * One of several, the first at first.
 * @param {string} name @param {string} label @param {string[]} options @param {(index: number) => void} choose
 */
const segments = (name, label, options, choose) =>
  el(
    "div",
    { class: "segments", role: "radiogroup", "aria-label": label },
    ...options.map((text, i) =>
      el(
        "label",
        {},
        el("input", { type: "radio", name, checked: i === 0, on: { change: () => choose(i) } }),
        el("span", {}, text),
      ),
    ),
  );
