/** The store of what the reader has chosen. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../static/js/app/permalink.js";
import { changed, shadeOf } from "../../static/js/app/state.js";

test("table and text share a place", () => {
  const text = changed(parse(""), { reader: true });
  assert.equal(changed(text, { view: "table" }).reader, false);
  assert.equal(changed({ ...text, reader: false, view: "table" }, { reader: true }).view, "map");
});
test("a change leaves the state before it as it was", () => {
  const before = parse("?themes=ecology");
  changed(before, { themes: [] });
  assert.deepEqual(before.themes, ["ecology"]);
});
test("the table shades by measures unless another is asked for", () => {
  assert.equal(shadeOf(parse("?view=table")), "direct");
  assert.equal(shadeOf(parse("?view=table&layers=panxi")), "layers");
  assert.equal(shadeOf(parse("?shade=theme%3Aecology&view=table")), "theme:ecology");
});
