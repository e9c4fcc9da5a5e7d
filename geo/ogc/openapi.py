"""The description of the API in OpenAPI 3.0: every path, every parameter of every collection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geo.export.schema import Field, Type
from geo.media_types import GEOJSON, JSON, OPENAPI, PROBLEM, SCHEMA, TEXT_HTML
from geo.ogc.collection import Collection
from geo.ogc.conformance import CRS84, DESCRIPTION, TITLE
from geo.ogc.cql2 import LONGEST
from geo.ogc.documents import both
from geo.ogc.query import LANGUAGES, LIMIT, MOST
from geo.vocabulary import Json

_TYPES = {Type.TEXT: "string", Type.LIST: "string", Type.INTEGER: "integer", Type.NUMBER: "number"}


def document(base: str, version: str, found: Iterable[Collection]) -> Json:
    """Return the OpenAPI document; ``base`` is the absolute address of the landing page."""
    found = tuple(found)
    fields = {field.name: field for one in found for field in one.fields}
    paths: Json = {
        "/": _get("Landing page", "landing", "landingPage", JSON),
        "/api": _get("This document", "api", "api", OPENAPI),
        "/conformance": _get("Conformance", "conformance", "conformsTo", JSON),
        "/collections": _get("Collections", "collections", "collections", JSON),
    }
    for one in found:
        paths |= _paths(one)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": both(TITLE),
            "description": both(DESCRIPTION),
            "version": version,
            "license": {"name": "See data/README.md: sources and licences of the data"},
        },
        "servers": [{"url": base}],
        "paths": paths,
        "components": {
            "parameters": {**_PARAMETERS, **{f"p-{f.name}": _property(f) for f in fields.values()}},
            "schemas": _SCHEMAS,
            "responses": {
                "problem": {
                    "description": "A value that cannot be: it and the allowed ones are named",
                    "content": {PROBLEM: {"schema": _ref("schemas", "problem")}},
                }
            },
        },
    }


def _paths(one: Collection) -> Json:
    address, title = f"/collections/{one.id}", both(one.title)
    items = _get(f"{title}: features", f"{one.id}.items", "features", GEOJSON)
    properties = [_ref("parameters", f"p-{field.name}") for field in one.fields]
    items["get"]["responses"]["414"] = {"description": "The address is too long for the server"}
    items["get"]["parameters"] += [_ref("parameters", name) for name in _ON_ITEMS] + properties
    item = _get(f"{title}: one feature", f"{one.id}.item", "feature", GEOJSON)
    item["get"]["parameters"].append(
        {
            "name": "featureId",
            "in": "path",
            "required": True,
            "schema": {"type": "string"},
        }
    )
    item["get"]["responses"]["404"] = _ref("responses", "problem")
    found = {
        address: _get(title, one.id, "collection", JSON),
        f"{address}/queryables": _get(
            f"{title}: properties", f"{one.id}.queryables", "queryables", SCHEMA
        ),
        f"{address}/items": items,
        f"{address}/items/{{featureId}}": item,
    }
    for path in found.values():
        path["get"]["tags"] = [one.id]
    return found


def _get(summary: str, operation: str, schema: str, media_type: str) -> dict[str, Any]:
    content = {media_type: {"schema": _ref("schemas", schema)}, TEXT_HTML: {"schema": _STRING}}
    return {
        "get": {
            "summary": summary,
            "operationId": operation,
            "parameters": [_ref("parameters", "f")],
            "responses": {
                "200": {"description": summary, "content": content},
                "400": _ref("responses", "problem"),
            },
        }
    }


def _ref(kind: str, name: str) -> Json:
    return {"$ref": f"#/components/{kind}/{name}"}


def _query(name: str, schema: Json, zh: str, en: str, **more: Any) -> Json:
    said = {"name": name, "in": "query", "required": False, "description": f"{zh} · {en}"}
    return {**said, "schema": schema, **more}


def _property(field: Field) -> Json:
    is_list = field.type is Type.LIST
    zh = f"{field.title.zh}：{'列表含此值' if is_list else '等于此值'}"
    en = f"{field.title.en}: {'a list that holds it' if is_list else 'equal to it'}"
    return _query(field.name, {"type": _TYPES[field.type]}, zh, en)


_STRING: Json = {"type": "string"}
_ON_ITEMS = ["limit", "offset", "bbox", "datetime", "filter", "filter-lang", "filter-crs"]
_PARAMETERS: Json = {
    "f": _query(
        "f", {"type": "string", "enum": ["json", "html"]}, "结果形式", "The form of the answer"
    ),
    "limit": _query(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT},
        "每页要素数，超过上限按上限计",
        "Features in the answer; more than the maximum is taken for the maximum",
    ),
    "offset": _query(
        "offset",
        {"type": "integer", "minimum": 0, "maximum": 999_999_999, "default": 0},
        "跳过的要素数",
        "Features to pass over",
    ),
    "bbox": _query(
        "bbox",
        {
            "type": "array",
            "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
            "items": {"type": "number"},
        },
        "西,南,东,北（度，WGS 84）；西大于东即跨180度经线；六个数时不计高程",
        "west,south,east,north in degrees (WGS 84); west may be greater than east, across the "
        "180th meridian; of six numbers the heights are let be",
        style="form",
        explode=False,
    ),
    "datetime": _query(
        "datetime",
        _STRING,
        "RFC 3339 时刻或时段，一端可写作 ..；取目标年份落在其中的要素",
        "An instant or an interval of RFC 3339, one end of which may be two dots: features whose "
        "target year it meets; collections without years have no such feature",
        example="2024-05-13/2027-12-31",
    ),
    "filter": _query(
        "filter",
        {"type": "string", "maxLength": LONGEST},
        "CQL2 条件；可用属性见 queryables",
        "CQL2: features for which it is true; the properties are those of queryables",
        example="S_INTERSECTS(geometry, BBOX(101, 26, 104, 29))",
    ),
    "filter-lang": _query(
        "filter-lang",
        {"type": "string", "enum": list(LANGUAGES), "default": LANGUAGES[0]},
        "条件的语言",
        "The language of the filter",
    ),
    "filter-crs": _query(
        "filter-crs",
        {"type": "string", "enum": [CRS84], "default": CRS84},
        "条件中几何的坐标系",
        "The coordinates of the geometries in the filter",
    ),
}
_LINKS: Json = {"type": "array", "items": {"$ref": "#/components/schemas/link"}}


def _object(required: Iterable[str], **properties: Json) -> Json:
    return {"type": "object", "required": list(required), "properties": properties}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


_GEOMETRY: Json = {"type": "object", "nullable": True}
_FEATURE = _object(
    ("type", "id", "geometry", "properties"),
    type={"type": "string", "enum": ["Feature"]},
    id=_STRING,
    geometry=_GEOMETRY,
    properties={"type": "object"},
    links=_LINKS,
)
_SCHEMAS: Json = {
    "link": _object(("href", "rel"), href=_STRING, rel=_STRING, type=_STRING, title=_STRING),
    "landingPage": _object(("links",), title=_STRING, description=_STRING, links=_LINKS),
    "api": _object(("openapi", "info", "paths"), openapi=_STRING, paths={"type": "object"}),
    "conformsTo": _object(("conformsTo",), conformsTo=_list(_STRING)),
    "collection": _object(
        ("id", "links"),
        id=_STRING,
        title=_STRING,
        description=_STRING,
        links=_LINKS,
        extent={"type": "object"},
        itemType={"type": "string", "enum": ["feature"]},
        crs=_list(_STRING),
    ),
    "collections": _object(
        ("links", "collections"),
        links=_LINKS,
        collections=_list({"$ref": "#/components/schemas/collection"}),
    ),
    "queryables": _object(
        ("$schema", "type", "properties"),
        type={"type": "string", "enum": ["object"]},
        properties={"type": "object"},
    ),
    "feature": _FEATURE,
    "features": _object(
        ("type", "features", "numberMatched", "numberReturned", "links"),
        type={"type": "string", "enum": ["FeatureCollection"]},
        features=_list({"$ref": "#/components/schemas/feature"}),
        numberMatched={"type": "integer", "minimum": 0},
        numberReturned={"type": "integer", "minimum": 0},
        links=_LINKS,
    ),
    "problem": _object(
        ("type", "title", "status", "detail"),
        type=_STRING,
        title=_STRING,
        status={"type": "integer"},
        detail=_STRING,
    ),
}
