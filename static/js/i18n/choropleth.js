/** The words of shading: measures, their headlines, and the legend. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  direct: { zh: "直接", en: "Direct" },
  inherited: { zh: "继承", en: "Inherited" },
  byTheme: { zh: "按主题", en: "By theme" },
  byAction: { zh: "按行动", en: "By action" },
  own: { zh: "自带数据", en: "Your data" },
  counted: { zh: "数什么", en: "What is counted" },
  sentences: { zh: "按句数", en: "Sentences" },
  measures: { zh: "按举措数", en: "Measures" },
  directTitle: { zh: "每县直接句数", en: "Direct sentences per county" },
  directTitleM: { zh: "每县直接举措数", en: "Direct measures per county" },
  inheritedTitle: { zh: "每县继承句数", en: "Inherited sentences per county" },
  inheritedTitleM: { zh: "每县继承举措数", en: "Inherited measures per county" },
  whichTitle: { zh: "每县直接句数：{t}", en: "Direct sentences per county: {t}" },
  whichTitleM: { zh: "每县直接举措数：{t}", en: "Direct measures per county: {t}" },
  directHead: { zh: "直接及县的句子，最多 {n} 句", en: "Direct: at most {n} {n:sentence|sentences} for a county" },
  directHeadM: { zh: "直接及县的举措，最多 {n} 项", en: "Direct: at most {n} {n:measure|measures} in a county" },
  inheritedHead: {
    zh: "继承及县的句子，最多 {n} 句",
    en: "Inherited: at most {n} {n:sentence|sentences} for a county",
  },
  inheritedHeadM: { zh: "继承及县的举措，最多 {n} 项", en: "Inherited: at most {n} {n:measure|measures} in a county" },
  themeHead: { zh: "{t}：直接及县，最多 {n} 句", en: "{t}: at most {n} {n:sentence|sentences} for a county" },
  themeHeadM: { zh: "{t}：直接及县，最多 {n} 项", en: "{t}: at most {n} {n:measure|measures} in a county" },
  actionHead: {
    zh: "“{t}”类举措：直接及县，最多 {n} 句",
    en: "“{t}”: at most {n} {n:sentence|sentences} for a county",
  },
  actionHeadM: { zh: "“{t}”类举措：直接及县，最多 {n} 项", en: "“{t}”: at most {n} {n:measure|measures} in a county" },
  statusHead: {
    zh: "此后“{t}”：直接及县，最多 {n} 句",
    en: "Since then, “{t}”: at most {n} {n:sentence|sentences} for a county",
  },
  statusHeadM: {
    zh: "此后“{t}”：直接及县，最多 {n} 项",
    en: "Since then, “{t}”: at most {n} {n:measure|measures} in a county",
  },
  statusText: {
    zh: "按此后查到的进展，只计直接及县的举措；进展不一定发生在本县，没有查到不等于没有。",
    en: "Direct measures, by what has come of them. It need not have happened in the county; nothing found does not mean nothing happened.",
  },
  noneHead: { zh: "{t}：没有直接及县的举措", en: "{t}: no direct measure" },
  directText: {
    zh: "点名、名单、局部与点位合计；经市州、区域和全省的不并入。",
    en: "Named, on a list, in part or by a site. Those through a prefecture or region, and province-wide ones, are counted apart.",
  },
  inheritedText: {
    zh: "条款写的是市州或区域，县随之在内；直接的和全省性的另列，不并入。",
    en: "The clause names a prefecture or region and the county lies in it. Direct and province-wide ones are counted apart.",
  },
  filtered: { zh: "已按主题筛选：{t}。", en: "Filtered by theme: {t}." },
  legendText: { zh: "柱高为县数，中位数 {m}", en: "bars: counties; median {m}" },
  classes: { zh: "分级：自然断点，{n} 级", en: "Classes: natural breaks, {n}" },
  classesZero: {
    zh: "分级：0 单列，其余自然断点，共 {n} 级",
    en: "Classes: 0 by itself, the rest by natural breaks, {n} in all",
  },
  classLabel: { zh: "{range}：{n} 县", en: "{range}: {n} {n:county|counties}" },
  noData: { zh: "无数据", en: "No data" },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
