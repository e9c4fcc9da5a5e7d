/** The order of layers: what is on, and what a change makes of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { moved, stackOf, toggled } from "../../static/js/app/layer_order.js";
import { parse } from "../../static/js/app/permalink.js";

const MODEL = {
  layers: [
    { id: "a", kind: "places", on: true },
    { id: "b", kind: "places", on: false },
    { id: "c", kind: "places", on: true },
    { id: "counties", kind: "counts", on: false },
  ],
};
const stack = (address) => stackOf(MODEL, parse(address));

test("an address without layers has those of the first view", () => assert.deepEqual(stack(""), ["a", "c"]));
test("an empty list of layers is none", () => assert.deepEqual(stack("?layers="), []));
test("the order of an address is that of the map", () => assert.deepEqual(stack("?layers=c,b"), ["c", "b"]));
test("shades lie under layers, of which there are none by themselves", () => {
  assert.deepEqual(stack("?shade=direct"), ["counties"]);
  assert.deepEqual(stack("?shade=direct&layers=b"), ["b", "counties"]);
});
test("a layer that is ticked comes before the first that follows it in the panel", () => {
  assert.deepEqual(toggled(MODEL, ["a", "c"], "b"), ["a", "b", "c"]);
  assert.deepEqual(toggled(MODEL, ["c"], "a"), ["a", "c"]);
  assert.deepEqual(toggled(MODEL, ["a"], "c"), ["a", "c"]);
  assert.deepEqual(toggled(MODEL, ["a", "b"], "a"), ["b"]);
});
test("a layer is moved no further than there are layers", () => {
  assert.deepEqual(moved(["a", "b", "c"], "c", 0), ["c", "a", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], "a", 9), ["b", "c", "a"]);
  assert.deepEqual(moved(["a", "b", "c"], "b", -1), ["b", "a", "c"]);
});
