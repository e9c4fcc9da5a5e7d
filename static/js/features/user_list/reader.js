/** The reader of lists: the server's, asked for an answer in parts, a preview, a file, or one name. */

import { address } from "#site";

/**
 * @typedef {import("./list.js").Answer} Answer
 * @typedef {import("./list.js").Outcome} Outcome
 * @typedef {{sheet: string, place: string, isText?: boolean}} Options
 *   a sheet, and the columns of places with commas between them; "" leaves it to the reader; `isText` where the column
 *   is running text
 * @typedef {"json" | "csv" | "geojson" | "gpkg" | "parquet" | "ndjson" | "preview"} Format
 * @typedef {import("../../data/model.js").Lang} Lang
 */

/** @type {Options} */
export const BY_ITSELF = { sheet: "", place: "" };

const TOO_MANY = 429; // lists of this reader, or of others: one is sent again when the server says
const TRIES = 5;

/** What the reader says that stands in the way, a problem a line. */
export class Refusal extends Error {}

/**
 * @param {Format} format
 * @param {File} file
 * @param {Options} options
 * @param {Lang} lang
 * @param {AbortSignal} [signal]
 */
export async function send(format, file, { sheet, place, isText }, lang, signal) {
  const query = {
    name: encodeURIComponent(file.name),
    lang,
    format,
    ...(sheet ? { sheet: encodeURIComponent(sheet) } : {}),
    ...(place ? { [isText ? "text_column" : "place_column"]: encodeURIComponent(place) } : {}),
  };
  const url = /** @type {string} */ (address("geocode", query));
  for (let tries = 1; ; tries++) {
    const response = await fetch(url, { method: "POST", body: file, signal });
    if (response.ok) return response;
    if (response.status !== TOO_MANY || tries === TRIES) {
      const { problems, detail } = await response.json();
      throw new Refusal((problems ?? [detail]).join("\n"));
    }
    await pause(Number(response.headers.get("Retry-After")) || 1);
    signal?.throwIfAborted();
  }
}

/** @param {number} seconds */
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds));

/**
 * The whole answer, which comes in parts.
 * @param {File} file @param {Options} options @param {Lang} lang
 * @param {(rows: number, part: number) => void} onPart how many rows have come, and what part of the file has been read
 * @param {AbortSignal} signal
 * @returns {Promise<Answer>}
 */
export async function answerOf(file, options, lang, onPart, signal) {
  const response = await send("ndjson", file, options, lang, signal);
  /** @type {any} */
  const whole = {};
  for await (const text of linesOf(/** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body))) {
    const { progress, problems, ...part } = JSON.parse(text);
    if (problems) throw new Refusal(problems.join("\n"));
    for (const [name, value] of Object.entries(part)) {
      if (Array.isArray(whole[name]) && ["rows", "outcomes", "points"].includes(name))
        for (const one of value) whole[name].push(one);
      else whole[name] = value;
    }
    onPart(whole.rows.length, progress ?? 0);
  }
  if (!whole.counts) throw new Error("the answer was cut off");
  return whole;
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream */
async function* linesOf(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}

/**
 * What rows mean: the cells of each are parts of one name, the widest first, no more than two.
 * @param {string[][]} rows @param {Lang} lang
 * @returns {Promise<({input: string, outcome: Outcome} | undefined)[]>} in the order of `rows`
 */
export async function lookUpRows(rows, lang) {
  const columns = ["市州", "地点"].slice(-(rows[0]?.length ?? 1));
  const lines = [columns, ...rows].map((cells) => `${line(cells)}\n`);
  const file = new File(lines, "names.csv", { type: "text/csv" });
  /** @type {Answer} */
  const answer = await (await send("json", file, { sheet: "", place: columns.join(",") }, lang)).json();
  const found = new Map(
    answer.rows.map(({ row, input, outcome }) => [row, { input, outcome: answer.outcomes[outcome] }]),
  );
  return rows.map((_, i) => found.get(i + 2));
}

/**
 * What a name means.
 * @param {string} name
 * @param {Lang} lang
 * @returns {Promise<Outcome | null>} null where nobody answers
 */
export async function lookUp(name, lang) {
  const [found] = await lookUpRows([[name]], lang).catch(() => []);
  return found?.outcome ?? null;
}

/** @param {string[]} cells as a line of CSV */
export const line = (cells) =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
