/** The card of a step of the tour: its line, its sentence, and the way on. */

import { chooseNothing } from "../../app/actions.js";
import { clauseLink } from "../../cards/parts.js";
import { word } from "../../i18n/story.js";
import { el, quote } from "../../ui/dom.js";
import { translation } from "../../ui/translation.js";

/** @typedef {import("./story.js").Story} Story */

/** @param {Story} story */
export function stepCard(story) {
  const { app, steps } = story;
  const { lang } = app;
  const number = Number(app.state.story);
  const step = steps[number - 1];
  return el(
    "article",
    { class: "card story", "aria-label": word(lang, "tour") },
    el(
      "header",
      { class: "card-head" },
      el(
        "div",
        { class: "card-meta" },
        el(
          "button",
          { type: "button", class: "back", on: { click: () => chooseNothing(app) } },
          `× ${word(lang, "end")}`,
        ),
        el("span", {}, word(lang, "position", { i: number, n: steps.length })),
      ),
      el("h2", { tabIndex: -1 }, step.title[lang]),
      ways(story, number),
    ),
    el(
      "div",
      { class: "panel-scroll", tabIndex: -1 },
      el("p", { class: "story-line" }, step.line[lang]),
      el(
        "div",
        { class: "story-sentence" },
        quote(step.text),
        translation(lang === "en" ? step.english : null),
        app.state.embed ? null : clauseLink(app.left, step.clause, step.clause),
      ),
      list(story, number),
    ),
  );
}

/** Back and on; from the last step to the reader's own county. @param {Story} story @param {number} number */
function ways(story, number) {
  const { app, steps } = story;
  const { lang } = app;
  const isLast = number === steps.length;
  const way = (/** @type {string} */ text, /** @type {string} */ key, /** @type {() => void} */ click) =>
    el("button", { type: "button", "data-way": key, on: { click } }, text);
  return el(
    "div",
    { class: "story-ways" },
    number > 1 ? way(word(lang, "previous"), "back", () => story.go(number - 1)) : null,
    isLast ? null : way(word(lang, "next"), "on", () => story.go(number + 1)),
    isLast && !app.state.embed ? way(word(lang, "find"), "on", () => story.find()) : null,
  );
}

/** All steps, to go to any of them. @param {Story} story @param {number} number */
function list(story, number) {
  const { app, steps } = story;
  return el(
    "nav",
    { class: "story-steps", "aria-label": word(app.lang, "steps") },
    el(
      "ol",
      {},
      ...steps.map(({ title }, i) =>
        el(
          "li",
          {},
          el(
            "button",
            {
              type: "button",
              "aria-current": i + 1 === number ? "step" : null,
              on: { click: () => story.go(i + 1) },
            },
            title[app.lang],
          ),
        ),
      ),
    ),
  );
}
