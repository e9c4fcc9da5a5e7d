/** The map in one file: the same page, on a map that folium made, with every answer in the file itself. */

import * as L from "leaflet";
import { block } from "../data/site_standalone.js";
import { open } from "./bootstrap.js";

// What folium writes speaks to Leaflet by its global name.
Object.assign(globalThis, { L });

/** @param {L.Map} map */
export function start(map) {
  // The view of the file, unless the address names another.
  if (!location.search) history.replaceState(null, "", block("view"));
  open(map);
}
