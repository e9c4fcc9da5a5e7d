"""Workbooks of every kind, their sheets, and what must not be built."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from bench.torture.uploads import bombs
from geo.batch.read import open_table
from geo.batch.reading.limits import UPLOAD
from geo.batch.table import Table, TooManyRows
from geo.errors import DataError
from tests.support.lists import ROWS, changed_xlsx, ods_bytes, xls_bytes, xlsx_bytes, zipped

PLACES = {"双流区", "康定市", "锦江区"}
REPEATED = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
    'table:number-columns-repeated="10000" office:value-type="string"><text:p>x</text:p>'
    "</table:table-cell></table:table-row>"
)
LIST = [("地点", "n"), ("双流区", 1), ("康定市", 2)]


def _open(data: bytes, *sheets: str) -> Table:
    return open_table(io.BytesIO(data), "l.xlsx", UPLOAD, sheets, PLACES.__contains__)


def _rows(table: Table) -> list[list[str]]:
    return [list(row) for chunk in table.chunks for row in chunk.rows]


def _book(
    change: Callable[[openpyxl.Workbook], object] | None = None,
    **sheets: Sequence[Sequence[object]],
) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([*row])
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _strict(_: str, part: bytes) -> bytes:
    part = part.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    return part.replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


def _in_sheet(old: str, new: str) -> bytes:
    return changed_xlsx(
        lambda name, part: re.sub(old.encode(), new.encode(), part) if "sheet1" in name else part
    )


@pytest.mark.parametrize(
    "data", [xls_bytes(), ods_bytes(), changed_xlsx(_strict)], ids=["xls", "ods", "strict"]
)
def test_workbooks_of_every_kind_have_the_same_rows(data: bytes) -> None:
    assert _rows(_open(data)) == [list(row) for row in ROWS[1:]]


def test_the_sheet_with_places_is_read_and_all_are_named() -> None:
    table = _open(_book(说明=[("本表由省发改委填报",)], 名单=LIST, 附表=[("a", "b"), ("1", "2")]))
    assert _rows(table) == [["双流区", "1"], ["康定市", "2"]]
    assert [(s.name, s.is_read) for s in table.sheets] == [
        ("说明", False),
        ("名单", True),
        ("附表", False),
    ]
    assert table.said.en == "sheet “名单”, not read: “说明”, “附表”"


def test_a_hidden_sheet_is_read_only_when_it_is_asked_for() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["字典"].sheet_state = "hidden"

    data = _book(hide, 字典=[("县",), ("锦江区",)], 名单=LIST)
    assert _open(data).said.en == "sheet “名单”, hidden: “字典”"
    assert _rows(_open(data, "字典")) == [["锦江区"]]


def test_sheets_with_the_same_columns_are_one_list() -> None:
    table = _open(_book(成都=LIST[:2], 甘孜=[LIST[0], LIST[2]], 其他=[("地点", "n"), ("月球", 3)]))
    chunks = list(table.chunks)
    assert [(chunk.sheet, list(chunk.numbers)) for chunk in chunks] == [
        ("成都", [2]),
        ("甘孜", [2]),
    ]
    assert table.is_in_parts


def test_a_sheet_is_asked_for_by_name_or_number() -> None:
    data = _book(甲=LIST, 乙=[("x", "y"), ("1", "2")])
    assert _rows(_open(data, "乙")) == _rows(_open(data, "2")) == [["1", "2"]]
    for wanted, said in (
        (["丙"], "there is no sheet “丙” .there are: 甲, 乙."),
        (["甲", "乙"], "must have the columns"),
    ):
        with pytest.raises(DataError, match=said):
            _open(data, *wanted)


def test_merged_cells_and_a_title_of_a_workbook() -> None:
    def merge(book: openpyxl.Workbook) -> None:
        book["名单"].merge_cells("A1:C1")
        book["名单"].merge_cells("A3:A5")

    rows = [("名单",), ("县", "项目", "n"), ("双流区", "甲", 1), (None, "乙", 2), (None, "丙", 3)]
    table = _open(_book(merge, 名单=rows))
    (chunk,) = table.chunks
    assert [row[0] for row in chunk.rows] == ["双流区"] * 3
    assert list(chunk.numbers) == [3, 4, 5]


def test_merged_cells_of_an_ods_are_filled_and_empty_formulas_are_said() -> None:
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    row = "<table:table-row{}>{}</table:table-row>"
    merged = cell.format(' table:number-rows-spanned="3"', "双流区") + cell.format("", "甲")
    covered = "<table:covered-table-cell/>"
    rows = [
        row.format(' table:number-rows-repeated="2"', "<table:table-cell/>"),
        row.format("", merged),
        row.format(' table:visibility="filter"', covered + cell.format("", "丁")),
        row.format("", covered + '<table:table-cell table:formula="of:=A1"/>'),
        row.format("", cell.format("", "锦江区") + cell.format("", "戊")),
    ]
    table = _open(ods_bytes([("县", "项目"), ("康定市", "乙")], "".join(rows)))
    (chunk,) = table.chunks
    assert [cells[0] for cells in chunk.rows if any(cells)] == ["康定市", *["双流区"] * 3, "锦江区"]
    assert list(chunk.numbers) == [2, 3, 4, 5, 6, 7, 8]
    assert [remark.en for remark in table.remarks.texts()][1:] == [
        "a hidden row, read like the others: 1 row (first row 6)",
        "column B: a formula without a stored value, read as empty: 1 row (first row 7)",
    ]


def test_formulas_of_an_xlsx_without_a_stored_value_are_said() -> None:
    data = xlsx_bytes([("县", "n"), ("双流区", "=1+1"), ("康定市", 2)])
    stored = changed_xlsx(lambda _, part: re.sub(rb"<v ?/>|<v></v>", b"<v>2</v>", part), data)
    for book, said in ((data, {0: "column B"}), (stored, {})):
        (chunk,) = _open(book).chunks
        assert {at: mark.note.en.split(":")[0] for at, mark in chunk.marks.items()} == said


def test_rows_keep_their_numbers_over_blank_ones() -> None:
    (chunk,) = _open(xlsx_bytes([(), *LIST[:2], (), LIST[2], ()])).chunks
    assert list(chunk.numbers) == [3, 4, 5]
    far = _in_sheet('(r="[A-Z]*)9"', r'\g<1>200000"')
    (chunk,) = _open(far).chunks
    assert list(chunk.numbers[-2:]) == [8, 200_000]
    assert chunk.marks[len(chunk.rows) - 1].note.en == "rows 9 to 199999 above it are blank"


@pytest.mark.parametrize(
    "data",
    [
        _in_sheet('(r="[A-Z]*)9"', r'\g<1>99999999999"'),
        _in_sheet('r="B9"', 'r="XFD1048576"'),
        ods_bytes(rows_xml=REPEATED),
    ],
    ids=["row", "corner", "repeated"],
)
def test_a_workbook_that_would_fill_the_memory_is_refused(data: bytes) -> None:
    with pytest.raises(DataError, match=r"l\.xlsx:\d+: must be a workbook \("):
        _rows(_open(data))


@pytest.mark.slow  # a process for each
def test_a_workbook_that_takes_too_long_is_ended() -> None:
    empty = b'<row r="10"/>' * 6_000_000
    data = changed_xlsx(
        lambda name, part: (
            part.replace(b"</sheetData>", empty + b"</sheetData>") if "sheet1" in name else part
        )
    )
    limits = replace(UPLOAD, seconds=1 - len(data) // 1024**2, unpacked=10**12)
    with pytest.raises(DataError, match="needs more than 1 s"):
        _rows(open_table(io.BytesIO(data), "l.xlsx", limits))


@pytest.mark.slow  # a process for each
def test_parquet_that_would_fill_the_memory_is_refused() -> None:
    column = pa.DictionaryArray.from_arrays(
        pa.array([0] * 200_000, pa.int8()), pa.array(["双" * 20_000])
    )
    out = io.BytesIO()
    parquet.write_table(pa.table({"地点": column}), out)
    with pytest.raises((DataError, TooManyRows)):
        _rows(open_table(io.BytesIO(out.getvalue()), "l.parquet", UPLOAD))


def test_other_archives_say_what_they_are() -> None:
    with pytest.raises(DataError, match=r"must be a list, not an archive \(of a\.csv, b\.csv\)"):
        _open(zipped({"a.csv": "地点\n双流区\n", "b.csv": "地点\n双流区\n"}))


def test_very_many_sheets_are_refused_before_any_is_read() -> None:
    with pytest.raises(DataError, match="must have no more than 200 sheets"):
        _open(bombs()["sheets.xlsx"]())
