"""GeoJSON that geopandas and GDAL read, and that says what RFC 7946 wants."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely
from shapely.geometry import shape

from geo import layers
from geo.atlas import Atlas
from geo.export import features
from geo.export.filters import Selection
from geo.export.progress import place_progress
from geo.layers import Layer

LAYERS = list(layers.discover())
FLAT = {
    "adcode", "county_zh", "county_en", "prefecture_zh", "prefecture_en", "place", "place_zh",
    "place_en", "coverage", "confidence", "initiatives", "themes", "source",
}  # fmt: skip


@pytest.mark.parametrize("layer_id", LAYERS)
def test_every_layer_opens_in_geopandas_and_gdal(
    atlas: Atlas, known_layers: dict[str, Layer], layer_id: str, tmp_path: Path
) -> None:
    collection = features.layer_collection(atlas, known_layers[layer_id])
    file = tmp_path / "layer.geojson"
    file.write_bytes(features.dumps(collection))
    frame = gpd.read_file(file)
    info = pyogrio.read_info(file)
    assert len(frame) == info["features"] == len(collection["features"]) > 0
    assert frame.crs == "EPSG:4326"
    assert frame.geometry.is_valid.all()
    assert set(frame.columns) >= FLAT
    west, south, east, north = frame.total_bounds
    assert (west > 97, south > 25.9, east < 108.7, north < 34.5) == (True,) * 4


@pytest.mark.parametrize(
    ("layer_id", "counties"),
    [("underdeveloped-counties", 39), ("panxi", 13), ("yibin-pilot", 10), ("national-parks", 23),
     ("chengdu-core", 20), ("counties", 183)],
)  # fmt: skip
def test_counties_of_the_owners_layers(
    atlas: Atlas, known_layers: dict[str, Layer], layer_id: str, counties: int
) -> None:
    collection = features.layer_collection(atlas, known_layers[layer_id])
    areas = [f for f in collection["features"] if f["geometry"]["type"] != "Point"]
    assert len({f["properties"]["adcode"] for f in areas}) == counties


def test_rfc_7946(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    collection = features.layer_collection(atlas, known_layers["underdeveloped-counties"])
    assert "crs" not in collection
    assert "GS(2024)0650号" in json.dumps(collection["attribution"], ensure_ascii=False)
    for feature in collection["features"]:
        geometry = shape(feature["geometry"])
        for part in getattr(geometry, "geoms", [geometry]):
            assert shapely.is_ccw(part.exterior)


def _of(theme: str) -> Selection:
    return Selection(themes=frozenset({theme}))


def test_theme_filter(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    layer = known_layers["national-parks"]
    assert len(features.layer_collection(atlas, layer, _of("ecology"))["features"]) == 24
    assert features.layer_collection(atlas, layer, _of("opening"))["features"] == []


def test_initiatives(atlas: Atlas) -> None:
    collection = features.initiative_collection(atlas)
    by_id = {f["id"]: f for f in collection["features"]}
    assert len(by_id) == len(atlas.initiatives)
    assert by_id["basin-rim-catch-up"]["geometry"] is None
    assert by_id["basin-rim-catch-up"]["properties"]["reach"] == "unplaced"
    province = [f for f in by_id.values() if f["properties"]["reach"] == "province"]
    assert province
    assert all(f["geometry"] is None for f in province)
    assert all(f["properties"]["adcodes"] == [] for f in province)
    panda = by_id["giant-panda-national-park"]
    assert len(panda["properties"]["adcodes"]) == 20
    assert shape(panda["geometry"]).is_valid


def test_same_input_same_bytes(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    once, twice = (
        features.dumps(features.layer_collection(atlas, known_layers["sites"])) for _ in range(2)
    )
    assert once == twice


def test_a_member_has_its_own_confidence_and_source(
    atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    layer = known_layers["old-revolutionary-areas"]
    rows = {
        feature["properties"]["adcode"]: feature["properties"]
        for feature in features.layer_collection(atlas, layer)["features"]
    }
    mingshan, bazhou = rows["511803"], rows["511902"]
    assert mingshan["confidence"] == "sourced"
    assert mingshan["source"].startswith("雅安日报")
    assert bazhou["confidence"] == "uncertain"
    assert {(row["set_known"], row["set_size"]) for row in rows.values()} == {(46, 83)}
    assert mingshan["known_en"] == "Incomplete: 46 of 83 counties known, 35 of them uncertain"


def test_a_line_follows_each_of_its_rivers(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    collection = features.layer_collection(atlas, known_layers["protection"])
    ban = {f["id"]: f for f in collection["features"] if f["id"].startswith("yangtze-fishing-ban")}
    on = ("510502", "513221", "511025", "510525", "511181")  # Yangtze, Min, Tuo, Chishui, Dadu
    for county in on:
        assert ban[f"yangtze-fishing-ban/{county}"]["geometry"]["type"].endswith("LineString")


def test_a_member_has_its_own_year(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    layer = known_layers["famous-tourism-counties"]
    years = {
        feature["properties"]["adcode"]: feature["properties"]["since"]
        for feature in features.layer_collection(atlas, layer)["features"]
    }
    assert (len(years), years["511381"], years["513334"]) == (47, "2019", "2023")


def test_a_place_tells_how_far_it_has_come(atlas: Atlas, known_layers: dict[str, Layer]) -> None:
    rows = features.layer_collection(atlas, known_layers["heritage"])["features"]
    shrine = next(row["properties"] for row in rows if row["id"].startswith("sansuci/"))
    told = {name: value for name, value in shrine.items() if name.startswith("progress_")}
    searched = {"progress_as_of": atlas.progress.searched}
    done = {"progress_status": "done", "progress_date": "2024-05-18", "progress_facts": 1}
    nothing = {"progress_status": "none_found", "progress_date": None, "progress_facts": 0}
    assert told == done | searched
    assert place_progress(atlas, "mineral-lithium") == nothing | searched
