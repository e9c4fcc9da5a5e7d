/**
 * Regroups what esbuild has split, so that a page's first script holds all that the page starts with:
 * esbuild makes a chunk for every set of parts that share a module, and each would be a request.
 * Leaflet stays by itself: two scripts on one line are there sooner than one of their size beside the model,
 * and its own seldom changes.
 * Usage: node regroup.mjs FOLDER ENTRY OUT; beside FOLDER stands leaflet.js; prints the chunks as JSON: {file: {isEntry, imports}}.
 */

import { basename, join } from "node:path";
import { rollup } from "rollup";

const [folder, entry, out] = process.argv.slice(2);
const leaflet = join(folder, "..", "leaflet.js");
const first = join(folder, entry);

/** A part and all that it cannot start without. */
const needs = (id, info, known = new Set()) => {
  if (known.has(id)) return known;
  known.add(id);
  for (const next of info(id).importedIds) needs(next, info, known);
  return known;
};

/** What the page starts with is one script, and so is all that `deferred` needs besides. */
const groupOf = (id, { getModuleInfo, getModuleIds }) => {
  if (id === leaflet) return "leaflet";
  if (needs(first, getModuleInfo).has(id)) return basename(entry, ".js");
  const deferred = [...getModuleIds()].find((one) => basename(one).startsWith("deferred-"));
  return deferred && needs(deferred, getModuleInfo).has(id) ? "deferred" : undefined;
};

const bundle = await rollup({
  input: first, onwarn: (warning) => { throw new Error(warning.message); },
  plugins: [{ name: "leaflet", resolveId: (id) => (id === "leaflet" ? leaflet : null) }],
});
const { output } = await bundle.write({
  dir: out, format: "es", compact: true, manualChunks: groupOf, entryFileNames: "[name].[hash].js",
  chunkFileNames: ({ name }) => `${name.replace(/-[A-Z0-9]{8}$/, "")}.[hash].js`, // without esbuild's own hash
});
await bundle.close();
const chunks = output.filter((part) => part.type === "chunk");
console.log(JSON.stringify(Object.fromEntries(chunks.map(({ fileName, isEntry, imports }) => [fileName, { isEntry, imports }]))));
