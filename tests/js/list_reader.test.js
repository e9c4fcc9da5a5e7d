/** The reader of lists: asked again where it says that another list is being read. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { BY_ITSELF, Refusal, send } from "../../static/js/features/user_list/reader.js";
import { refusal } from "../../static/js/features/user_list/refusals.js";

const page = { documentElement: { dataset: {} }, baseURI: "http://map.example/" };
Object.assign(globalThis, { document: page });

const file = new File(["地点\n双流区\n"], "list.csv");
const busy = () =>
  new Response(JSON.stringify({ detail: "Another list of yours is being read" }), {
    status: 429,
    headers: { "Retry-After": "0.001" },
  });

/** @param {import("node:test").TestContext} context @param {(() => Response)[]} answers */
const server = (context, answers) =>
  context.mock.method(globalThis, "fetch", async () => answers.shift()?.() ?? busy());

test("a list is sent again while another of the reader's is being read", async (context) => {
  const asked = server(context, [busy, busy, () => new Response("read")]);
  assert.equal(await (await send("csv", file, BY_ITSELF, "zh")).text(), "read");
  assert.equal(asked.mock.callCount(), 3);
});

test("where that does not end, or the list is wrong, the server's reason is said", async (context) => {
  server(context, []);
  await assert.rejects(send("csv", file, BY_ITSELF, "zh"), new Refusal("Another list of yours is being read"));
  context.mock.reset();
  const wrong = new Response(JSON.stringify({ problems: ["list.csv:1: empty"] }), { status: 422 });
  const asked = server(context, [() => wrong]);
  await assert.rejects(send("csv", file, BY_ITSELF, "zh"), new Refusal("list.csv:1: empty"));
  assert.equal(asked.mock.callCount(), 1);
});

test("what is refused is said in Chinese too, with its row; what is not known as it is", () => {
  const said =
    "a.csv:1: must be a list, not a PDF document\na.csv:7: must be odd\nb.csv:3: must have rows below the header (none)";
  assert.equal(refusal(said, "en"), said);
  const [pdf, odd, none] = refusal(said, "zh").split("\n");
  assert.match(pdf, /^a\.csv：这不是清单.*PDF document/);
  assert.equal(odd, "a.csv:7: must be odd");
  assert.equal(none, "b.csv第3行：表头下面没有行");
});
