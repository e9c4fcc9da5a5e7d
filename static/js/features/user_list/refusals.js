/** Why a list is refused, in the reader's language: the server says it in English. */

/** @typedef {import("../../data/model.js").Lang} Lang */

/** @type {[RegExp, string][]} what the server says, and the same in Chinese */
const IN_CHINESE = [
  [/^must have a header and rows \(empty\)/, "里面没有内容"],
  [/^must have a header and rows \(rows only in hidden sheets: (.*)\)/, "只有隐藏的工作表里有内容：$1"],
  [/^must have rows below the header/, "表头下面没有行"],
  [/^must be a list, not a workbook with a password/, "工作簿加了密码，请去掉密码后再选"],
  [/^must be a list, not (?:an? )?(.*)/, "这不是清单，是另一种文件（$1）；请另存为Excel或CSV"],
  [/^must be a zip/, "压缩包打不开，请解压后再选里面的清单"],
  [/^must be a workbook/, "工作簿打不开，请另存为XLSX或CSV"],
  [/^must be (?:CSV|text|JSON)/, "读不成表格，请另存为Excel或CSV"],
  [/^must have a table/, "网页里没有表格"],
  [/^must be smaller than (\S+ \S+) \((.*)\)/, "须小于$1（现为$2）"],
  [/^must have no more than ([\d,]+) (?:lines|rows)/, "至多$1行，更大的清单请用命令行"],
  [/^must have no more (?:rows|than)/, "超过这里能读的大小，更大的清单请用命令行"],
  [/^which column holds the places must be said/, "没有认出哪一列是地名，请指定"],
  [/^must have a row for each place; they stand in the header \((.*)\)/, "地名在表头里（$1），请把表行列互换"],
];

/** @param {string} said by the server, a problem a line: file, row, what @param {Lang} lang */
export function refusal(said, lang) {
  return lang === "en" ? said : said.split("\n").map(inChinese).join("\n");
}

/** @param {string} problem */
function inChinese(problem) {
  const [, name, row, why] = /^(.*?):(\d+): (.*)$/s.exec(problem) ?? [];
  const [pattern, text] = IN_CHINESE.find(([known]) => known.test(why ?? "")) ?? [];
  if (!pattern || !text) return problem;
  return `${name}${Number(row) > 1 ? `第${row}行` : ""}：${why.match(pattern)?.[0].replace(pattern, text)}`;
}
