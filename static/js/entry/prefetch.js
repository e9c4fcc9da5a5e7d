/**
 * Asks for the model before anything of the page's own script runs: what that costs and what the answer costs then run
 * side by side.
 */

import { read } from "#site";

// Who needs it asks again, and hears of a failure.
read("map.json").catch(() => {});
