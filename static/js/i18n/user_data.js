/** The words of the reader's own figures. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  title: { zh: "用自带数据着色", en: "Shade by your own figures" },
  intro: {
    zh: "一张每县一行的表：一列是区划代码或县名，一列是数。",
    en: "A table with a row for each county: one column with codes or names, one with figures.",
  },
  privacy: {
    zh: "数只在这台机器的浏览器里；按“给地图着色”才送出写地名的那列，由自带清单的同一个读法来认，服务器不留存。浏览器会记住这张表。",
    en: "The figures stay in this browser, which keeps them. “Shade the map” sends the column of places alone, to be read as lists of your own are; the server keeps nothing.",
  },
  privacyHere: {
    zh: "只在这台机器的浏览器里读，不上传；浏览器会记住这张表。",
    en: "It is read in this browser, which keeps it; nothing is sent.",
  },
  choose: { zh: "选择 CSV 文件", en: "Choose a CSV file" },
  paste: { zh: "或从电子表格里复制，贴在这里", en: "Or copy from a spreadsheet and paste here" },
  template: { zh: "空白表：183 县的代码与名称", en: "An empty table: codes and names of the 183 counties" },
  failed: { zh: "没有读到县名表。", en: "The list of names could not be read." },
  retry: { zh: "重试", en: "Try again" },
  noTable: {
    zh: "这里没有表：至少要有一行表头、一行数据、两列。",
    en: "There is no table here: it needs a heading, a row and two columns.",
  },
  tooLong: { zh: "有 {n} 行，最多读 {most} 行。", en: "{n} {n:row|rows}: at most {most} are read." },
  broken: { zh: "第 {row} 行读不通：{why}", en: "Row {row} cannot be read: {why}" },
  keyColumn: { zh: "县在哪一列", en: "Column of counties" },
  valueColumn: { zh: "数在哪一列", en: "Column of figures" },
  noColumn: { zh: "没有找到含县名或代码的列。", en: "No column holds names or codes of counties." },
  joined: { zh: "{n} 县对上", en: "{n} {n:county|counties} found" },
  missing: { zh: "{n} 县没有数", en: "{n} {n:county|counties} without a figure" },
  notJoined: { zh: "{n} 行没有对上", en: "{n} {n:row|rows} not used" },
  oneNotJoined: { zh: "{n} 行没有对上", en: "{n} row not used" },
  row: { zh: "行", en: "Row" },
  cell: { zh: "内容", en: "Cell" },
  why: { zh: "原因", en: "Reason" },
  unknown: { zh: "不是四川的县（市、区）", en: "no county of Sichuan" },
  prefecture: { zh: "是市州，不是县", en: "a prefecture, not a county" },
  several: { zh: "指 {n} 个县，不是一个县", en: "means {n} counties, not one" },
  ambiguous: { zh: "可能是", en: "may be" },
  again: { zh: "{c}已在第 {row} 行", en: "{c} stands in row {row} already" },
  notNumber: { zh: "“{v}”不是数", en: "“{v}” is no figure" },
  notPlaced: { zh: "没能送到服务器来认，请再试。", en: "The places could not be sent to be read: try again." },
  forget: { zh: "移除这张表", en: "Remove this table" },
  apply: { zh: "给地图着色", en: "Shade the map" },
  summary: {
    zh: "自带数据“{f}”：{n} 县对上，{m} 行没有对上，{o} 县没有数。只在本机读取，不随链接走。",
    en: "Your data “{f}”: {n} {n:county|counties} found, {m} {m:row|rows} not used, {o} {o:county|counties} without a figure. Kept on this machine; no link carries it.",
  },
  pasted: { zh: "粘贴的表", en: "pasted table" },
  unnamed: { zh: "第 {n} 列", en: "Column {n}" },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
