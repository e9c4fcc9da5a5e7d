/** The words of a layer's particulars. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  countCounties: { zh: "{n} 个县（市、区）", en: "{n} {n:county|counties}" },
  countSites: { zh: "{n} 处点位", en: "{n} {n:site|sites}" },
  countInitiatives: { zh: "{n} 项举措", en: "{n} {n:measure|measures}" },
  sourcesTitle: { zh: "来源", en: "Sources" },
  moreSources: { zh: "另 {n} 个来源", en: "{n} more" },
  zoomLayer: { zh: "缩放到此层", en: "Zoom to it" },
  soloLayer: { zh: "只看此层", en: "Only this layer" },
  layerOrder: { zh: "叠放：第 {i} 层，共 {n} 层", en: "Order: {i} of {n}" },
  layerUp: { zh: "上移一层", en: "Move up" },
  layerDown: { zh: "下移一层", en: "Move down" },
  moveLayer: { zh: "移动图层：{t}，第 {i} 层，共 {n} 层", en: "Move the layer: {t}, {i} of {n}" },
  moveHint: { zh: "拖动，或用 ↑ ↓", en: "Drag, or ↑ ↓" },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
