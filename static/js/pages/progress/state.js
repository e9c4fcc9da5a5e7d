/**
 * What the reader of the page has chosen, kept in the address.
 * @typedef {import("../../ui/manner.js").Manner & {status: import("../../data/progress.js").Status | null, theme:
 *   string | null}} State
 */

import { mannerOf } from "../../ui/manner.js";

/**
 * @param {string} search
 * @param {import("../../data/progress.js").Model} model
 * @returns {{state: State, unknown: string[]}} `unknown` is what the model does not have
 */
export function parse(search, { statuses, themes }) {
  const query = new URLSearchParams(search);
  const [status, theme] = [query.get("status"), query.get("theme")];
  const isKnown = (/** @type {string | null} */ id, /** @type {{id: string}[]} */ all) =>
    all.some((one) => one.id === id);
  return {
    state: {
      ...mannerOf(query),
      status: isKnown(status, statuses) ? /** @type {State["status"]} */ (status) : null,
      theme: isKnown(theme, themes) ? theme : null,
    },
    unknown: [
      ...(status && !isKnown(status, statuses) ? [status] : []),
      ...(theme && !isKnown(theme, themes) ? [theme] : []),
    ],
  };
}

/** @param {State} state */
export function format({ lang, scheme, status, theme }) {
  const parts = [`lang=${lang}`];
  if (status) parts.push(`status=${status}`);
  if (theme) parts.push(`theme=${theme}`);
  if (scheme) parts.push(`scheme=${scheme}`);
  return `?${parts.join("&")}`;
}
