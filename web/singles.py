"""One initiative and one clause, each at an address that stays."""

from __future__ import annotations

from flask import Flask, Response

from geo import features
from geo.prepared import GEOJSON, JSON, Source, prepare
from web.answers import answer
from web.problems import known, only_parameters
from web.site import Site


def routes(app: Flask, site: Site) -> None:
    """Add /initiatives/<id>, a GeoJSON Feature, and /clauses/<id>, a sentence or a title."""
    atlas = site.atlas

    @app.get("/initiatives/<initiative_id>")
    def initiative(initiative_id: str) -> Response:
        known("initiative", initiative_id, atlas.initiatives)
        only_parameters()
        feature = features.initiative_feature(atlas, atlas.initiatives[initiative_id])
        return answer(prepare(Source(features.dumps(feature), GEOJSON), quality=4))

    @app.get("/clauses/<clause_id>")
    def clause(clause_id: str) -> Response:
        known("clause", clause_id, atlas.document.by_id)
        only_parameters()
        found = atlas.document.by_id[clause_id]
        body = {
            "id": found.id,
            "text": found.text,
            "start": found.start,
            "end": found.end,
            "initiatives": [i.id for i in atlas.initiatives.values() if i.clause == clause_id],
            "page": f"/?clause={clause_id}",
        }
        return answer(prepare(Source(features.dumps(body), JSON), quality=4))
