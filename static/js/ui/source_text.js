/** A source in Chinese, and on a page in English our translation beside it. */

import { el } from "./dom.js";

/**
 * @param {string} source in Chinese
 * @param {string | null} english null where there is none to show
 * @returns {Node[]}
 */
export const sourceText = (source, english) => [
  el("span", { lang: "zh-CN" }, source),
  ...(english && english !== source ? [el("span", { class: "source-en" }, ` [${english}]`)] : []),
];
