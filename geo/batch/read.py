"""Opening what a user brings: whatever holds a table, told by its bytes, not by its name."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from geo.batch.reading import binary, json_table, markup
from geo.batch.reading.archive import Archive, unpacked
from geo.batch.reading.delimited import delimited
from geo.batch.reading.encoding import SAID, SAMPLE, decoded
from geo.batch.reading.layout import LOOKED_AT, Layout, find, unique
from geo.batch.reading.limits import COMMAND_LINE, Limits, size_text
from geo.batch.reading.sheet import Line, Sheet
from geo.batch.reading.sheet_choice import choose_sheets
from geo.batch.table import SheetSummary, Table, TooManyRows, table
from geo.errors import DataError
from geo.vocabulary import Text

_XML = re.compile(rb"\s*<(?:\?xml|kml|gpx)\b", re.I)  # KML, GPX
_SEPARATORS = {"|": "“|”", "，": "“，”", "；": "“；”"}


def open_table(
    stream: BinaryIO,
    name: str,
    limits: Limits = COMMAND_LINE,
    sheets: Sequence[str] = (),
    knows: Callable[[str], bool] = lambda text: False,
) -> Table:
    """Return the Table in ``stream``: CSV and its kin, a workbook, HTML, JSON, or Parquet.

    A zip with one of them, and nothing else, is read too. ``sheets`` are those wanted, by name
    or number from 1; without them, the one with places. ``knows`` tells whether a text is the
    name of a place. Rows are read as they are asked for. DataError, now or while reading, says
    what is wrong, with row and column.
    """
    found = _opened(stream, name, limits, sheets, knows)
    if not isinstance(found, Archive):
        return found
    within = _opened(found.file, f"{name}/{found.name}", limits, sheets, knows)
    if isinstance(within, Archive):
        raise DataError([f"{name}:1: must be a list, not an archive (in an archive)"])
    said = Text(f"压缩包中的{found.name}", f"{found.name} in the archive")
    return replace(within, said=_joined([said, within.said]))


def _opened(
    stream: BinaryIO,
    name: str,
    limits: Limits,
    sheets: Sequence[str],
    knows: Callable[[str], bool],
) -> Table | Archive:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size >= limits.size:
        too_large = f"must be smaller than {size_text(limits.size)} ({size_text(size)})"
        raise DataError([f"{name}:1: {too_large}"])
    sample = stream.read(SAMPLE)
    stream.seek(0)
    kind = binary.kind_of(sample, stream, name, limits)
    if kind == "archive":
        return unpacked(stream, name, limits)
    if kind == "parquet":
        (sheet,) = binary.sheets(stream, name, kind, limits)
        return _named(sheet, name, "Parquet", limits)
    if kind or markup.is_markup(sample):
        opened = (
            binary.sheets(stream, name, kind, limits)
            if kind
            else markup.sheets(stream, name, limits)
        )
        return _workbook(opened, name, limits, sheets, knows)
    if json_table.is_json(sample):
        return _named(json_table.sheet(stream, name, limits), name, "JSON", limits)
    if _XML.match(sample):
        raise DataError([f"{name}:1: must be CSV, TSV, a workbook or Parquet (XML)"])
    return _delimited(stream, name, max(size, 1), limits, knows)


def _named(sheet: Sheet, name: str, form: str, limits: Limits) -> Table:
    """The table of what names its columns."""
    head = list(sheet.lines(1))
    layout = Layout(unique([cell.strip() for cell in head[0].cells]), tuple(head), (), 1)
    return table(name, [(sheet, layout)], Text(form, form), limits)


def _delimited(
    stream: BinaryIO, name: str, size: int, limits: Limits, knows: Callable[[str], bool]
) -> Table:
    if size > limits.lines and _lines(stream) > limits.lines:
        most = f"{limits.lines:,}"
        raise TooManyRows([f"{name}:{limits.lines + 1}: must have no more than {most} lines"])
    said: list[str] = []

    def lines(most: int | None) -> Iterator[Line]:
        stream.seek(0)
        text = decoded(stream, name)
        delimiter, rows = delimited(text.lines)
        said[:] = SAID[text.encoding], delimiter
        return islice(rows, most)

    # The stream is read ahead in small steps: where it stands is how far we are.
    sheet = Sheet("", lines, progress=lambda: min(stream.tell() / size, 1.0))
    head = list(sheet.lines(LOOKED_AT))
    layout = find(head, (), knows)
    if layout is None:
        raise DataError([f"{name}:1: must have a header and rows (empty)"])
    notes = [Text(said[0], said[0])]
    if said[1] in _SEPARATORS:
        mark = _SEPARATORS[said[1]]
        notes.append(Text(f"以{mark}分列", f"columns separated by {mark}"))
    return table(name, [(sheet, layout)], _joined([*notes, layout.said]), limits)


def _lines(stream: BinaryIO) -> int:
    """About how many lines there are, counted without reading them one by one."""
    ends = Counter[bytes]()
    stream.seek(0)
    while block := stream.read(1024**2):
        ends.update({end: block.count(end) for end in (b"\n", b"\r")})
    return max(ends.values(), default=0)


def _workbook(
    sheets: Sequence[Sheet],
    name: str,
    limits: Limits,
    wanted: Sequence[str],
    knows: Callable[[str], bool],
) -> Table:
    layouts, said = choose_sheets(sheets, name, wanted, knows)
    parts = [(sheets[at], layout) for at, layout in layouts.items()]
    summaries = [
        SheetSummary(sheet.name, sheet.is_hidden, at in layouts) for at, sheet in enumerate(sheets)
    ]
    return table(name, parts, _joined([said, parts[0][1].said]), limits, summaries)


def _joined(notes: Sequence[Text | None]) -> Text:
    kept = [note for note in notes if note]
    return Text("；".join(note.zh for note in kept), "; ".join(note.en for note in kept))
