/** What comes after the first drawing of the map, as one chunk. */

export { goToAddress, openChosen, pick } from "../app/actions.js";
export { Loader } from "../app/loader.js";
export { openOwn } from "../app/open.js";
export { tabs, topBar } from "../app/top_bar.js";
export { English } from "../data/english.js";
export { LazyProgress } from "../data/progress.js";
export { Reading } from "../features/reading/reading.js";
export { Features } from "../map/keyboard/features.js";
export { pressed, pressedEarly } from "../map/keyboard/keys.js";
export { takeDrops } from "../platform/drop.js";
export { keepPresses } from "../platform/press.js";
export { Sidebar } from "../sidebar/sidebar.js";
export { followFinger } from "../ui/bottom_sheet.js";
export { tellPointerFromKeys } from "../ui/focus.js";
export { standInOnPaper } from "../ui/paper.js";
export { skipLinks } from "../ui/skip.js";
