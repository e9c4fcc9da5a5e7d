/** The page of the site. */

import { open } from "./open.js";

open();
