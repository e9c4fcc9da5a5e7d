"""Old links: an id that has another name now answers with 301, one that is gone with 410."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from flask import Blueprint, Response, redirect, request

from geo.publish import redirects
from geo.publish.redirects import Redirects
from web.context import SiteContext
from web.errors import Problem

# Which kind an address means: by the first step of its path, and by its parameter.
PATHS = {"counties": "county", "county": "county", "initiatives": "initiative"}
PATHS |= {"layers": "layer", "clauses": "clause"}
PARAMETERS = {"county": "county", "initiative": "initiative", "place": "place", "clause": "clause"}
PARAMETERS |= {"layer": "layer", "layers": "layer"}


def blueprint(site: SiteContext) -> Blueprint:
    """Look at every request that no prepared answer has met."""
    routes = Blueprint("redirects", __name__)
    moves = redirects.load(site.atlas.folder, site.atlas)

    @routes.before_app_request
    def forward() -> Response | None:
        path, query = _path(moves), _query(moves)
        if (path, query) == (request.path, list(request.args.items(multi=True))):
            return None
        address = quote(path) + (f"?{urlencode(query, safe=',')}" if query else "")
        return redirect(request.script_root + address, 301)  # type: ignore[return-value]

    return routes


def _path(moves: Redirects) -> str:
    """Return the path with the present id; Problem 410 where nothing follows the old one."""
    first, _, name = request.path.strip("/").partition("/")
    old, dot, ext = name.partition(".")
    move = moves.get((PATHS.get(first, ""), old))
    if move is None:
        return request.path
    if move.new is None:
        facts = {"value": old, "note_zh": move.note.zh, "note_en": move.note.en}
        raise Problem(410, f"The {move.kind} “{old}” is no more: {move.note.en}.", facts)
    return f"/{first}/{move.new}{dot}{ext}"


def _query(moves: Redirects) -> list[tuple[str, str]]:
    """Return the query with present ids; what is gone stays, for the page to say so."""
    query = []
    for name, value in request.args.items(multi=True):
        kind = PARAMETERS.get(name)
        found = [moves.get((kind or "", old)) for old in value.split(",")]
        new = [
            move.new if move and move.new else old
            for move, old in zip(found, value.split(","), strict=True)
        ]
        query.append((name, ",".join(new)))
    return query
