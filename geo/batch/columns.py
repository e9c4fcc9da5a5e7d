"""Which column of a table says where: as told, or guessed from headers and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.batch.table import Row, Table
from geo.errors import DataError
from geo.geocoding.outcome import Status
from geo.geocoding.points import degrees
from geo.geocoding.resolve import Resolver
from geo.vocabulary import Text

_LOOKED_AT = 200  # rows that a guess is made from
_ENOUGH = 0.5  # of the cells of a column must be known names
_PLACE = re.compile(
    "县|区划|地点|地名|所在|区域|地区|市州|adcode|county|district|place|location|region", re.I
)
_LON = re.compile(r"^(lon|lng|long|longitude|x|东?经度?|经度.*|.*经度|.*_?lon|.*_?lng)$", re.I)
_LAT = re.compile(r"^(lat|latitude|y|北?纬度?|纬度.*|.*纬度|.*_?lat)$", re.I)


class Kind(StrEnum):
    """What the chosen column holds."""

    PLACE = "place"
    TEXT = "text"
    POINT = "point"


@dataclass(frozen=True)
class ColumnChoice:
    """The chosen column, or the two of a point; ``said`` is how they came to be chosen."""

    kind: Kind
    columns: tuple[int, ...]
    said: Text

    def inputs(self, rows: Sequence[Row]) -> list[str]:
        """The cells that are geocoded, one text a row: a point is ``lon, lat``."""
        if len(self.columns) == 1:
            (at,) = self.columns
            return [row[at] for row in rows]
        first, second = self.columns
        texts = [f"{row[first]}, {row[second]}" for row in rows]
        return ["" if text == ", " else text for text in texts]


@dataclass(frozen=True)
class ColumnRequest:
    """The columns that the user named; none means: guess."""

    place: str | None = None
    text: str | None = None
    lon: str | None = None
    lat: str | None = None


def choose(table: Table, wanted: ColumnRequest, resolver: Resolver) -> ColumnChoice:
    """Return what is to be geocoded; DataError for a column that is not there, or no guess."""
    if (wanted.lon is None) != (wanted.lat is None):
        raise DataError([f"{table.name}:1: longitude and latitude must be given together"])
    if wanted.lon is not None and wanted.lat is not None:
        columns = _index(table, wanted.lon), _index(table, wanted.lat)
        return ColumnChoice(Kind.POINT, columns, _said(table, Kind.POINT, columns))
    for kind, name in ((Kind.PLACE, wanted.place), (Kind.TEXT, wanted.text)):
        if name is not None:
            column = (_index(table, name),)
            return ColumnChoice(kind, column, _said(table, kind, column))
    return _guess(table, resolver)


def _index(table: Table, name: str) -> int:
    if name not in table.columns:
        known = ", ".join(table.columns)
        raise DataError([f"{table.name}:1: there is no column “{name}” (there are: {known})"])
    return table.columns.index(name)


def _guess(table: Table, resolver: Resolver) -> ColumnChoice:
    """Names before points: the column whose cells are known names, or whose header says so."""
    shares = [share for share, _ in _shares(table, resolver)]
    named = [bool(_PLACE.search(name)) for name in table.columns]
    best = max(range(len(shares)), key=lambda i: (shares[i], named[i], -i))
    if shares[best] >= _ENOUGH:
        share = f"{shares[best]:.0%}"
        why = Text(
            f"按内容猜测：{share}是已知地名", f"guessed: {share} of its cells are known names"
        )
        return ColumnChoice(Kind.PLACE, (best,), _said(table, Kind.PLACE, (best,), why))
    why = Text("按表头猜测", "guessed from the header")
    points = tuple(_point_columns(table))
    if len(points) == 2:
        return ColumnChoice(Kind.POINT, points, _said(table, Kind.POINT, points, why))
    if any(named):
        column = (max(range(len(named)), key=lambda i: (named[i], shares[i], -i)),)
        return ColumnChoice(Kind.PLACE, column, _said(table, Kind.PLACE, column, why))
    known = ", ".join(table.columns)
    raise DataError([f"{table.name}:1: which column holds the places must be said ({known})"])


def _shares(table: Table, resolver: Resolver) -> Iterator[tuple[float, int]]:
    """For each column, the share of its cells that are known names, and how many cells."""
    for at in range(len(table.columns)):
        cells = [row[at] for row in table.head[:_LOOKED_AT] if row[at].strip()]
        known = {cell: _is_known(cell, resolver) for cell in dict.fromkeys(cells)}
        yield (sum(known[cell] for cell in cells) / len(cells) if cells else 0.0), len(cells)


def _is_known(cell: str, resolver: Resolver) -> bool:
    return resolver.resolve(cell).status in (Status.MATCHED, Status.AMBIGUOUS)


def _point_columns(table: Table) -> Iterator[int]:
    for pattern in (_LON, _LAT):
        for at, name in enumerate(table.columns):
            cells = [row[at] for row in table.head[:_LOOKED_AT] if row[at].strip()]
            if pattern.match(name) and cells and (degrees(cells) == degrees(cells)).any():
                yield at
                break


def _said(table: Table, kind: Kind, columns: tuple[int, ...], why: Text | None = None) -> Text:
    names = " / ".join(f"“{table.columns[at]}”" for at in columns)
    zh = {Kind.PLACE: "地名列", Kind.TEXT: "文本列", Kind.POINT: "经纬度列"}[kind]
    en = {Kind.PLACE: "place column", Kind.TEXT: "text column", Kind.POINT: "point columns"}[kind]
    reason = Text(f"（{why.zh}）", f" ({why.en})") if why else Text("", "")
    shifted = re.search("gcj|高德|amap|腾讯|tencent|百度|baidu|bd.?09", names, re.I)
    if kind is Kind.POINT and shifted:
        reason = Text(
            reason.zh + f"；“{shifted[0]}”坐标一般不是WGS 84",
            reason.en + f"; coordinates of “{shifted[0]}” are mostly not WGS 84",
        )
    return Text(f"{zh}：{names}{reason.zh}", f"{en}: {names}{reason.en}")
