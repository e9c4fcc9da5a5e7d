/** Makes ready, in spare moments, for the toggles that may come: their areas, edges and glyphs. */

import { edgeBitmap, hatchBitmap, shadesBitmap, waterBitmap } from "./layer_bitmaps.js";
import { draftOf, drop } from "./bitmap_cache.js";

const REST = 300; // milliseconds after a drawing in a new window

export class Prerender {
  /** @param {import("./map_view.js").MapView} sheet */
  constructor(sheet) {
    this.sheet = sheet;
    /** @type {(() => void)[]} */
    this.tasks = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Begins anew, for the window that was just drawn. */
  begin() {
    const { sheet } = this;
    const { layers } = sheet.model;
    clearTimeout(this.timer);
    this.tasks = [() => this.rehearse(), ...layers.map((layer) => () => this.expect(layer))];
    this.timer = setTimeout(() => this.go(), REST);
  }

  stop() {
    clearTimeout(this.timer);
  }

  /** One task, and back for the next, so that the page stays at hand. */
  go() {
    this.tasks.shift()?.();
    if (this.tasks.length) this.timer = setTimeout(() => this.go());
  }

  /** Works out what a layer covers, and has its bitmaps made. @param {import("../data/model.js").PolicyLayer} layer */
  expect(layer) {
    const { sheet } = this;
    const scene = sheet.sceneOf([...sheet.shown, layer.id]);
    const drawn = scene.drawn.find((one) => one.layer === layer);
    for (const { canvas, window, stock: { base, geometry, bitmaps } } of [sheet.overlay, sheet.inset]) {
      if (!window) continue;
      if (scene.steps) bitmaps.expect(...shadesBitmap(scene, sheet.tokens));
      if (!drawn) bitmaps.expect(...waterBitmap(base, scene, sheet.tokens));
      if (drawn?.part.size) bitmaps.expect(...hatchBitmap(canvas, geometry, drawn, window, sheet.tokens));
      if (drawn?.whole.size) bitmaps.expect(...edgeBitmap(canvas, geometry, drawn, window, sheet.tokens));
    }
  }

  /** Writes the names in every colour, out of sight: a glyph costs most when it is first written in one. */
  rehearse() {
    const { model, overlay: { canvas } } = this.sheet;
    const all = this.sheet.sceneOf(model.layers.map(({ id }) => id));
    const plain = { ...all, steps: null };
    const shaded = { ...all, steps: model.counties.map((_, i) => (i % 7) + 1) };
    for (const scene of [shaded, plain, { ...plain, inLayer: new Set() }]) {
      this.tasks.unshift(() => {
        const draft = draftOf(canvas.width, canvas.height, (c) => this.sheet.write(c, scene));
        // Not at once: a canvas is painted when the task ends.
        this.tasks.unshift(() => drop(draft));
      });
    }
  }
}
