/** The words of the table. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  table: { zh: "表格", en: "Table" },
  counties: { zh: "县（市、区）", en: "Counties" },
  initiatives: { zh: "举措", en: "Measures" },
  what: { zh: "列什么", en: "What to list" },
  filterCounties: { zh: "筛选 {n} 县", en: "Filter {n} {n:county|counties}" },
  filterInitiatives: { zh: "筛选 {n} 项举措", en: "Filter {n} {n:measure|measures}" },
  seen: { zh: "只列图上所见", en: "Only what the map shows" },
  rows: { zh: "{n} 行", en: "{n} {n:row|rows}" },
  someRows: { zh: "{n} / {all} 行", en: "{n} of {all} {all:row|rows}" },
  reachedBy: { zh: "及于：{t}", en: "Reached by: {t}" },
  dropFilter: { zh: "去掉筛选“{t}”", en: "Drop the filter “{t}”" },
  noRow: { zh: "没有符合的行。", en: "No row fits." },
  unfilter: { zh: "清除筛选", en: "Clear the filters" },
  copy: { zh: "复制", en: "Copy" },
  copyHint: { zh: "复制所列各行，可贴进电子表格", en: "Copy the rows listed, to be pasted into a spreadsheet" },
  copied: { zh: "已复制 {n} 行", en: "{n} {n:row|rows} copied" },
  notCopied: { zh: "浏览器不允许复制（{n} 行）。", en: "The browser does not allow copying ({n} {n:row|rows})." },
  save: { zh: "{f}：所列各行", en: "{f}: the rows listed" },
  rank: { zh: "序", en: "No." },
  county: { zh: "县（市、区）", en: "County" },
  prefecture: { zh: "市州", en: "Prefecture" },
  direct: { zh: "直接", en: "Direct" },
  sentences: { zh: "句数", en: "Sentences" },
  inheritedSentences: { zh: "继承所在句", en: "Sentences inherited" },
  inherited: { zh: "继承", en: "Inherited" },
  whole: { zh: "整县", en: "Whole" },
  part: { zh: "局部", en: "Part" },
  site: { zh: "点位", en: "Site" },
  named: { zh: "点名", en: "Named" },
  list: { zh: "名单", en: "On a list" },
  ways: {
    zh: "整县（点名或在名单上）{w}，局部 {p}，点位 {s}",
    en: "whole county, by name or list {w}, part {p}, site {s}",
  },
  theme: { zh: "主题", en: "Theme" },
  title: { zh: "举措", en: "Measure" },
  action: { zh: "行动", en: "Action" },
  clause: { zh: "条款", en: "Clause" },
  reach: { zh: "及于", en: "Reach" },
  reached: { zh: "县数", en: "Counties" },
  province: { zh: "全省", en: "Province" },
  unplaced: { zh: "未落图", en: "Not drawn" },
  quote: { zh: "原文", en: "Quote" },
  year: { zh: "目标年", en: "Target year" },
  code: { zh: "区划代码", en: "Code" },
  english: { zh: "英文", en: "English" },
  chinese: { zh: "中文", en: "Chinese" },
  hint: {
    zh: "与地图同步：悬停一行，图上描出；点一行，图上标红。全省性举措不计入县。",
    en: "In step with the map: point at a row to outline it, choose it to mark it red. Province-wide measures are counted in no county.",
  },
  severalChosen: { zh: "已选 {n} 县", en: "{n} {n:county|counties} chosen" },
  card: { zh: "打开卡片 ›", en: "Open the card ›" },
  keys: { zh: "方向键选行，回车选定，空格加选", en: "Arrow keys move, Enter chooses, Space adds" },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
