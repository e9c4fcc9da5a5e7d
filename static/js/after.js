/** What comes after the first drawing of the map, as one chunk. */

export { openChosen, pick } from "./choose.js";
export { Features } from "./keyboard/features.js";
export { pressed } from "./keyboard/keys.js";
export { keepOffline } from "./offline.js";
export { Reading } from "./reading/reading.js";
export { Asking } from "./ui/asking.js";
export { takeDrops } from "./ui/drop.js";
export { followFinger } from "./ui/grip.js";
export { Side } from "./ui/side.js";
export { skipLinks } from "./ui/skip.js";
export { tabs, topBar } from "./ui/top.js";
