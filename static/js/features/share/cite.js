/** Citations of the Decision's clauses and of our map: GB/T 7714, APA, BibTeX. The date is the reader's own day. */

const DECISION = "中共四川省委关于以发展新质生产力为重要着力点扎实推进高质量发展的决定";
const DECISION_EN = "Decision on developing new quality productive forces and advancing high-quality development";
const COMMITTEE_EN = "Sichuan Provincial Committee of the Communist Party of China";
const TRANSLATOR_EN = "Unofficial translation by Where the Decision lands"; // as APA names a translator
const MAP = {
  zh: "决定落在哪里: 四川省委2024年高质量发展决定的举措地图",
  en: "Where the Decision lands: The measures of Sichuan's 2024 Decision, county by county",
};
const NUMERALS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** @param {Date} date */
const iso = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
/** @param {Date} date */
const english = (date) => date.toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" });

/** Where a clause stands, in the Decision's own way of counting. @param {string} id @param {boolean} hasSections */
function place(id, hasSections) {
  const [part, ...rest] = id.split(".").map(Number);
  const section = hasSections ? rest.shift() : undefined;
  const [paragraph, sentence] = rest;
  return [
    `第${NUMERALS[part]}部分`,
    section ? `（${NUMERALS[section]}）` : "",
    paragraph ? `第${paragraph}段` : "",
    sentence ? `第${sentence}句` : "",
  ].join("");
}

/**
 * A clause of the Decision.
 * @param {"gb" | "en"} form @param {{id: string, hasSections: boolean}} clause @param {string} link
 * @param {boolean} [isTranslated] whether our English of it is quoted @param {Date} [today]
 */
export function citeClause(form, { id, hasSections }, link, isTranslated = false, today = new Date()) {
  if (form === "gb")
    return `中共四川省委. ${DECISION}[Z]. 2024-05-13: ${place(id, hasSections)}[${iso(today)}]. ${link}.`;
  return `${COMMITTEE_EN}. (2024, May 13). ${DECISION} [${DECISION_EN}], clause ${id}${isTranslated ? ` (${TRANSLATOR_EN})` : ""}. Retrieved ${english(today)}, from ${link}`;
}

/**
 * A sentence with its source; on a page in English its translation stands between them.
 * @param {import("../../data/model.js").Lang} lang @param {string} text @param {string | null} english
 * @param {{id: string, hasSections: boolean}} clause @param {string} link
 */
export const quotation = (lang, text, english, clause, link) =>
  [
    `“${text}”`,
    english && `“${english}” (${TRANSLATOR_EN})`,
    citeClause(lang === "zh" ? "gb" : "en", clause, link, Boolean(english)),
  ]
    .filter(Boolean)
    .join("\n");

/**
 * A view of the map.
 * @param {"gb" | "apa" | "bibtex"} form @param {string} version of the data: a day and a hash @param {string} link
 *   @param {Date} [today]
 */
export function citeView(form, version, link, today = new Date()) {
  const [year] = version.split("-");
  if (form === "gb") return `${MAP.zh}[DB/OL]. 数据版本 ${version}. [${iso(today)}]. ${link}.`;
  if (form === "apa")
    return `${MAP.en} (Data version ${version}) [Interactive map]. (${year}). Retrieved ${english(today)}, from ${link}`;
  return [
    `@misc{sichuan-decision-map-${version},`,
    `  title = {{${MAP.en}}},`,
    `  year = {${year}},`,
    `  note = {Data version ${version}},`,
    `  howpublished = {\\url{${link}}},`,
    `  urldate = {${iso(today)}}`,
    "}",
  ].join("\n");
}
