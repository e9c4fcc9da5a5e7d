"""Where the table is in a sheet: titles above, one header, two, or none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from geo.batch.reading.layout import Layout, filled, find, unique
from geo.batch.reading.sheet import Line, Merged, Remarks

PLACES = {"双流区", "康定市", "成都市", "甘孜州", "温江区", "510116", "510115"}


def _lines(rows: Sequence[Sequence[str]]) -> list[Line]:
    return [Line(number, cells) for number, cells in enumerate(rows, 1) if any(cells)]


def _found(rows: Sequence[Sequence[str]], merged: Sequence[Merged] = ()) -> Layout:
    layout = find(_lines(rows), merged, lambda cell: cell in PLACES)
    assert layout
    return layout


@pytest.mark.parametrize(
    ("above", "numbers"),
    [
        ([], []),
        ([["附件1", "", ""]], [1]),
        ([["附件1"], [""], ["", "", "单位：万元"]], [1, 3]),
        ([["四川省2024年重点项目名单"], ["（单位：个）"]], [1, 2]),
    ],
)
def test_titles_above_the_header(above: list[list[str]], numbers: list[int]) -> None:
    table = [["序号", "建设地点", "投资"], ["1", "双流区", "3"], ["2", "康定市", "4"]]
    layout = _found([*above, *table])
    assert layout.columns == ("序号", "建设地点", "投资")
    assert [line.number for line in layout.above] == numbers
    assert layout.header[0].number == len(above) + 1


def test_a_title_above_a_single_column() -> None:
    layout = _found([["2024年重点县"], ["地点"], ["双流区"], ["康定市"]])
    assert (layout.columns, layout.start) == (("地点",), 2)


@pytest.mark.parametrize(
    "rows",
    [
        [["双流区", "1"], ["康定市", "2"]],
        [["双流区"], ["康定市"]],
        [["510116"], ["510115"]],
        [["1", "甲", "双流区"], ["2", "乙", "康定市"]],
        [["104.06", "30.57"], ["103.9", "30.6"]],
    ],
)
def test_a_list_without_a_header_loses_no_row(rows: list[list[str]]) -> None:
    layout = _found(rows)
    assert (layout.header, layout.start) == ((), 0)
    assert layout.columns[0] == "column 1"
    assert layout.said
    assert layout.said.en == "no header"


@pytest.mark.parametrize(
    "rows",
    [
        [["年份", "成都市", "甘孜州"], ["2023", "1", "2"]],
        [["a", "b"], ["1", "x"], ["2", "y"]],
        [["地点", "n"], ["双流区", "1"]],
        [["地点", ""], ["双流区", "1"], ["康定市", "2"]],
    ],
)
def test_a_header_is_one(rows: list[list[str]]) -> None:
    assert [line.number for line in _found(rows).header] == [1]


def test_a_header_of_two_rows() -> None:
    upper = ["序号", "地区", "", "投资", ""]
    lower = ["", "市州", "县区", "2023", "2024"]
    rows = [upper, lower, ["1", "成都市", "双流区", "3", "4"], ["2", "甘孜州", "康定市", "5", "6"]]
    names = ("序号", "地区 市州", "地区 县区", "投资 2023", "投资 2024")
    assert _found(rows).columns == names
    merged = [Merged(1, 1, 2, 1), Merged(1, 2, 1, 3), Merged(1, 4, 1, 5)]
    assert _found(rows, merged).columns == names


def test_units_below_the_header_are_no_second_header() -> None:
    layout = _found([["项目", "地点", "投资"], ["", "", "万元"], ["甲", "双流区", "3"]])
    assert len(layout.header) == 1


def test_rows_are_wider_than_the_header() -> None:
    rows = [["地点", "n"], ["双流区", "1", "x"], ["康定市", "2", "y"]]
    assert _found(rows).columns == ("地点", "n", "column 3")
    assert _found([["地点", "n"], ["双流区", "1", ""]]).columns == ("地点", "n")


def test_ten_thousand_equal_names_are_told_apart() -> None:
    names = unique(["a"] * 10_000 + ["a 2", ""])
    assert len(set(names)) == 10_002
    assert unique(["a", "", "a", ""]) == ("a", "column 2", "a 2", "column 4")


def test_merged_cells_stand_in_each_of_their_rows() -> None:
    remarks = Remarks()
    lines = _lines([["双流区", "甲"], ["", "乙"], ["", "丙"], ["康定市", "丁"]])
    found = list(filled(iter(lines), [Merged(1, 1, 3, 1)], remarks))
    assert [line.cells[0] for line in found] == ["双流区", "双流区", "双流区", "康定市"]
    assert [text.en for text in remarks.texts()] == [
        "filled from merged cells: 2 rows (first row 2)"
    ]


def test_a_blank_sheet_has_no_layout() -> None:
    assert find([], (), bool) is None
    assert find([Line(3, ["", " "])], (), bool) is None
