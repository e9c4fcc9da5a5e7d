/** The bar of a theme: all its initiatives, by their strongest class. */

import { word } from "../../i18n/board.js";
import { el, svg } from "../../ui/dom.js";
import { CLASSES } from "./model.js";

const LONGEST = 190;

/**
 * @param {import("./model.js").Lang} lang
 * @param {import("./model.js").Theme} theme
 * @param {number} most initiatives of a theme
 */
export function themeBar(lang, { title, counts }, most) {
  const n = CLASSES.reduce((sum, name) => sum + counts[name], 0);
  const [d, i, p, u] = CLASSES.map((name) => counts[name]);
  const bar = svg("svg", {
    class: "theme-bar",
    viewBox: `0 0 ${LONGEST} 16`,
    role: "img",
    preserveAspectRatio: "xMinYMid meet",
    "aria-label": word(lang, "bar", { t: title[lang], n, d, i, p, u }),
  });
  let x = 0;
  for (const name of CLASSES) {
    const width = (counts[name] / most) * LONGEST;
    if (!width) continue;
    bar.append(svg("rect", { class: name, x: x + 0.5, y: 1.5, width: Math.max(width - 1, 1.5), height: 13 }));
    if (width >= 15) {
      const label = svg("text", { class: name, x: x + width / 2, y: 12 });
      label.textContent = String(counts[name]);
      bar.append(label);
    }
    x += width;
  }
  return el("span", { class: "bar-line" }, bar, el("b", {}, String(n)));
}

/** @param {import("./model.js").Lang} lang */
export function barLegend(lang) {
  return el(
    "span",
    { class: "bar-legend" },
    ...CLASSES.map((name) =>
      el(
        "span",
        {},
        svg(
          "svg",
          { class: "theme-bar", viewBox: "0 0 14 12", width: 14, height: 12, "aria-hidden": "true" },
          svg("rect", { class: name, x: 0.5, y: 0.5, width: 13, height: 11 }),
        ),
        word(lang, name),
      ),
    ),
  );
}
