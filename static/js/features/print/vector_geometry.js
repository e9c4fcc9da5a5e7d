/** The sheet's geometry, of paths that can be written down as well as painted. */

import { Geometry } from "../../data/geometry.js";
import { VectorPath } from "./vector_path.js";

export class VectorGeometry extends Geometry {
  /** @override */
  newPath() {
    return new VectorPath();
  }
}
