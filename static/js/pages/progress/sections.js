/** The parts of the page: what is finished, targets, facts by theme, places, and what was not found. */

import { pageAddress } from "#site";
import { dateText, factItem, sourceOf, statusMark } from "../../cards/facts.js";
import { word } from "../../i18n/progress.js";
import { word as siteWord } from "../../i18n/words.js";
import { el, symbol } from "../../ui/dom.js";
import { ORDER } from "./status_bar.js";

/**
 * @typedef {import("./page.js").ProgressPage} ProgressPage
 * @typedef {import("../../data/progress.js").Subject} Subject
 * @typedef {import("../../data/progress.js").Fact} Fact
 */

/** The sources on paper: each once, by number. */
class Numbers {
  constructor() {
    /** @type {Map<string, Fact>} a fact from each source, in the order in which they were asked for */
    this.known = new Map();
  }

  /** @param {Fact} fact */
  of(fact) {
    const key = [fact.outlet.zh, fact.title, fact.sourceDate, fact.confidence].join("|");
    if (!this.known.has(key)) this.known.set(key, fact);
    return el("span", { class: "fact-ref", "aria-hidden": "true" }, `[${[...this.known.keys()].indexOf(key) + 1}]`);
  }
}

const LEADS = new Set(["done", "reached", "changed", "stopped"]);

/** @param {ProgressPage} page @returns {Node[]} the parts that have something to say under the filter */
export function sections(page) {
  const { model, state } = page;
  const shown = model.subjects.filter((subject) => page.passes(subject));
  const of = (/** @type {Subject["kind"]} */ kind) => shown.filter((subject) => subject.kind === kind);
  const initiatives = of("initiative");
  const lead = initiatives
    .filter(({ status }) => LEADS.has(status))
    .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  const numbers = new Numbers();
  const going = initiatives.filter(({ status }) => status === "under_way" || status === "begun");
  return [
    leadSection(page, lead, numbers),
    state.theme ? null : targetSection(page, of("target"), numbers),
    ...model.themes.map((_, n) =>
      themeSection(
        page,
        n,
        going.filter((one) => one.theme === n),
        numbers,
      ),
    ),
    state.theme ? null : placeSection(page, of("place"), numbers),
    nothingSection(
      page,
      initiatives.filter(({ status }) => status === "none_found"),
    ),
    sourceSection(page, numbers),
  ].filter((node) => node !== null);
}

/** @param {ProgressPage} page @param {Subject} subject the way to it on the map, and to its sentence */
function subjectLinks({ lang }, { id, kind, title, clause }) {
  const map = (/** @type {string} */ query) => `${pageAddress("")}?lang=${lang}&${query}`;
  const ways = { initiative: `initiative=${id}`, place: `place=${id}`, target: `clause=${clause}` };
  return [
    el("a", { href: map(ways[kind]) }, title[lang]),
    clause
      ? el(
          "a",
          { class: "no", href: map(`clause=${clause}`), "aria-label": siteWord(lang, "readClause", { id: clause }) },
          clause,
        )
      : null,
  ];
}

/** @param {ProgressPage} page @param {Subject[]} subjects @param {Numbers} numbers */
function leadSection(page, subjects, numbers) {
  const { lang, progress } = page;
  if (!subjects.length) return null;
  return el(
    "section",
    { class: "since-front" },
    el("h2", {}, word(lang, "moved"), " ", el("span", {}, String(subjects.length))),
    ...subjects.map((subject) =>
      el(
        "article",
        {},
        el(
          "p",
          { class: "since-standing" },
          statusMark(lang, progress.name(subject.status)),
          subject.since ? el("time", { datetime: subject.since }, dateText(lang, subject.since)) : null,
        ),
        el("h3", {}, ...subjectLinks(page, subject)),
        el(
          "ol",
          { class: "facts-list" },
          ...progress
            .of(subject.id)
            .map(({ fact, status }) => factItem(lang, fact, progress.name(status), numbers.of(fact))),
        ),
      ),
    ),
  );
}

/** @param {ProgressPage} page @param {Subject[]} targets @param {Numbers} numbers */
function targetSection(page, targets, numbers) {
  const { lang, progress } = page;
  if (!targets.length) return null;
  return el(
    "section",
    { class: "since-targets", id: "targets" },
    el("h2", {}, word(lang, "targets"), " ", el("span", {}, String(targets.length))),
    el(
      "ul",
      {},
      ...targets.map((target) => {
        const told = progress.of(target.id);
        const newest = told.filter(({ fact }) => fact.date === told[0].fact.date);
        return el(
          "li",
          {},
          el("h3", {}, ...subjectLinks(page, target)),
          told.length
            ? el(
                "ol",
                { class: "facts-list" },
                ...newest.map(({ fact, status }) => factItem(lang, fact, progress.name(status), numbers.of(fact))),
              )
            : el("p", { class: "fact-none" }, word(lang, "noneSince", { d: dateText(lang, progress.searched) })),
        );
      }),
    ),
  );
}

/**
 * The facts about initiatives of a theme, each once, under the first of them that it is about.
 * @param {ProgressPage} page
 * @param {number} n of the theme
 * @param {Subject[]} subjects
 * @param {Numbers} numbers
 */
function themeSection(page, n, subjects, numbers) {
  const { lang, model } = page;
  if (!subjects.length) return null;
  const own = new Set(subjects.map(({ id }) => id));
  const facts = model.facts.filter(({ of }) => of.some(([at]) => own.has(model.subjects[at].id)));
  const theme = model.themes[n];
  return el(
    "section",
    { class: "since-theme", id: theme.id },
    el("h2", {}, symbol(theme, lang, false), theme.title[lang], " ", el("span", {}, String(facts.length))),
    el("ol", { class: "facts-list" }, ...facts.map((fact) => aboutItem(page, fact, own, numbers))),
  );
}

/** @param {ProgressPage} page @param {Subject[]} places @param {Numbers} numbers */
function placeSection(page, places, numbers) {
  const { lang, progress } = page;
  if (!places.length) return null;
  const own = new Set(places.map(({ id }) => id));
  return el(
    "section",
    { class: "since-theme", id: "places" },
    el("h2", {}, word(lang, "places"), " ", el("span", {}, String(places.length))),
    el("ol", { class: "facts-list" }, ...progress.ofAny(own).map((fact) => aboutItem(page, fact, own, numbers))),
  );
}

/**
 * A fact with what it is about.
 * @param {ProgressPage} page
 * @param {Fact} fact
 * @param {Set<string>} own the subjects named here
 * @param {Numbers} numbers
 */
function aboutItem(page, fact, own, numbers) {
  const { lang, model, progress } = page;
  const subjects = fact.of
    .map(([n, status]) => ({ subject: model.subjects[n], status }))
    .filter(({ subject }) => own.has(subject.id));
  const status = subjects.some((one) => one.status !== subjects[0].status) ? null : progress.name(subjects[0].status);
  const about = el(
    "p",
    { class: "fact-about" },
    ...subjects.flatMap(({ subject }, i) => [i ? (lang === "zh" ? "；" : "; ") : "", ...subjectLinks(page, subject)]),
  );
  return factItem(lang, fact, status, numbers.of(fact), about);
}

/** @param {ProgressPage} page @param {Subject[]} subjects */
function nothingSection(page, subjects) {
  const { lang, model, progress } = page;
  if (!subjects.length) return null;
  return el(
    "section",
    { class: "since-nothing", id: "nothing" },
    el("h2", {}, word(lang, "nothing"), " ", el("span", {}, String(subjects.length))),
    el("p", { class: "fact-none" }, word(lang, "nothingNote", { d: dateText(lang, progress.searched) })),
    el(
      "div",
      { class: "since-columns" },
      ...model.themes.flatMap((theme, n) => {
        const own = subjects.filter((subject) => subject.theme === n);
        if (!own.length) return [];
        return [
          el(
            "section",
            {},
            el("h3", {}, symbol(theme, lang, false), theme.title[lang], " ", el("span", {}, String(own.length))),
            el("ul", {}, ...own.map((subject) => el("li", {}, ...subjectLinks(page, subject)))),
          ),
        ];
      }),
    ),
  );
}

/** On paper only: on the screen each fact has its own. @param {ProgressPage} page @param {Numbers} numbers */
function sourceSection({ lang }, { known }) {
  if (!known.size) return null;
  return el(
    "section",
    { class: "since-sources", "aria-hidden": "true" },
    el("h2", {}, word(lang, "sources")),
    el(
      "ol",
      {},
      ...[...known.values()].map((fact, n) =>
        el("li", {}, `[${n + 1}] `, ...sourceOf(lang, fact).flatMap((node) => [node, " "])),
      ),
    ),
  );
}
