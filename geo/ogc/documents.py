"""The documents of the API as JSON; ``base`` is the absolute address of the landing page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from geo.atlas import Atlas
from geo.export.features import dumps
from geo.media_types import GEOJSON, JSON, OPENAPI, SCHEMA, TEXT_HTML
from geo.ogc.collection import Collection
from geo.ogc.conformance import CONFORMS_TO, CRS84, DESCRIPTION, QUERYABLES, TITLE
from geo.ogc.query import Query
from geo.vocabulary import Json, Text


def link(href: str, rel: str, media_type: str, title: str) -> Json:
    """Return a link as OGC API – Features has it."""
    return {"href": href, "rel": rel, "type": media_type, "title": title}


def both(text: Text) -> str:
    """Return ``text`` in both languages: a title of the standard is one string."""
    return f"{text.zh} · {text.en}"


def forms_of(address: str, query: Mapping[str, str], media_type: str, as_html: bool) -> list[Json]:
    """Return the links to this document as it is (self) and in its other form (alternate)."""
    links = []
    for form, type_, rel in (("json", media_type, "self"), ("html", TEXT_HTML, "alternate")):
        rel = {"self": "alternate", "alternate": "self"}[rel] if as_html else rel
        href = f"{address}?{urlencode({**query, 'f': form})}"
        links.append(link(href, rel, type_, form.upper()))
    return links


def credit(atlas: Atlas) -> str:
    """Return the credit of the boundaries and their review number in one line."""
    said = atlas.boundaries.attribution
    zh = f"{said['source']}；审图号 {said['review_number']}。{said['note_zh']}"
    return both(Text(zh, f"{said['source_en']}. {said['note_en']}"))


def landing(base: str, atlas: Atlas) -> Json:
    """Return what the landing page says, without the links to itself."""
    return {
        "title": both(TITLE),
        "description": both(DESCRIPTION),
        "attribution": credit(atlas),
        "version": atlas.version,
        "links": [
            link(f"{base}/api?f=json", "service-desc", OPENAPI, "OpenAPI 3.0"),
            link(f"{base}/api?f=html", "service-doc", TEXT_HTML, "The API for people"),
            link(f"{base}/conformance", "conformance", JSON, "Conformance"),
            link(f"{base}/collections", "data", JSON, "Collections"),
        ],
    }


def conformance() -> Json:
    return {"conformsTo": list(CONFORMS_TO)}


def collection(base: str, found: Collection, atlas: Atlas) -> Json:
    """Return what the standard wants to be said of a collection."""
    address = f"{base}/collections/{found.id}"
    extent: Json = {"spatial": {"bbox": [list(found.bounds)], "crs": CRS84}} if found.bounds else {}
    if found.years:
        first, last = found.years
        interval = [f"{first}-01-01T00:00:00Z", f"{last}-12-31T23:59:59Z"]
        extent["temporal"] = {"interval": [interval]}
    return {
        "id": found.id,
        "title": both(found.title),
        "description": both(found.description),
        "attribution": credit(atlas),
        "extent": extent,
        "itemType": "feature",
        "crs": [CRS84],
        "links": [
            link(address, "collection", JSON, both(found.title)),
            link(f"{address}/items?f=json", "items", GEOJSON, "Features"),
            link(f"{address}/items?f=html", "items", TEXT_HTML, "Features"),
            link(f"{address}/queryables", QUERYABLES, SCHEMA, "Properties to filter by"),
        ],
    }


def collections(base: str, found: Iterable[Collection], atlas: Atlas) -> Json:
    return {"collections": [collection(base, one, atlas) for one in found], "links": []}


def pages(address: str, given: Mapping[str, str], query: Query, matched: int) -> list[Json]:
    """Return the links to the next and the previous page of the features at ``address``."""

    def page(offset: int, rel: str, title: str) -> Json:
        values = {**given, "offset": str(offset), "limit": str(query.limit)}
        return link(f"{address}?{urlencode(values)}", rel, GEOJSON, title)

    links = []
    if query.offset + query.limit < matched:
        links.append(page(query.offset + query.limit, "next", "Next page"))
    if query.offset > 0:
        links.append(page(max(0, query.offset - query.limit), "prev", "Previous page"))
    return links


def feature_address(base: str, found: Collection, feature_id: str) -> str:
    return f"{base}/collections/{found.id}/items/{quote(feature_id, safe='')}"


def items(
    atlas: Atlas, found: Collection, positions: list[int], query: Query, links: list[Json]
) -> bytes:
    """Return the page of features among those at ``positions``, as a FeatureCollection."""
    page = positions[query.offset : query.offset + query.limit]
    head: dict[str, Any] = {
        "type": "FeatureCollection",
        "version": atlas.version,
        "attribution": atlas.boundaries.attribution,
        "numberMatched": len(positions),
        "numberReturned": len(page),
        "links": links,
        "features": [],
    }
    # The features are JSON already: they go between the brackets of the empty list.
    bodies = b",".join(found.bodies[position] for position in page)
    return dumps(head).removesuffix(b"]}") + bodies + b"]}"


def item(base: str, found: Collection, position: int, links: list[Json]) -> bytes:
    """Return one feature with its links."""
    up = link(f"{base}/collections/{found.id}", "collection", JSON, both(found.title))
    said = dumps({"links": [*links, up]})
    return found.bodies[position].removesuffix(b"}") + b"," + said.removeprefix(b"{")
