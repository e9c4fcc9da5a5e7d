"""The borders: what is shipped keeps every rule, and what breaks one is told so."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from geo.errors import DataError
from geo.ingest.boundaries import label_point, right_handed
from geo.ingest.wheels import Package
from geo.places import boundary
from geo.places.boundary import Boundaries, County
from tests.support import DATA

ZHAOJUE = "513431"


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return boundary.read(DATA)


def _with(boundaries: Boundaries, **changes: Any) -> str:
    """What is wrong once 昭觉 has these changes."""
    county = replace(boundaries.counties[ZHAOJUE], **changes)
    changed = replace(boundaries, counties={**boundaries.counties, ZHAOJUE: county})
    return "\n".join(boundary.problems(changed))


def test_the_shipped_counties_keep_every_rule(boundaries: Boundaries) -> None:
    assert list(boundary.problems(boundaries)) == []
    assert len(boundaries.counties) == 183
    assert len(boundaries.prefectures) == 21


def test_each_county_is_in_the_prefecture_of_its_code(boundaries: Boundaries) -> None:
    assert all(c.adcode[:4] == c.prefecture for c in boundaries.counties.values())
    members = [a for p in boundaries.prefectures.values() for a in p.counties]
    assert sorted(members) == list(boundaries.counties)


def test_the_frame_is_wgs_84_by_adcode(boundaries: Boundaries) -> None:
    frame = boundaries.frame
    assert frame.crs == "EPSG:4326"
    assert frame.loc[ZHAOJUE, "name_zh"] == "昭觉县"
    town = shapely.Point(102.85, 28.01)
    assert frame.index[frame.contains(town)].tolist() == [ZHAOJUE]


@pytest.mark.parametrize("name", ["sichuan_counties", "neighbours", "rivers"])
def test_files_follow_rfc_7946(name: str) -> None:
    collection = json.loads((DATA / f"{name}.geojson").read_text(encoding="utf-8"))
    assert "crs" not in collection
    assert collection["attribution"]["source"]
    for feature in collection["features"]:
        geometry = shape(feature["geometry"])
        assert geometry.is_valid
        assert not geometry.has_z
        if "Polygon" in geometry.geom_type:
            assert geometry.equals_exact(right_handed(geometry))


def test_no_neighbour_lies_on_sichuan(boundaries: Boundaries) -> None:
    collection = json.loads((DATA / "neighbours.geojson").read_text(encoding="utf-8"))
    province = shapely.coverage_union_all([c.geometry for c in boundaries.counties.values()])
    for feature in collection["features"]:
        over = shape(feature["geometry"]).intersection(province.buffer(-0.05))
        assert over.is_empty, feature["properties"]["name_zh"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"adcode":"513431"', '"adcode":"513430"', ":178: adcode must be unique (513430)"),
        ('"adcode":"513431"', '"adcode":"513499"', "adcode must be in counties.csv (513499)"),
        ('"昭觉县"', '"昭党县"', "name_zh must be that of counties.csv (昭党县)"),
    ],
)
def test_names_and_codes_are_the_official_ones(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    for file in ("sichuan_counties.geojson", "counties.csv", "prefectures.csv"):
        (tmp_path / file).write_bytes((DATA / file).read_bytes())
    file_path = tmp_path / "sichuan_counties.geojson"
    text = file_path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file_path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as error:
        boundary.read(tmp_path)
    assert said in str(error.value)


def _moved(county: County) -> Any:
    return shapely.affinity.translate(county.geometry, 0.01)


def _bored(county: County) -> Any:
    return county.geometry.difference(shapely.Point(county.label).buffer(0.01))


def _far(county: County) -> Any:
    return shapely.affinity.translate(county.geometry, 10)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_moved, "counties must not overlap or leave gaps"),
        (_bored, "counties must leave no hole (1)"),
        (_bored, "the label point must lie inside (513431)"),
        (_bored, "area_km2 must be the polygon's (513431"),
        (_far, "must lie inside Sichuan's extent"),
    ],
)
def test_a_broken_border_is_told(
    boundaries: Boundaries, change: Callable[[County], Any], said: str
) -> None:
    assert said in _with(boundaries, geometry=change(boundaries.counties[ZHAOJUE]))


def test_an_unknown_prefecture_is_told(boundaries: Boundaries) -> None:
    assert f"the prefecture must be known ({ZHAOJUE})" in _with(boundaries, prefecture="5199")


def test_a_label_stands_inside_a_bent_county() -> None:
    horseshoe = shapely.LineString([(0, 30), (0, 31), (1, 31), (1, 30)]).buffer(0.1)
    assert not horseshoe.contains(horseshoe.centroid)
    assert horseshoe.contains(label_point(horseshoe))


def test_only_the_pinned_package_is_read(tmp_path: Path) -> None:
    wheel = Package("some.whl", "0" * 64)
    with pytest.raises(ValueError, match="geo build --help"):
        wheel.read(tmp_path, "a")
    (tmp_path / "some.whl").write_bytes(b"other")
    with pytest.raises(ValueError, match="SHA-256 must be 0000"):
        wheel.read(tmp_path, "a")
