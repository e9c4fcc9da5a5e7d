/** Every word of the interface, in both languages. */

/** @type {Record<string, {zh: string, en: string}>} */
export const WORDS = {
  product: { zh: "决定落在哪里", en: "Where the Decision lands" },
  document: { zh: "中共四川省委关于以发展新质生产力为重要着力点", en: "Sichuan Provincial Party Committee, Decision on new quality" },
  document2: { zh: "扎实推进高质量发展的决定　2024 年 5 月 13 日", en: "productive forces and high-quality development, 13 May 2024" },
  layers: { zh: "图层", en: "Layers" },
  shown: { zh: "显示 {n} / {all}", en: "{n} of {all} shown" },
  themes: { zh: "政策主题", en: "Themes" },
  clear: { zh: "清除", en: "Clear" },
  search: { zh: "搜索", en: "Search" },
  searchHint: { zh: "搜索县市、地名、举措", en: "Search counties, places, initiatives" },
  copy: { zh: "复制链接", en: "Copy link" },
  copied: { zh: "链接已复制", en: "Link copied" },
  light: { zh: "浅色", en: "Light" },
  dark: { zh: "深色", en: "Dark" },
  skip: { zh: "跳到图层", en: "Skip to layers" },
  legend: { zh: "图例", en: "Legend" },
  whole: { zh: "整县：条款及于全县", en: "Whole county" },
  part: { zh: "局部：只及一部分，斜线不示边界", en: "Part, limits not shown" },
  point: { zh: "点位：工程、机构、遗址", en: "Site" },
  line: { zh: "线状：河流走廊", en: "River corridor" },
  context: { zh: "背景：《决定》未点名", en: "Context: not named by the Decision" },
  shades: { zh: "直接举措数", en: "Direct initiatives" },
  headline: { zh: "{l}个图层，{n} 个县（市、区）", en: "{l} layers, {n} counties" },
  headlineOne: { zh: "{l}个图层，{n} 个县（市、区）", en: "{l} layer, {n} counties" },
  headlineText: { zh: "{d}项举措落在图上的地点；另有 {p} 项及于全省，不画到县。点一个县，看它为何在图上。", en: "{d} initiatives come down on places shown here; {p} more are province-wide and not drawn. Click a county to read why it is on the map." },
  headlineFilter: { zh: "已按主题筛选：{t}。", en: "Filtered by theme: {t}." },
  nothing: { zh: "没有图层打开", en: "No layer is on" },
  counties: { zh: "{n}县", en: "{n}" },
  partial: { zh: "{n}县局部", en: "{n} part" },
  sites: { zh: "{n}处", en: "{n} sites" },
  none: { zh: "–", en: "–" },
  exportLayer: { zh: "导出 GeoJSON：{layer}", en: "Export GeoJSON: {layer}" },
  back: { zh: "‹ 图层", en: "‹ Layers" },
  loading: { zh: "正在读取……", en: "Loading…" },
  failed: { zh: "没有读到数据。请检查连接后重试。", en: "The data could not be read. Check the connection and try again." },
  retry: { zh: "重试", en: "Try again" },
  direct: { zh: "直接 {n} 项", en: "{n} direct" },
  inherited: { zh: "经市州或区域 {n} 项", en: "{n} through prefecture or region" },
  province: { zh: "全省性 {n} 项，另计", en: "{n} province-wide, counted apart" },
  noDirect: { zh: "没有条款直接及于本县。", en: "No clause reaches this county directly." },
  provinceWide: { zh: "全省性举措", en: "Province-wide measures" },
  provinceNote: { zh: "及于每个县，不计入上面", en: "every county, not counted above" },
  hidden: { zh: "主题筛选隐藏了 {n} 项", en: "The theme filter hides {n}" },
  clause: { zh: "条款 {id}", en: "Clause {id}" },
  sourced: { zh: "有据", en: "sourced" },
  known: { zh: "公知", en: "known" },
  uncertain: { zh: "存疑", en: "uncertain" },
  via: { zh: "经{via}", en: "through {via}" },
  target: { zh: "目标年 {y}", en: "Target {y}" },
  places: { zh: "地点", en: "Places" },
  source: { zh: "来源：{s}", en: "Source: {s}" },
  accuracy: { zh: "位置约 ±{n} 公里", en: "Position about ±{n} km" },
  countyExport: { zh: "本县举措 GeoJSON", en: "Its initiatives, GeoJSON" },
  zoomThere: { zh: "在图上看", en: "Show on the map" },
  unplaced: { zh: "未落图的地点", en: "Places that could not be drawn" },
  initiativesHere: { zh: "举措", en: "Initiatives" },
  more: { zh: "放大", en: "Zoom in" },
  less: { zh: "缩小", en: "Zoom out" },
  all: { zh: "全省", en: "All" },
  credit: { zh: "边界：国家地理信息公共服务平台“天地图”（2025-09），审图号 GS(2024)0650号　河流：全国 1:400 万", en: "Boundaries: Tianditu, National Platform for Common Geospatial Information (2025-09), review no. GS(2024)0650号. Rivers: national 1:4 million" },
  notAuthority: { zh: "示意图，不作划界依据", en: "Schematic. Not an authority on boundaries." },
  unknown: { zh: "链接里有认不出的内容，已略过：{list}", en: "The link names what is not here; it was left out: {list}" },
  resize: { zh: "调整面板高度", en: "Resize the panel" },
  km: { zh: "公里", en: "km" },
  mapLabel: { zh: "四川省183个县（市、区）地图。用搜索框可按名称选县。", en: "Map of Sichuan's 183 counties. Use the search box to choose a county by name." },
  results: { zh: "{n} 条结果", en: "{n} results" },
  county: { zh: "县（市、区）", en: "County" },
  place: { zh: "地点", en: "Place" },
  initiative: { zh: "举措", en: "Initiative" },
  noResult: { zh: "没有找到", en: "Nothing found" },
};

/** @param {import("./model.js").Lang} lang @param {string} key @param {Record<string, string | number>} [values] */
export function word(lang, key, values = {}) {
  return WORDS[key][lang].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

const NUMERALS = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];

/** A small number as a headline says it. @param {import("./model.js").Lang} lang @param {number} n */
export function spelt(lang, n) {
  if (lang === "zh") return n <= 10 ? NUMERALS[n] : ` ${n} `;
  return ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"][n] ?? String(n);
}
