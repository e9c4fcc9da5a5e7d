"""Points put into counties by the polygon that contains them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geo.geocoding.gcj02 import from_gcj02
from geo.geocoding.notation import degree
from geo.geocoding.outcome import EMPTY, NO_TEXT, Candidate, Outcome, Status, joined
from geo.places.boundary import Boundaries
from geo.vocabulary import Coverage, Text

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]

NEAR_DEGREES = 0.005  # about 500 m; borders between two vertices are not surer than that
SHIFT_DEGREES = 0.01  # no GCJ-02 shift in Sichuan is as large
_CELL = 0.05
_PLAIN = re.compile(r"\s*[-+]?\d*\.?\d*\s*")
_FRAME = (97.0, 25.5, 109.0, 35.0)  # well around the province; degrees
_OUT, _CLOSER = -1, -2
OUTSIDE = Outcome(Status.UNRESOLVED, note=Text("不在四川省内", "outside Sichuan"))


class Locator:
    """Finds the county of points given as text in degrees (WGS 84 or CGCS2000)."""

    def __init__(self, boundaries: Boundaries) -> None:
        counties = list(boundaries.counties.values())
        self._polygons: Any = np.array([county.geometry for county in counties])
        shapely.prepare(self._polygons)
        self._tree = shapely.STRtree(self._polygons)
        self._names = [
            Text(c.prefecture_zh + c.name_zh, f"{c.name_en}, {c.prefecture_en}") for c in counties
        ]
        self._ids = [county.adcode for county in counties]
        # What is said near a border is the same for many points; there are few such places.
        self._bordering: dict[tuple[int, frozenset[int], int], Outcome] = {}

    @cached_property
    def _edges(self) -> tuple[shapely.STRtree, Integers]:
        """All pieces of the borders, and the county that each belongs to."""
        parts: list[Any] = []
        owners = []
        for number, polygon in enumerate(self._polygons):
            for ring in shapely.get_rings(shapely.get_parts(polygon)):
                at = shapely.get_coordinates(ring)
                parts.append(shapely.linestrings(np.stack([at[:-1], at[1:]], axis=1)))
                owners.append(np.full(len(at) - 1, number))
        return shapely.STRtree(np.concatenate(parts)), np.concatenate(owners)

    @cached_property
    def _inside(self) -> list[Outcome]:
        """What is said of a point well inside each county."""
        return [self._matched(number, NO_TEXT) for number in range(len(self._ids))]

    def locate(self, lons: Sequence[str], lats: Sequence[str]) -> list[Outcome]:
        """Return the outcome of each point, in order."""
        x, y = degrees(lons), degrees(lats)
        outcomes: list[Outcome] = [EMPTY] * len(x)
        usable = np.isfinite(x) & np.isfinite(y) & (np.abs(x) <= 180) & (np.abs(y) <= 180)
        for number in np.flatnonzero(~usable).tolist():
            outcomes[number] = _no_point(lons[number], lats[number])
        at = np.flatnonzero(usable).tolist()
        for number, outcome in zip(at, self._located(x[usable], y[usable]), strict=True):
            outcomes[number] = outcome
        for number in _written_oddly(lons, lats):
            how = joined([degree(text)[1] for text in (lons[number], lats[number])])
            note = joined([outcomes[number].note, how])
            outcomes[number] = replace(outcomes[number], note=note)
        return outcomes

    @cached_property
    def _grid(self) -> Integers:
        """A coarse grid over the province: what holds for every point of a cell.

        The number of a county, ``_OUT`` outside the province, ``_CLOSER`` where a border is
        so near that each point must be looked at.
        """
        west, south, east, north = _FRAME
        lon, lat = np.meshgrid(
            np.arange(west + _CELL / 2, east, _CELL), np.arange(south + _CELL / 2, north, _CELL)
        )
        centres: Any = shapely.points(lon.ravel(), lat.ravel())
        county, count = self._containing(centres)
        cells = np.where(count == 1, county, _OUT)
        near = self._edges[0].query(
            centres, predicate="dwithin", distance=SHIFT_DEGREES + _CELL * 0.75
        )[0]
        cells[near] = _CLOSER
        return np.reshape(cells, lon.shape)

    def _cells(self, x: Floats, y: Floats) -> Integers:
        """What the grid says of each point; beyond its frame is outside the province."""
        west, south, east, north = _FRAME
        cells = np.full(len(x), _OUT)
        framed = (x >= west) & (x < east) & (y >= south) & (y < north)
        rows = ((y[framed] - south) / _CELL).astype(np.intp)
        columns = ((x[framed] - west) / _CELL).astype(np.intp)
        height, width = self._grid.shape
        cells[framed] = self._grid[np.minimum(rows, height - 1), np.minimum(columns, width - 1)]
        return cells

    def _located(self, x: Floats, y: Floats) -> list[Outcome]:
        """The outcomes of points in degrees: by the grid, or by what is near."""
        cells = self._cells(x, y)
        outcomes = [self._inside[cell] if cell >= 0 else OUTSIDE for cell in cells.tolist()]
        west, south, east, north = _FRAME
        swapped = (y >= west) & (y < east) & (x >= south) & (x < north)
        for which in np.flatnonzero((cells == _OUT) & (swapped | ((x == 0) & (y == 0)))).tolist():
            outcomes[which] = self._outside(x[which], y[which], None)
        closer = np.flatnonzero(cells == _CLOSER)
        for which, outcome in zip(closer.tolist(), self._closer(x[closer], y[closer]), strict=True):
            outcomes[which] = outcome
        return outcomes

    def _closer(self, x: Floats, y: Floats) -> Iterator[Outcome]:
        """The outcomes of points that may have a border near."""
        points: Any = shapely.points(x, y)
        county, count = self._containing(points)
        edges, owners = self._edges
        which, edge = edges.query(points, predicate="dwithin", distance=SHIFT_DEGREES)
        reached = np.unique(which)
        shifted = np.where(count > 0, county, _OUT)
        moved: Any = shapely.points(*from_gcj02(x[reached], y[reached]))
        shifted[reached], hits = self._containing(moved)
        shifted[reached[hits == 0]] = _OUT
        near = shapely.dwithin(points[which], edges.geometries[edge], NEAR_DEGREES)
        beside: dict[int, set[int]] = {}
        for at, owner in zip(which[near].tolist(), owners[edge[near]].tolist(), strict=True):
            beside.setdefault(at, set()).add(owner)
        found = zip(county.tolist(), count.tolist(), shifted.tolist(), strict=True)
        for at, (number, inside, other) in enumerate(found):
            if inside == 1 and other == number and at not in beside:
                yield self._inside[number]
            elif inside == 0:
                yield self._outside(x[at], y[at], None if other == _OUT else other)
            elif inside > 1:
                yield self._on_border(x[at], y[at])
            else:
                yield self._by_border(number, frozenset(beside.get(at, ())), other)

    def _containing(self, points: Any) -> tuple[Integers, Integers]:
        """For each point a county that it lies in, and in how many it lies."""
        which, county = self._tree.query(points)
        hit = shapely.intersects_xy(
            self._polygons[county], shapely.get_x(points)[which], shapely.get_y(points)[which]
        )
        first = np.zeros(len(points), np.intp)
        first[which[hit]] = county[hit]
        return first, np.bincount(which[hit], minlength=len(points))

    def _by_border(self, county: int, owners: frozenset[int], shifted: int) -> Outcome:
        """The outcome of a point near a border: between two counties, or of the province."""
        key = county, owners, shifted
        if key not in self._bordering:
            notes = [NO_TEXT]
            if others := sorted(owners - {county}):
                notes.append(self._near(others))
            elif owners:
                notes.append(
                    Text("距省界约500米以内", "within some 500 m of the province's border")
                )
            if shifted != county:
                notes.append(self._if_shifted(shifted))
            self._bordering[key] = self._matched(county, joined(notes))
        return self._bordering[key]

    def _on_border(self, x: float, y: float) -> Outcome:
        within = self._counties(x, y)
        names = [self._names[number] for number in within]
        zh, en = "与".join(n.zh for n in names), " and ".join(n.en for n in names)
        note = Text(f"在{zh}的界上", f"on the border of {en}")
        return Outcome(Status.AMBIGUOUS, candidates=self._candidates(within), note=note)

    def _counties(self, x: float, y: float) -> list[int]:
        found = self._tree.query(shapely.Point(x, y), predicate="intersects")
        return sorted(int(number) for number in found)

    def _matched(self, number: int, note: Text) -> Outcome:
        adcode = (self._ids[number],)
        name = self._names[number]
        return Outcome(Status.MATCHED, adcode, adcode, name, Coverage.POINT, "point", note=note)

    def _outside(self, x: float, y: float, shifted: int | None) -> Outcome:
        notes = [OUTSIDE.note]
        swapped = self._counties(y, x) if abs(x) <= 90 else []
        if swapped:
            names = self._names[swapped[0]]
            notes.append(
                Text(
                    f"经纬度像是颠倒了：调换后在{names.zh}",
                    f"longitude and latitude look swapped: the other way round it is in {names.en}",
                )
            )
        elif shifted is not None:
            notes.append(self._if_shifted(shifted))
        elif x == 0 and y == 0:
            notes.append(Text("0, 0多为缺失的坐标", "0, 0 mostly stands for no coordinates"))
        else:
            return OUTSIDE
        candidates = self._candidates(swapped or ([] if shifted is None else [shifted]))
        return Outcome(Status.UNRESOLVED, candidates=candidates, note=joined(notes))

    def _near(self, others: list[int]) -> Text:
        names = [self._names[number] for number in others]
        zh, en = "、".join(n.zh for n in names), " and ".join(n.en for n in names)
        return Text(f"距{zh}的界约500米以内", f"within some 500 m of the border of {en}")

    def _if_shifted(self, county: int) -> Text:
        if county == _OUT:
            return Text("若为GCJ-02坐标，则在省外", "if this is GCJ-02, it is outside Sichuan")
        names = self._names[county]
        return Text(f"若为GCJ-02坐标，则在{names.zh}", f"if this is GCJ-02, it is in {names.en}")

    def _candidates(self, counties: list[int]) -> tuple[Candidate, ...]:
        return tuple(Candidate(self._ids[number], self._names[number]) for number in counties)


def _written_oddly(lons: Sequence[str], lats: Sequence[str]) -> Iterator[int]:
    """The points that are not two plain decimal numbers."""
    plain = _PLAIN.fullmatch
    for number, (lon, lat) in enumerate(zip(lons, lats, strict=True)):
        if not (plain(lon) and plain(lat)):
            yield number


def degrees(texts: Sequence[str]) -> Floats:
    """Return the numbers in ``texts``; NaN where there is none."""
    try:
        return np.fromiter(map(float, texts), np.float64, len(texts))
    except ValueError:
        return np.array([degree(text)[0] for text in texts], dtype=np.float64)


def _no_point(lon: str, lat: str) -> Outcome:
    if not lon.strip() and not lat.strip():
        return EMPTY
    for name, text in (("经度", lon), ("纬度", lat)):
        if not text.strip():
            english = "longitude" if name == "经度" else "latitude"
            return Outcome(Status.UNRESOLVED, note=Text(f"缺{name}", f"no {english}"))
    shown = f"{lon.strip()[:20]}, {lat.strip()[:20]}"
    note = Text(
        f"“{shown}”不是以度表示的经纬度", f"“{shown}” is no longitude and latitude in degrees"
    )
    return Outcome(Status.UNRESOLVED, note=note)
