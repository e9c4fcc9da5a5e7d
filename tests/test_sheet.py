"""The geometry that the page gets: decoded as the page does, it is Sichuan again."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import brotli
import pytest
import shapely

from geo import boundary, rivers
from geo.boundary import Boundaries
from geo.sheet import Grid, sheet

DATA = Path(__file__).parent.parent / "data"
Json = dict[str, Any]
Geometry = Any  # whichever type: the tests look closer


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return boundary.read(DATA)


@pytest.fixture(scope="module")
def drawing(boundaries: Boundaries) -> Json:
    return sheet(boundaries, DATA)[0]


@pytest.fixture(scope="module")
def province(boundaries: Boundaries) -> Geometry:
    return shapely.coverage_union_all([c.geometry for c in boundaries.counties.values()])


def _at(drawing: Json, x: float, y: float) -> tuple[float, float]:
    (kx, ky), (x0, y0) = drawing["transform"]["scale"], drawing["transform"]["translate"]
    return x0 + kx * x, y0 + ky * y


def _line(drawing: Json, flat: list[int]) -> list[tuple[float, float]]:
    x = y = 0
    points = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append(_at(drawing, x, y))
    return points


def _polygon(drawing: Json, county: Json) -> Geometry:
    polygons = []
    for polygon in county["rings"]:
        rings = []
        for indexes in polygon:
            arcs = [_line(drawing, drawing["arcs"][~i if i < 0 else i]) for i in indexes]
            arcs = [arc[::-1] if i < 0 else arc for arc, i in zip(arcs, indexes, strict=True)]
            for arc, following in pairwise([*arcs, arcs[0]]):
                assert arc[-1] == following[0]
            rings.append([point for arc in arcs for point in arc[:-1]])
        polygons.append(shapely.Polygon(rings[0], rings[1:]))
    return shapely.MultiPolygon(polygons)


@pytest.fixture(scope="module")
def polygons(drawing: Json) -> list[Geometry]:
    return [_polygon(drawing, county) for county in drawing["counties"]]


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


def test_each_arc_knows_the_counties_beside_it(drawing: Json) -> None:
    beside: list[list[int]] = [[] for _ in drawing["arcs"]]
    for number, county in enumerate(drawing["counties"]):
        for i in (i for polygon in county["rings"] for ring in polygon for i in ring):
            beside[~i if i < 0 else i].append(number)
    edges = drawing["edges"]
    assert len(edges) == 2 * len(beside)
    for arc, counties in enumerate(beside):
        assert counties == sorted(n for n in edges[2 * arc : 2 * arc + 2] if n >= 0)


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
    lines = [shapely.LineString(_line(drawing, flat)) for flat in drawing["neighbourLines"]]
    at_border = [line for line in lines if line.distance(province) < 0.01]
    ends: Geometry = shapely.union_all([line.boundary for line in at_border])
    meeting = [p for p in ends.geoms if p.distance(province) < 0.01]
    assert len(meeting) >= 7
    assert sum(line.intersection(province.buffer(0.03)).length for line in lines) < 1


def test_rivers_keep_to_their_course_in_sichuan(drawing: Json, province: Geometry) -> None:
    courses = rivers.read(DATA)
    for river in drawing["rivers"]:
        drawn = shapely.MultiLineString([_line(drawing, flat) for flat in river["lines"]])
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
    drawing, grid = sheet(boundaries, DATA)
    x, y = grid.point(104.0665, 30.5723)
    assert _at(drawing, x, y) == pytest.approx((104.0665, 30.5723), abs=0.0004)


def test_lines_are_cut_to_what_the_grid_shows() -> None:
    grid = Grid(100, 30)
    straight = shapely.LineString([(100, 30), (100.3, 30), (100.3, 30), (100.75, 30)])
    assert grid.lines(straight) == [[0, 0, 1000, 0]]
    assert grid.lines(shapely.LineString([(100, 30), (100.0001, 30)])) == []
    assert grid.lines(shapely.LineString()) == []


def test_the_sheet_is_the_same_each_time_and_small(drawing: Json, boundaries: Boundaries) -> None:
    content = json.dumps(drawing, ensure_ascii=False, separators=(",", ":"))
    again = json.dumps(sheet(boundaries, DATA)[0], ensure_ascii=False, separators=(",", ":"))
    assert again == content
    assert len(brotli.compress(content.encode(), quality=11)) < 46_000
