"""The map inside other pages: oEmbed, so that a pasted link becomes a map."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Blueprint, Response, jsonify, request

from geo.publish.html_pages import TITLE
from web.context import SiteContext
from web.errors import Problem, reject_unknown_parameters, whole_number

WIDTH, HEIGHT = 800, 600  # pixels, where the consumer says nothing


def blueprint(site: SiteContext) -> Blueprint:
    """Add /oembed (oEmbed 1.0, JSON): ``url`` is an address of the map, absolute or from /."""
    routes = Blueprint("oembed", __name__)

    @routes.get("/oembed")
    def oembed() -> Response:
        reject_unknown_parameters("url", "format", "maxwidth", "maxheight")
        if request.args.get("format", "json") != "json":
            facts = {"parameter": "format", "value": request.args["format"], "allowed": ["json"]}
            raise Problem(501, "Only JSON is spoken here.", facts)
        width, height = _size("maxwidth", WIDTH), _size("maxheight", HEIGHT)
        address = _framed(request.args.get("url", ""))
        frame = (
            f'<iframe src="{escape(address)}" width="{width}" height="{height}" '
            f'title="{escape(TITLE)}" loading="lazy" style="border:0"></iframe>'
        )
        return jsonify(
            version="1.0",
            type="rich",
            title=TITLE,
            provider_name=TITLE,
            provider_url=request.url_root,
            html=frame,
            width=width,
            height=height,
        )

    return routes


def _size(name: str, usual: int) -> int:
    """Return the size in pixels, at most what the consumer allows."""
    return min(usual, whole_number(name, usual, 1, 100_000))


def _framed(url: str) -> str:
    """Return the address of the same view for a frame; a Problem where it is not our map."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise Problem(400, "url must be an address.", {"value": url[:200]}) from None
    if (parts.netloc and parts.netloc != request.host) or parts.path not in ("", "/"):
        facts = {"parameter": "url", "value": url, "allowed": [request.url_root]}
        raise Problem(404, "That is no address of this map.", facts)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "embed"]
    return f"{request.url_root}?{urlencode([*query, ('embed', '1')], safe=',')}"
