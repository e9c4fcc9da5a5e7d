/** Names find room: none collides, none is cut, what is known of one is used again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { changedRoom, LabelPlacement } from "../../static/js/map/drawing/label_placement.js";

const RULER = { measureText: (text) => ({ width: 6 * text.length }) };
const placement = () => new LabelPlacement(RULER, [0, 0, 200, 100], new Map());
const label = (text, ...candidates) => ({
  text,
  font: "400 10px sans",
  size: 10,
  spacing: 0,
  colour: "ink",
  halo: "land",
  stroke: 2,
  candidates,
});

test("the first free place is taken", () => {
  const names = placement();
  assert.ok(names.place(label("昭觉", { x: 50, y: 50 })));
  assert.ok(names.place(label("布拖", { x: 52, y: 52 }, { x: 120, y: 50 })));
  assert.deepEqual(
    names.written.map(([, { x }]) => x),
    [50, 120],
  );
});
test("a name without room is left out", () => {
  const names = placement();
  names.take([0, 0, 200, 100]);
  assert.equal(names.place(label("昭觉", { x: 50, y: 50 }, { x: 150, y: 50 })), false);
  assert.equal(names.written.length, 0);
});
test("a name that the frame would cut is left out", () => {
  assert.equal(placement().place(label("昭觉", { x: 4, y: 50 })), false);
  assert.ok(placement().place(label("昭觉", { x: 4, y: 50, align: "left" })));
});
test("a name wider than its county is left out", () => {
  assert.equal(placement().place({ ...label("攀枝花", { x: 50, y: 50 }), room: 29 }), false);
  assert.ok(placement().place({ ...label("攀枝花", { x: 50, y: 50 }), room: 30 }));
});
test("Latin names are measured, Chinese ones are as wide as they are high", () => {
  const names = placement();
  assert.equal(names.widthOf(label("Zhaojue")), 42);
  assert.equal(names.widthOf({ ...label("昭觉"), spacing: 3 }), 23);
});
test("a turned name keeps clear along its length only", () => {
  const names = placement();
  assert.ok(names.place({ ...label("雅砻江上游段", { x: 100, y: 50 }), angle: Math.PI / 2 }));
  assert.ok(names.place(label("九龙", { x: 130, y: 50 })));
  assert.equal(names.place(label("木里", { x: 100, y: 30 })), false);
});
test("only names that moved, came or went are drawn anew", () => {
  const [before, after] = [placement(), placement()];
  before.place(label("昭觉", { x: 50, y: 50 }));
  before.place(label("布拖", { x: 120, y: 50 }));
  after.place(label("昭觉", { x: 50, y: 50 }));
  after.place(label("布拖", { x: 120, y: 70 }));
  const room = changedRoom(before.written, after.written);
  assert.equal(room.length, 2);
  assert.ok(room.every(([left]) => left > 80));
});
