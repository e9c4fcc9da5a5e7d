"""Tables of HTML, and of the XML that Excel 2003 wrote: what many systems call ``.xls``."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import islice
from typing import BinaryIO

from geo.batch.reading.encoding import decoded
from geo.batch.reading.limits import MOST_COLUMNS, Limits
from geo.batch.reading.sheet import Line, Merged, Sheet
from geo.errors import DataError

_IS_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?mso[^>]*>\s*)?(?:<!doctype html|<html|<table|<meta|<head|"
    rb"<(?:ss:)?workbook)\b",
    re.I,
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.I)
# What a page may say that it is in: other codecs are no character sets, and some take for ever.
_IS_CHARSET = re.compile(r"utf|gb|hz|big5|cp|iso|euc|shift_jis|koi8|ascii")
_ROWS = {"tr", "row", "ss:row"}
_CELLS = {"td", "th", "cell", "ss:cell"}
_TABLES = {"table", "ss:table"}
_WORKSHEETS = {"worksheet", "ss:worksheet"}
_LINE_ENDS = {"br", "p", "div", "li"}
_BLOCK, _LONGEST_MARK = 2**16, 300_000  # characters
# Marks that are neither row nor cell: a page may have so many, and so many more for each cell.
_OTHERS, _OTHERS_A_CELL = 100_000, 4


def is_markup(sample: bytes) -> bool:
    """Whether ``sample`` begins as a page or an XML workbook does."""
    return _IS_MARKUP.match(sample.removeprefix(b"\xef\xbb\xbf")) is not None


def sheets(stream: BinaryIO, name: str, limits: Limits) -> list[Sheet]:
    """Return a Sheet for each table of the page; DataError where there is none."""
    parser = _Tables(name, limits)
    try:
        for block in _blocks(_text(stream, name)):
            parser.feed(block)
            if len(parser.rawdata) > _LONGEST_MARK:
                raise DataError([f"{name}:1: must be a page whose marks end"])
        parser.close()
    except (AssertionError, ValueError) as error:  # of the parser: marks that HTML does not have
        why = " ".join(str(error).split())[:80]
        raise DataError([f"{name}:1: must be a page that can be read ({why})"]) from None
    found = [table for table in parser.tables if table.lines]
    if not found:
        raise DataError([f"{name}:1: must have a table (a page without one)"])
    return [
        Sheet(table.name or f"table {number}", table.again, merged=table.merged)
        for number, table in enumerate(found, 1)
    ]


def _text(stream: BinaryIO, name: str) -> Iterator[str]:
    """The text, in the encoding that the page says if it is the right one."""
    head = stream.read(2048)
    stream.seek(0)
    said = _CHARSET.search(head)
    data = stream.read()
    stream.seek(0)
    if said:
        try:
            charset = codecs.lookup(said[1].decode().lower().replace("gb2312", "gb18030")).name
            if _IS_CHARSET.match(charset):
                yield data.decode(charset)
                return
        except (UnicodeError, LookupError):
            pass  # it says what it is not
    for line, _ in decoded(stream, name).lines:
        yield line


def _blocks(lines: Iterator[str]) -> Iterator[str]:
    """The text in pieces that are worth a look: what is unfinished is looked at again each time."""
    held, size = [], 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size > _BLOCK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


class _Table:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[Line] = []
        self.merged: list[Merged] = []
        self.row = 0  # number of the row under way, or of the last
        self.is_in_row = False
        self.cells: list[str] = []
        self.held: dict[int, int] = {}  # column, from 0, to the last row that a cell above covers

    def again(self, most: int | None) -> Iterator[Line]:
        return islice(iter(self.lines), most)

    def begin_row(self, at: int | None) -> None:
        self.end_row()
        self.row = max(at or 0, self.row + 1)
        self.is_in_row = True

    def end_row(self) -> None:
        if any(cell.strip() for cell in self.cells):
            self.lines.append(Line(self.row, self.cells))
        self.is_in_row = False
        self.cells = []

    def add(self, text: str, right: int, down: int, at: int | None) -> None:
        """Put a cell of ``right`` columns and ``down`` rows where there is room for it.

        One outside of any row begins a row, as in browsers.
        """
        if not self.is_in_row:
            self.begin_row(None)
        while self.held.get(len(self.cells), 0) >= self.row:
            self.cells.append("")
        if at and at > len(self.cells):
            self.cells += [""] * (min(at, MOST_COLUMNS) - 1 - len(self.cells))
        left = len(self.cells)
        self.cells += [text] + [""] * (right - 1)
        if right > 1 or down > 1:
            bottom = self.row + down - 1
            self.merged.append(Merged(self.row, left + 1, bottom, left + right))
            self.held.update({column: bottom for column in range(left, left + right) if down > 1})


class _Tables(HTMLParser):
    """Gathers tables; one within a cell is part of the cell's text."""

    def __init__(self, name: str, limits: Limits) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self._name, self._limits = name, limits
        self._sheet = ""
        self._depth = 0
        self._text: list[str] | None = None  # of the cell under way
        self._span = (1, 1)
        self._at: int | None = None
        self._cells = self._built = self._rows = self._others = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {key.removeprefix("ss:"): value or "" for key, value in attributes}
        if self._depth != 1 or tag not in _ROWS | _CELLS:
            self._count_other()
        if tag in _WORKSHEETS:
            self._sheet = given.get("name", "")
        elif tag in _TABLES:
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table(self._sheet))
        elif self._depth == 1 and tag in _ROWS:
            self._end_cell()
            self._count_row()
            self.tables[-1].begin_row(_number(given.get("index")))
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
            self._text = []
            right = _number(given.get("colspan")) or (_number(given.get("mergeacross")) or 0) + 1
            down = _number(given.get("rowspan")) or (_number(given.get("mergedown")) or 0) + 1
            self._span = min(right, MOST_COLUMNS), min(down, 100_000)
            self._at = _number(given.get("index"))
        elif tag in _LINE_ENDS and self._text:
            self._text.append("\n")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag in _CELLS:
            self._end_cell()
        elif self._depth == 1 and tag in _ROWS:
            self._end_cell()
            self.tables[-1].end_row()
        elif tag in _TABLES and self._depth:
            if self._depth == 1:
                self._end_cell()
                self.tables[-1].end_row()
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if data == "<":  # which begins nothing
            self._count_other()
        if self._text is not None:
            self._text.append(data)

    def close(self) -> None:
        if self.rawdata.startswith("<"):
            self.rawdata = ""  # a mark without an end says nothing; the parser would take long
        super().close()
        self._end_cell()
        if self.tables:
            self.tables[-1].end_row()

    def _count_row(self) -> None:
        """Rows without anything in them take time too."""
        self._rows += 1
        if self._rows > self._limits.rows + 1:  # and a header
            most = f"{self._limits.rows:,}"
            raise DataError([f"{self._name}:1: must have no more than {most} rows"])

    def _count_other(self) -> None:
        self._others += 1
        if self._others > _OTHERS + _OTHERS_A_CELL * self._cells:
            raise DataError([f"{self._name}:1: must have a table (a page of something else)"])

    def _end_cell(self) -> None:
        if self._text is None:
            return
        text = "\n".join(" ".join(line.split()) for line in "".join(self._text).splitlines())
        self._text = None
        right, down = self._span
        table = self.tables[-1]
        before = len(table.cells)
        table.add(text.strip(), right, down, self._at)
        self._cells += 1
        self._built += len(table.cells) - before  # also what is left free, and held from above
        if self._built > self._limits.cells:
            most = f"{self._limits.cells:,}"
            raise DataError([f"{self._name}:1: must have no more than {most} cells"])
        if len(table.cells) > MOST_COLUMNS:
            most = f"{MOST_COLUMNS:,}"
            raise DataError([f"{self._name}:{table.row}: must have no more than {most} columns"])


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 8 else None
