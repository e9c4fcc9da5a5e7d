/** Classes of the shaded counties. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { classesOf, stepOf } from "../../static/js/features/choropleth/classes.js";

test("of counts, nought is a class of its own", () => {
  const classes = classesOf([0, 0, 1, 2, 9, 10], true);
  assert.deepEqual(classes[0], { from: 0, to: 0, step: 1, counties: 2 });
  assert.ok(classes.slice(1).every(({ from }) => from > 0));
});
test("a class holds each value once, in order", () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9];
  const classes = classesOf(values, false);
  assert.equal(
    classes.reduce((sum, { counties }) => sum + counties, 0),
    values.length,
  );
  classes.slice(1).forEach(({ from, step }, i) => assert.ok(from > classes[i].to && step > classes[i].step));
});
test("one value is one class", () => assert.equal(classesOf([7, 7, 7], false).length, 1));
test("no values are no class", () => assert.deepEqual(classesOf([], true), []));
test("skewed values are not all put into the last step", () => {
  const steps = new Set([1, 2, 3, 4, 1000].map((value) => stepOf(value, classesOf([1, 2, 3, 4, 1000], false))));
  assert.equal(steps.size, 5);
});
test("a county without a figure has no shade", () => assert.equal(stepOf(null, classesOf([1, 2], false)), 0));
