"""What a query of Part 1 Core selects of a collection."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np
import shapely

from geo.errors import UnknownName
from geo.export.schema import Field, Type
from geo.ogc.collection import Collection, Interval
from geo.ogc.conformance import CRS84

Mask = np.ndarray[Any, np.dtype[np.bool_]]
PARAMETERS = ("limit", "offset", "bbox", "datetime", "filter", "filter-lang", "filter-crs")
LANGUAGES = ("cql2-text", "cql2-json")
LIMIT, MOST = 100, 1000  # features in an answer: where nothing is said, and at most
_EVER: Interval = (0, 9999)
_BOX = "4 or 6 numbers: west,south[,low],east,north[,high]"


class BadValue(ValueError):
    """A parameter that cannot be read; ``allowed`` says what could stand there."""

    def __init__(self, parameter: str, value: str, allowed: str) -> None:
        self.parameter, self.value, self.allowed = parameter, value, allowed
        super().__init__(f"{parameter} must be {allowed} ({value})")


@dataclass(frozen=True)
class Query:
    """Which features are asked for: what meets ``area`` (EPSG:4326).

    ``years`` are met by a feature whose year lies in them. ``equal`` maps a property to
    the value that it has, or that a list holds. ``filter`` is CQL2 of the ``language``.
    """

    limit: int = LIMIT
    offset: int = 0
    area: shapely.Geometry | None = None
    years: Interval | None = None
    equal: Mapping[str, str | int | float] = field(default_factory=dict)
    filter: str | None = None
    language: str = LANGUAGES[0]


def select(collection: Collection, query: Query) -> Mask:
    """Return which features all but the filter of ``query`` selects, on this page or another."""
    chosen: Mask = np.ones(len(collection.bodies), dtype=np.bool_)
    if query.area is not None:
        chosen &= _in_boxes(collection, query.area)
    if query.years:
        chosen &= _in_years(collection, *query.years)
    for name, wanted in query.equal.items():
        values = (row[name] for row in collection.rows)
        chosen &= np.array(
            [wanted in v if isinstance(v, list) else v == wanted for v in values], dtype=bool
        )
    return chosen


def _in_boxes(collection: Collection, area: shapely.Geometry) -> Mask:
    """Return which features meet one of the boxes that ``area`` is made of.

    Most lie wholly in a box, or wholly beside it: only what its edges may cut is looked at.
    """
    west, south, east, north = collection.boxes.T
    met: Mask = np.zeros(len(collection.bodies), dtype=np.bool_)
    for box in shapely.get_parts(area):
        w, s, e, n = box.bounds
        is_near = (west <= e) & (east >= w) & (south <= n) & (north >= s)
        is_inside = (west >= w) & (east <= e) & (south >= s) & (north <= n)
        met |= is_inside
        cut = (is_near & ~met).nonzero()[0]
        met[cut] = shapely.intersects(collection.geometries[cut], box)
    return met


def _in_years(collection: Collection, first: int, last: int) -> Mask:
    """Only a feature that has a year can meet an interval, as the standard wants it."""
    if collection.when is None:
        return np.zeros(len(collection.bodies), dtype=bool)
    years = (row[collection.when] for row in collection.rows)
    return np.array([year is not None and first <= year <= last for year in years], dtype=bool)


def parse(values: Mapping[str, str], fields: tuple[Field, ...]) -> Query:
    """Return the Query of the parameters of an address: Core's, and a property each.

    Raises UnknownName for a parameter that there is not, BadValue for a value that cannot
    be read.
    """
    known = {one.name: one for one in fields}
    equal: dict[str, str | int | float] = {}
    for name, value in values.items():
        if name in known:
            equal[name] = _typed(known[name], value)
        elif name not in PARAMETERS:
            raise UnknownName("parameter", name, (*PARAMETERS, *known))
    for name, allowed in (("filter-lang", LANGUAGES), ("filter-crs", (CRS84,))):
        if values.get(name, allowed[0]) not in allowed:
            raise UnknownName(name, values[name], allowed)
    return Query(
        limit=min(_whole(values, "limit", LIMIT, at_least=1), MOST),
        offset=_whole(values, "offset", 0, at_least=0),
        area=bbox(values["bbox"]) if "bbox" in values else None,
        years=years(values["datetime"]) if "datetime" in values else None,
        equal=equal,
        filter=values.get("filter"),
        language=values.get("filter-lang", LANGUAGES[0]),
    )


def bbox(text: str) -> shapely.Geometry:
    """Return the area of a ``bbox``: west,south,east,north, in degrees."""
    try:
        return box_area([float(part) for part in text.split(",")])
    except ValueError as error:
        allowed = error.allowed if isinstance(error, BadValue) else _BOX
        raise BadValue("bbox", text, allowed) from None


def box_area(numbers: Sequence[Any]) -> shapely.Geometry:
    """Return the area of four numbers, or of six, whose heights are let be.

    Where west is greater than east it crosses the 180th meridian. BadValue if it is none.
    """
    real = all(isinstance(n, (int, float)) and math.isfinite(n) for n in numbers)
    if len(numbers) not in (4, 6) or not real:
        raise BadValue("bbox", _joined(numbers), _BOX)
    half = len(numbers) // 2
    (west, south), (east, north) = numbers[:2], numbers[half : half + 2]
    if south > north:
        raise BadValue("bbox", _joined(numbers), "from south to north")
    spans = [(west, east)] if west <= east else [(west, 180), (-180, east)]
    return shapely.MultiPolygon([shapely.box(w, south, e, north) for w, e in spans])


def _joined(numbers: Sequence[Any]) -> str:
    return ",".join(str(number) for number in numbers)


def years(text: str) -> Interval:
    """Return the years that a ``datetime`` meets: an instant, or an interval that may be open."""
    parts = text.split("/")
    if len(parts) == 1:
        return (_year(text, text), _year(text, text))
    if len(parts) != 2 or set(parts) <= {"", ".."}:
        raise BadValue("datetime", text, "an instant or an interval of RFC 3339")
    first, last = (None if part in ("", "..") else _year(part, text) for part in parts)
    found = (_EVER[0] if first is None else first, _EVER[1] if last is None else last)
    if found[0] > found[1]:
        raise BadValue("datetime", text, "from the earlier to the later")
    return found


def _year(part: str, whole: str) -> int:
    try:
        if len(part) == len("2024-05-13"):
            return date.fromisoformat(part).year
        moment = datetime.fromisoformat(part.upper())
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise BadValue("datetime", whole, "a date, or a time with its zone, of RFC 3339")
    return moment.year


def _whole(values: Mapping[str, str], name: str, usual: int, at_least: int) -> int:
    text = values.get(name, str(usual))
    if not (text.isascii() and text.isdigit()) or len(text) > 9 or int(text) < at_least:
        raise BadValue(name, text, f"a whole number from {at_least}")
    return int(text)


def _typed(field: Field, text: str) -> str | int | float:
    try:
        if field.type is Type.INTEGER:
            return int(text)
        return float(text) if field.type is Type.NUMBER else text
    except ValueError:
        raise BadValue(field.name, text, f"of type {field.type.value}") from None
