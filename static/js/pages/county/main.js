/** Reads what the page of a county needs, and starts it. */

import { pageAddress, read } from "#site";
import { profileOf } from "../../data/profile.js";
import { readProgress } from "../../data/progress.js";
import { WORDS } from "../../i18n/county.js";
import { el } from "../../ui/dom.js";
import { failure } from "../../ui/failure.js";
import { CountyPage } from "./page.js";

const adcode = location.pathname.match(/(\d+)(\.html)?$/)?.[1] ?? "";

async function start() {
  const [progress, profiles, model, texts] = await Promise.all([
    readProgress(),
    ...["profiles.json", "map.json", "texts.json"].map(read),
  ]);
  if (adcode in profiles.counties) return new CountyPage(model, texts, profileOf(profiles, adcode), progress);
  const fill = (/** @type {string} */ text) => text.replaceAll("{id}", adcode);
  failure(
    fill(`${WORDS.unknown.zh} ${WORDS.unknown.en}`),
    el("a", { href: pageAddress("") }, `${WORDS.toMap.zh} / ${WORDS.toMap.en}`),
  );
}

start().catch(() => failure());
