/** The words of locating the reader. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  asking: { zh: "正在等浏览器给出位置……", en: "Waiting for the browser's answer…" },
  here: { zh: "你在{c}：{m}，直接及于它。", en: "You are in {c}: {m} reach it directly." },
  noDirect: { zh: "你在{c}：没有举措直接及于它。", en: "You are in {c}: no measure reaches it directly." },
  about: {
    zh: "位置只准到约 {n} 公里，也可能是邻县。",
    en: "The position is good to about {n} km: it may be a county beside it.",
  },
  shifted: {
    zh: "{o}就在 {n} 米以内；有些手机给出的位置偏移了这么多（GCJ-02），你也可能在那里。",
    en: "{o} is within {n} m, and some devices in China shift positions that far (GCJ-02): you may be there.",
  },
  outside: { zh: "你的位置不在四川省内。", en: "You are outside Sichuan." },
  denied: {
    zh: "浏览器没有给出位置：未获允许。可在浏览器里为本站允许定位，或直接搜索县名。",
    en: "The browser gave no position: it was not allowed. Allow it for this site in the browser, or search for your county.",
  },
  unavailable: {
    zh: "浏览器给不出位置。请直接搜索县名。",
    en: "The browser has no position to give. Search for your county instead.",
  },
};

export const word = wordOf(WORDS);
