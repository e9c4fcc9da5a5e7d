"""Rows of CSV come out whole, whatever else is in the file."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.batch.reading.delimited import delimited
from geo.batch.reading.sheet import Line


def _read(text: str) -> tuple[str, list[Line]]:
    delimiter, lines = delimited((line, None) for line in text.splitlines(keepends=True))
    return delimiter, list(lines)


def _cells(text: str) -> list[list[str]]:
    return [list(line.cells) for line in _read(text)[1]]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("地点,n\n双流区,1\n", ","),
        ("地点|n\n双流区|1\n", "|"),
        ("地点，n\n双流区，1\n", "，"),
        ("sep=;\n地点;n\n双流区;1,5\n", ";"),
        ("lon;lat\n104,06;30,57\n104,07;30,58\n", ";"),
        ("一览表，全部\n序号\t地点\n1\t双流区\n2\t康定市\n", "\t"),
        ("名单\n序号,地点\n1,双流区\n", ","),
        ("双流区\n康定市\n", ""),
        ("地点\n双流区;温江区\n康定市;理塘县\n", ""),
        ("内容\n先发展，后提高。\n在双流，也在温江，还有康定。\n好。\n", ""),
        ("地点  n\n双流区    1\n", "\t"),
    ],
)
def test_the_delimiter_is_the_one_that_rows_share(text: str, delimiter: str) -> None:
    assert _read(text)[0] == delimiter


def test_rows_have_the_numbers_of_a_spreadsheet() -> None:
    text = '\n\n地点,n\n"双流区\n温江区",1\n\n康定市,2\n'
    assert [(line.number, list(line.cells)) for line in _read(text)[1]] == [
        (3, ["地点", "n"]),
        (4, ["双流区\n温江区", "1"]),
        (6, ["康定市", "2"]),
    ]
    assert [line.number for line in _read("sep=,\n地点,n\n双流区,1\n")[1]] == [1, 2]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('"双流"区,1', ["双流区", "1"]),
        ('5" 管,双流区', ['5" 管', "双流区"]),
        ('"a ""b"" c", "d"', ['a "b" c', "d"]),
        ('"",""', ["", ""]),
        ("双流区_x000D_,1", ["双流区", "1"]),
    ],
)
def test_quotation_marks_within_a_row(row: str, cells: list[str]) -> None:
    assert _cells(f"地点,n\n{row}\n")[1:] == ([cells] if any(cells) else [[""]])


@pytest.mark.parametrize("broken", ['"双流区,1', '双流区,"1', '"双流区,"1"'])
def test_a_quotation_mark_that_is_never_closed_costs_no_other_row(broken: str) -> None:
    _, lines = _read(f'地点,n\n{broken}\n康定市,"2"\n理塘县,3\n')
    assert [line.cells[0] for line in lines[2:]] == ["康定市", "理塘县"]
    assert "双流区" in lines[1].cells[0]
    assert [line.mark for line in lines[2:]] == [None, None]


_CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.just("\n")
)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_the_csv_module_writes_is_read_as_it_was(rows: list[list[str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([["a", "b", "c"], *rows])
    read = [cells for cells in _cells(out.getvalue())[1:] if len(cells) == 3]
    expected = [row for row in rows if any(cell and not cell.isspace() for cell in row)]
    assert read == [
        [cell.replace("_x000D_", "").replace("_x000d_", "") for cell in row] for row in expected
    ]


def test_thousands_of_open_quotation_marks_take_no_long_time() -> None:
    begun = time.process_time()
    rows = _cells("a,b\n" + '"x\n' * 20_000 + '"""\n' * 20_000 + 'x,"y\n' * 20_000)
    assert len(rows) > 20_000
    assert time.process_time() - begun < 20
