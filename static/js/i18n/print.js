/** The words of printed maps and pictures. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  paper: { zh: "版式", en: "Format" },
  "a4-landscape": { zh: "A4 横", en: "A4 wide" },
  "a4-portrait": { zh: "A4 竖", en: "A4 tall" },
  "a3-landscape": { zh: "A3 横", en: "A3 wide" },
  "a3-portrait": { zh: "A3 竖", en: "A3 tall" },
  slide: { zh: "16:9 幻灯", en: "16:9 slide" },
  square: { zh: "方形", en: "Square" },
  resolution: { zh: "PNG 精度", en: "Resolution of the PNG" },
  dpi: { zh: "每英寸 {n} 点", en: "{n} dpi" },
  clear: { zh: "透明底", en: "Transparent ground" },
  alt: { zh: "替代文字，中英文（也写在文件里）", en: "Alt text in both languages (also in the files)" },
  altMap: { zh: "四川省地图。{t}", en: "Map of Sichuan. {t}" },
  altLayers: { zh: "图层：{l}", en: "Layers: {l}" },
  title: { zh: "标题（可改）", en: "Title (optional)" },
  png: { zh: "图片 PNG", en: "Image, PNG" },
  svg: { zh: "矢量图 SVG", en: "Vector, SVG" },
  print: { zh: "打印 / PDF", en: "Print / PDF" },
  hint: {
    zh: "当前视图，带标题、图例、比例尺与来源；SVG 中的文字可编辑。",
    en: "This view with title, legend, scale and sources. The text of the SVG can be edited.",
  },
  decision: {
    zh: "依据：《中共四川省委关于以发展新质生产力为重要着力点扎实推进高质量发展的决定》（2024 年 5 月 13 日）",
    en: "Text: Sichuan Provincial Party Committee, Decision on new quality productive forces and high-quality development, 13 May 2024",
  },
  themes: { zh: "主题：{t}", en: "Themes: {t}" },
  chosen: { zh: "所选：{c}", en: "Chosen: {c}" },
  chosenKey: { zh: "所选", en: "Chosen" },
  made: { zh: "制图 {d}", en: "Made {d}" },
  found: { zh: "筛选：{f}", en: "Filter: {f}" },
  link: { zh: "本图链接：{l}", en: "This view: {l}" },
  north: { zh: "北", en: "N" },
  enlarged: { zh: "成都市　放大 {s} 倍", en: "Chengdu, {s}×" },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
