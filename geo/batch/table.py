"""A table as it comes in: its columns, and its rows in chunks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice

from geo.batch.reading.headers import is_heading
from geo.batch.reading.layout import Layout, filled
from geo.batch.reading.limits import MOST_COLUMNS, Limits
from geo.batch.reading.sheet import Line, Mark, Remarks, Sheet, joined
from geo.errors import DataError
from geo.geocoding.outcome import Status
from geo.vocabulary import Text

SAMPLED = 2_000  # rows that columns and groups are told from
_CHUNK_CELLS = 1_000_000
_MOST_BLANK = 1_000  # blank rows in a run that are rows of the list
_RULES = frozenset("-=:_—–─━*~")
TOTAL = re.compile(
    r"[a-z一-鿿]{0,10}(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)\s*[:：]?"
    r"|(?:(?:sub|grand )?total|sum)\s*[:：]?",
    re.I,
)
_NOTE = re.compile(
    r"\s*(?:注|备注|附注|说明|填表说明|(?:资料|数据)?来源|填表人?|制表人?|填报人?|填报单位|审核人?|"
    r"联系人|联系电话|(?:foot)?notes?|sources?|remarks?)\s*\d*\s*[:：].*",
    re.I | re.S,
)
# What stands below a note, by itself in its row, and is one more: 2. 不含江油。
_MORE_NOTES = re.compile(r"\s*(?:[\d①-⑳*※#\[(（【].*|.*[。；;]|[^:：]{0,8}[:：].*)\s*", re.S)
IS_TOTAL = Mark(Text("合计行，不是地点", "a total, no place"), Status.EMPTY)
_IS_NOTE = Mark(Text("表下的说明，不是地点", "a note to the table, no place"), Status.EMPTY)
_IS_RULE = Mark(Text("分隔线", "a ruled line"), Status.EMPTY)
_IS_HEADER = Mark(Text("重复的表头", "the header again"), Status.EMPTY)
_IS_OTHER = Mark(Text("另一张表的表头", "the header of another table"), Status.EMPTY)
_SHORT = Mark(Text("单元格少于表头", "fewer cells than columns"))
_LONG = Mark(
    Text("单元格多于表头，多出的并入末列", "more cells than columns, joined into the last")
)

Row = Sequence[str]


@dataclass(frozen=True)
class Chunk:
    """Some rows in order: the number that a spreadsheet shows for each, and its cells.

    ``marks`` are what is odd with rows, by their index in the chunk; ``sheet`` is named where
    a list is read from several.
    """

    numbers: Sequence[int]
    rows: Sequence[Row]
    marks: Mapping[int, Mark] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True)
class SheetSummary:
    """A sheet of the file: whether it is hidden, and whether its rows are read."""

    name: str
    is_hidden: bool
    is_read: bool


@dataclass(frozen=True)
class Table:
    """``chunks`` can be gone through once; ``head`` holds the first rows of it.

    ``said`` is what the reader should know of how the file was read, ``remarks`` what was
    done to single rows, complete when all chunks have been gone through; ``progress`` tells
    how much has been read, from 0 to 1.
    """

    name: str
    columns: tuple[str, ...]
    head: Sequence[Row]
    chunks: Iterator[Chunk]
    said: Text
    progress: Callable[[], float]
    remarks: Remarks = field(default_factory=Remarks)
    sheets: Sequence[SheetSummary] = ()

    header_row: int = 1

    @cached_property
    def sample(self) -> Sequence[Row]:
        """The first rows without totals and notes, from which columns and groups are told."""
        return [row for row in self.head[:SAMPLED] if not _aside(row, None)]

    @property
    def is_in_parts(self) -> bool:
        """Whether rows of several sheets are read, so that a number alone does not tell which."""
        return sum(sheet.is_read for sheet in self.sheets) > 1


def table(
    name: str,
    parts: Sequence[tuple[Sheet, Layout]],
    said: Text,
    limits: Limits,
    sheets: Sequence[SheetSummary] = (),
) -> Table:
    """Return the Table of the sheets ``parts``, which have the same columns.

    Blank rows are kept but at the end; ragged ones get as many cells as there are columns.
    DataError, now or while reading, for a table without rows or beyond ``limits``.
    """
    columns = parts[0][1].columns
    if len(columns) > MOST_COLUMNS:
        raise DataError([f"{name}:1: must have no more than {MOST_COLUMNS:,} columns"])
    remarks, done = Remarks(), [0]

    def chunks() -> Iterator[Chunk]:
        left = [limits.rows, limits.cells]
        size = max(1, min(limits.chunk, _CHUNK_CELLS // len(columns)))
        for sheet, layout in parts:
            rows = _rows(sheet, layout, remarks)
            yield from _chunks(name, rows, size, sheet.name if len(parts) > 1 else "", left)
            done[0] += 1

    def progress() -> float:
        now = parts[min(done[0], len(parts) - 1)][0].progress()
        return 1.0 if done[0] == len(parts) else (done[0] + now) / len(parts)

    flow = chunks()
    first = next(flow, None)
    if first is None:
        row = parts[0][1].header[-1].number + 1 if parts[0][1].header else 1
        raise DataError([f"{name}:{row}: must have rows below the header (none)"])
    header = parts[0][1].header
    row = header[-1].number if header else 1
    flow = chain([first], flow)
    return Table(name, columns, first.rows, flow, said, progress, remarks, sheets, row)


def _chunks(
    name: str, lines: Iterator[Line], size: int, sheet: str, left: list[int]
) -> Iterator[Chunk]:
    while taken := list(islice(lines, size)):
        left[0] -= len(taken)
        left[1] -= len(taken) * len(taken[0].cells)
        if left[0] < 0 or left[1] < 0:
            problem = "must have no more rows and cells than are read here"
            raise TooManyRows([f"{name}:{taken[-1].number}: {problem}"])
        marks = {at: line.mark for at, line in enumerate(taken) if line.mark}
        yield Chunk([line.number for line in taken], [line.cells for line in taken], marks, sheet)


class TooManyRows(DataError):
    """A list that has more rows, or more cells, than are read here."""


def _rows(sheet: Sheet, layout: Layout, remarks: Remarks) -> Iterator[Line]:
    """The rows of the table below its header, each with as many cells as there are columns."""
    width = len(layout.columns)
    header = [cell.strip() for cell in layout.header[-1].cells] if layout.header else None
    last = layout.header[-1].number if layout.header else 0
    blank = [""] * width
    is_below_note = is_break = False
    below = islice(sheet.lines(None), layout.start, None)
    for line in filled(below, sheet.merged, remarks):
        gap = line.number - last - 1 if last else 0
        mark = line.mark
        if gap <= _MOST_BLANK:
            for number in range(line.number - gap, line.number):
                yield Line(number, blank)
        else:
            mark = joined(_gap(last + 1, line.number - 1), mark)
        last = line.number
        cells = line.cells
        if len(cells) != width:
            cells = _fitted(cells, width)
            if len(line.cells) < width:
                remarks.add(_SHORT.note, line.number)
            elif any(cell.strip() for cell in line.cells[width:]):
                mark = joined(_LONG, mark)
        aside = _aside(cells, header)
        is_break = is_break or gap > 0
        is_note = aside is _IS_NOTE
        if is_below_note or is_break or not cells[-1]:  # most rows are none of these
            texts = [cell for cell in cells if cell.strip()]
            is_alone = width > 1 and len(texts) == 1
            if is_below_note and is_alone and _MORE_NOTES.fullmatch(texts[0]):
                aside = aside or _IS_NOTE
            if is_break and not aside and len(texts) > 1 and all(map(is_heading, texts)):
                aside = _IS_OTHER
            is_note = aside is _IS_NOTE or (is_below_note and not texts)
            is_break = is_alone
        is_below_note = is_note
        if aside:
            mark = joined(aside, mark)
        if mark:
            remarks.add(mark.note, line.number)
        yield Line(line.number, cells, mark)


def _fitted(given: Row, width: int) -> Row:
    """As many cells as there are columns; what is too much stands in the last."""
    cells = [*given, *[""] * (width - len(given))]
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return [*cells[: width - 1], ", ".join(cells[width - 1 :])]


def _aside(cells: Row, header: list[str] | None) -> Mark | None:
    """What a row is that is none of the list's: a total, a note, the header again."""
    first = cells[0] or next(filter(None, cells), "")
    if not first[:1].isdecimal():  # the number of a row, as most begin
        if TOTAL.fullmatch(first.strip()):
            return IS_TOTAL
        if first and all(_NOTE.fullmatch(cell) for cell in cells if cell.strip()):
            return _IS_NOTE
        if first[:1] in _RULES and all(set(cell.strip()) <= _RULES for cell in cells):
            return _IS_RULE
    if header and cells[0].strip() == header[0] and [c.strip() for c in cells] == header:
        return _IS_HEADER
    return None


def _gap(first: int, last: int) -> Mark:
    return Mark(Text(f"其上第{first}–{last}行是空行", f"rows {first} to {last} above it are blank"))
