"""What can be filtered by: the properties of a collection as a JSON Schema."""

from __future__ import annotations

from geo.export.schema import Field, Type
from geo.ogc.collection import Collection
from geo.ogc.documents import both
from geo.vocabulary import Json

_TYPES: dict[Type, Json] = {
    Type.TEXT: {"type": "string"},
    Type.LIST: {"type": "array", "items": {"type": "string"}},
    Type.INTEGER: {"type": "integer"},
    Type.NUMBER: {"type": "number"},
}


def document(base: str, found: Collection) -> Json:
    """Return the JSON Schema of the collection's queryables, geometry first if it has one."""
    geometry: Json = {"geometry": {"format": "geometry-any", "x-ogc-role": "primary-geometry"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{base}/collections/{found.id}/queryables",
        "type": "object",
        "title": both(found.title),
        "properties": {
            **(geometry if found.bounds else {}),
            **{field.name: _property(field) for field in found.fields},
        },
        "additionalProperties": False,
    }


def _property(field: Field) -> Json:
    role = {"x-ogc-role": "id"} if field.name == "id" else {}
    return {"title": both(field.title), **_TYPES[field.type], **role}
