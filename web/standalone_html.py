"""The map in one file, opened on the view that the address names."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from flask import Flask, Response, request

from geo.errors import UnknownName
from geo.media_types import HTML
from geo.publish import permalink
from geo.publish.response import Resource, Source, prepare
from web.cache import Kept
from web.context import Site
from web.errors import unknown
from web.responses import answer

_ROOM = 16 * 2**20  # bytes of files that a process keeps: each is one to two megabytes
NAME = "sichuan-decision-map.html"


def routes(app: Flask, site: Site) -> None:
    """Add /map.html, with the parameters of the map's own address, and ``download``."""
    atlas, layers, prepared = site.atlas, site.layers, site.prepared
    if "/map.html" not in prepared:
        return
    whole, kept = prepared["/map.html"], Kept(_ROOM)

    def opened_on(query: str) -> Resource:
        html = permalink.with_view(whole.identity.decode(), query)
        return prepare(Source(html.encode(), HTML, policy=whole.policy), quality=4)

    @app.get("/map.html")
    def one_file() -> Response:
        given = {name: text for name, text in request.args.items() if name != "download"}
        try:
            query = permalink.parse(urlencode(given), atlas, layers)
        except UnknownName as error:
            raise unknown(error) from None
        return answer(kept.get(query, partial(opened_on, query)) if query else whole, NAME)
