"""Lists, sources, quantities and terms: what says more than is known is refused, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import numerals
from geo.places.membership import SetSize
from tests.unit.validation.test_check import _problems, _replace, folder

__all__ = ["folder"]


def test_a_list_counts_its_counties(folder: Path) -> None:
    file = folder / "places.csv"
    _replace(file, ",county,88,88,", ",county,87,86,")
    _replace(file, ",county,46,83,", ",county,46,many,")
    _replace(file, "whole,county,39,39,", "whole,,,,")
    said = _problems(folder)
    assert "set_known must be its counties (88) (87)" in said
    assert "set_known must be a number, set_size a number or ? (46, many)" in said
    assert "a list must say how much is known (underdeveloped-39)" in said


def test_a_member_with_a_source_of_its_own(folder: Path) -> None:
    file = folder / "members.csv"
    _replace(file, "tourism-counties,青羊区,2019,", "tourism-counties,都江堰市,19,")
    _replace(file, "old-revolutionary-areas,叙永县,", "old-bases,叙永县,")
    _replace(file, "old-revolutionary-areas,万源市,", "old-revolutionary-areas,达川区,")
    said = _problems(folder)
    assert "since must be a year (19)" in said
    assert "a member must stand once (都江堰市)" in said
    assert "place must be in places.csv (old-bases)" in said


def test_a_member_stands_in_one_place_only(folder: Path) -> None:
    _replace(folder / "members.csv", "areas,万源市,", "areas,达川区,")
    _replace(folder / "places.csv", ",county,46,83,", ",county,47,83,")
    said = _problems(folder)
    assert "set_known must be its counties (46) (47)" in said


def test_sourced_needs_title_outlet_and_date(folder: Path) -> None:
    places, members = folder / "places.csv", folder / "members.csv"
    _replace(
        places, "先进技术成果西部转化中心在蓉揭牌|四川日报|", "先进技术成果西部转化中心在蓉揭牌||"
    )
    _replace(places, "|四川日报|2022-04-04", "四川日报，2022-04-04")
    _replace(places, ",known,Ertan Dam|维基百科|", ",sourced,Ertan Dam|维基百科|2024")
    _replace(places, "|攀枝花市人民政府|", "||")
    _replace(members, ",四川农村日报,2021-12,", ",公开报道,约2021-12,")
    said = _problems(folder)
    rule = "sourced needs a source with title, outlet and date that is no encyclopedia"
    assert f"{rule} (《先进技术成果西部转化中心在蓉揭牌》，2023-11-24)" in said
    assert f"{rule} (维基百科《Ertan Dam》，2024)" in said
    assert "a source must be title|outlet|date (四川日报，2022-04-04)" in said
    assert "known must name a paper (yalong-corridor)" in said
    assert "an outlet must be a name (公开报道)" in said
    assert "the date of a source must be YYYY, YYYY-MM or YYYY-MM-DD (约2021-12)" in said


def test_a_name_is_no_quantity(folder: Path) -> None:
    file = folder / "initiatives.csv"
    _replace(file, "启动组建第二批天府实验室,,", "启动组建第二批天府实验室,,2|第二批|second batch")
    _replace(
        file, "深化农村承包地“三权分置”改革,,", "深化农村承包地“三权分置”改革,,3|三权|three rights"
    )
    _replace(file, "4|四市|four cities", "5|四市|four cities")
    _replace(file, "2|两项补贴|two subsidies", "")
    said = _problems(folder)
    assert "a quantity must be a number that counts (第二批)" in said
    assert "a quantity must be a number that counts (三权)" in said
    assert "a quantity must be worth its number (5) (四市)" in said
    assert "a number that counts must be a quantity (两)" in said


@pytest.mark.parametrize(
    ("quote", "counted"),
    [
        ("打造电子信息等万亿级产业", ["万亿"]),
        ("前瞻布局第六代移动通信技术", []),
        ("动态消除零就业家庭", []),
        ("持续培育全国百强县、百强区", []),
        ("用好“五项机制”，推进39个欠发达县域", ["39"]),
        ("推动四川长三角合作，培育一批企业", []),
    ],
)
def test_which_numbers_count(quote: str, counted: list[str]) -> None:
    assert numerals.countable(quote) == counted


@pytest.mark.parametrize(
    ("numeral", "worth"), [("39", 39), ("十", 10), ("十二", 12), ("双", 2), ("千亿", 10**11)]
)
def test_what_a_numeral_is_worth(numeral: str, worth: int) -> None:
    assert numerals.value(numeral) == worth


def test_one_thing_has_one_english_name(folder: Path) -> None:
    file = folder / "initiatives.csv"
    _replace(file, "The Party's strategy for governing Xizang", "The strategy for governing Tibet")
    _replace(file, "Work-relief projects built", "Food-for-pay projects built")
    _replace(folder / "places.csv", "Dadu-to-Min served area", "Dadu–Min water transfer")
    _replace(folder / "translations.csv", "two unwaverings", "two unswervings")
    said = _problems(folder)
    assert (
        "西藏 must be “Xizang” in English, not “Tibet” (The strategy for governing Tibet)" in said
    )
    assert "治藏 must be “Xizang” in English (The strategy for governing Tibet)" in said
    assert "以工代赈 must be “work relief” in English (Food-for-pay projects built" in said
    assert "两个毫不动摇 must be “two unwaverings” in English, not “two unswervings”" in said
    assert "引大济岷 must be “Dadu-to-Min water diversion” in English, not “Dadu–Min water”" in said


def test_what_is_said_of_a_list() -> None:
    assert SetSize("county", 46, 83).said(35).en == (
        "Incomplete: 46 of 83 counties known, 35 of them uncertain"
    )
    assert SetSize("county", 46, 83).said().zh == "不完整：83个县（市、区）中已知46个"
    assert SetSize("county", 0, None).said().en == "Incomplete: no counties known, the total is not"
    assert SetSize("zone", 10, 10).said().en == "All 10 zones"
