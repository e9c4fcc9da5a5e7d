/** What is said, to those who listen, when a card opens: whose it is, and what it comes to. */

import { reachCounts } from "../data/counts.js";
import { say } from "../data/model.js";
import { word } from "../i18n/words.js";
import { counted } from "../ui/counted.js";

/**
 * @param {import("./map_side.js").MapSide} side
 * @param {Pick<import("./state.js").State, "counties" | "place" | "initiative">} [chosen]
 * @returns {string | undefined} nothing where no card is open, or its words have not come yet
 */
export function cardSaid(side, { counties, place, initiative } = side.state) {
  const { lang, model, texts } = side;
  if (counties.length) return counties.length > 1 ? severalSaid(side, counties) : countySaid(side, counties[0]);
  const spot = model.places.find(({ id }) => id === place);
  if (spot) return sum(lang, spot[lang], new Set(spot.initiatives), model);
  const at = model.initiatives.findIndex(({ id }) => id === initiative);
  return at >= 0 && texts ? say(texts.initiatives[at].title, lang) : undefined;
}

/** @param {import("./map_side.js").MapSide} side @param {string} adcode */
function countySaid({ lang, model }, adcode) {
  const index = model.counties.findIndex(({ id }) => id === adcode);
  const name = model.counties[index][lang];
  const [measures, sentences] = /** @type {const} */ (["measures", "sentences"]).map(
    (unit) => reachCounts(model, model.ways.direct, () => true, unit)[index],
  );
  const said = measures ? word(lang, "inAllDirect", { c: counted(lang, measures, sentences) }) : word(lang, "noDirect");
  return `${name}${lang === "zh" ? "。" : ". "}${said}`.trim();
}

/** @param {import("./map_side.js").MapSide} side @param {string[]} adcodes */
function severalSaid({ lang, model }, adcodes) {
  const names = model.counties.filter(({ id }) => adcodes.includes(id)).map((county) => county[lang]);
  const [colon, comma] = lang === "zh" ? ["：", "、"] : [": ", ", "];
  return word(lang, "severalCounties", { n: names.length }) + colon + names.join(comma);
}

/**
 * @param {import("../data/model.js").Lang} lang @param {string} name @param {Set<number>} initiatives
 * @param {import("../data/model.js").MapModel} model
 */
const sum = (lang, name, initiatives, model) =>
  `${name}${lang === "zh" ? "。" : ". "}${counted(
    lang,
    initiatives.size,
    new Set([...initiatives].map((i) => model.initiatives[i].clause)).size,
  )}`;
