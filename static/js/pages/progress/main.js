/** Reads the facts and starts their page. */

import { readProgress } from "../../data/progress.js";
import { failure } from "../../ui/failure.js";
import { ProgressPage } from "./page.js";

readProgress().then(
  (progress) => new ProgressPage(progress),
  () => failure(),
);
