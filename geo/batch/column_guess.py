"""The guess which columns say where: the finest, by what stands in them and above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from geo.batch.column_names import name_of, point_of
from geo.batch.reading.headers import Level, level
from geo.batch.reading.limits import JUDGED_COLUMNS
from geo.batch.table import TOTAL, Table
from geo.errors import DataError
from geo.geocoding.names.lexicon import PROVINCE, Lexicon
from geo.geocoding.outcome import Outcome, Status
from geo.geocoding.points import degrees
from geo.geocoding.resolve import Resolver
from geo.vocabulary import Text

_LOOKED_AT = 200  # rows that a guess is made from
_MOST_NAMES = 3000  # that are looked up for a guess, in all columns together
_MOST_TEXT = 4000  # characters of them in a column: long cells take longer
_LONGEST = 200  # characters of a cell that may be a name
_LONG = 12  # characters of a cell, on average, make a column of texts of one headed so
_NAMED = 5  # columns that may be chosen instead
_ENOUGH = 0.5  # of the cells of a column must be known names
_SPARSE = 0.2  # of the rows: so many cells more are filled below a place named once
_KnownName = Callable[[str], Outcome | None]
_KNOWN = (Status.MATCHED, Status.AMBIGUOUS)
_WIDER = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
_LON = re.compile(r"^(lon|lng|long|longitude|x|东?经度?|经度.*|.*经度|.*_?lon|.*_?lng)$", re.I)
_LAT = re.compile(r"^(lat|latitude|y|北?纬度?|纬度.*|.*纬度|.*_?lat)$", re.I)
_BOTH = re.compile(
    "坐标|经纬|位置|定位|wkt|geom|point|coord|latlon|lonlat|latlng|lnglat|location", re.I
)

_TEXT = re.compile(
    "正文|全文|内容|文本|文字|摘要|简介|描述|说明|备注|.*内容|.*描述|.*说明|.*概况"
    "|text|content|body|abstract|description|summary|notes?|remarks?",
    re.I,
)


def point_patterns() -> dict[str, str]:
    """The patterns of headings of points, texts and totals, for the page's own look at a list."""
    points = {"lon": _LON.pattern, "lat": _LAT.pattern, "both": _BOTH.pattern}
    return {**points, "text": _TEXT.pattern, "total": TOTAL.pattern}


class Kind(StrEnum):
    """What the chosen column holds."""

    PLACE = "place"
    TEXT = "text"
    POINT = "point"


@dataclass(frozen=True)
class _Column:
    """What a column of the table's head holds, by its cells and its heading."""

    at: int
    heading: Level | None
    filled: float  # share of the cells that are not blank
    known: float  # share of the cells that are names of places
    matched: float  # share of those that mean one thing
    county: float  # share of those that mean no more than one county

    @property
    def rank(self) -> tuple[object, ...]:
        """The column with the highest says best where."""
        is_fine = self.county >= _ENOUGH
        is_named = self.heading is not None and self.heading is not Level.TOWN
        return is_fine, is_named, self.matched * self.known, self.known, -self.at


def knower(resolver: Resolver) -> Callable[[str], bool]:
    """Return what tells whether a cell is the name of a place, each cell looked up once."""

    known = _known(resolver)
    return lambda cell: known(cell) is not None


def _known(resolver: Resolver) -> _KnownName:
    """What tells what a cell means: None where it is no name of Sichuan, or not one alone."""

    @lru_cache(10_000)
    def known(cell: str) -> Outcome | None:
        found = resolver.known(cell) if len(cell) <= _LONGEST else None
        return found if found and found.status in _KNOWN else None

    return known


def guess(table: Table, resolver: Resolver) -> tuple[Kind, tuple[int, ...], Text]:
    """Return what the columns hold, which they are, and why; DataError where none is found.

    Names come before points, cells before headings. With the finest column stand those of
    the prefecture and the province, where they do not contradict it. Of a very wide table the
    first columns are looked at: any other can be named.
    """
    headings = table.columns[:JUDGED_COLUMNS]
    known_name = _known(resolver)
    columns = list(_columns(table, known_name))
    known = [c for c in columns if c.known >= _ENOUGH and not _holds_texts(table, c.at)]
    if known:
        best = _finer(max(known, key=lambda column: column.rank), known)
        chosen = _with_wider(table, best, known, known_name)
        others = [table.columns[c.at] for c in known if c.at not in chosen]
        return Kind.PLACE, chosen, _why(best.known, others, table.columns[best.at])
    why = Text("按表头猜测", "guessed from the header")
    points = tuple(_point_columns(table))
    if len(points) == 2:
        return Kind.POINT, points, why
    if figures := _degree_columns(table):
        return Kind.POINT, figures, Text("按数值猜测", "guessed from their figures")
    if (both := _both_column(table)) is not None:
        return Kind.POINT, (both,), why
    where = f"{table.name}:{table.header_row}"
    above = [name for name in headings if known_name(name)]
    if len(above) > 1 and len(above) >= _ENOUGH * (len(headings) - 2):
        problem = (
            f"must have a row for each place; they stand in the header ({', '.join(above[:5])})"
        )
        raise DataError([f"{where}: {problem}: transpose the table"])
    if (text := _text_column(table, resolver)) is not None:
        return Kind.TEXT, (text,), Text("正文中提到地名", "places are mentioned in its texts")
    named = [column for column in columns if column.heading is not None]
    if named:
        best = max(named, key=lambda c: (c.known, c.heading or 0, -c.at))
        return Kind.PLACE, _with_wider(table, best, named, known_name), why
    names = ", ".join(headings[:30])
    raise DataError([f"{where}: which column holds the places must be said ({names})"])


def _text_column(table: Table, resolver: Resolver) -> int | None:
    """The column of running text in which full names stand: the only one, or 正文."""
    named = _full_names(resolver.lexicon)
    only = len(table.columns) == 1
    found = [
        (sum(map(len, cells)), at)
        for at, heading in enumerate(table.columns[:JUDGED_COLUMNS])
        if (only or _TEXT.fullmatch(heading.strip()))
        and any(map(named.search, cells := _cells(table, at)))
    ]
    return max(found)[1] if found else None


def _holds_texts(table: Table, at: int) -> bool:
    """Whether texts stand below a heading of texts, though each may begin with a name."""
    cells = _cells(table, at)
    is_headed = _TEXT.fullmatch(table.columns[at].strip())
    return bool(is_headed) and sum(map(len, cells)) >= _LONG * len(cells)


@lru_cache(2)
def _full_names(lexicon: Lexicon) -> re.Pattern[str]:
    boundaries = lexicon.boundaries
    names = [county.name_zh for county in boundaries.counties.values()]
    names += [prefecture.name_zh for prefecture in boundaries.prefectures.values()]
    return re.compile("|".join(name for name in names if len(name) > 2))


def _finer(best: _Column, known: Sequence[_Column]) -> _Column:
    """``best``, or the column of towns where the county stands in the first row of each only."""
    towns = [c for c in known if c.heading is Level.TOWN and c.filled > best.filled + _SPARSE]
    is_above = best.heading is not None and best.heading < Level.TOWN
    return max(towns, key=lambda column: column.rank) if towns and is_above else best


def _why(known: float, others: Sequence[str], chosen: str) -> Text:
    """How the column was found, and which others hold places: those of a table beside it too."""
    zh, en = (
        f"按内容猜测：{known:.0%}是已知地名",
        f"guessed: {known:.0%} of its cells are known names",
    )
    if twins := [name for name in others if re.fullmatch(rf"{re.escape(chosen)} \d+", name)]:
        listed = [f"“{name}”" for name in twins[:_NAMED]]
        zh += f"；右边还有一列同名的（另一张表？），没有读：{'、'.join(listed)}"
        en += f"; beside it, not read, the same heading again (another table?): {', '.join(listed)}"
    elif others:
        listed = [f"“{name}”" for name in others[:_NAMED]]
        zh += f"；另有地名列：{'、'.join(listed)}"
        en += f"; places also in {', '.join(listed)}"
    return Text(zh, en)


def _columns(table: Table, known_name: _KnownName) -> Iterator[_Column]:
    most = max(5, _MOST_NAMES // len(table.columns))
    for at, name in enumerate(table.columns[:JUDGED_COLUMNS]):
        cells = list(_few(_cells(table, at)[:most]))
        known = [outcome for cell in cells if (outcome := known_name(cell))]
        yield _Column(
            at,
            _level(name, known),
            _share(len(_cells(table, at)), len(table.sample[:_LOOKED_AT])),
            _share(len(known), len(cells)),
            _share(sum(o.status is Status.MATCHED for o in known), len(known)),
            _share(sum(map(_is_fine, known)), len(known)),
        )


def _few(cells: Sequence[str]) -> Iterator[str]:
    length = 0
    for cell in cells:
        yield cell
        length += len(cell)
        if length > _MOST_TEXT:
            return


def _level(name: str, known: Sequence[Outcome]) -> Level | None:
    """By the heading; what it leaves open (地点, or nothing) by the cells."""
    said = level(name)
    return _level_of(known) or said if said in (None, Level.PLACE) else said


def _level_of(known: Sequence[Outcome]) -> Level | None:
    """What a column without a heading that tells holds: nothing but prefectures, or provinces."""
    ids = {id_ for outcome in known for id_ in outcome.ids}
    if ids == {PROVINCE}:
        return Level.PROVINCE
    is_wide = ids and all(len(id_) == 4 and id_.isdigit() for id_ in ids)
    return Level.PREFECTURE if is_wide else None


def _cells(table: Table, at: int) -> list[str]:
    return [row[at] for row in table.sample[:_LOOKED_AT] if row[at].strip()]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _is_fine(outcome: Outcome) -> bool:
    """Whether no more than a county is meant, or one of several counties."""
    return len(outcome.adcodes) <= 1


def _with_wider(
    table: Table, best: _Column, others: Sequence[_Column], known_name: _KnownName
) -> tuple[int, ...]:
    """The column ``best`` with those of wider places, in their order; it alone if they disagree."""
    finest = best.heading or Level.PLACE
    wider: dict[Level, int] = {}
    for column in others:
        if column.heading in _WIDER and column.heading < finest and column.at != best.at:
            wider.setdefault(column.heading, column.at)
    together = (*(wider[key] for key in sorted(wider)), best.at)
    rows = table.sample[:_LOOKED_AT]
    alone = {row[best.at] for row in rows}
    joint = {(row[best.at], name_of([row[at] for at in together])) for row in rows}
    if len(together) == 1 or not joint:
        return (best.at,)
    texts = {*alone, *(text for _, text in joint)}
    sure = {t: (o := known_name(t)) and o.status is Status.MATCHED for t in texts}
    better = sum(bool(sure[text]) - bool(sure[cell]) for cell, text in joint)
    return together if better >= 0 else (best.at,)


def _point_columns(table: Table) -> Iterator[int]:
    for pattern in (_LON, _LAT):
        for at, name in enumerate(table.columns[:JUDGED_COLUMNS]):
            cells = _cells(table, at) if pattern.match(name) else []
            if cells and (degrees(cells) == degrees(cells)).any():
                yield at
                break


def _degree_columns(table: Table) -> tuple[int, int] | None:
    """Two columns of figures that are longitudes and latitudes around the province."""
    west, south, east, north = 97.0, 25.5, 109.0, 35.0
    found: dict[bool, int] = {}
    for at in range(len(table.columns[:JUDGED_COLUMNS])):
        cells = _cells(table, at)
        if not cells or sum("." in cell for cell in cells) <= len(cells) * _ENOUGH:
            continue
        figures = degrees(cells)
        for is_lon, low, high in ((True, west, east), (False, south, north)):
            if ((figures >= low) & (figures <= high)).mean() > _ENOUGH:
                found.setdefault(is_lon, at)
    return (found[True], found[False]) if len(found) == 2 else None


def _both_column(table: Table) -> int | None:
    """The column that holds both numbers of a point in one cell."""
    for at, name in enumerate(table.columns[:JUDGED_COLUMNS]):
        pairs = [point_of(cell).partition(", ") for cell in _cells(table, at)]
        x, y = degrees([pair[0] for pair in pairs]), degrees([pair[2] for pair in pairs])
        share = float(((x == x) & (y == y)).mean()) if pairs else 0.0
        is_exact = all("." in number for pair in pairs for number in (pair[0], pair[2]))
        if share >= _ENOUGH and (_BOTH.search(name) or (share > 0.9 and is_exact)):
            return at
    return None
