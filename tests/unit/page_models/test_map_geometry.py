"""The geometry that the page gets: decoded as the page does, it is Sichuan again."""

from __future__ import annotations

import json
from typing import Any

import brotli
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.page_models.map_geometry import Grid, encode_lines, map_geometry
from geo.places import boundary, rivers
from geo.places.boundary import Boundaries
from geo.vocabulary import Json
from tests.support import DATA

POINTS = st.tuples(st.integers(0, 13000), st.integers(0, 13000))
Geometry = Any  # whichever type: the tests look closer


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return boundary.read(DATA)


@pytest.fixture(scope="module")
def drawing(boundaries: Boundaries) -> Json:
    return map_geometry(boundaries, DATA)[0]


@pytest.fixture(scope="module")
def province(boundaries: Boundaries) -> Geometry:
    return shapely.coverage_union_all([c.geometry for c in boundaries.counties.values()])


def _at(drawing: Json, x: float, y: float) -> tuple[float, float]:
    (kx, ky), (x0, y0) = drawing["transform"]["scale"], drawing["transform"]["translate"]
    return x0 + kx * x, y0 + ky * y


def _number(character: str) -> int:
    code = ord(character)
    if code < 256:
        return code - 80
    return -(code - 255) // 2 if code % 2 else (code - 256) // 2


def _lines(drawing: Json, text: str) -> list[list[tuple[float, float]]]:
    x = y = 0
    lines = []
    for line in filter(None, text.split(" ")):
        numbers = [_number(character) for character in line]
        points = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append(_at(drawing, x, y))
        lines.append(points)
    return lines


def _sides(drawing: Json) -> list[tuple[int, int | None]]:
    numbers = [_number(character) for character in drawing["sides"]]
    one = 0
    sides = []
    for step, across in zip(numbers[::2], numbers[1::2], strict=True):
        one += step
        sides.append((one, one + across if across else None))
    return sides


@pytest.fixture(scope="module")
def polygons(drawing: Json) -> list[Geometry]:
    """Each county, built from the arcs that it lies beside."""
    rims: list[list[Any]] = [[] for _ in drawing["counties"]]
    for points, sides in zip(_lines(drawing, drawing["arcs"]), _sides(drawing), strict=True):
        for county in sides:
            if county is not None:
                rims[county].append(points)
    return [shapely.build_area(shapely.MultiLineString(rim)) for rim in rims]


def test_counties_come_back_whole(
    drawing: Json, polygons: list[Geometry], boundaries: Boundaries
) -> None:
    for county, polygon, original in zip(
        drawing["counties"], polygons, boundaries.counties.values(), strict=True
    ):
        assert county["id"] == original.adcode
        assert polygon.is_valid, county["zh"]
        x, y, room = county["label"]
        assert polygon.contains(shapely.Point(_at(drawing, x, y))), county["zh"]
        west, _, east, _ = original.geometry.bounds
        assert 0 < room * drawing["transform"]["scale"][0] <= east - west + 0.001, county["zh"]
        off = polygon.symmetric_difference(original.geometry).area / original.geometry.area
        assert off < 0.1, county["zh"]  # 锦江区, the smallest, is the farthest off


def test_shared_borders_leave_no_gap(polygons: list[Geometry]) -> None:
    assert shapely.coverage_is_valid(polygons)
    whole: Geometry = shapely.union_all(polygons)
    assert whole.geom_type == "Polygon"
    assert len(whole.interiors) == 0


def test_counties_point_to_their_prefecture(drawing: Json) -> None:
    for county in drawing["counties"]:
        assert drawing["prefectures"][county["pref"]]["id"] == county["id"][:4]


def test_prefecture_names_stand_in_their_prefecture(drawing: Json, boundaries: Boundaries) -> None:
    for prefecture in drawing["prefectures"]:
        members = boundaries.prefectures[prefecture["id"]].counties
        area = shapely.coverage_union_all([boundaries.counties[a].geometry for a in members])
        assert 2 <= len(prefecture["labels"]) <= 4
        for x, y in prefecture["labels"]:
            assert area.contains(shapely.Point(_at(drawing, x, y))), prefecture["zh"]


def test_neighbour_names_stand_close_outside(drawing: Json, province: Geometry) -> None:
    assert len(drawing["neighbours"]) == 7
    for neighbour in drawing["neighbours"]:
        away = province.distance(shapely.Point(_at(drawing, *neighbour["label"])))
        assert 0 < away < 1.5, neighbour["zh"]


def test_neighbour_borders_end_where_sichuan_begins(drawing: Json, province: Geometry) -> None:
    """Seven neighbours meet at seven points of the border; nothing runs along it twice."""
    lines = [shapely.LineString(line) for line in _lines(drawing, drawing["neighbourLines"])]
    at_border = [line for line in lines if line.distance(province) < 0.01]
    ends: Geometry = shapely.union_all([line.boundary for line in at_border])
    meeting = [p for p in ends.geoms if p.distance(province) < 0.01]
    assert len(meeting) >= 7
    assert sum(line.intersection(province.buffer(0.03)).length for line in lines) < 1


def test_rivers_keep_to_their_course_in_sichuan(drawing: Json, province: Geometry) -> None:
    courses = rivers.read(DATA)
    for river in drawing["rivers"]:
        drawn = shapely.MultiLineString(_lines(drawing, river["lines"]))
        course = courses[river["id"]].geometry.buffer(0.006)
        assert drawn.intersection(province).difference(course).is_empty, river["zh"]


@pytest.mark.parametrize(
    "river", ["yangtze", "jinsha", "yalong", "dadu", "min", "jialing", "yellow"]
)
def test_river_names_stand_on_the_river(drawing: Json, province: Geometry, river: str) -> None:
    course = rivers.read(DATA)[river].geometry
    labels = next(r["labels"] for r in drawing["rivers"] if r["id"] == river)
    assert 1 <= len(labels) <= 3
    for x, y, angle in labels:
        point = shapely.Point(_at(drawing, x, y))
        assert course.distance(point) < 0.01
        assert province.distance(point) < 0.06
        assert -90 <= angle <= 90


def test_points_share_the_grid_of_the_arcs(boundaries: Boundaries) -> None:
    drawing, grid = map_geometry(boundaries, DATA)
    x, y = grid.point(104.0665, 30.5723)
    assert _at(drawing, x, y) == pytest.approx((104.0665, 30.5723), abs=0.0006)


def test_lines_are_cut_to_what_the_grid_shows() -> None:
    grid = Grid(100, 30)
    straight = shapely.LineString([(100, 30), (100.3, 30), (100.3, 30), (100.75, 30)])
    assert grid.lines(straight) == [[(0, 0), (750, 0)]]
    assert grid.lines(shapely.LineString([(100, 30), (100.0001, 30)])) == []
    assert grid.lines(shapely.LineString()) == []


@given(st.lists(st.lists(POINTS, min_size=2, max_size=4), max_size=4))
def test_lines_survive_as_text(lines: list[list[tuple[int, int]]]) -> None:
    unit = {"transform": {"scale": [1, 1], "translate": [0, 0]}}
    assert _lines(unit, json.loads(json.dumps(encode_lines(lines)))) == lines


def test_the_sheet_is_the_same_each_time_and_small(drawing: Json, boundaries: Boundaries) -> None:
    content = json.dumps(drawing, ensure_ascii=False, separators=(",", ":"))
    again = json.dumps(map_geometry(boundaries, DATA)[0], ensure_ascii=False, separators=(",", ":"))
    assert again == content
    assert len(brotli.compress(content.encode(), quality=11)) < 36_000
