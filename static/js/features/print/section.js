/** The part of the export dialog that gives pictures: paper, and what to make of it. */

import { save } from "../../platform/download.js";
import { el } from "../../ui/dom.js";
import { PAPERS } from "./paper.js";
import { Picture } from "./picture.js";
import { printed } from "./print.js";
import { withResolution } from "./resolution.js";
import { word } from "../../i18n/print.js";

const RATIO = 2; // device pixels per pixel of a PNG
const NAME = "sichuan-decision-map";

/** @param {import("../../app/map_side.js").MapSide} side */
export function pictures(side) {
  const { lang } = side;
  let paper = PAPERS[0];
  const title = el("input", {
    type: "text",
    maxLength: 60,
    "aria-label": word(lang, "title"),
    placeholder: word(lang, "title"),
  });
  const picture = () => new Picture(side, paper, title.value.trim());
  const act = (
    /** @type {import("../../i18n/print.js").Word} */ name,
    /** @type {() => void | Promise<void>} */ does,
  ) => el("button", { type: "button", on: { click: does } }, word(lang, name));
  return [
    el("p", { class: "muted" }, word(lang, "hint")),
    el(
      "div",
      { class: "segments", role: "radiogroup", "aria-label": word(lang, "paper") },
      ...PAPERS.map((one, i) =>
        el(
          "label",
          {},
          el("input", {
            type: "radio",
            name: "paper",
            checked: i === 0,
            on: {
              change: () => {
                paper = one;
              },
            },
          }),
          el("span", {}, word(lang, /** @type {import("../../i18n/print.js").Word} */ (one.id))),
        ),
      ),
    ),
    title,
    el(
      "div",
      { class: "picture-forms" },
      act("png", async () =>
        save(await withResolution(await picture().png(RATIO), 96 * RATIO), `${NAME}.png`, "image/png"),
      ),
      act("svg", () => save(picture().svg(), `${NAME}.svg`, "image/svg+xml")),
      act("print", () => printed(picture().svg(), paper)),
    ),
  ];
}
