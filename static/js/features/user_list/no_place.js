/** What stands for a cell that the reader says is no place. @type {import("./list.js").Candidate} */
export const NO_PLACE = { id: "", name: { zh: "", en: "" }, similarity: null, adcodes: [], coverage: "" };
