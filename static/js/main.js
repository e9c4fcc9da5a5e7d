/** The page of the site. */

import "./first/ask.js";
import { open } from "./open.js";

open();
