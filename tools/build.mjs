/**
 * The one build of the page: every entry with what it loads later, the styles, the map in one file and the worker.
 * Usage: node tools/build.mjs OUT. Names in OUT carry a hash of the content; OUT/manifest.json tells
 * `entries` (name → file), `chunks` (entry → the files it cannot start without), `files` (all of them) and `words`, in
 * both languages, for what stands on the page before its script.
 */

import { readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { build } from "vite";
import { WORDS } from "../static/js/i18n/words.js";

// Each page is bundled by itself: what two pages share is small, and a chunk of it would be one more request.
const { scripts, styles } = JSON.parse(await readFile(new URL("entries.json", import.meta.url), "utf8"));

const out = process.argv[2] ?? "build/page";
const OWN_LEAFLET = new URL("leaflet.mjs", import.meta.url).pathname;
const manifest = { files: [], entries: {}, chunks: {}, words: WORDS };

/** A part and all that it cannot start without. */
function closure(id, info, known = new Set()) {
  if (known.has(id)) return known;
  known.add(id);
  for (const next of info(id)?.importedIds ?? []) closure(next, info, known);
  return known;
}

/**
 * What a page starts with is one script, and so is all that `deferred` needs besides: bundlers make a chunk for each
 * set of parts that share a module, and each would be a request. Leaflet stays by itself: two scripts on one line are
 * there sooner than one of their size beside the model, and its own seldom changes.
 */
const groupOf = (entry) => (id, context) => {
  if (/[\\/]leaflet[\\/.]|rolldown.runtime/.test(id)) return "leaflet"; // the bundler's own words go with it
  const startsWith = (path) => closure(resolve(path), (one) => context.getModuleInfo(one)).has(id);
  if (startsWith(scripts[entry])) return entry;
  return entry === "app" && startsWith("static/js/entry/deferred.js") ? "deferred" : null;
};

/**
 * Vite over one set of entries.
 * @param {Record<string, string>} input name → path
 * @param {{conditions?: string[], alias?: Record<string, string>, output?: object, build?: object}} [options]
 * @returns {Promise<any[]>} the files it wrote
 */
async function bundle(input, { conditions = [], alias = {}, output = {}, build: more = {} } = {}) {
  const done = /** @type {any} */ (
    await build({
      configFile: false,
      logLevel: "error",
      base: "./",
      publicDir: false,
      resolve: { conditions: [...conditions, "browser", "module", "default"], alias },
      build: {
        outDir: out,
        emptyOutDir: false,
        target: "es2022",
        modulePreload: false,
        reportCompressedSize: false,
        assetsInlineLimit: 0,
        ...more,
        rolldownOptions: {
          input,
          output: {
            entryFileNames: "[name].[hash].js",
            chunkFileNames: "[name].[hash].js",
            assetFileNames: "[name].[hash][extname]",
            ...output,
          },
        },
      },
    })
  );
  return [done].flat().flatMap((part) => part.output);
}

/**
 * One script that needs no other; its name stays.
 * @param {string} name
 * @param {string} entry
 * @param {object} [options]
 */
const script = (name, entry, options) =>
  bundle(
    { [name]: entry },
    { output: { entryFileNames: "[name].js" }, build: { lib: { entry, name, formats: ["iife"] } }, ...options },
  );

await rm(out, { recursive: true, force: true });

for (const [name, path] of Object.entries(scripts)) {
  const codeSplitting = { includeDependenciesRecursively: false, groups: [{ name: groupOf(name), debugName: name }] };
  const files = await bundle({ [name]: path }, { alias: { leaflet: OWN_LEAFLET }, output: { codeSplitting } });
  for (const chunk of files.filter((file) => file.type === "chunk")) {
    manifest.files.push(chunk.fileName);
    if (chunk.isEntry) {
      manifest.entries[`${name}.js`] = chunk.fileName;
      manifest.chunks[`${name}.js`] = chunk.imports;
    }
  }
}
for (const { fileName } of (await bundle(styles)).filter((file) => file.fileName.endsWith(".css"))) {
  manifest.files.push(fileName);
  manifest.entries[`${fileName.split(".")[0]}.css`] = fileName;
}
// The map in one file speaks to all of Leaflet, as folium's map does; its pictures stand in its styles.
await script("onefile", "static/js/entry/standalone.js", {
  conditions: ["onefile"],
  alias: { leaflet: "leaflet/dist/leaflet-src.esm.js" },
});
await bundle(
  { onefile: "static/css/onefile.css" },
  { output: { assetFileNames: "[name][extname]" }, build: { assetsInlineLimit: 1e6 } },
);
// geo/publish/service_worker.py completes it.
await script("worker", "static/js/platform/worker/worker.js");
manifest.files.sort();
await writeFile(`${out}/manifest.json`, `${JSON.stringify(manifest, null, 1)}\n`);
