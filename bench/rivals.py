"""The two pages that ours is held against, as prepared bytes, and the server for them.

- ``/folium``: a plain folium page of the six layers, its data in the page, its assets from
  npm on this host. Two small style sheets that npm does not have stay empty.
- ``/fetch``: a page that only fetches and parses the six GeoJSON files.
Both come compressed like our own answers (brotli 11), by the same kind of server;
``/gzip/folium`` is that page as a web server compresses a saved file, its assets still in brotli.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import folium

from geo.media_types import GEOJSON, HTML
from geo.publish.response import Content, read, write
from tools.page import npm_ci

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROOT = Path(__file__).parent.parent
SITE = ROOT / "build" / "bench" / "site"
ASSETS = ROOT / "build" / "bench" / "assets"
LAYERS = (
    "chengdu-core",
    "panxi",
    "underdeveloped-counties",
    "national-parks",
    "yibin-pilot",
    "counties",
)
JS = {
    "leaflet": "leaflet/dist/leaflet.js",
    "jquery": "jquery/dist/jquery.min.js",
    "bootstrap": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "awesome_markers": "leaflet.awesome-markers/dist/leaflet.awesome-markers.min.js",
}
CSS = {
    "leaflet_css": "leaflet/dist/leaflet.css",
    "bootstrap_css": "bootstrap/dist/css/bootstrap.min.css",
    "awesome_markers_font_css": "@fortawesome/fontawesome-free/css/all.min.css",
    "awesome_markers_css": "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
}
FETCH = """<!doctype html><meta charset="utf-8"><title>fetch</title><script>
Promise.all(%s.map(async (url) => (await fetch(url)).json()))
  .then(() => performance.mark("map-ready"));
</script>"""
# The mark comes when the browser is about to paint what folium's script has drawn.
MARK = "<script>requestAnimationFrame(() => performance.mark('map-ready'))</script>"


def build_site() -> None:
    """Write both pages with all they need below SITE; GeoJSON as our server exports it."""
    install_assets()
    shutil.rmtree(SITE, ignore_errors=True)  # an older version's is no answer to compare with
    answers = read(ROOT / "build" / "prepared")
    layers = {id_: answers[f"/layers/{id_}.geojson"].identity for id_ in LAYERS}
    sources = {f"/{id_}.geojson": Content(body, GEOJSON) for id_, body in layers.items()}
    sources["/fetch"] = Content((FETCH % json.dumps(list(sources))).encode(), HTML)
    sources["/folium"] = Content(folium_page(layers).encode(), HTML)
    for path in (*JS.values(), *CSS.values()):
        media_type = "text/javascript" if path.endswith(".js") else "text/css"
        sources[f"/{path}"] = Content((ASSETS / "node_modules" / path).read_bytes(), media_type)
    write(SITE, sources)


def install_assets() -> None:
    """Install what bench/folium/package-lock.json pins below ASSETS, unless it is there."""
    ASSETS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(Path(__file__).parent / "folium" / name, ASSETS)
    npm_ci(ASSETS)


def folium_page(layers: dict[str, bytes]) -> str:
    """Return the HTML of a plain folium map of ``layers``, with tooltips and layer control."""
    page = folium.Map(location=(30.6, 102.7), zoom_start=6, tiles=None)
    page.default_js = [(name, f"/{path}") for name, path in JS.items()]
    page.default_css = [(name, f"/{path}") for name, path in CSS.items()]
    for id_, body in layers.items():
        data = json.loads(body)
        tooltip = folium.GeoJsonTooltip(["county_zh", "place_zh", "coverage"])
        folium.GeoJson(data, name=id_, tooltip=tooltip).add_to(page)
    folium.LayerControl().add_to(page)
    html: str = page.get_root().render()
    return html.replace("</html>", f"{MARK}</html>")


def app() -> WSGIApplication:
    """Return the site below SITE as a WSGI application: brotli, or gzip below ``/gzip``."""
    answers = read(SITE)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        found = answers.get(path.removeprefix("/gzip"))
        if found is None:
            start_response("404 Not Found", [("Content-Length", "0")])
            return ()
        coding, body = ("gzip", found.gzip) if path.startswith("/gzip/") else ("br", found.br)
        headers = [("Content-Type", found.media_type), ("Content-Length", str(len(body)))]
        start_response("200 OK", [*headers, ("Content-Encoding", coding)])
        return (body,)

    return answer
