"""Profiles of counties over HTTP."""

from __future__ import annotations

from flask import Flask, Response

from web.context import Site
from web.errors import known, only_parameters
from web.responses import answer


def routes(app: Flask, site: Site) -> None:
    """Add /counties/<adcode> to ``app``."""

    @app.get("/counties/<adcode>")
    def county(adcode: str) -> Response:
        adcode = adcode.removesuffix(".json")
        known("county", adcode, site.atlas.boundaries.counties)
        only_parameters()
        return answer(site.prepared[f"/counties/{adcode}"])
