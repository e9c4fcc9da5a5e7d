"""Profiles of counties over HTTP."""

from __future__ import annotations

from flask import Blueprint, Response

from web.context import SiteContext
from web.errors import reject_unknown_parameters, require_known
from web.responses import answer


def blueprint(site: SiteContext) -> Blueprint:
    """Add /counties/<adcode>."""
    routes = Blueprint("profiles", __name__)

    @routes.get("/counties/<adcode>")
    def county(adcode: str) -> Response:
        adcode = adcode.removesuffix(".json")
        require_known("county", adcode, site.atlas.boundaries.counties)
        reject_unknown_parameters()
        return answer(site.prepared[f"/counties/{adcode}"])

    return routes
