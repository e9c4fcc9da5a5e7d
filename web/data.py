"""Layers, initiatives and profiles: the data over HTTP."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask, Response, request

from geo import features
from geo.errors import UnknownName
from geo.prepared import GEOJSON, Resource, Source, prepare
from web.answers import answer
from web.problems import Problem, known, only_parameters
from web.site import Site

# A client may write its themes in any order and number: keep what is asked for often.
FILTERED_KEPT = 256


def routes(app: Flask, site: Site) -> None:
    """Add /layers/<id>.geojson, /initiatives.geojson and /counties/<adcode> to ``app``."""
    atlas, layers, prepared = site.atlas, site.layers, site.prepared

    @lru_cache(FILTERED_KEPT)
    def filtered_layer(layer_id: str, themes: frozenset[str]) -> Resource:
        collection = features.layer_collection(atlas, layers[layer_id], themes)
        return prepare(Source(features.dumps(collection), GEOJSON), quality=4)

    @lru_cache(FILTERED_KEPT)
    def filtered_initiatives(
        themes: frozenset[str], county: str | None, layer: str | None
    ) -> Resource:
        chosen = layers[layer] if layer else None
        collection = features.initiative_collection(atlas, themes, county, chosen)
        return prepare(Source(features.dumps(collection), GEOJSON), quality=4)

    @app.get("/layers/<layer_id>.geojson")
    def layer(layer_id: str) -> Response:
        known("layer", layer_id, layers)
        only_parameters("theme", "download")
        themes = _themes()
        path = f"/layers/{layer_id}.geojson"
        resource = filtered_layer(layer_id, themes) if themes else prepared[path]
        return answer(resource, _file_name(layer_id, *sorted(themes)))

    @app.get("/initiatives.geojson")
    def initiatives() -> Response:
        only_parameters("theme", "county", "layer", "download")
        themes, county, layer = _themes(), request.args.get("county"), request.args.get("layer")
        if county is not None:
            known("county", county, atlas.boundaries.counties, in_query=True)
        if layer is not None:
            known("layer", layer, layers, in_query=True)
        name = _file_name(*filter(None, ("initiatives", *sorted(themes), county, layer)))
        if not (themes or county or layer):
            return answer(prepared["/initiatives.geojson"], name)
        return answer(filtered_initiatives(themes, county, layer), name)

    @app.get("/counties/<adcode>")
    def county(adcode: str) -> Response:
        adcode = adcode.removesuffix(".json")
        known("county", adcode, atlas.boundaries.counties)
        only_parameters()
        return answer(prepared[f"/counties/{adcode}"])


def _file_name(*parts: str) -> str:
    return f"sichuan-{'-'.join(parts)}.geojson"


def _themes() -> frozenset[str]:
    values = request.args.getlist("theme")
    try:
        return features.parse_themes(t for value in values for t in value.split(",") if t)
    except UnknownName as error:
        facts = {"parameter": "theme", "value": error.value, "allowed": list(error.allowed)}
        raise Problem(400, f"There is no theme “{error.value}”.", facts) from None
