/** Makes ready, in spare moments, for the toggles that may come: draws what they would show. */

import { Slices } from "../../platform/slices.js";

const PAUSE = 300; // milliseconds after a drawing

export class Prerender {
  /** @param {import("../map_view.js").MapView} sheet */
  constructor(sheet) {
    this.sheet = sheet;
    this.slices = new Slices();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Begins anew, for what was just drawn. */
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

  /** What each toggle would show: first of the row under the pointer and those below, as the next is likely there. */
  *scenes() {
    const { model, shown, view } = this.sheet;
    const first = Math.max(
      0,
      model.layers.findIndex(({ id }) => id === view.hover?.layer),
    );
    for (const { id } of [...model.layers.slice(first), ...model.layers.slice(0, first)])
      if (!shown.has(id)) yield this.sheet.sceneOf([...shown, id]);
  }
}
