/** The words of the comparison of two views. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  compare: { zh: "双图对照", en: "Two maps" },
  left: { zh: "左图", en: "Left" },
  right: { zh: "右图", en: "Right" },
  sets: { zh: "面板设定", en: "The panel sets" },
  how: { zh: "两图怎样放", en: "How the maps stand" },
  beside: { zh: "并排", en: "Side by side" },
  swipe: { zh: "卷帘", en: "Swipe" },
  swap: { zh: "左右互换", en: "Swap" },
  end: { zh: "结束对照", en: "End" },
  divider: { zh: "左右图的分界", en: "The line between the maps" },
  dividerAt: { zh: "左图占 {n}%", en: "left map {n}%" },
  rightMap: { zh: "右图：{t}", en: "Right map: {t}" },
  same: { zh: "两图相同：在面板里改其中一幅。", en: "Both show the same: change one of them in the panel." },
  covered: {
    zh: "县（市、区）：只在左图 {a}，两图都有 {b}，只在右图 {c}。",
    en: "Counties only on the left: {a}; on both: {b}; only on the right: {c}.",
  },
  counted: {
    zh: "县（市、区）：左图多 {a}，两图同 {b}，右图多 {c}。两图同一分级，同色即同数。",
    en: "Counties with more on the left: {a}; as many: {b}; more on the right: {c}. Both have the same classes: a colour is the same number.",
  },
  began: {
    zh: "双图对照：左图不变，面板现在设定右图。",
    en: "Two maps: the left one stays, the panel now sets the right one.",
  },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
