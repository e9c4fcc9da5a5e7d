/** A policy layer as Leaflet knows it. */

import * as L from "leaflet";

/** A policy layer on the map: adding or removing it redraws the sheet. */
export class PolicyLayer extends L.Layer {
  /** @param {import("./map_view.js").MapView} sheet @param {import("../data/model.js").PolicyLayer} policy */
  constructor(sheet, policy) {
    super();
    this.sheet = sheet;
    this.policy = policy;
  }

  onAdd() {
    this.sheet.shown.add(this.policy.id);
    this.sheet.invalidate();
    return this;
  }

  onRemove() {
    this.sheet.shown.delete(this.policy.id);
    this.sheet.invalidate();
    return this;
  }
}
