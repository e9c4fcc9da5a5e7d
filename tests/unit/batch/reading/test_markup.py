"""Pages that are called workbooks, and the XML of Excel 2003."""

from __future__ import annotations

import io

import pytest

from geo.batch.read import open_table
from geo.batch.reading.limits import UPLOAD
from geo.batch.reading.markup import is_markup
from geo.batch.table import Table
from geo.errors import DataError

PAGE = """<html><head><meta charset="{charset}"></head><body><table>
<tr><td colspan=3>名单</td></tr><tr><th>市州</th><th>县</th><th>项目</th></tr>
<tr><td rowspan=2>成都市</td><td>双流区<td>甲&amp;乙</tr>
<tr><td>温江区</td><td>丙<br>丁</td></tr></table></body></html>"""
XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="名单"><Table>
<Row><Cell><Data ss:Type="String">地点</Data></Cell><Cell><Data>n</Data></Cell></Row>
<Row ss:Index="4"><Cell/><Cell ss:Index="2"><Data>1</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">双流区</Data></Cell></Row></Table></Worksheet></Workbook>"""


def _open(data: bytes) -> Table:
    places = {"成都市", "双流区", "温江区"}
    return open_table(io.BytesIO(data), "l.xls", UPLOAD, (), places.__contains__)


@pytest.mark.parametrize(
    ("said", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("utf-8", "gb18030")]
)
def test_a_page_called_xls(said: str, encoding: str) -> None:
    table = _open(PAGE.format(charset=said).encode(encoding))
    (chunk,) = table.chunks
    assert table.columns == ("市州", "县", "项目")
    assert [list(row) for row in chunk.rows] == [
        ["成都市", "双流区", "甲&乙"],
        ["成都市", "温江区", "丙\n丁"],
    ]
    assert list(chunk.numbers) == [3, 4]


def test_the_xml_of_excel_2003() -> None:
    table = _open(XML.encode())
    (chunk,) = table.chunks
    assert table.said.en == "sheet “名单”"
    assert [
        (n, list(row)) for n, row in zip(chunk.numbers, chunk.rows, strict=True) if any(row)
    ] == [
        (4, ["", "1"]),
        (5, ["双流区", ""]),
    ]


def test_a_page_without_end_is_bounded() -> None:
    with pytest.raises(DataError, match="must have no more than"):
        _open(b"<table>" + b"<tr><td colspan=16000>x" * 1000)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (b"<table>" + b"<tr><td>" * 100_002, "must have no more than 100,000 rows"),
        (b"<table>" + b"<i>" * 100_002, "must have a table"),
        (b"<table><tr><td " + b"a\n" * 200_000, "must be a page whose marks end"),
        (b"<table>" + b"<a " * 5_000, "must have a table"),  # an end that is none
        (b"<table><tr><td>" + b"<" * 200_000, "must have a table"),
        (b"<table>" + b"<tr><td rowspan=9999>" * 4_000, "must have no more than 5,000,000 cells"),
        (b"<table>" + b"<tr><td ss:index=16384>x" * 400, "must have no more than 5,000,000 cells"),
        (b"<table><tr><td>&#" + b"9" * 5_000 + b";", "must be a page that can be read"),
        (b"<table><![odd[<tr><td>", "must be a page that can be read"),
    ],
)
def test_what_takes_long_and_says_nothing_is_refused(page: bytes, said: str) -> None:
    with pytest.raises(DataError, match=said):
        _open(page)


@pytest.mark.parametrize("charset", ["undefined", "punycode", "zlib", "no-such"])
def test_a_page_may_say_that_it_is_in_what_is_no_charset(charset: str) -> None:
    assert _open(PAGE.format(charset=charset).encode()).columns == ("市州", "县", "项目")


def test_a_cell_outside_of_any_row_begins_one() -> None:
    table = _open("<table><th>县<th>n</tr><td>双流区<td>1<tr><td>温江区<td>2".encode())
    (chunk,) = table.chunks
    assert table.columns == ("县", "n")
    assert [list(row) for row in chunk.rows] == [["双流区", "1"], ["温江区", "2"]]
    assert list(chunk.numbers) == [2, 3]


def test_a_page_may_have_many_other_marks_beside_its_cells() -> None:
    row = "<tr><td><b>双流区</b></td><td><span>甲</span><br/><i>1</i></td></tr>"
    table = _open(f"<table><tr><th>县</th><th>备注</th></tr>{row * 30_000}</table>".encode())
    assert sum(len(chunk.rows) for chunk in table.chunks) == 30_000


def test_text_that_begins_with_a_sign_is_no_page() -> None:
    assert not is_markup("<名单>,地点\n".encode())
