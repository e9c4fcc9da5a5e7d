/** Makes ready, in spare moments, for the toggles that may come: draws what they would show. */

import { Slices } from "../../platform/slices.js";

const PAUSE = 300; // milliseconds after a drawing in a new viewport

export class Prerender {
  /** @param {import("../map_view.js").MapView} sheet */
  constructor(sheet) {
    this.sheet = sheet;
    this.slices = new Slices();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Begins anew, for the viewport that was just drawn. */
  begin() {
    this.stop();
    this.timer = setTimeout(() => this.slices.run(this.steps()), PAUSE);
  }

  stop() {
    clearTimeout(this.timer);
    this.slices.stop();
  }

  *steps() {
    const { sheet } = this;
    yield* sheet.canvas.expect(this.scenes());
    yield* sheet.inset.canvas.expect(this.scenes());
  }

  /** What each toggle would show. */
  *scenes() {
    const { sheet } = this;
    for (const { id } of sheet.model.layers) if (!sheet.shown.has(id)) yield sheet.sceneOf([...sheet.shown, id]);
  }
}
