/** What has come of what reaches the county; on paper only the newest of it. */

import { pageAddress } from "#site";
import { dateText, factAbout, factsOfCounty } from "../../cards/facts.js";
import { word } from "../../i18n/since.js";
import { el } from "../../ui/dom.js";

/** @param {import("./page.js").CountyPage} page */
export function sinceSection(page) {
  // One tree, in the order in which it is read: its parts would share all of these values.
  const { lang, profile, progress } = page;
  const { titles, facts } = factsOfCounty(lang, progress, profile);
  const d = dateText(lang, progress.searched);
  return el(
    "section",
    { class: "county-since" },
    el(
      "h2",
      { class: facts.length ? null : "is-none" },
      word(lang, "countySince"),
      " ",
      el("span", {}, String(facts.length)),
      el("span", {}, word(lang, "asOf", { d })),
    ),
    el(
      "p",
      { class: "fact-none" },
      facts.length ? `${word(lang, "countyNote")} ` : word(lang, "noneSince", { d }),
      el("a", { href: `${pageAddress("progress")}?lang=${lang}` }, `${word(lang, "allFacts")} ›`),
    ),
    el("ol", { class: "facts-list" }, ...facts.map((fact) => factAbout(lang, fact, titlesOf(page, fact, titles)))),
  );
}

/**
 * @param {import("./page.js").CountyPage} page
 * @param {import("../../data/progress.js").Fact} fact
 * @param {Map<string, string>} titles
 */
const titlesOf = (page, fact, titles) =>
  page.progress
    .namesOf(fact)
    .filter((id) => titles.has(id))
    .map((id) => el("a", { href: page.map(`initiative=${id}`) }, titles.get(id)));
