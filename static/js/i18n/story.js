/** The words of the tour. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  tour: { zh: "导览", en: "Tour" },
  position: { zh: "导览 {i} / {n}", en: "Tour {i} / {n}" },
  said: { zh: "第 {i} 步，共 {n} 步：{t}。{line}", en: "Step {i} of {n}: {t}. {line}" },
  previous: { zh: "‹ 上一步", en: "‹ Back" },
  next: { zh: "下一步 ›", en: "Next ›" },
  find: { zh: "找你的县 ›", en: "Find your county ›" },
  end: { zh: "结束导览", en: "End the tour" },
  steps: { zh: "各步", en: "Steps" },
};

export const word = wordOf(WORDS);
