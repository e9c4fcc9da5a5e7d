/** The search box. What it finds, and the list under it, come with the first focus. */

import { word } from "../i18n/words.js";
import { el, svg } from "../ui/dom.js";

/** @param {import("../app/app.js").App} app */
export function search(app) {
  // One tree, in the order in which it is read: its parts would share all of these values.
  const { lang } = app;
  const list = el("div", {
    id: "results",
    class: "results",
    role: "listbox",
    "aria-label": word(lang, "search"),
    hidden: true,
  });
  const input = el("input", {
    type: "search",
    role: "combobox",
    "aria-label": word(lang, "search"),
    "aria-controls": "results",
    "aria-haspopup": "listbox",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: word(lang, "searchHint"),
    on: { focus: () => fill(), keydown: (/** @type {any} */ event) => wait(event), input: () => fill() },
  });
  let isHere = false;
  /** What was pressed before there was anything to answer. @type {KeyboardEvent[]} */
  const early = [];

  function fill() {
    if (isHere) return;
    app.loader.load(
      "search",
      async () => (await app.lazy.imports.search()).Box.open(app.left, input, list),
      (box) => {
        isHere = true;
        box.update();
        for (const event of early) box.key(event);
      },
    );
  }

  /** @param {KeyboardEvent} event */
  function wait(event) {
    if (isHere || event.isComposing || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    event.preventDefault();
    early.push(event);
    fill();
  }

  const glass = svg(
    "svg",
    { class: "glass", viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("circle", { cx: 6.5, cy: 6.5, r: 4.8 }),
    svg("path", { d: "M10.2 10.2 L15 15" }),
  );
  return el("div", { class: "search", role: "search" }, glass, input, el("kbd", { "aria-hidden": "true" }, "/"), list);
}
