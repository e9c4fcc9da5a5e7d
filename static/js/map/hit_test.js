/** What lies under a point of the map, or of the inset over it. */

import * as L from "leaflet";
import { PATH_ZOOM } from "../data/arcs.js";

const HIT = 10; // pixels within which a site is meant

export class HitTest {
  /**
   * @param {L.Map} map
   * @param {import("../data/geometry.js").Geometry} geometry
   * @param {import("./inset.js").Inset} inset
   */
  constructor(map, geometry, inset) {
    this.map = map;
    this.geometry = geometry;
    this.inset = inset;
  }

  /**
   * Where a path's unit and origin lie in the part of the view that holds a point.
   * @param {L.Point} point of the container
   */
  viewportAt(point) {
    const { inset, map } = this;
    if (inset.viewport && inset.holds(point)) {
      const { k, tx, ty } = inset.viewport;
      return { k, x: inset.box.left + tx, y: inset.box.top + ty };
    }
    const [ox, oy] = this.geometry.origin;
    const { x, y } = map.latLngToContainerPoint(map.unproject([ox, oy], PATH_ZOOM));
    return { k: 2 ** (map.getZoom() - PATH_ZOOM), x, y };
  }

  /**
   * @param {L.Point} point of the container
   * @returns {number[]} the index of the county there; none outside the province
   */
  countiesAt(point) {
    const { k, x, y } = this.viewportAt(point);
    const index = this.geometry.countyAt((point.x - x) / k, (point.y - y) / k);
    return index < 0 ? [] : [index];
  }

  /**
   * @param {L.Point} point of the container
   * @param {import("./drawing/scene.js").Site[]} sites
   * @returns {number[]} indexes of places, nearest first
   */
  sitesAt(point, sites) {
    const { k, x, y } = this.viewportAt(point);
    const near = sites.map(({ place }) => {
      const [px, py] = this.geometry.siteAt(place);
      return { place, away: Math.hypot(k * px + x - point.x, k * py + y - point.y) };
    });
    return near
      .filter(({ away }) => away < HIT)
      .sort((a, b) => a.away - b.away)
      .map(({ place }) => place);
  }

  /**
   * The place of the nearest dot of each layer that has dots.
   * @param {L.Point} point of the container
   * @param {import("../data/model.js").PolicyLayer[]} layers
   * @returns {number[]} indexes of places, made when they are asked for
   */
  dotsAt(point, layers) {
    const { k, x, y } = this.viewportAt(point);
    return layers.flatMap(({ dots, placeOfDot }) => {
      if (!dots || !placeOfDot) return [];
      let nearest = -1;
      let away = HIT;
      for (let i = 0; i < dots.length; i += 2) {
        const far = Math.hypot(k * dots[i] + x - point.x, k * dots[i + 1] + y - point.y);
        if (far < away) [nearest, away] = [i / 2, far];
      }
      return nearest < 0 ? [] : [placeOfDot(nearest)];
    });
  }
}
