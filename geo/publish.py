"""Everything that is the same for every reader, by path: page, lists, layers, profiles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geo import features
from geo.atlas import Atlas
from geo.catalogue import layer_list, theme_list
from geo.layers import Layer
from geo.page import map_model, texts_model
from geo.prepared import GEOJSON, HTML, IMMUTABLE, JSON, Source
from geo.profile import county_profile
from geo.reading import reading_model

_ASSET_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


def data_sources(atlas: Atlas, layers: dict[str, Layer]) -> dict[str, Source]:
    """Return all answers made of data, by path."""
    sources = {
        "/layers": Source(features.dumps(layer_list(atlas, layers)), JSON),
        "/themes": Source(features.dumps(theme_list(atlas)), JSON),
        "/map.json": Source(features.dumps(map_model(atlas, layers, atlas.version)), JSON),
        "/texts.json": Source(features.dumps(texts_model(atlas)), JSON),
        "/reading.json": Source(features.dumps(reading_model(atlas, atlas.version)), JSON),
        "/initiatives.geojson": Source(
            features.dumps(features.initiative_collection(atlas)), GEOJSON
        ),
    }
    for layer in layers.values():
        collection = features.layer_collection(atlas, layer)
        sources[f"/layers/{layer.id}.geojson"] = Source(features.dumps(collection), GEOJSON)
    for adcode in atlas.boundaries.counties:
        profile = county_profile(atlas, adcode)
        sources[f"/counties/{adcode}"] = Source(features.dumps(profile), JSON)
    return sources


def page_sources(page: Path, static: Path) -> dict[str, Source]:
    """Return the pages and their assets, whose names carry a hash of their content.

    ``page`` is the folder that the build hook fills; its ``manifest.json`` tells the hashed
    name of each entry (``app.js``) that a page of ``static`` refers to, and the chunks
    that the entry needs. ``index.html`` is the page at /, ``board.html`` that at /board.
    """
    manifest = json.loads((page / "manifest.json").read_text(encoding="utf-8"))
    sources = {}
    for file in sorted(static.glob("*.html")):
        path = "/" if file.stem == "index" else f"/{file.stem}"
        html = _with_assets(file.read_text(encoding="utf-8"), manifest)
        sources[path] = Source(html.encode(), HTML)
    for name in manifest["files"]:
        file = page / name
        media_type = _ASSET_TYPES[file.suffix]
        sources[f"/assets/{name}"] = Source(file.read_bytes(), media_type, IMMUTABLE)
    return sources


def _with_assets(html: str, manifest: dict[str, Any]) -> str:
    """Return ``html`` with hashed names, and a preload of every chunk beside its entry's."""
    for entry, name in manifest["entries"].items():
        preload = f'<link rel="modulepreload" href="/assets/{entry}" />'
        chunks = (preload.replace(entry, chunk) for chunk in manifest["chunks"][entry])
        html = html.replace(preload, "\n    ".join((preload, *chunks)))
        html = html.replace(f'"/assets/{entry}"', f'"/assets/{name}"')
    return html
