"""The map in one file, opened on the view that the address names."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from flask import Blueprint, Response, request

from geo.media_types import HTML
from geo.publish import permalink
from geo.publish.response import CachedResponse, Content, prepare
from web.cache import ResponseCache
from web.context import SiteContext
from web.responses import answer

_MAX_BYTES = 16 * 2**20  # bytes of files that a process keeps: each is one to two megabytes
NAME = "sichuan-decision-map.html"


def blueprint(site: SiteContext) -> Blueprint:
    """Add /map.html, with the parameters of the map's own address, and ``download``."""
    routes = Blueprint("standalone_html", __name__)
    atlas, layers, prepared = site.atlas, site.layers, site.prepared
    if "/map.html" not in prepared:
        return routes
    whole, kept = prepared["/map.html"], ResponseCache(_MAX_BYTES)

    def opened_on(query: str) -> CachedResponse:
        html = permalink.with_view(whole.identity.decode(), query)
        return prepare(Content(html.encode(), HTML, policy=whole.policy), quality=4)

    @routes.get("/map.html")
    def one_file() -> Response:
        given = {name: text for name, text in request.args.items() if name != "download"}
        query = permalink.parse(urlencode(given), atlas, layers)
        return answer(kept.get(query, partial(opened_on, query)) if query else whole, NAME)

    return routes
