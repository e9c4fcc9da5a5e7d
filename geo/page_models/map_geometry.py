"""The printed sheet: county geometry once, quantised, with its labels, neighbours and rivers.

Everything here is geometry of the page alone; exports keep the full precision.

Lines travel as text, a character a number (:func:`character`), a space between two lines. Each
point is the step from the one before, the first of a line from the last of the line before it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.page_models.topology import Point, Shape, cut
from geo.places import rivers
from geo.places.boundary import Boundaries, Prefecture
from geo.vocabulary import Json

STEP = 0.001  # degrees: rounding moves a point by 56 m at most, under a pixel at zoom 11
TOLERANCE = 0.0085  # degrees; effective area of coverage_simplify, see its documentation
_BORDER_LINE = 0.01  # degrees that simplifying may move a border between provinces
RIVER_NEAR = 0.004  # the same for rivers in Sichuan: they run along county borders
_RIVER_FAR = 0.02  # and for rivers elsewhere
_RIVER_STRETCH = 0.7  # degrees along the river that a name takes at the province view
_RIVER_LABELS = 3
_RIVER_FRAME = (95.5, 25.0, 110.5, 35.5)  # what the page can show of the rivers


@dataclass(frozen=True)
class Grid:
    """Integer coordinates of the page: degrees = origin + STEP × grid."""

    lon: float
    lat: float

    def point(self, lon: float, lat: float) -> list[int]:
        return [round((lon - self.lon) / STEP), round((lat - self.lat) / STEP)]

    def ring(self, coordinates: Iterable[tuple[float, ...]]) -> list[Point]:
        """Return the points on the grid, without repeated ones."""
        points: list[Point] = []
        for lon, lat, *_ in coordinates:
            x, y = self.point(lon, lat)
            if not points or points[-1] != (x, y):
                points.append((x, y))
        return points

    def lines(self, geometry: BaseGeometry, tolerance: float = 0.002) -> list[list[Point]]:
        """Return the lines of ``geometry``, simplified."""
        merged = shapely.line_merge(geometry)
        simple = shapely.simplify(merged, tolerance)
        parts = getattr(simple, "geoms", [simple])
        lines = [self.ring(part.coords) for part in parts if part.geom_type == "LineString"]
        return [points for points in lines if len(points) > 1]


def encode_lines(lines: Iterable[list[Point]]) -> str:
    """Return ``lines`` as text, see above."""
    texts = []
    x = y = 0
    for line in lines:
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise([(x, y), *line])]
        texts.append("".join(encode_number(step) for both in steps for step in both))
        x, y = line[-1]
    return " ".join(texts)


def encode_number(number: int) -> str:
    """Return one character for ``number``: of ASCII up to ±45, of those beyond it up to ±27,000.

    Most numbers take a byte so, and compress better than as digits.
    """
    if abs(number) <= 45:
        return chr(80 + number)
    return chr(256 + (2 * number if number > 0 else -2 * number - 1))


# Long, as it is one table of what the page reads.
def map_geometry(boundaries: Boundaries, folder: Path) -> tuple[Json, Grid]:
    """Return the geometry part of the page's model, and the Grid that its numbers are in.

    ``folder`` holds ``neighbours.geojson`` and ``rivers.geojson``.
    """
    counties = list(boundaries.counties.values())
    simple = shapely.coverage_simplify([c.geometry for c in counties], TOLERANCE)
    west, south, east, north = shapely.total_bounds(simple)
    grid = Grid(round(float(west), 2) - 4, round(float(south), 2) - 4)
    topology = cut([_shape(geometry, grid) for geometry in simple])
    positions = {prefecture: n for n, prefecture in enumerate(boundaries.prefectures)}
    province = shapely.coverage_union_all([c.geometry for c in counties])
    drawing = {
        "bounds": [round(float(v), 4) for v in (west, south, east, north)],
        "transform": {"scale": [STEP, STEP], "translate": [grid.lon, grid.lat]},
        "arcs": encode_lines(topology.arcs),
        "sides": _sides(topology.sides),
        "counties": [
            {
                "id": county.adcode,
                "zh": county.name_zh,
                "en": county.name_en,
                "szh": county.short_zh,
                "sen": county.short_en,
                "pref": positions[county.prefecture],
                "label": [*grid.point(*county.label), _room(county.geometry, county.label)],
            }
            for county in counties
        ],
        "prefectures": [
            {
                "id": prefecture.id,
                "zh": prefecture.name_zh,
                "en": prefecture.name_en,
                "szh": prefecture.short_zh,
                "sen": prefecture.short_en,
                "labels": _prefecture_labels(boundaries, prefecture, grid),
            }
            for prefecture in boundaries.prefectures.values()
        ],
        **_neighbours(folder, province, grid),
        "rivers": list(_rivers(folder, province, grid)),
    }
    return drawing, grid


def _shape(geometry: BaseGeometry, grid: Grid) -> Shape:
    polygons = []
    for polygon in getattr(geometry, "geoms", [geometry]):
        rings = [grid.ring(ring.coords[:-1]) for ring in (polygon.exterior, *polygon.interiors)]
        rings = [ring[:-1] if ring[0] == ring[-1] else ring for ring in rings]
        if len(rings[0]) > 2:
            polygons.append([ring for ring in rings if len(ring) > 2])
    return polygons


def _sides(sides: list[tuple[int, int]]) -> str:
    """Return for each arc two characters: the county beside it, as the step from that of the arc
    before, and the step from there to the one on the other side, 0 where that is no county."""
    before = 0
    text = ""
    for one, other in sides:
        text += encode_number(one - before) + encode_number(0 if other < 0 else other - one)
        before = one
    return text


def _room(geometry: BaseGeometry, label: tuple[float, float]) -> int:
    """Return the width, in grid steps, of ``geometry`` along the parallel through ``label``."""
    west, _, east, _ = geometry.bounds
    chord = geometry.intersection(shapely.LineString([(west, label[1]), (east, label[1])]))
    for part in getattr(chord, "geoms", [chord]):
        if part.distance(shapely.Point(label)) < 1e-6:
            return round(float(part.length) / STEP)
    return 0


def _prefecture_labels(
    boundaries: Boundaries, prefecture: Prefecture, grid: Grid
) -> list[list[int]]:
    """Return where the prefecture's name may stand, best first: its broadest places."""
    members = [boundaries.counties[a].geometry for a in prefecture.counties]
    area: Any = shapely.coverage_union_all(members)
    labels = []
    for _ in range(4):
        circle = shapely.maximum_inscribed_circle(area, 0.01)
        centre = shapely.Point(circle.coords[0])
        labels.append(grid.point(centre.x, centre.y))
        # The next candidate keeps off this one by half its room.
        area = area.difference(centre.buffer(max(circle.length * 0.5, 0.05)))
        if area.is_empty:
            break
    return labels


def _neighbours(folder: Path, province: BaseGeometry, grid: Grid) -> Json:
    collection = json.loads((folder / "neighbours.geojson").read_text(encoding="utf-8"))
    features = collection["features"]
    outlines = [shape(f["geometry"]).boundary for f in features]
    # Sichuan's own border is drawn from the counties: what runs along it is left out here …
    apart = shapely.union_all(outlines).difference(province.buffer(0.06))
    # … but a border between two neighbours reaches it.
    shared = [shapely.intersection(a, b) for a, b in combinations(outlines, 2)]
    edge = shapely.box(94.05, 23.55, 111.95, 36.95)  # nor the frame that the data were cut to
    lines = shapely.intersection(shapely.union_all([apart, *shared]), edge)
    return {
        "neighbours": [
            {
                "zh": f["properties"]["name_zh"],
                "en": f["properties"]["name_en"],
                "label": grid.point(f["properties"]["label_lon"], f["properties"]["label_lat"]),
            }
            for f in features
        ],
        "neighbourLines": encode_lines(grid.lines(lines, _BORDER_LINE)),
    }


def _rivers(folder: Path, province: BaseGeometry, grid: Grid) -> Iterator[Json]:
    near = shapely.simplify(province.buffer(0.1), 0.05)
    for river in rivers.read(folder).values():
        course = shapely.clip_by_rect(river.geometry, *_RIVER_FRAME)
        inside = shapely.line_merge(river.geometry.intersection(province.buffer(0.05)))
        yield {
            "id": river.id,
            "zh": river.name.zh,
            "en": river.name.en,
            "rank": river.rank,
            "lines": encode_lines(
                [
                    *grid.lines(course.intersection(near), RIVER_NEAR),
                    *grid.lines(course.difference(near), _RIVER_FAR),
                ]
            ),
            "labels": _river_labels(inside, grid),
        }


def _river_labels(course: BaseGeometry, grid: Grid) -> list[list[float]]:
    """Return [x, y, angle] of the straightest stretches, apart from each other, straightest first.

    The angle is in degrees, anticlockwise, as the stretch runs on a Mercator map.
    """
    stretches = []
    for line in getattr(course, "geoms", [course]):
        for start in range(0, int((line.length - _RIVER_STRETCH) / 0.1)):
            ends = [line.interpolate(start * 0.1 + d) for d in (0, _RIVER_STRETCH)]
            middle = line.interpolate(start * 0.1 + _RIVER_STRETCH / 2)
            stretches.append((ends[0].distance(ends[1]), middle, ends))
    labels: list[list[float]] = []
    taken: list[shapely.Point] = []
    for _, middle, (a, b) in sorted(stretches, key=lambda stretch: -stretch[0]):
        if len(labels) == _RIVER_LABELS or any(middle.distance(other) < 1 for other in taken):
            continue
        taken.append(middle)
        a, b = (a, b) if a.x <= b.x else (b, a)
        rise = (b.y - a.y) / math.cos(math.radians(middle.y))
        labels.append(
            [*grid.point(middle.x, middle.y), round(math.degrees(math.atan2(rise, b.x - a.x)))]
        )
    return labels
