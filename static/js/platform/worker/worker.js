/**
 * Keeps the site on the device: one version whole, or none of it.
 *
 * What stands before this code when it is served (geo/publish/service_worker.py) names each file with its hash.
 * A new version is fetched beside the one in use and waits until the reader asks for it.
 */

/**
 * @type
 *   {ServiceWorkerGlobalScope & {kept: {version: string, home: string, county: string, files: Record<string, string>}}}
 */
const worker = /** @type {any} */ (self);
const { version, home, county, files } = worker.kept;
const PREFIX = "site-";
const NAME = PREFIX + version;
const TAKEN = "taken"; // answers that were asked for, of whatever version: each says which
const TABLE = /\.geojson$/;
const COUNTY = /^county\/\d{6}(\.html)?$/; // their pages are alike but for the title

const base = new URL("./", worker.location.href).href;

/** The file that answers a request, if it is one of those kept. @param {Request} request @returns {string | null} */
function fileOf({ url, mode }) {
  if (!url.startsWith(base)) return null;
  const { searchParams } = new URL(url);
  // Who may frame the page is said by the server alone.
  if (mode === "navigate" && searchParams.has("embed")) return null;
  const path = url.slice(base.length).split(/[?#]/)[0];
  const name = mode !== "navigate" ? path : path === "" ? home : COUNTY.test(path) ? county : path;
  return name in files ? name : null;
}

/** Each file is checked against its hash: if the server has gone on meanwhile, nothing is kept. */
async function keep() {
  const cache = await caches.open(NAME);
  try {
    await cache.addAll(
      Object.entries(files).map(([name, integrity]) => new Request(base + name, { cache: "no-cache", integrity })),
    );
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

/** @param {string} name @param {Request} request */
async function kept(name, request) {
  const cache = await caches.open(NAME);
  return (await cache.match(base + name)) ?? fetch(request);
}

/** Fresh where there is a network, else as it was last time. @param {Request} request */
async function fresh(request) {
  const cache = await caches.open(TAKEN);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const known = await cache.match(request);
    if (known) return known;
    throw error;
  }
}

worker.addEventListener("install", (event) => event.waitUntil(keep()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
worker.addEventListener("message", ({ data }) => {
  if (data === "take over") worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const name = fileOf(request);
  if (name) event.respondWith(kept(name, request));
  else if (request.url.startsWith(base) && TABLE.test(new URL(request.url).pathname)) event.respondWith(fresh(request));
});
