/** The words of the facets. */

import { WORDS as TABLE } from "./table.js";
import { WORDS as PAGE, wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  facets: { zh: "筛选", en: "Filter" },
  facetsN: { zh: "筛选 {n}", en: "Filter {n}" },
  theme: { zh: "主题", en: "Theme" },
  action: { zh: "行动", en: "Action" },
  reach: { zh: "及于", en: "Reach" },
  prefecture: { zh: "市州", en: "Prefecture" },
  zone: { zh: "经济区", en: "Economic zone" },
  part: { zh: "《决定》部分", en: "Part of the text" },
  year: { zh: "目标年", en: "Target year" },
  status: { zh: "此后", en: "Since then" },
  confidence: { zh: "位置可信度", en: "How sure the place is" },
  clearAll: { zh: "全部清除", en: "Clear all" },
};

/** What values are called that the model has no words for. */
export const FACET_WORDS = {
  direct: TABLE.direct,
  inherited: TABLE.inherited,
  province: TABLE.province,
  unplaced: TABLE.unplaced,
  sourced: PAGE.sourced,
  known: PAGE.known,
  uncertain: PAGE.uncertain,
  part: { zh: "第{n}部分", en: "Part {n}" },
};

export const word = wordOf(WORDS);
