"""What search engines ask for: the sitemap, and robots.txt that leads to it."""

from __future__ import annotations

from flask import Blueprint, Response, request

from geo.media_types import TEXT
from geo.publish import sitemap
from web.context import SiteContext
from web.errors import reject_unknown_parameters
from web.responses import fresh


def blueprint(site: SiteContext) -> Blueprint:
    """Add /sitemap.xml and /robots.txt, with addresses of the host that was asked."""
    routes = Blueprint("sitemap", __name__)
    atlas = site.atlas

    @routes.get(sitemap.PATH)
    def pages() -> Response:
        reject_unknown_parameters()
        day = atlas.version[:10]
        return fresh(sitemap.sitemap(request.url_root, atlas.boundaries.counties, day))

    @routes.get("/robots.txt")
    def robots() -> Response:
        reject_unknown_parameters()
        text = f"User-agent: *\nAllow: /\nSitemap: {request.url_root}sitemap.xml\n"
        return Response(text, mimetype=TEXT)

    return routes
