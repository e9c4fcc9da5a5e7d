"""Every property of every feature is a known field, so no format loses one in silence."""

from __future__ import annotations

import pytest

from geo.atlas import Atlas
from geo.export.filters import EVERYTHING, Selection
from geo.export.schema import FIELDS, Type
from geo.export.tables import Export, fact_export, initiative_export, layer_export, view_export
from geo.layers import Layer

KINDS = {Type.TEXT: str, Type.INTEGER: int, Type.NUMBER: float, Type.LIST: list}


@pytest.mark.parametrize(
    "name", ["water-energy", "counties", "initiatives", "in-county", "view", "progress"]
)
def test_properties_are_fields(atlas: Atlas, known_layers: dict[str, Layer], name: str) -> None:
    export = _export(atlas, known_layers, name)
    known = {field.name for field in export.fields}
    found: set[str] = set()
    for feature in export.collection["features"]:
        found |= {"id", *feature["properties"]}
        for field, value in feature["properties"].items():
            assert value is None or type(value) is KINDS[FIELDS[field].type], (field, value)
    assert found == known


def _export(atlas: Atlas, layers: dict[str, Layer], name: str) -> Export:
    if name == "initiatives":
        return initiative_export(atlas, layers, EVERYTHING)
    if name == "in-county":
        return initiative_export(atlas, layers, Selection(counties=frozenset({"513431"})))
    if name == "progress":
        return fact_export(atlas, EVERYTHING)
    if name == "view":
        return view_export(atlas, layers, Selection(layers=("counties", "sites")))
    return layer_export(atlas, layers[name], EVERYTHING)


def test_the_names_of_a_dbf_are_short_and_differ() -> None:
    names = [field.dbf for field in FIELDS.values()]
    assert len({name.lower() for name in names}) == len(names)
    assert all(name.isascii() and len(name) <= 10 for name in names)
