/** The words of help: keys and reports. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  title: { zh: "键盘快捷键", en: "Keyboard shortcuts" },
  everywhere: { zh: "任何地方", en: "Anywhere" },
  onMap: { zh: "焦点在地图上", en: "With the focus on the map" },
  inSearch: { zh: "焦点在搜索框里", en: "With the focus in the search" },
  inLayers: { zh: "焦点在图层面板里", en: "With the focus in the layer panel" },
  inTable: { zh: "焦点在表格里", en: "With the focus in the table" },
  onLine: { zh: "焦点在对照的分界线上", en: "With the focus on the line between compared maps" },
  inText: { zh: "焦点在原文里", en: "With the focus in the text" },
  inGuided: { zh: "逐句导读时", en: "In guided reading" },
  inTour: { zh: "导览时", en: "In the tour" },
  toSearch: { zh: "到搜索框", en: "To the search" },
  help: { zh: "显示这张表", en: "Show this list" },
  escape: {
    zh: "关掉最上面的一样：搜索结果、卡片、导读",
    en: "Close what is uppermost: results, card, guided reading",
  },
  undo: { zh: "撤销对图层或主题的改动", en: "Undo a change of layers or themes" },
  arrows: { zh: "到那个方向最近的县或点位", en: "To the nearest county or site that way" },
  letters: { zh: "到英文名以此开头的", en: "To the English name that begins so" },
  pages: { zh: "按顺序到下一个、上一个", en: "To the next, to the one before, in order" },
  ends: { zh: "到第一个、最后一个", en: "To the first, to the last" },
  open: { zh: "打开它的卡片", en: "Open its card" },
  add: { zh: "加选、去掉一个县", en: "Add or drop a county" },
  zoom: { zh: "放大、缩小、全省", en: "Zoom in, zoom out, the whole province" },
  pan: { zh: "移动地图", en: "Move the map" },
  results: {
    zh: "下一条、上一条；框里没有字时列出全部县",
    en: "The next result, the one before; in an empty box, all counties",
  },
  tens: { zh: "往下、往上十条", en: "Ten on, ten back" },
  choose: { zh: "打开这一条", en: "Open the result" },
  closeList: { zh: "收起结果", en: "Close the results" },
  layerRows: { zh: "上一行、下一行（图层或主题）", en: "The row before, the next, of layers or themes" },
  layerControls: { zh: "在一行里：开关、只看、GeoJSON、说明", en: "Within a row: toggle, Only, GeoJSON, particulars" },
  toggle: { zh: "开关图层或主题", en: "Turn a layer or theme on or off" },
  order: { zh: "在“显示”里的把手 ⠿ 上：上移、下移一层", en: "Under “Shown”, on the handle ⠿: move the layer up, down" },
  orderEnds: { zh: "同上：移到最上、最下", en: "There: to the top, to the bottom" },
  opacity: {
    zh: "在不透明度滑块上（› 展开）：减、加 5%",
    en: "On the slider of opacity (› opens it): 5% less, 5% more",
  },
  solo: {
    zh: "在“只看”上：只开这一层；在 › 上：展开它的说明",
    en: "On “Only”: that layer alone; on ›: its particulars",
  },
  rows: { zh: "上一行、下一行", en: "The row before, the next" },
  line: { zh: "左移、右移 2%", en: "2% to the left, to the right" },
  lineMore: { zh: "左移、右移 10%", en: "10% to the left, to the right" },
  lineEnds: { zh: "移到最左、最右", en: "To the left edge, to the right edge" },
  sentences: { zh: "上一句、下一句", en: "The sentence before, the next" },
  read: { zh: "读这一句", en: "Read the sentence" },
  steps: { zh: "往回、往下", en: "Back, on" },
  single: { zh: "用单个字符的快捷键（/ 与 ?）", en: "Shortcuts of a single character (/ and ?)" },
  singleHint: {
    zh: "语音输入会误触时可以关掉；选择记在这台设备上。",
    en: "Turn them off where speech input sets them off by mistake. Remembered on this device.",
  },
  report: { zh: "报告问题", en: "Report a problem" },
  reportHint: {
    zh: "说明下面的视图哪里不对、应当怎样、依据是什么。链接和数据版本已经填好。",
    en: "Say what is wrong in this view, what is right, and on what ground. Link and data version are filled in.",
  },
  reportText: {
    zh: "哪里不对：\n\n应当怎样，依据：\n\n――\n视图：{link}\n数据版本：{version}\n窗口：{size}",
    en: "What is wrong:\n\nWhat is right, and the source for it:\n\n――\nView: {link}\nData version: {version}\nWindow: {size}",
  },
  reportLabel: { zh: "报告的文字", en: "Text of the report" },
  reportTitle: { zh: "地图问题：决定落在哪里", en: "Map problem: Where the Decision lands" },
  send: { zh: "发送", en: "Send" },
  copy: { zh: "复制文字", en: "Copy the text" },
  copied: { zh: "已复制，可以贴到邮件或问题单里", en: "Copied. Paste it into a mail or an issue" },
  select: {
    zh: "浏览器不让网页复制；文字已选中，请自行复制",
    en: "The browser does not let a page copy. The text is selected: copy it by hand",
  },
  guide: { zh: "读图说明与词汇", en: "How to read this map, and a glossary" },
};

export const word = wordOf(WORDS);
