"""OGC API – Features at /ogc: thin routes over ``geo.ogc``.

In: routes, content negotiation, HTML. Not in: collections, filters, documents (``geo.ogc``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from flask import Blueprint, Response, request

from geo.export.features import dumps
from geo.media_types import CSS, GEOJSON, JSON, OPENAPI, SCHEMA
from geo.ogc import documents, openapi, queryables
from geo.ogc.collection import Collection
from geo.ogc.cql2 import matching
from geo.ogc.query import Query, parse, select
from geo.paths import ROOT
from geo.publish.response import Content, prepare
from geo.vocabulary import Json
from web.context import SiteContext
from web.errors import reject_unknown_parameters, require_known
from web.ogc.representations import Form, reply
from web.responses import answer

_HERE = Path(__file__).parent
_STYLE = (ROOT / "static" / "css" / "tokens.css", _HERE / "style.css")


def blueprint(site: SiteContext) -> Blueprint:
    """Add the landing page, the API's description, conformance, collections and features.

    Long, as each route is a function in it: they share the collections and their style.
    """
    routes = Blueprint("ogc", __name__)
    atlas = site.atlas
    found = site.collections
    style = prepare(Content(b"".join(file.read_bytes() for file in _STYLE), CSS))

    shown = partial(reply, credit=documents.credit(atlas))

    def page(template: str, media_type: str, make: Callable[[str], Json]) -> Response:
        """Answer with a document, and with the links to its two forms."""
        reject_unknown_parameters("f")
        form, base = Form.asked(), _base()
        body = make(base)
        address = f"{base}{request.path.removeprefix('/ogc').rstrip('/')}"
        if "links" in body:
            links = documents.forms_of(address or base, {}, media_type, form is Form.HTML)
            body["links"] = [*links, *body["links"]]
        return shown(form, dumps(body), media_type, template, base, document=body)

    @routes.get("/ogc", strict_slashes=False)
    @routes.get("/ogc/")
    def ogc_landing() -> Response:
        return page("landing", JSON, partial(documents.landing, atlas=atlas))

    @routes.get("/ogc/style.css")
    def ogc_style() -> Response:
        reject_unknown_parameters()
        return answer(style)

    @routes.get("/ogc/api")
    def ogc_api() -> Response:
        make = partial(openapi.document, version=atlas.version, found=found.values())
        return page("api", OPENAPI, make)

    @routes.get("/ogc/conformance")
    def ogc_conformance() -> Response:
        return page("conformance", JSON, lambda base: documents.conformance())

    @routes.get("/ogc/collections")
    def ogc_collections() -> Response:
        make = partial(documents.collections, found=found.values(), atlas=atlas)
        return page("collections", JSON, make)

    @routes.get("/ogc/collections/<name>")
    def ogc_collection(name: str) -> Response:
        one = _known(found, name)
        return page("collection", JSON, partial(documents.collection, found=one, atlas=atlas))

    @routes.get("/ogc/collections/<name>/queryables")
    def ogc_queryables(name: str) -> Response:
        one = _known(found, name)
        return page("queryables", SCHEMA, partial(queryables.document, found=one))

    @routes.get("/ogc/collections/<name>/items")
    def ogc_items(name: str) -> Response:
        one = _known(found, name)
        form, base, query = Form.asked(), _base(), _query(one)
        positions = _positions(one, query)
        address = f"{base}/collections/{one.id}/items"
        given = request.args.to_dict()
        others = {name: value for name, value in given.items() if name != "f"}
        up = documents.link(
            f"{base}/collections/{one.id}", "collection", JSON, documents.both(one.title)
        )
        links = documents.forms_of(address, others, GEOJSON, form is Form.HTML)
        links += [*documents.pages(address, given, query, len(positions)), up]
        body = documents.items(atlas, one, positions, query, links)
        rows = [one.rows[p] for p in positions[query.offset : query.offset + query.limit]]
        context = {"collection": one, "rows": rows, "links": links, "matched": len(positions)}
        return shown(form, body, GEOJSON, "items", base, query=query, given=others, **context)

    @routes.get("/ogc/collections/<name>/items/<path:feature_id>")
    def ogc_item(name: str, feature_id: str) -> Response:
        one = _known(found, name)
        require_known("feature", feature_id, one.position)
        reject_unknown_parameters("f")
        form, base = Form.asked(), _base()
        address = documents.feature_address(base, one, feature_id)
        links = documents.forms_of(address, {}, GEOJSON, form is Form.HTML)
        position = one.position[feature_id]
        body = documents.item(base, one, position, links)
        context = {"collection": one, "row": one.rows[position], "links": links}
        return shown(form, body, GEOJSON, "item", base, **context)

    return routes


def _base() -> str:
    """The absolute address of the landing page, as the client sees it."""
    return f"{request.url_root.rstrip('/')}/ogc"


def _known(found: dict[str, Collection], name: str) -> Collection:
    require_known("collection", name, found)
    return found[name]


def _positions(one: Collection, query: Query) -> list[int]:
    """Where the features stand that the query selects, on this page or another."""
    chosen = select(one, query)
    if query.filter is not None:
        chosen &= matching(one, query.filter, query.language)
    return [int(position) for position in chosen.nonzero()[0]]


def _query(one: Collection) -> Query:
    values = {name: value for name, value in request.args.items() if name != "f"}
    return parse(values, one.fields)
