"""What users bring is read whole or refused with row and column."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.batch import report
from geo.batch.columns import ColumnRequest, choose
from geo.batch.geocoders import Names
from geo.batch.read import open_table
from geo.batch.reading.limits import COMMAND_LINE, UPLOAD
from geo.batch.table import Table
from geo.batch.work import work
from geo.errors import DataError
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.resolve import Resolver
from tests.support.lists import FORMATS, ROWS, csv_bytes, parquet_bytes, xlsx_bytes


def _open(data: bytes, name: str = "list.csv") -> Table:
    return open_table(io.BytesIO(data), name)


def _rows(data: bytes, name: str = "list.csv") -> list[tuple[str, ...]]:
    return [tuple(row) for chunk in _open(data, name).chunks for row in chunk.rows]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_the_same_rows(name: str) -> None:
    table = _open(FORMATS[name], name)
    assert table.columns == ROWS[0]
    assert [tuple(row) for chunk in table.chunks for row in chunk.rows] == list(ROWS[1:])
    assert table.progress() == 1.0


@pytest.mark.parametrize(
    ("name", "said"),
    [("list.csv", "UTF-8"), ("gb18030.csv", "GB18030"), ("list.xlsx", "sheet “Sheet”")],
)
def test_how_it_was_read_is_said(name: str, said: str) -> None:
    assert _open(FORMATS[name], name).said.en == said


def test_a_title_of_places_is_no_heading_and_notes_below_notes_are_none_of_the_rows() -> None:
    text = (
        "各县区情况（2023年）\n县区,数\n双流区,1\n成都市小计,1\n青羊区,\n注：初步数。,\n"
        "[2] 不含江油。,\n2.双流区含直管区。,\n2024年3月1日,\n填表人：张三,审核人：李四\n"
    )
    (chunk,) = _open(text.encode()).chunks
    said = {
        number: chunk.marks[at].note.en
        for at, number in enumerate(chunk.numbers)
        if at in chunk.marks
    }
    note = "a note to the table, no place"
    assert said.pop(4) == "a total, no place"
    assert [*said] == [6, 7, 8, 9, 10]
    assert all(note in one for one in said.values())


def test_the_bytes_tell_the_format_not_the_name() -> None:
    assert _rows(FORMATS["list.xlsx"], "list.csv") == list(ROWS[1:])


def test_blank_rows_are_rows() -> None:
    assert _rows("地点\n双流区\n\n温江区\n".encode()) == [("双流区",), ("",), ("温江区",)]
    blank = xlsx_bytes([("地点", "x"), ("双流区", 1), (None, None), ("温江区", 2), ("", None)])
    assert _rows(blank) == [("双流区", "1"), ("", ""), ("温江区", "2")]


def test_cells_of_a_workbook_are_as_typed() -> None:
    data = xlsx_bytes([("code", "lon", "no"), (510116, 104.5, 7.0), ("0510", None, True)])
    assert _rows(data) == [("510116", "104.5", "7"), ("0510", "", "TRUE")]


def test_columns_have_different_names() -> None:
    assert _open(b"a,,a,\n1,2,3,4\n").columns == ("a", "column 2", "a 2", "column 4")


def test_rows_come_in_chunks_with_their_numbers() -> None:
    data = csv_bytes([("n",), *((str(n),) for n in range(2 * COMMAND_LINE.chunk + 1))])
    chunks = list(_open(data).chunks)
    assert [chunk.numbers[0] for chunk in chunks] == [
        2,
        COMMAND_LINE.chunk + 2,
        2 * COMMAND_LINE.chunk + 2,
    ]
    assert sum(len(chunk.rows) for chunk in chunks) == 2 * COMMAND_LINE.chunk + 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "list.csv:1: must have a header and rows (empty)"),
        (b"\n \n", "list.csv:1: must have a header and rows (empty)"),
        ("地点\n".encode(), "list.csv:2: must have rows below the header (none)"),
        (b"a\0b\n\x01\x02", "list.csv:1: must be CSV, TSV, a workbook or Parquet (binary data)"),
        (b"%PDF-1.4\n\x01\x02\x03\n", "list.csv:1: must be a list, not a PDF document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "list.csv:1: must be a list, not a workbook with a password",
        ),
        (b"\xff\xff\n" * 3, "list.csv:1: must be text in UTF-8, GB18030, Big5 or UTF-16 (no text)"),
        (b"PK\x03\x04junk", "list.csv:1: must be a workbook (BadZipFile)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1junk", "list.csv:1: must be a workbook (CalamineError)"),
        (b"<html><p>no table</p></html>", "list.csv:1: must have a table (a page without one)"),
        (
            b'<?xml version="1.0"?><kml/>',
            "list.csv:1: must be CSV, TSV, a workbook or Parquet (XML)",
        ),
        (b"PAR1junk", "list.csv:1: must be Parquet (ArrowInvalid)"),
    ],
)
def test_bad_files_end_in_one_message(data: bytes, message: str) -> None:
    with pytest.raises(DataError) as error:
        _rows(data)
    assert str(error.value).startswith(message)
    assert len(error.value.problems) == 1


def test_bytes_that_are_no_text_far_below_cost_their_row_alone() -> None:
    data = csv_bytes([("地点",), *[("双流区",)] * 60_000], "gb18030") + b"\xff\xff\n"
    table = _open(data)
    *_, last = table.chunks
    assert (last.numbers[-1], last.rows[-1]) == (60_002, ["\ufffd\ufffd"])
    assert [text.en for text in table.remarks.texts()] == [
        "this row has bytes that are no GB18030 text: 1 row (first row 60002)"
    ]


def test_too_large_a_file_is_not_read() -> None:
    with pytest.raises(DataError, match=r"must be smaller than 0\.0 MB"):
        open_table(io.BytesIO(b"a\n1\n"), "list.csv", replace(UPLOAD, size=4))
    with pytest.raises(DataError, match="unpacked"):
        open_table(io.BytesIO(FORMATS["list.xlsx"]), "l.xlsx", replace(UPLOAD, unpacked=9_000))


def _geocoded(data: bytes, name: str, resolver: Resolver) -> tuple[int, tuple[str, ...]]:
    """Go the whole way; return how many rows were reported, and the problems."""
    lines = 0
    try:
        table = open_table(io.BytesIO(data), name)
        choice = choose(table, ColumnRequest(), resolver)
        for done in work(table, choice, Names(resolver)):
            lines += len(list(report.lines(done, "en")))
    except DataError as error:
        return lines, error.problems
    return lines, ()


@pytest.mark.slow  # a process for each
@pytest.mark.parametrize("name", ["list.csv", "gb18030.csv", "list.xlsx", "list.parquet"])
def test_damaged_files_never_fail_otherwise(name: str, lexicon: Lexicon) -> None:
    """Many damaged copies of each: bytes flipped, cut out, put in, or the end lost."""
    chance, resolver = random.Random(name), Resolver(lexicon)
    for _ in range(150 if name.endswith(".csv") else 10):  # the others each take a process
        damaged = bytearray(FORMATS[name])
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(damaged))
            kind = chance.randrange(4)
            if kind == 0:
                damaged[at] ^= 1 << chance.randrange(8)
            elif kind == 1:
                del damaged[at : at + chance.randint(1, 60)]
            elif kind == 2:
                damaged[at:at] = chance.randbytes(chance.randint(1, 20))
            elif at > len(damaged) // 2:
                del damaged[at:]
            if not damaged:
                break
        _, problems = _geocoded(bytes(damaged), name, resolver)
        assert len(problems) <= 1
        assert all(problem.startswith(f"{name}:") for problem in problems)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32", "big5", "shift_jis", "euc-kr"])
def test_a_wrong_encoding_is_refused_or_read_as_another(encoding: str, lexicon: Lexicon) -> None:
    data = "地点,n\n成都,1\n中江,2\n".encode(encoding, errors="ignore")
    lines, problems = _geocoded(data, "list.csv", Resolver(lexicon))
    assert (lines, len(problems)) in [(2, 0), (0, 1)]


def test_formulas_and_very_long_cells(lexicon: Lexicon) -> None:
    resolver = Resolver(lexicon)
    rows = [("地点", "n"), ("双流区", "=SUM(A1)"), ("=HYPERLINK(x)", "@x"), ("区" * 100_000, "1")]
    assert _geocoded(csv_bytes(rows), "l.csv", resolver) == (3, ())
    workbook = xlsx_bytes([rows[0], rows[1], ("=A2", "1"), ("区" * 30_000, "1")])
    assert _geocoded(workbook, "l.xlsx", resolver) == (3, ())
    too_long = csv_bytes([*rows[:2], ("区" * 200_000, "1")])
    assert _geocoded(too_long, "l.csv", resolver) == (2, ())


_CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


_LIST = st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=8)


@pytest.mark.slow  # a process for each
@settings(max_examples=10, deadline=None)  # each takes a process
@given(rows=st.lists(_LIST, min_size=4, max_size=8))
def test_no_row_of_parquet_is_lost(rows: list[list[tuple[str, str]]]) -> None:
    data = parquet_bytes([ROWS[0], *(row for some in rows for row in some)])
    assert _rows(data) == [row for some in rows for row in some]


@settings(max_examples=60, deadline=None)
@given(rows=_LIST)
def test_no_row_of_text_is_lost(rows: list[tuple[str, str]]) -> None:
    quoted = [tuple(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows]
    blank = ("", "")  # as a row of spaces is read
    expected = [row if any(cell.strip() for cell in row) else blank for row in rows]
    assert _rows(csv_bytes([ROWS[0], *quoted])) == expected
