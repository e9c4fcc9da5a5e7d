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
const SHIFT = 700; // metres by which devices in China may move a position (GCJ-02)
const METRES_PER_DEGREE = 111_320; // of latitude
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
  const { measures, sentences } = reachedBy(model, model.ways.direct, index);
  const c = county[lang];
  const m = counted(lang, measures, sentences);
  const others = neighboursOf(geometry, latitude, longitude).filter((other) => other !== index);
  const o = others.map((other) => model.counties[other][lang]).join(lang === "zh" ? "、" : ", ");
  const about =
    accuracy > ROUGH
      ? word(lang, "about", { n: Math.round(accuracy / 1000) })
      : o && word(lang, "shifted", { o, n: SHIFT });
  const parts = [word(lang, measures ? "here" : "noDirect", { c, m }), about].filter(Boolean);
  const text = parts.join(lang === "zh" ? "" : " ");
  chooseCounties(side, [county.id], true, text);
  say(side, text);
}

/**
 * The counties in which a position may lie that has been shifted.
 * @param {MapSide["mapView"]["geometry"]} geometry @param {number} latitude @param {number} longitude
 */
function neighboursOf(geometry, latitude, longitude) {
  const north = SHIFT / METRES_PER_DEGREE;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  // Two rings of sixteen points: half as far, and as far.
  const found = Array.from({ length: 32 }, (_, i) => {
    const [angle, far] = [(i * Math.PI) / 8, i < 16 ? 0.5 : 1];
    const [x, y] = [far * east * Math.cos(angle), far * north * Math.sin(angle)];
    return geometry.countyAt(...geometry.at(longitude + x, latitude + y));
  });
  return [...new Set(found)].filter((index) => index >= 0);
}

/** @param {MapSide} side @param {string} text */
const say = ({ app }, text) => void app.notice(text, { stays: true });
