/** The page of the site. */

import "./prefetch.js";
import { open } from "./bootstrap.js";

open();
