"""Which column of a table says where: as told, or guessed from headers and cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.batch.carrying import CarriedDown, CarriedInColumn, carried, is_grouped
from geo.batch.column_guess import Kind, guess
from geo.batch.column_names import name_of, point_of
from geo.batch.table import Row, Table
from geo.errors import DataError
from geo.geocoding.notation import form
from geo.geocoding.resolve import Resolver
from geo.vocabulary import Text

_SEPARATOR = re.compile(r"\s*[,，、;；|]\s*")
_LOOKED_AT = 200  # rows that a form is told from
_NAMED = 30  # columns that a message lists


@dataclass(frozen=True)
class ColumnChoice:
    """The chosen columns; ``said`` is how they came to be chosen.

    Several columns of places are parts of one name, the widest first; ``carrying`` reads those
    that are named once for a group of rows. A point has two columns or one, which holds both
    numbers.
    """

    kind: Kind
    columns: tuple[int, ...]
    said: Text
    carrying: Resolver | None = field(default=None, repr=False, compare=False)

    def carried(self) -> CarriedDown | CarriedInColumn | None:
        """Return what carries a wider place down the rows; None where each names its own."""
        return carried(self.columns, self.carrying) if self.carrying else None

    def inputs(self, rows: Sequence[Row]) -> list[str]:
        """The cells that are geocoded, one text a row: a point is ``lon, lat``."""
        if self.kind is Kind.POINT and len(self.columns) == 2:
            x, y = self.columns
            return [f"{row[x]}, {row[y]}" if row[x] or row[y] else "" for row in rows]
        if self.kind is Kind.POINT:
            return [point_of(row[self.columns[0]]) for row in rows]
        if len(self.columns) == 1:
            (at,) = self.columns
            return [row[at] for row in rows]
        return [name_of([row[at] for at in self.columns]) for row in rows]


@dataclass(frozen=True)
class ColumnRequest:
    """The columns that the user named; none means: guess.

    ``place`` may be several names with a comma between them, the widest place first.
    """

    place: str | None = None
    text: str | None = None
    lon: str | None = None
    lat: str | None = None


def choose(table: Table, wanted: ColumnRequest, resolver: Resolver) -> ColumnChoice:
    """Return what is to be geocoded; DataError for a column that is not there, or no guess."""
    if (wanted.lon is None) != (wanted.lat is None):
        raise DataError([f"{table.name}:1: longitude and latitude must be given together"])
    columns: tuple[int, ...]
    if wanted.lon is not None and wanted.lat is not None:
        columns = _index(table, wanted.lon), _index(table, wanted.lat)
        return ColumnChoice(Kind.POINT, columns, _said(table, Kind.POINT, columns))
    if wanted.place is not None:
        columns = _indexes(table, wanted.place)
        return ColumnChoice(
            Kind.PLACE,
            columns,
            _said(table, Kind.PLACE, columns),
            _carrying(table, columns, resolver),
        )
    if wanted.text is not None:
        columns = (_index(table, wanted.text),)
        return ColumnChoice(Kind.TEXT, columns, _said(table, Kind.TEXT, columns))
    kind, columns, why = guess(table, resolver)
    carrying = _carrying(table, columns, resolver) if kind is Kind.PLACE else None
    return ColumnChoice(kind, columns, _said(table, kind, columns, why), carrying)


def _carrying(table: Table, columns: tuple[int, ...], resolver: Resolver) -> Resolver | None:
    return resolver if is_grouped(table.sample, columns, resolver) else None


def _indexes(table: Table, names: str) -> tuple[int, ...]:
    """The columns ``names``, which may itself be the name of one, with commas in it."""
    if names in table.columns:
        return (_index(table, names),)
    return tuple(dict.fromkeys(_index(table, name) for name in _SEPARATOR.split(names.strip())))


def _index(table: Table, name: str) -> int:
    """The column ``name``, or the only one whose name's last word it is."""
    if name in table.columns:
        return table.columns.index(name)
    last = [at for at, column in enumerate(table.columns) if column.split(" ")[-1] == name]
    if len(last) == 1:
        return last[0]
    known = ", ".join(table.columns[:_NAMED])
    more = f" … ({len(table.columns)})" if len(table.columns) > _NAMED else ""
    row = table.header_row
    problem = f"there is no column “{name[:80]}” (there are: {known}{more})"
    raise DataError([f"{table.name}:{row}: {problem}"])


def _said(table: Table, kind: Kind, columns: tuple[int, ...], why: Text | None = None) -> Text:
    joint = " + " if kind is Kind.PLACE else " / "
    names = joint.join(f"“{table.columns[at]}”" for at in columns)
    zh = {Kind.PLACE: "地名列", Kind.TEXT: "文本列", Kind.POINT: "经纬度列"}[kind]
    en = {Kind.PLACE: "place column", Kind.TEXT: "text column", Kind.POINT: "point column"}[kind]
    en += "s" if len(columns) > 1 else ""
    reason = Text(f"（{why.zh}）", f" ({why.en})") if why else Text("", "")
    if kind is Kind.POINT and len(columns) == 1:
        cells = [row[columns[0]] for row in table.sample[:_LOOKED_AT]]
        if (how := form([cell for cell in cells if cell.strip()])).zh:
            reason = Text(f"{reason.zh}；{how.zh}", f"{reason.en}; {how.en}")
    shifted = re.search("gcj|高德|amap|腾讯|tencent|百度|baidu|bd.?09", names, re.I)
    if kind is Kind.POINT and shifted:
        reason = Text(
            reason.zh + f"；“{shifted[0]}”坐标一般不是WGS 84",
            reason.en + f"; coordinates of “{shifted[0]}” are mostly not WGS 84",
        )
    return Text(f"{zh}：{names}{reason.zh}", f"{en}: {names}{reason.en}")
