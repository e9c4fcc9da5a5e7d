"""Collections: the same out of what is written already as out of the data."""

from __future__ import annotations

import pytest
from shapely.geometry import shape

from geo.atlas import Atlas
from geo.export import features
from geo.layers import Layer
from geo.ogc.registry import collections


@pytest.mark.parametrize("name", ["sites", "water-energy"])
def test_what_is_written_is_read(name: str, atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    whole = features.layer_collection(atlas, known_layers[name])
    written = {f"/layers/{name}.geojson": features.dumps(whole)}
    read = collections(atlas, known_layers, written)[name]
    made = collections(atlas, known_layers)[name]
    assert read.bodies == made.bodies
    assert read.rows == tuple({**f["properties"], "id": f["id"]} for f in whole["features"])
    assert list(read.position) == [f["id"] for f in whole["features"]]
    assert list(read.geometries) == [shape(f["geometry"]) for f in whole["features"]]


def test_words_of_a_text_are_no_parts_of_a_feature() -> None:
    title = 'a,"geometry":null,"properties":{},{"type":"Feature","id":"b"}]}'
    feature = features.feature("a", None, {"title": title})
    written = features.dumps({"type": "FeatureCollection", "features": [feature, feature]})
    assert features.split(written) == [features.dumps(feature)] * 2
    assert features.parts(features.dumps(feature)) == (
        b'"a"',
        b"null",
        features.dumps({"title": title}),
    )
