/** The words of the first view, so that the others may come after the map. */

/** @satisfies {Record<string, import("../data/model.js").Text>} */
export const WORDS = {
  product: { zh: "决定落在哪里", en: "Where the Decision lands" },
  layers: { zh: "图层", en: "Layers" },
  aboutLayer: { zh: "关于图层：{t}", en: "About the layer: {t}" },
  opacity: { zh: "不透明度", en: "Opacity" },
  layerMoved: { zh: "{t}：第 {i} 层，共 {n} 层", en: "{t}: {i} of {n}" },
  dismiss: { zh: "关闭提示", en: "Dismiss" },
  only: { zh: "只看", en: "Only" },
  onlyThis: { zh: "只看{t}", en: "Only {t}" },
  openFull: { zh: "打开完整地图", en: "Open the full map" },
  skip: { zh: "跳转", en: "Skip" },
  panel: { zh: "搜索、图层与卡片", en: "Search, layers and cards" },
  legend: { zh: "图例", en: "Legend" },
  whole: { zh: "整县：条款及于全县", en: "Whole county" },
  part: { zh: "局部：只及一部分，斜线不示边界", en: "Hatched: only part, area not given" },
  point: { zh: "点位：工程、机构、遗址", en: "Site" },
  line: { zh: "线状：河流、走廊", en: "Line: river, corridor" },
  context: { zh: "背景：《决定》未点名", en: "Context: not named by the Decision" },
  incomplete: { zh: "名单不全：{t}", en: "Incomplete lists: {t}" },
  headline: { zh: "{l}个图层，{n} 个县（市、区）", en: "{l} {k:layer|layers}, {n} {n:county|counties}" },
  headlineText: {
    zh: "{d} 项举措落在图上的地点；另有 {p} 项及于全省，不画到县。",
    en: "{d} {d:measure lands|measures land} on places shown here; {p} more {p:is|are} province-wide and not drawn.",
  },
  findAll: {
    zh: "{n} 项举措里，{p} 项不点名任何地方；点名的 {k} 项，图上有 {d} 项",
    en: "{p} of {n} {n:measure|measures} name no place; {k} {k:does|do}, of which {d} {d:is|are} on this map",
  },
  findTheme: {
    zh: "“{t}”的 {n} 项举措：{d} 项落在 {c} 个县，{p} 项及于全省",
    en: "{t}: {d} of {n} {n:measure|measures} {d:lands|land} in {c} {c:county|counties}; {p} {p:is|are} province-wide",
  },
  findNone: {
    zh: "“{t}”的 {n} 项举措，都不在所开图层上；{p} 项及于全省",
    en: "{t}: none of {n} {n:measure|measures} is on the layers shown; {p} {p:is|are} province-wide",
  },
  findSites: { zh: "{t}：{s} 处，在 {c} 个县", en: "{t}: {s} {s:site|sites} in {c} {c:county|counties}" },
  findLayer: { zh: "{t}：{c} 个县", en: "{t}: {c} {c:county|counties}" },
  findWhole: { zh: "{t}：{c} 个县都在{z}", en: "{t}: all {c} {c:county|counties} lie in {z}" },
  findMost: { zh: "{t}：{c} 个县，其中 {k} 个在{z}", en: "{t}: {k} of {c} {c:county|counties} lie in {z}" },
  listThem: { zh: "逐项列出", en: "List them" },
  ofWhat: {
    zh: "四川省委 2024 年 5 月《决定》：新质生产力与高质量发展",
    en: "Sichuan, China: the Party’s 2024 Decision on development",
  },
  headlineHint: { zh: "点一个县，看它为何在图上。", en: "Choose a county to read why it is on the map." },
  someThemes: { zh: "{n} 个主题", en: "{n} {n:theme|themes}" },
  headlineFilter: { zh: "已按主题筛选：{t}。", en: "Filtered by theme: {t}." },
  nothing: { zh: "没有图层打开", en: "No layer is on" },
  counties: { zh: "{n}县", en: "{n}" },
  partial: { zh: "{n}县局部", en: "{n} part" },
  countiesSaid: { zh: "{n}县", en: "{n} {n:county|counties}" },
  partialSaid: { zh: "{n}县局部", en: "{n} {n:county|counties} in part" },
  sites: { zh: "{n}处", en: "{n} {n:site|sites}" },
  exportLayer: { zh: "导出 GeoJSON：{layer}", en: "Export GeoJSON: {layer}" },
  failed: {
    zh: "没有读到数据。请检查连接后重试。",
    en: "The data could not be read. Check the connection and try again.",
  },
  retry: { zh: "重试", en: "Try again" },
  more: { zh: "放大", en: "Zoom in" },
  less: { zh: "缩小", en: "Zoom out" },
  all: { zh: "全省", en: "All" },
  locate: { zh: "我在哪个县", en: "My county" },
  credit: {
    zh: "边界：国家地理信息公共服务平台“天地图”（2025-09），审图号 GS(2024)0650号　河流：全国 1:400 万、GSHHG",
    en: "Boundaries: Tianditu, National Platform for Common Geospatial Information (2025-09), map review no. GS(2024)0650. Rivers: national 1:4 million, GSHHG",
  },
  creditShort: {
    zh: "边界：天地图（2025-09），审图号 GS(2024)0650号",
    en: "Boundaries: Tianditu (2025-09), map review no. GS(2024)0650",
  },
  keys: { zh: "快捷键", en: "Keyboard" },
  report: { zh: "报告问题", en: "Report a problem" },
  version: { zh: "数据版本 {v}", en: "Data {v}" },
  notAuthority: { zh: "示意图，不作划界依据", en: "Schematic. Not an authority on boundaries." },
  unknown: {
    zh: "链接里有认不出的内容，已略过：{list}",
    en: "The link names what is not here; it was left out: {list}",
  },
  km: { zh: "公里", en: "km" },
  mapLabel: { zh: "四川省183个县（市、区）地图", en: "Map of Sichuan's 183 counties" },
  shadeBy: { zh: "图上画什么", en: "What the map shows" },
  shadeCounties: { zh: "按县着色", en: "Shade counties" },
  compare: { zh: "双图对照", en: "Two maps" },
  tour: { zh: "导览", en: "Tour" },
};

const PLURALS = new Intl.PluralRules("en");

/** The form that goes with a number. @param {number} n @param {string} one @param {string} other */
export const plural = (n, one, other) => (PLURALS.select(n) === "one" ? one : other);

/**
 * A text with its `{values}` filled in; `{n:county|counties}` is the form that goes with `n`.
 * @param {string} text @param {Record<string, string | number>} values
 */
export const filled = (text, values) =>
  text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name, one, other) =>
    other === undefined ? String(values[name] ?? "") : plural(Number(values[name]), one, other),
  );

/**
 * What says a word of a list, see `filled`.
 * @template {string} Key @param {Record<Key, import("../data/model.js").Text>} words
 */
export const wordOf =
  (words) =>
  (
    /** @type {import("../data/model.js").Lang} */ lang,
    /** @type {Key} */ key,
    /** @type {Record<string, string | number>} */ values = {},
  ) =>
    filled(words[key][lang], values);

export const word = wordOf(WORDS);

const NUMERALS = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];

/** A small number as a headline says it. @param {import("../data/model.js").Lang} lang @param {number} n */
export function spelt(lang, n) {
  if (lang === "zh") return n <= 10 ? NUMERALS[n] : ` ${n} `;
  return ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"][n] ?? String(n);
}
