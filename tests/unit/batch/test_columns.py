"""Which columns are geocoded: the finest, together with those above it, and as asked for."""

from __future__ import annotations

import io

import pytest

from geo.batch.column_guess import Kind, knower
from geo.batch.column_names import name_of, point_of
from geo.batch.columns import ColumnChoice, ColumnRequest, choose
from geo.batch.geocoders import Names
from geo.batch.read import open_table
from geo.batch.work import work
from geo.errors import DataError
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.outcome import Outcome, Status
from geo.geocoding.resolve import Resolver
from tests.support.lists import csv_bytes


def _chosen(resolver: Resolver, *rows: str, **wanted: str) -> tuple[ColumnChoice, list[str]]:
    data = csv_bytes([row.split(",") for row in rows])
    table = open_table(io.BytesIO(data), "l.csv", knows=knower(resolver))
    choice = choose(table, ColumnRequest(**wanted), resolver)
    (done,) = work(table, choice, Names(resolver))
    return choice, [";".join(outcome.adcodes) for outcome in done.outcomes]


@pytest.fixture(scope="module")
def resolver(lexicon: Lexicon) -> Resolver:
    return Resolver(lexicon)


@pytest.mark.parametrize(
    "rows",
    [
        ("市州,县区", "乐山市,市中区", "内江市,市中区"),
        ("市（州）,县（市、区）", "乐山市,市中区", "内江市,市中区"),
        ("县,所属市州", "市中区,乐山", "市中区,内江"),
        ("省,市,县", "四川省,乐山市,市中区", "四川省,内江市,市中区"),
        ("city,county", "Leshan,市中区", "Neijiang,市中区"),
        ("归口,对象", "乐山市,市中区", "内江市,市中区"),
    ],
)
def test_prefecture_and_county_are_read_together(resolver: Resolver, rows: tuple[str, ...]) -> None:
    choice, adcodes = _chosen(resolver, *rows)
    assert adcodes == ["511102", "511002"]
    assert " + " in choice.said.en


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (("市州,县区", "成都市,双流区"), (0, 1)),
        (("市州,名称", "成都市,双流区", "甘孜州,康定市"), (0, 1)),
        (("双流区简介,建设地点", "双流区,双流区", "康定市,康定市"), (1,)),
        (("序号,市州", "1,成都市", "2,甘孜州"), (1,)),
        (("起点,终点", "双流区,康定市", "温江区,理塘县"), (0,)),
        (("市州,县区", "成都市,康定市", "绵阳市,双流区"), (1,)),
    ],
)
def test_the_guess_is_the_finest_that_is_not_contradicted(
    resolver: Resolver, rows: tuple[str, ...], columns: tuple[int, ...]
) -> None:
    assert _chosen(resolver, *rows)[0].columns == columns


CARRIED = """市州,县区
内江市,市中区
,东兴区
,资中县
,威远县
,隆昌市
,小计
乐山市,沙湾区
,市中区
,市本级
,其他
,双流区
,市中区
济南市,历下区
,市中区"""


def test_a_prefecture_named_once_is_carried_down_to_its_counties(resolver: Resolver) -> None:
    table = open_table(io.BytesIO(CARRIED.encode()), "l.csv", knows=knower(resolver))
    choice = choose(table, ColumnRequest(), resolver)
    (done,) = work(table, choice, Names(resolver))
    names = [o.place.zh if o.status is Status.MATCHED else o.status for o in done.outcomes]
    assert names[:6] == [
        "内江市市中区",
        *(f"内江市{n}" for n in ("东兴区", "资中县", "威远县", "隆昌市")),
        "empty",
    ]
    assert names[6:9] == ["乐山市沙湾区", "乐山市市中区", "乐山市"]
    assert done.outcomes[7].note.en == "“乐山市” is carried down from above"
    # 双流区 contradicts what would be carried, and ends the group.
    assert names[9:] == ["unresolved", "成都市双流区", "ambiguous", *["unresolved"] * 2]
    assert "carried down: 3 rows (first row 9)" in table.remarks.texts()[-1].en


def test_towns_are_read_where_their_county_is_named_once(resolver: Resolver) -> None:
    rows = ("市,县,乡镇", "凉山州,西昌市,礼州镇", ",,安宁镇", ",,川兴镇", ",德昌县,永郎镇")
    choice, found = _chosen(resolver, *rows)
    assert choice.columns == (0, 1, 2)
    assert found == ["513401", "513401", "513401", "513424"]


def test_nothing_is_carried_down_without_a_group_that_shows_it(resolver: Resolver) -> None:
    assert _chosen(resolver, "市州,县区", "内江市,市中区", ",市中区")[1] == ["511002", ""]
    rows = (
        "市州,县区",
        "内江市,市中区",
        ",双流区",
        ",市中区",
        "乐山市,沙湾区",
        ",康定市",
        ",市中区",
    )
    assert _chosen(resolver, *rows)[1][2::3] == ["", ""]


def test_counties_below_their_prefecture_in_one_column_are_its(resolver: Resolver) -> None:
    rows = ("地区,n", "乐山市,9", "  沙湾区,1", "  市中区,2", "合计,3", "内江市,9", "  东兴区,1")
    _, found = _chosen(resolver, *rows, "  市中区,2")
    assert [found[at] for at in (1, 2, 3, 6)] == ["511111", "511102", "", "511002"]
    # Plain counties do not lie in what stands above them: no groups.
    _, found = _chosen(resolver, "地区", "乐山市", "双流区", "市中区", "康定市")
    assert found[2] == ""


def test_totals_between_the_rows_do_not_hide_a_column(resolver: Resolver) -> None:
    rows = ("市州,县区", "成都市,双流区", "小计,", "乐山市,市中区", "小 计,", "合　计,")
    choice, found = _chosen(resolver, *rows)
    assert (choice.columns, found[2]) == ((0, 1), "511102")


def test_running_text_that_names_places_is_guessed(resolver: Resolver) -> None:
    choice, _ = _chosen(resolver, "标题,正文", "甲,在康定市召开会议", "乙,无")
    assert (choice.kind, choice.columns) == (Kind.TEXT, (1,))
    assert _chosen(resolver, "接龙", "1. 张三 双流区", "2. 李四")[0].kind is Kind.TEXT


def test_other_columns_with_places_are_named(resolver: Resolver) -> None:
    choice, _ = _chosen(resolver, "起点,终点", "双流区,康定市", "温江区,理塘县")
    assert "places also in “终点”" in choice.said.en


def test_a_table_beside_the_first_is_said_to_be_left_out(resolver: Resolver) -> None:
    choice, _ = _chosen(resolver, "地点,n,,地点,n", "双流区,1,,康定市,2", "温江区,1,,理塘县,2")
    assert choice.columns == (0,)
    assert "beside it, not read, the same heading again" in choice.said.en
    assert "“地点 2”" in choice.said.zh


def test_columns_as_asked_for(resolver: Resolver) -> None:
    rows = ("起点,终点,市州", "双流区,市中区,乐山市")
    assert _chosen(resolver, *rows, place="市州,终点")[1] == ["511102"]
    assert _chosen(resolver, *rows, place="终点")[1] == [""]
    with pytest.raises(DataError, match=r"there is no column “县” .there are: 起点, 终点, 市州."):
        _chosen(resolver, *rows, place="市州,县")


@pytest.mark.parametrize(
    "rows",
    [
        ("lon,lat", "104.07,30.57"),
        ("name,经度,纬度", "a,104.07,30.57"),
        ("坐标", "104.07 30.57"),
        ("geom", "POINT(104.07 30.57)"),
        ("104.07,30.57", "104.08,30.58"),
        ("E,N", "104.07,30.57"),
    ],
)
def test_points_are_found_by_heading_or_figures(resolver: Resolver, rows: tuple[str, ...]) -> None:
    choice, _ = _chosen(resolver, *rows)
    assert choice.inputs([["104.07 30.57"] * 3])
    assert choice.kind == "point"


def test_cells_as_one_name() -> None:
    assert name_of(["成都市", "双流区"]) == "成都市双流区"
    assert name_of(["成都市", "成都双流"]) == "成都双流"
    assert name_of(["四川省", "", "双流区"]) == "四川省双流区"
    assert name_of(["攀枝花市", "东区", "东大街"]) == "攀枝花市东区东大街"
    assert name_of(["Chengdu", "Shuangliu"]) == "Chengdu, Shuangliu"


def test_both_numbers_in_a_cell() -> None:
    for cell in ("104.07,30.57", "104.07 30.57", "(104.07，30.57)", "POINT (104.07 30.57)"):
        assert point_of(cell) == "104.07, 30.57"
    assert point_of("SRID=4326;POINT Z (104.07 30.57 5)") == "104.07, 30.57"
    assert point_of("双流区") == "双流区"


def test_of_a_very_wide_table_little_is_looked_up(lexicon: Lexicon) -> None:
    asked = []

    class Asked(Resolver):
        def known(self, text: str) -> Outcome | None:
            asked.append(text)
            return super().known(text)

    rows = [[f"甲{n}" for n in range(10_000)], [f"乙{n}" for n in range(9_999)] + ["双流区"]]
    resolver = Asked(lexicon)
    table = open_table(io.BytesIO(csv_bytes(rows)), "l.csv", knows=knower(resolver))
    with pytest.raises(DataError, match="which column holds the places must be said"):
        choose(table, ColumnRequest(), resolver)
    assert len(asked) < 5_000
    assert choose(table, ColumnRequest(place="甲9999"), resolver).columns == (9_999,)


def test_a_total_beside_the_name_of_its_group_is_no_place(resolver: Resolver) -> None:
    rows = ("市州,县区,n", "成都市,双流区,1", "成都市,小计,2", "绵阳市,江油市,3", "绵阳市,合计,3")
    assert _chosen(resolver, *rows)[1] == ["510116", "", "510781", ""]
    data = csv_bytes([row.split(",") for row in rows])
    table = open_table(io.BytesIO(data), "l.csv")
    (done,) = work(table, choose(table, ColumnRequest(), resolver), Names(resolver))
    assert [outcome.status for outcome in done.outcomes][1::2] == [Status.EMPTY] * 2
    rows = ("县区,指标,n", "双流区,合计,1", "双流区,男,1")
    assert _chosen(resolver, *rows)[1] == ["510116", "510116"]
