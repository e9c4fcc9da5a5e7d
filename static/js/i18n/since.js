/** The words of what has come of the Decision, where cards, text and table tell of it. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  asOf: { zh: "检索截至 {d}", en: "Searched until {d}" },
  noneSince: { zh: "没有查到进展（检索截至 {d}）。", en: "Nothing found (searched until {d})." },
  since: { zh: "进展", en: "Since the Decision" },
  countySince: { zh: "此后的进展", en: "What has come of it" },
  countyNote: {
    zh: "关于及于本县各项举措的进展，不一定发生在本县；全省性举措不列。",
    en: "About the measures that reach this county; not all of it happened here. Province-wide ones are left out.",
  },
  countyMore: { zh: "另有 {n} 条更早的", en: "{n} earlier ones" },
  allFacts: { zh: "全部进展", en: "All that was found" },
  mark: { zh: "此后：{s}；{n} 项举措有进展", en: "Since: {s}; something was found of {n} of its measures" },
  byStatus: { zh: "此后进展", en: "Since then" },
  anyFound: { zh: "有进展", en: "with progress" },
  newest: { zh: "最新进展", en: "Newest fact" },
  newestDate: { zh: "最新进展日期", en: "Date of the newest fact" },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
