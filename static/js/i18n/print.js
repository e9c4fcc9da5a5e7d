/** The words of printed maps and pictures. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  paper: { zh: "纸张", en: "Paper" },
  "a4-landscape": { zh: "A4 横", en: "A4 wide" },
  "a4-portrait": { zh: "A4 竖", en: "A4 tall" },
  "a3-landscape": { zh: "A3 横", en: "A3 wide" },
  "a3-portrait": { zh: "A3 竖", en: "A3 tall" },
  title: { zh: "标题（可改）", en: "Title (optional)" },
  png: { zh: "图片 PNG", en: "Image, PNG" },
  svg: { zh: "矢量图 SVG", en: "Vector, SVG" },
  print: { zh: "打印 / PDF", en: "Print / PDF" },
  hint: {
    zh: "当前视图，带标题、图例、比例尺与来源；PNG 为 2 倍精度，SVG 中的文字可编辑。",
    en: "This view with title, legend, scale and sources. PNG at twice the resolution; the text of the SVG can be edited.",
  },
  decision: {
    zh: "依据：《中共四川省委关于以发展新质生产力为重要着力点扎实推进高质量发展的决定》（2024 年 5 月 13 日）",
    en: "Text: Sichuan Provincial Party Committee, Decision on new quality productive forces and high-quality development, 13 May 2024",
  },
  themes: { zh: "主题：{t}", en: "Themes: {t}" },
  chosen: { zh: "所选：{c}", en: "Chosen: {c}" },
  chosenKey: { zh: "所选", en: "Chosen" },
  made: { zh: "制图 {d}", en: "Made {d}" },
  link: { zh: "本图链接：{l}", en: "This view: {l}" },
  north: { zh: "北", en: "N" },
  enlarged: { zh: "成都市　放大 {s} 倍", en: "Chengdu, {s}×" },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
