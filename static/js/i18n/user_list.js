/** The words of the reader's own list. */

import { wordOf } from "./words.js";

export const WORDS = {
  title: { zh: "自带清单", en: "Your own list" },
  intro: {
    zh: "把项目清单拖到这里，或选择文件。每一行的地名会落到县；落不到的，说明为什么。",
    en: "Drop a list of projects here, or choose a file. Each row is placed on its county, or told why not.",
  },
  forms: {
    zh: "CSV、Excel、ODS、网页表格、Parquet，各种编码；至多 20 MB、10 万行。更大的清单用命令行。",
    en: "CSV, Excel, ODS, tables of web pages or Parquet, in any usual encoding; at most 20 MB and 100,000 rows. The command line takes more.",
  },
  privacy: {
    zh: "文件只在本次查询中使用，服务器不留存；您的浏览器会记住它，直到您移除。",
    en: "The file is used for this answer only; the server keeps nothing. Your browser keeps it until you remove it.",
  },
  again: { zh: "再次打开“{name}”", en: "Open “{name}” again" },
  forget: { zh: "从本浏览器移除", en: "remove it from this browser" },
  sheet: { zh: "工作表", en: "Sheet" },
  hiddenSheet: { zh: "{name}（隐藏）", en: "{name} (hidden)" },
  placeColumn: { zh: "地名列", en: "Place column" },
  searchPlace: { zh: "第 {row} 行的地名", en: "Row {row}: the place" },
  searchHint: { zh: "应是哪里？", en: "Which place is it?" },
  notPlace: { zh: "不是地名", en: "Not a place" },
  isNoPlace: { zh: "标为不是地名", en: "marked as no place" },
  choose: { zh: "选择文件", en: "Choose a file" },
  sample: { zh: "下载示例清单", en: "Download a sample list" },
  trySample: { zh: "用示例试一试", en: "Try the sample" },
  working: { zh: "正在落图……", en: "Placing the rows…" },
  failed: {
    zh: "没有送到服务器。请检查连接后重试。",
    en: "The server was not reached. Check the connection and try again.",
  },
  noServer: {
    zh: "这是一份静态副本，没有服务器来处理清单。",
    en: "This is a static copy: there is no server to place a list.",
  },
  retry: { zh: "重试", en: "Try again" },
  close: { zh: "关闭清单", en: "Close the list" },
  another: { zh: "换一个文件", en: "Another file" },
  rows: { zh: "{n} 行", en: "{n} rows" },
  matched: { zh: "已落图", en: "matched" },
  fuzzy: { zh: "近似", en: "fuzzy" },
  ambiguous: { zh: "有歧义", en: "ambiguous" },
  unresolved: { zh: "未解", en: "unresolved" },
  empty: { zh: "空", en: "empty" },
  filterStatus: { zh: "按结果筛选", en: "Filter by outcome" },
  row: { zh: "行", en: "Row" },
  input: { zh: "原文", en: "As written" },
  outcome: { zh: "结果", en: "Outcome" },
  counties: { zh: "{n} 个县", en: "{n} counties" },
  similar: { zh: "相似度 {n}", en: "similarity {n}" },
  pick: { zh: "第 {row} 行选作{name}", en: "Row {row}: choose {name}" },
  corrected: { zh: "更正为 {name}", en: "put right: {name}" },
  undo: { zh: "撤销", en: "undo" },
  apply: { zh: "应用 {n} 处更正", en: "Apply {n} corrections" },
  report: { zh: "下载报告", en: "Download the report" },
  file: { zh: "保存更正后的清单", en: "Save the corrected list" },
  more: { zh: "再显示 {n} 行", en: "Show {n} more" },
  layerHint: {
    zh: "读者自带的清单，不是《决定》的内容",
    en: "A list that the reader brought; no part of the Decision",
  },
  group: { zh: "自带清单", en: "Your own" },
  placed: { zh: "{m} 行落到 {n} 个县（市、区）", en: "{m} rows on {n} counties" },
};

export const word = wordOf(WORDS);
