"""Cells of lists as the world writes them, by kind; what is right stands in ``cells.csv``."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.list_accuracy import verdict
from bench.list_sets import CASES, WAYS, addresses, elsewhere, expanded, towns
from geo.batch.columns import Kind
from geo.batch.factory import geocoder_for
from geo.batch.geocoders import Geocoder
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.outcome import Outcome, Status
from geo.geocoding.resolve import Resolver
from geo.vocabulary import Coverage
from tests.support import ROOT

DATA = ROOT / "data"
_COLUMNS = ("place", "text")


@pytest.fixture(scope="module")
def geocoders(lexicon: Lexicon) -> dict[str, Geocoder]:
    resolver = Resolver(lexicon)
    return {kind.value: geocoder_for(kind, resolver, DATA) for kind in (Kind.PLACE, Kind.TEXT)}


@pytest.fixture(scope="module")
def place(geocoders: dict[str, Geocoder]) -> Geocoder:
    return geocoders["place"]


def _rows() -> Iterator[tuple[str, str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["column"], row["input"], row["status"], row["places"]


@pytest.mark.parametrize(("column", "text", "status", "places"), list(_rows()))
def test_what_a_cell_means(
    lexicon: Lexicon,
    geocoders: dict[str, Geocoder],
    column: str,
    text: str,
    status: str,
    places: str,
) -> None:
    (outcome,) = geocoders[column]([text])
    assert (outcome.status is Status.MATCHED) == (status == "matched"), outcome
    if status == "matched":
        assert outcome.adcodes == expanded(places, lexicon)
    else:
        assert outcome.note.zh
        assert outcome.note.en


@pytest.mark.parametrize("way", WAYS)
def test_addresses_are_placed_in_their_county(lexicon: Lexicon, place: Geocoder, way: str) -> None:
    cells = list(addresses(lexicon, DATA, 60, WAYS[way]))
    outcomes = place([text for text, _ in cells])
    for (text, right), outcome in zip(cells, outcomes, strict=True):
        assert verdict(outcome, right) == "right", (text, outcome)


def test_a_town_is_its_county_or_asked_never_another(place: Geocoder) -> None:
    cells = list(towns(DATA))[::7]
    for (text, right), outcome in zip(cells, place([t for t, _ in cells]), strict=True):
        assert verdict(outcome, right) in ("right", "asked"), (text, outcome)
        if outcome.status is Status.AMBIGUOUS:
            assert right[0] in {candidate.id for candidate in outcome.candidates}


@pytest.mark.parametrize("column", _COLUMNS)
def test_nothing_elsewhere_is_placed(
    lexicon: Lexicon, geocoders: dict[str, Geocoder], column: str
) -> None:
    texts = [text for text, _ in elsewhere(lexicon, 80)]
    for text, outcome in zip(texts, geocoders[column](texts), strict=True):
        assert not outcome.adcodes, (text, outcome)


def _one(place: Geocoder, text: str) -> Outcome:
    return place([text])[0]


def test_what_was_not_read_is_said(place: Geocoder) -> None:
    note = _one(place, "成都市双流区西航港街道珠江路600号").note
    assert "其余未读：珠江路600号" in note.zh
    assert "the rest was not read" in note.en
    assert not _one(place, "成都市双流区西航港街道").note.zh


def test_a_town_of_another_county_is_said(place: Geocoder) -> None:
    outcome = _one(place, "大邑县礼州镇")
    assert outcome.adcodes == ("510129",)
    assert "“礼州镇”在名录中属凉山彝族自治州西昌市" in outcome.note.zh


def test_a_town_of_many_counties_is_asked(place: Geocoder) -> None:
    assert len(_one(place, "兴隆镇").candidates) == 8
    assert _one(place, "甘孜州兴隆镇").adcodes == ("513322",)


def test_a_former_town_is_said_to_be_gone(place: Geocoder) -> None:
    outcome = _one(place, "成都市郫都区唐元镇")
    assert outcome.adcodes == ("510117",)
    assert "唐元镇见于2016-07的名录，今已不存" in outcome.note.zh


def test_parts_are_parts(place: Geocoder) -> None:
    assert _one(place, "康定城区").coverage is Coverage.PART
    assert _one(place, "什邡经开区").coverage is Coverage.PART
    zone = _one(place, "绵阳经开区")
    assert zone.coverage is Coverage.PART
    assert "绵阳市的一部分" in zone.note.zh


def test_a_generic_word_has_no_candidates(place: Geocoder) -> None:
    for text in ("高新区", "市区", "全市", "各区县"):
        outcome = _one(place, text)
        assert outcome.status is Status.UNRESOLVED
        assert not outcome.candidates
        assert "没有说是哪里的" in outcome.note.zh


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("028", "像是电话区号"),
        ("610041", "像是邮政编码"),
        ("5101160", "有7位"),
        ("440199", "不在四川省：“440199”以广东省的代码开头"),
        ("519999", "中没有“519999”"),
    ],
)
def test_a_number_that_is_no_code_is_told_what_it_is(
    place: Geocoder, code: str, reason: str
) -> None:
    outcome = _one(place, code)
    assert outcome.status is Status.UNRESOLVED
    assert reason in outcome.note.zh


def test_a_lost_character_is_said_and_candidates_are_given(place: Geocoder) -> None:
    outcome = _one(place, "成都市双\ufffd区")
    assert "有读不出的字符" in outcome.note.zh
    assert "510116" in {candidate.id for candidate in outcome.candidates}


def test_a_text_of_sichuan_may_use_its_phrases(geocoders: dict[str, Geocoder]) -> None:
    alone, beside = geocoders["text"](["全省推进民族地区发展", "四川省推进民族地区发展"])
    assert not alone.adcodes
    assert len(beside.adcodes) == 51


_PIECES = (
    *(
        "成都市",
        "双流区",
        "、",
        "和",
        "市中区",
        "高新区",
        "全市",
        "（",
        "）",
        "路",
        "12号",
        "510116",
    ),
    *(" ", "东升街道", "兴隆镇", "上海市", "等", "1.", "至", "段", "凉山", "三州", "县城", "附近"),
    *("的", "?", "\ufffd", "<b>", "四川", "省", "Chengdu", ",", "&", "-", "/", "中共", "经开区"),
)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=7), column=st.sampled_from(_COLUMNS))
def test_whatever_stands_together_ends_in_one_state_with_a_reason(
    lexicon: Lexicon, geocoders: dict[str, Geocoder], pieces: list[str], column: str
) -> None:
    text = "".join(pieces)
    (outcome,) = geocoders[column]([text])
    assert set(outcome.adcodes) <= lexicon.boundaries.counties.keys()
    assert bool(outcome.adcodes) or outcome.status is not Status.MATCHED
    assert (outcome.status is Status.EMPTY) == (not text.strip())
    assert bool(outcome.note.zh) == bool(outcome.note.en)
    assert outcome.note.zh or outcome.status is not Status.UNRESOLVED


def test_what_is_excepted_in_a_text_is_said(geocoders: dict[str, Geocoder]) -> None:
    outcome = geocoders["text"](["成都（不含简阳）的企业"])[0]
    assert len(outcome.adcodes) == 20
    assert "“除外”未读" in outcome.note.zh
