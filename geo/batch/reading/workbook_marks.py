"""What the reader of workbooks does not tell: merged cells of ODS, hidden rows, empty formulas.

A formula that no spreadsheet has worked out yet has no stored value: its cell looks empty.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

HIDDEN = "hidden"
Area = tuple[tuple[int, int], tuple[int, int]]

_BLOCK = 1024**2
_LONGEST = 4 * _BLOCK  # bytes that are held until a cell ends
_NO_VALUE = rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
_MAY_BE_EMPTY = re.compile(rb"(?:f>|/>)" + _NO_VALUE)
_EMPTY = re.compile(
    rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*'
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)" + _NO_VALUE
)
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d{1,7})"')
_OF_NOTE = re.compile(rb'spanned="(?!1")|:formula="|visibility="(?:collapse|filter)"')


@dataclass
class SheetMarks:
    """``rows`` are numbers from 1, each with the columns of empty formulas, and ``HIDDEN``.

    ``merged`` are the first and the last cell of each range, row and column from 0.
    """

    rows: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    merged: list[Area] = field(default_factory=list)


def marks(file: IO[bytes]) -> dict[str, SheetMarks]:
    """Return the marks of each sheet by its name; none where ``file`` is no XLSX and no ODS."""
    file.seek(0)
    if not zipfile.is_zipfile(file):
        return {}
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            return _of_ods(archive)
        paths = _sheets(archive) if "xl/workbook.xml" in names else {}
        return {name: _of_xlsx(archive, path) for name, path in paths.items() if path in names}


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The parts of an XLSX that hold its sheets, by the sheets' names."""
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (ElementTree.ParseError, KeyError):
        return {}
    target = {link.get("Id"): link.get("Target", "") for link in links}
    found = {}
    for element in book.iter():
        if element.tag.endswith("}sheet"):
            link = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
            path = target.get(link, "")
            found[element.get("name", "")] = path.lstrip("/") if path[:1] == "/" else f"xl/{path}"
    return found


def _of_xlsx(archive: zipfile.ZipFile, path: str) -> SheetMarks:
    found = SheetMarks()
    for block in _blocks(archive, path):
        if b"hidden=" in block:
            for row in _HIDDEN.finditer(block):
                found.rows[int(row[1])].append(HIDDEN)
        if _MAY_BE_EMPTY.search(block):
            for cell in _EMPTY.finditer(block):
                found.rows[int(cell[2])].append(cell[1].decode())
    return found


def _blocks(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """The part ``path`` in blocks that end where a cell does."""
    rest = b""
    with archive.open(path) as part:
        while read := part.read(_BLOCK):
            rest += read
            end = rest.rfind(b"c>") + 2
            if end > 1:
                yield rest[:end]
                rest = rest[end:]
            elif len(rest) > _LONGEST:
                rest = b""
    yield rest


def _of_ods(archive: zipfile.ZipFile) -> dict[str, SheetMarks]:
    if not any(_OF_NOTE.search(block) for block in _blocks(archive, "content.xml")):
        return {}
    gatherer = _Ods()
    with archive.open("content.xml") as part:
        gatherer.read(part)
    return gatherer.sheets


class _Ods:
    """Goes through the cells of an ODS and keeps where it stands."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetMarks] = {}
        self._sheet = SheetMarks()
        self._row = self._column = self._repeated = 0

    def read(self, part: IO[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = _refuse
        parser.ParseFile(part)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        kind = tag.rpartition(" ")[2]
        if kind not in ("table", "table-row", "table-cell", "covered-table-cell"):
            return
        values = {name.rpartition(" ")[2]: value for name, value in given.items()}
        if kind == "table":
            self._sheet = self.sheets.setdefault(values.get("name", ""), SheetMarks())
            self._row = 0
        elif kind == "table-row":
            self._column, self._repeated = 0, int(values.get("number-rows-repeated", 1))
            if values.get("visibility") in ("collapse", "filter") and self._repeated < 1000:
                for row in range(self._row, self._row + self._repeated):
                    self._sheet.rows[row + 1].append(HIDDEN)
        else:
            self._cell(values)

    def _cell(self, values: dict[str, str]) -> None:
        down, right = (int(values.get(f"number-{of}-spanned", 1)) for of in ("rows", "columns"))
        if down > 1 or right > 1:
            last = self._row + down - 1, self._column + right - 1
            self._sheet.merged.append(((self._row, self._column), last))
        if "formula" in values and "value-type" not in values:
            self._sheet.rows[self._row + 1].append(_letters(self._column))
        self._column += int(values.get("number-columns-repeated", 1))

    def _end(self, tag: str) -> None:
        if tag.endswith(" table-row"):
            self._row += self._repeated


def _refuse(*_: object) -> None:
    raise ValueError("entities are no part of an ODS")


def _letters(column: int) -> str:
    """What a spreadsheet calls the column, counted from 0."""
    name, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(65 + digit) + name
    return name
