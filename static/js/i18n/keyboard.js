/** The words of the map's list. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  list: {
    zh: "地图上的县（市、区）与点位。方向键到邻近的，字母按英文名查找，回车打开。",
    en: "Counties and sites on the map. Arrow keys go to the nearest, letters to a name, Enter opens.",
  },
  direct: { zh: "直接{c}", en: "directly {c}" },
  layers: { zh: "在图层{l}内", en: "in the layers {l}" },
  oneLayer: { zh: "在图层{l}内", en: "in the layer {l}" },
  site: { zh: "点位，在{c}", en: "site in {c}" },
  initiatives: { zh: "举措 {n} 项", en: "{n} {n:measure|measures}" },
  oneInitiative: { zh: "举措 1 项", en: "1 measure" },
};

export const word = wordOf(WORDS);
