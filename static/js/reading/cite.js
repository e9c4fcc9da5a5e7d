/** A clause as a citation: GB/T 7714, and a form usual in English. The date is the reader's own day. */

const TITLE = "中共四川省委关于以发展新质生产力为重要着力点扎实推进高质量发展的决定";
const NUMERALS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** Where a clause stands, in the Decision's own way of counting. @param {string} id @param {boolean} hasSections */
function place(id, hasSections) {
  const [part, ...rest] = id.split(".").map(Number);
  const section = hasSections ? rest.shift() : undefined;
  const [paragraph, sentence] = rest;
  return [
    `第${NUMERALS[part]}部分`, section ? `（${NUMERALS[section]}）` : "",
    paragraph ? `第${paragraph}段` : "", sentence ? `第${sentence}句` : "",
  ].join("");
}

/**
 * @param {"gb" | "en"} form @param {import("./text.js").Text} text @param {import("../model.js").Clause} clause
 * @param {string} link @param {Date} [today]
 */
export function citation(form, text, clause, link, today = new Date()) {
  const part = clause.id.split(".")[0];
  const hasSections = text.order.has(`${part}.1`);
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  if (form === "gb") return `中共四川省委. ${TITLE}[Z]. 2024-05-13: ${place(clause.id, hasSections)}[${day}]. ${link}.`;
  const read = today.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return `Sichuan Provincial Committee of the Communist Party of China. (2024, May 13). ${TITLE} [Decision on developing new quality productive forces and advancing high-quality development], clause ${clause.id}. Retrieved ${read}, from ${link}`;
}
