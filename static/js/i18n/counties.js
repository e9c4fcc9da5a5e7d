/** The words of the card of several counties. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  severalSummary: {
    zh: "合计{c}，每项只计一次；其中 {a} 项各县共有。全省性举措不计。",
    en: "{c} in all, each counted once; {a} of the measures {a:reaches|reach} all of them. Province-wide measures are not counted.",
  },
  dropCounty: { zh: "去掉{c}", en: "Drop {c}" },
  countiesExport: { zh: "合并清单 GeoJSON", en: "The combined list, GeoJSON" },
  inAll: { zh: "{n} 县共有", en: "In all {n}" },
  differ: { zh: "各县不同", en: "Where they differ" },
  matrixKey: {
    zh: "● 点名或名单　◐ 局部　▪ 点位　○ 经市州或区域",
    en: "● by name or list, ◐ part, ▪ site, ○ through a prefecture or region",
  },
};

export const word = wordOf(WORDS);
