/** The words of the dialog in which the view leaves. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  title: { zh: "导出与引用", en: "Export and cite" },
  contents: { zh: "本页内容", en: "Contents" },
  files: { zh: "下载数据", en: "Download the data" },
  what: { zh: "下载什么", en: "What to download" },
  view: { zh: "当前视图", en: "This view" },
  chosenInitiatives: { zh: "所选举措", en: "Chosen measures" },
  allInitiatives: { zh: "全部举措", en: "All measures" },
  rows: { zh: "{n} 行", en: "Rows: {n}" },
  onlyGeojson: {
    zh: "此处没有服务器：筛选后的数据只有 GeoJSON，其他格式请下载全部举措后自行筛选。",
    en: "There is no server here: filtered data come as GeoJSON only. For other formats take all measures and filter them.",
  },
  loading: { zh: "正在清点……", en: "Counting…" },
  failed: { zh: "没有读到清单。", en: "The list could not be read." },
  retry: { zh: "重试", en: "Try again" },
  pictures: { zh: "图片与打印", en: "Pictures and print" },
  oneFile: { zh: "一个文件的地图", en: "The map in one file" },
  oneFileName: { zh: "下载 HTML", en: "Download HTML" },
  oneFileHint: {
    zh: "约 2 MB，打开就是当前视图；不需要网络，图层、筛选、表格、原文、键盘操作都在。",
    en: "About 2 MB, opens on this view; needs no network and keeps layers, filter, table, text and keyboard.",
  },
  link: { zh: "链接", en: "Link" },
  withoutList: {
    zh: "自带清单不在其中；要交给别人，请在清单里存为“清单文件”或“含清单的网页”。",
    en: "Your own list is not in it. To hand it on, save it from the list's panel as a file or a web page.",
  },
  embed: { zh: "嵌入网页", en: "Embed" },
  embedHint: {
    zh: "把这段代码放进网页，显示的就是当前视图。",
    en: "Put this into a web page: it shows the present view.",
  },
  frameTitle: { zh: "决定落在哪里：举措地图", en: "Where the Decision lands: a map" },
  cite: { zh: "引用当前视图", en: "Cite this view" },
  gb: { zh: "GB/T 7714", en: "GB/T 7714" },
  apa: { zh: "APA", en: "APA" },
  bibtex: { zh: "BibTeX", en: "BibTeX" },
  copy: { zh: "复制", en: "Copy" },
  copied: { zh: "已复制", en: "Copied" },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
