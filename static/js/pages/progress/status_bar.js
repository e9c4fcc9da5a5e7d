/** How many initiatives stand where: a bar, and beside each number the way to them. */

import { statusMark } from "../../cards/facts.js";
import { word } from "../../i18n/progress.js";
import { el, svg } from "../../ui/dom.js";

/** @typedef {import("../../data/progress.js").Status} Status */

/** What has come furthest first. @type {Status[]} */
export const ORDER = ["done", "reached", "changed", "stopped", "under_way", "begun", "none_found"];
const [WIDTH, HEIGHT] = [1000, 14];

/** @param {import("./page.js").ProgressPage} page */
export function statusBar(page) {
  // One tree, in the order in which it is read: its parts would share all of these values.
  const { lang, model, progress, state } = page;
  const initiatives = model.subjects.filter(({ kind }) => kind === "initiative");
  const counts = ORDER.map((status) => ({
    status,
    n: initiatives.filter((one) => one.status === status).length,
  })).filter(({ n }) => n);
  const said = counts.map(({ status, n }) => `${progress.name(status)[lang]} ${n}`).join(lang === "zh" ? "；" : "; ");
  const picture = svg("svg", {
    class: "since-bar",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": said,
  });
  let x = 0;
  for (const { status, n } of counts) {
    const width = (n / initiatives.length) * WIDTH;
    picture.append(svg("rect", { class: status, x, y: 0, width: Math.max(width - 2, 2), height: HEIGHT }));
    x += width;
  }
  const choose = (/** @type {Status | null} */ status) => () => page.change({ status });
  return el(
    "div",
    { class: "since-status" },
    picture,
    el(
      "div",
      { class: "since-statuses", role: "group", "aria-label": word(lang, "statuses") },
      el(
        "button",
        { type: "button", "aria-pressed": String(!state.status), on: { click: choose(null) } },
        word(lang, "all"),
        " ",
        el("b", {}, String(initiatives.length)),
      ),
      ...counts.map(({ status, n }) =>
        el(
          "button",
          { type: "button", "aria-pressed": String(state.status === status), on: { click: choose(status) } },
          statusMark(lang, progress.name(status)),
          " ",
          el("b", {}, String(n)),
        ),
      ),
    ),
  );
}
