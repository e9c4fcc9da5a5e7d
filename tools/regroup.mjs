/**
 * Regroups what esbuild has split, so that a page's first script holds all that the page starts with:
 * esbuild makes a chunk for every set of parts that share a module, and each would be a request.
 * Leaflet stays by itself: two scripts on one line are there sooner than one of their size beside the model,
 * and its own seldom changes.
 * Usage: node regroup.mjs FOLDER ENTRY OUT; prints the chunks as JSON: {file: {isEntry, imports}}.
 */

import { join } from "node:path";
import { rollup } from "rollup";

const [folder, entry, out] = process.argv.slice(2);
const leaflet = join(folder, "leaflet.js");
const bundle = await rollup({
  input: join(folder, entry), onwarn: (warning) => { throw new Error(warning.message); },
  plugins: [{ name: "leaflet", resolveId: (id) => (id === "leaflet" ? leaflet : null) }],
});
const { output } = await bundle.write({
  dir: out, format: "es", compact: true, manualChunks: (id) => (id === leaflet ? "leaflet" : undefined), entryFileNames: "[name].[hash].js",
  chunkFileNames: ({ name }) => `${name.replace(/-[A-Z0-9]{8}$/, "")}.[hash].js`, // without esbuild's own hash
});
await bundle.close();
const chunks = output.filter((part) => part.type === "chunk");
console.log(JSON.stringify(Object.fromEntries(chunks.map(({ fileName, isEntry, imports }) => [fileName, { isEntry, imports }]))));
