/** The words of the page of what has come of the Decision: those of the cards among them, which come with the map. */

import { WORDS as SINCE } from "./since.js";
import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  ...SINCE,
  title: { zh: "《决定》之后", en: "Since the Decision" },
  lead: {
    zh: "四川省委 2024 年 5 月 13 日的《决定》有 {n} 项举措。此后公开报道和文件里查到 {f} 条进展，涉及其中 {m} 项；其余 {z} 项没有查到。",
    en: "The Decision of 13 May 2024 has {n} {n:measure|measures}. Public reports and papers since then yielded {f} {f:fact|facts} on {m} of them; for the other {z} nothing was found.",
  },
  asOfLong: {
    zh: "检索截至 {d}；没有查到不等于没有进展。",
    en: "Searched until {d}. That nothing was found does not mean that nothing has happened.",
  },
  sources: { zh: "出处", en: "Sources" },
  statuses: { zh: "按状态看", en: "By status" },
  themes: { zh: "按主题看", en: "By theme" },
  all: { zh: "全部", en: "All" },
  moved: { zh: "有结果或有变化的", en: "Finished, reached or changed" },
  targets: { zh: "目标与现值", en: "Targets, and where they stand" },
  places: { zh: "区域与地点", en: "Areas and places" },
  nothing: { zh: "没有查到进展的举措", en: "Measures of which nothing was found" },
  nothingNote: {
    zh: "检索截至 {d}。没有查到不等于没有进展；新的线索可按 docs/keep-up.md 补入。",
    en: "Searched until {d}. That nothing was found does not mean that nothing has happened.",
  },
  noMatch: { zh: "这样筛选没有结果。", en: "Nothing matches this filter." },
  print: { zh: "打印", en: "Print" },
  download: { zh: "下载：", en: "Download: " },
  rules: {
    zh: "状态只按有出处的事实定：取其中走得最远的一步，后来的“推进中”不改“已完成”；“已停止”总是改写。出处是首发的媒体或文件，不是转载网站；●●● 有据，●○○ 存疑（标题未见或自行发布）。多数事实出自 2026 年 2 月 3 日的省政府工作报告，照引原文；其中“五年来”的数字从 2021 年算起。",
    en: "A status rests on sourced facts only: it is the furthest step that they report; a later “under way” does not undo “done”, “stopped” always takes over. Sources are those who published first, not reprints; ●●● sourced, ●○○ uncertain (title not seen, or self-published). Most facts quote the province's work report of 3 February 2026; what it gives for 2021–2025 reaches back before the Decision.",
  },
  ours: { zh: "英文由本站译出，非官方译文。", en: "The English is ours, not official." },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
