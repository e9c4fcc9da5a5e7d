/** Reads what the page of a county needs, and starts it. */

import { pageAddress, read } from "#site";
import { profileOf } from "../profile.js";
import { el } from "../ui/dom.js";
import { WORDS as SITE } from "../words.js";
import { CountyPage } from "./page.js";
import { WORDS } from "./words.js";

const adcode = location.pathname.match(/(\d+)(\.html)?$/)?.[1] ?? "";

/** @param {string} zh @param {string} en @param {Node} way out of it */
function say(zh, en, way) {
  document.body.append(el("div", { class: "state", role: "alert" }, `${zh} ${en} `, way));
}

async function start() {
  const [profiles, model, texts] = await Promise.all(["profiles.json", "map.json", "texts.json"].map(read));
  if (adcode in profiles.counties) return new CountyPage(model, texts, profileOf(profiles, adcode));
  const fill = (/** @type {string} */ text) => text.replace("{id}", adcode);
  say(fill(WORDS.unknown.zh), fill(WORDS.unknown.en), el("a", { href: pageAddress("") }, `${WORDS.toMap.zh} / ${WORDS.toMap.en}`));
}

start().catch(() => {
  const retry = el("button", { type: "button", on: { click: () => location.reload() } }, `${SITE.retry.zh} / ${SITE.retry.en}`);
  say(SITE.failed.zh, SITE.failed.en, retry);
});
