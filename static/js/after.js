/** What comes after the first drawing of the map, as one chunk. */

export { Reading } from "./reading/reading.js";
export { Features } from "./keyboard/features.js";
export { keepOffline } from "./offline.js";
export { takeDrops } from "./ui/drop.js";
