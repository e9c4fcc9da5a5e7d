/** The words of the board. */

import { wordOf } from "./words.js";

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  page: { zh: "看板", en: "Board" },
  prefectures: { zh: "十四个主题，二十一个市州", en: "Fourteen themes, twenty-one prefectures" },
  zones: { zh: "十四个主题，五大经济区", en: "Fourteen themes, five economic zones" },
  columns: { zh: "列", en: "Columns" },
  byPrefectures: { zh: "按市州", en: "By prefecture" },
  byZones: { zh: "按经济区", en: "By economic zone" },
  what: {
    zh: "数字是句数（可改为举措项数），一句在一格里只计一次。大字：直接及于其中的县（条款点名、点位、局部或名单）；小字：继承，“市”经该市州，“区”经更大的区域。全省性举措不进格，见横条。",
    en: "Each number counts sentences (or measures), each once in a cell. Large: they reach a county of it directly (named, a site, a part, or on a list). Small: inherited, P through the prefecture, R through a wider region. Province-wide ones are in no cell but in the bars.",
  },
  whatZones: {
    zh: "数字是句数（可改为举措项数），一句在一格里只计一次。大字：直接及于其中的县（条款点名、点位、局部或名单）；小字：继承，“市”经其中的市州，“区”经该区或更大的区域。全省性举措不进格，见横条。",
    en: "Each number counts sentences (or measures), each once in a cell. Large: they reach a county of it directly (named, a site, a part, or on a list). Small: inherited, P through a prefecture of it, R through this or a wider region. Province-wide ones are in no cell but in the bars.",
  },
  caption: { zh: "各主题在各列的句数和举措项数", en: "Sentences and measures by theme and column" },
  hint: {
    zh: "点一格，看其中的举措；方向键在格间移动。",
    en: "Choose a cell for its measures; arrow keys move between cells.",
  },
  theme: { zh: "主题", en: "Theme" },
  part: { zh: "第{n}部分", en: "Part {n}" },
  counted: { zh: "数什么", en: "What is counted" },
  sentences: { zh: "按句数", en: "Sentences" },
  measures: { zh: "按举措数", en: "Measures" },
  shades: { zh: "直接句数", en: "Direct sentences" },
  shadesM: { zh: "直接项数", en: "Direct measures" },
  all: { zh: "全部举措", en: "All measures" },
  direct: { zh: "直接", en: "Direct" },
  inherited: { zh: "继承", en: "Inherited" },
  province: { zh: "全省性", en: "Province-wide" },
  unplaced: { zh: "未落图", en: "Not drawn" },
  shortPrefecture: { zh: "市", en: "P" },
  shortRegion: { zh: "区", en: "R" },
  sums: { zh: "合计", en: "Sum" },
  cell: { zh: "{t}，{c}：直接 {d}；{ways}", en: "{t}, {c}: direct {d}; {ways}" },
  none: { zh: "无", en: "none" },
  bar: {
    zh: "{t}，共 {n} 项：直接 {d}，继承 {i}，全省性 {p}，未落图 {u}",
    en: "{t}, {n} in all: {d} direct, {i} inherited, {p} province-wide, {u} not drawn",
  },
  total: {
    zh: "全部 {n} 项举措，每项按最强的及于方式只计一次：直接 {d}，继承 {i}，全省性 {p}，未落图 {u}。",
    en: "All {n} {n:measure|measures}, each counted once by its strongest reach: {d} direct, {i} inherited, {p} province-wide, {u} not drawn.",
  },
  totalLeft: {
    zh: "符合筛选的 {n} 项举措，每项按最强的及于方式只计一次：直接 {d}，继承 {i}，全省性 {p}，未落图 {u}。",
    en: "{n} {n:measure|measures} {n:passes|pass} the filter, each counted once by its strongest reach: {d} direct, {i} inherited, {p} province-wide, {u} not drawn.",
  },
  theseRows: { zh: "这些举措：", en: "These measures:" },
  saveRows: { zh: "把这些举措存为 {f}", en: "Save these measures as {f}" },
  inTable: { zh: "在表格中看 ›", en: "See them in the table ›" },
  sumNote: {
    zh: "一项举措可及于几列，各列合计不能相加；一句可含几个主题，列内合计只计一次。",
    en: "One measure may reach several columns: the sums of columns cannot be added up. A sentence of several themes counts once in a sum.",
  },
  export: { zh: "同样的数据：initiatives.geojson", en: "The same data: initiatives.geojson" },
  chooseCell: { zh: "尚未选格", en: "No cell chosen" },
  onMap: { zh: "在图上看", en: "See it on the map" },
  targets: { zh: "目标", en: "Targets" },
  targetsCount: { zh: "{n} 项，按所在的句子排在时间轴上", en: "{n}, on a time axis, by the sentence they stand in" },
  adopted: { zh: "《决定》2024 年 5 月", en: "Decision, May 2024" },
  base: { zh: "{y} 基期", en: "{y} base" },
  countyPages: { zh: "各县的一页纸：", en: "A sheet for each county: " },
  targetsOf: { zh: "到 {y} 年", en: "By {y}" },
  unplacedTitle: { zh: "未落图的地点", en: "Places not drawn" },
  unplacedCount: { zh: "{n} 处，各有原因", en: "{n}, each with its reason" },
  incompleteTitle: { zh: "名单不全的地点", en: "Lists known in part" },
  incompleteCount: { zh: "{n} 处，只画已知部分", en: "{n}, drawn as far as known" },
  clause: { zh: "读条款 {id}", en: "Read clause {id}" },
  foot: { zh: "英文标题由本站翻译，并非官方文本。", en: "English titles are ours, not official." },
  version: { zh: "数据版本 {v}", en: "Data version {v}" },
  loadingFailed: { zh: "看板没有读到数据。", en: "The board could not read its data." },
};

/** @typedef {keyof typeof WORDS} Word */

export const word = wordOf(WORDS);
