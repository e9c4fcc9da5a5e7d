/**
 * The page while it is edited: modules and styles out of the folder, at once and with hot reload; pages and data
 * from the server of `tools/dev.py`. Usage: node tools/dev.mjs PORT BACKEND
 */

import { createServer } from "vite";

const [port, backend] = process.argv.slice(2);
const OWN = /^\/(?:@|static\/(?:js|css)\/|tools\/leaflet\.mjs|node_modules\/)/;

const server = await createServer({
  configFile: false,
  appType: "custom",
  resolve: { alias: { leaflet: new URL("leaflet.mjs", import.meta.url).pathname } },
  server: { port: Number(port), strictPort: true, host: "127.0.0.1", proxy: { "^/.*": { target: backend, bypass } } },
  plugins: [{ name: "pages", configureServer: (vite) => void vite.middlewares.use(page(vite)) }],
});

/** What Vite answers itself. @param {import("node:http").IncomingMessage} request */
function bypass({ url = "" }) {
  return OWN.test(url) ? url : undefined;
}

/**
 * Pages of the backend, with what reloads them.
 * @param {import("vite").ViteDevServer} vite
 * @returns {import("vite").Connect.NextHandleFunction}
 */
function page(vite) {
  return async (request, response, next) => {
    const url = request.url ?? "/";
    if (OWN.test(url) || request.method !== "GET" || !request.headers.accept?.includes("text/html")) return next();
    const answer = await fetch(`${backend}${url}`, { headers: { accept: "text/html" } });
    const html = await vite.transformIndexHtml(url, await answer.text());
    response.writeHead(answer.status, { "content-type": "text/html; charset=utf-8" }).end(html);
  };
}

await server.listen();
console.log(`The map is at http://127.0.0.1:${port}/: edits of static/ show at once, edits of Python in some seconds.`);
