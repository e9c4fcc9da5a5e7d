/** Where the reader is: asked only on a click, answered in the browser; the position goes nowhere. */

import { chooseCounties } from "../../app/actions.js";
import { reachedBy } from "../../data/counts.js";
import { word } from "../../i18n/locate.js";
import { counted } from "../../ui/counted.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {{latitude: number, longitude: number, accuracy: number}} Position degrees of WGS 84, metres
 */

const ROUGH = 2000; // metres from which on a neighbour may be meant
const PATIENCE = 20_000; // milliseconds, the reader's own answer not counted
const FRESH = 60_000; // milliseconds for which a position is still the reader's

/** @param {MapSide} side */
export function locate(side) {
  const { app, lang } = side;
  const { geolocation } = navigator;
  if (!geolocation) return say(side, word(lang, "unavailable"));
  const waiting = app.notice(word(lang, "asking"), { stays: true });
  geolocation.getCurrentPosition(
    ({ coords }) => {
      waiting.remove();
      goTo(side, coords);
    },
    ({ code, PERMISSION_DENIED }) => {
      waiting.remove();
      say(side, word(lang, code === PERMISSION_DENIED ? "denied" : "unavailable"));
    },
    { timeout: PATIENCE, maximumAge: FRESH },
  );
}

/** Opens the county of a position, and says what reaches it. @param {MapSide} side @param {Position} position */
function goTo(side, { latitude, longitude, accuracy }) {
  const { lang, model } = side;
  const { geometry } = side.mapView;
  const index = geometry.countyAt(...geometry.at(longitude, latitude));
  if (index < 0) return say(side, word(lang, "outside"));
  if (side.state.view !== "map") side.change({ view: "map" });
  const county = model.counties[index];
  chooseCounties(side, [county.id], true);
  const { measures, sentences } = reachedBy(model, model.ways.direct, index);
  const c = county[lang];
  const m = counted(lang, measures, sentences);
  const about = accuracy > ROUGH ? word(lang, "about", { n: Math.round(accuracy / 1000) }) : "";
  say(
    side,
    [word(lang, measures ? "here" : "noDirect", { c, m }), about].filter(Boolean).join(lang === "zh" ? "" : " "),
  );
}

/** @param {MapSide} side @param {string} text */
const say = ({ app }, text) => void app.notice(text, { stays: true });
