"""A box finds what meets it, also where only its edge does."""

from __future__ import annotations

import pytest
import shapely

from geo.atlas import Atlas
from geo.layers import Layer
from geo.ogc.query import Query, bbox, select
from geo.ogc.registry import collections


@pytest.mark.parametrize("text", ["103,30,104,31", "96,25,109,35", "104.06,30.6,104.06,30.7",
                                  "104,30,98,31", "0,0,1,1"])  # fmt: skip
def test_a_box_finds_what_meets_it(text: str, atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    rivers = collections(atlas, known_layers)["water-energy"]
    found = select(rivers, Query(area=bbox(text)))
    assert found.tolist() == shapely.intersects(rivers.geometries, bbox(text)).tolist()
