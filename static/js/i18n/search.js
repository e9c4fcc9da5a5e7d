/** The words of the search. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  county: { zh: "县（市、区）", en: "Counties" },
  prefecture: { zh: "市（州）", en: "Prefectures" },
  place: { zh: "地点", en: "Places" },
  initiative: { zh: "举措", en: "Measures" },
  clause: { zh: "条款", en: "Clauses" },
  theme: { zh: "主题（只看此主题）", en: "Themes (show it alone)" },
  layer: { zh: "图层（加到图上）", en: "Layers (add to the map)" },
  target: { zh: "目标", en: "Targets" },
  page: { zh: "页面", en: "Pages" },
  results: { zh: "{n} 条结果：{list}", en: "{n} {n:result|results}: {list}" },
  allCounties: { zh: "全部县（市、区）", en: "All counties" },
  noResult: {
    zh: "没有找到“{q}”。可用汉字、拼音、首字母、旧名、英文、区划代码、条款号或年份。",
    en: "Nothing found for “{q}”. Try characters, pinyin, initials, a former name, English, a code, a clause number or a year.",
  },
  rest: { zh: "另 {n} 条", en: "{n} more" },
  prefectureOf: { zh: "{n} 县", en: "{n} {n:county|counties}" },
  by: { zh: "匹配：{w}", en: "matched by: {w}" },
  former: { zh: "旧名 {n}", en: "former name {n}" },
  formerCode: { zh: "旧代码 {c}（{n}）", en: "former code {c} ({n})" },
  other: { zh: "别名 {n}", en: "other name {n}" },
  english: { zh: "英文名", en: "English name" },
  pinyin: { zh: "拼音", en: "pinyin" },
  initials: { zh: "首字母", en: "initials" },
  code: { zh: "代码 {c}", en: "code {c}" },
  name: { zh: "中文名 {n}", en: "Chinese name {n}" },
  wording: { zh: "原文", en: "its Chinese wording" },
  traditional: { zh: "繁体字", en: "traditional characters" },
  sound: { zh: "同音", en: "same sound" },
  near: { zh: "形近", en: "similar spelling" },
  some: { zh: "部分字词", en: "some of the words" },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
