"""Chains of names: how a text is cut into them, and which of them fit together."""

from __future__ import annotations

import pytest

from geo.geocoding.names.hierarchy import contradiction, cuts, heads, readings
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.names.spelling import normalize

SIX = ("四川",) * 6


def test_a_text_is_cut_into_six_names_at_most(lexicon: Lexicon) -> None:
    assert cuts(normalize("四川" * 6), lexicon) == [SIX]
    assert cuts(normalize("四川" * 7), lexicon) == []
    assert heads("四川" * 8, lexicon)[0] == (12, [SIX])


def test_latin_names_are_cut_at_the_ends_of_words(lexicon: Lexicon) -> None:
    assert cuts(normalize("Ziyang Chengdu"), lexicon) == [("ziyang", "chengdu")]
    assert cuts(normalize("Zi yangchengdu"), lexicon) == []


@pytest.mark.parametrize(
    ("text", "ends"),
    [("成都市", [3, 2]), ("510116双流区", [9, 8, 6]), ("510104003春熙路街道", [14, 9])],
)
def test_where_the_names_at_the_head_of_a_text_end(
    lexicon: Lexicon, text: str, ends: list[int]
) -> None:
    found = [end for end, ways in heads(text, lexicon) if ways]
    assert [end for end in found if end in ends] == ends
    assert found[0] == len(text)


@pytest.mark.parametrize(
    ("parts", "places", "adcodes"),
    [
        (("四川省", "四川"), ("sichuan",), 183),
        (("成都市", "四川省"), ("5101",), 20),  # from small to large
        (("高竹新区", "高滩镇"), ("511623",), 1),  # an area within one county
        (("天津市", "和平区"), (), 0),
        (("宜宾地区", "叙州区"), ("511504",), 1),  # by today's name, in what was above it then
    ],
)
def test_what_fits_together(
    lexicon: Lexicon, parts: tuple[str, ...], places: tuple[str, ...], adcodes: int
) -> None:
    chains = readings(parts, lexicon)
    assert {chain.sense.places for chain in chains} == {places}
    assert {type(chain.adcodes) for chain in chains} == {tuple}
    assert {len(chain.adcodes) for chain in chains} == {adcodes}


def test_a_chain_tells_the_former_names_that_it_rests_on(lexicon: Lexicon) -> None:
    (chain,) = readings(("宜宾地区", "叙州区"), lexicon)
    assert [former.name for former in chain.formers] == ["宜宾地区", "宜宾县"]


def test_a_park_of_another_prefecture_does_not_fit(lexicon: Lexicon) -> None:
    assert readings(("成都市", "三江新区"), lexicon) == []


def test_a_town_of_today_is_meant_before_a_former_one(lexicon: Lexicon) -> None:
    ranks = {chain.rank[1] for chain in readings(("大邑县", "新场镇"), lexicon)}
    assert ranks == {False, True}
    assert {chain.rank[1] for chain in readings(("成都市", "双流区"), lexicon)} == {False}


@pytest.mark.parametrize("parts", [("四川省", "成都市", "阆中市"), ("成都市", "阆中市")])
def test_the_first_names_that_do_not_fit_are_told(lexicon: Lexicon, parts: tuple[str, ...]) -> None:
    above, below = contradiction(parts, lexicon)
    assert (above.name, below.name) == ("成都市", "阆中市")
    assert (above.rule, below.rule) == ("official", "official")
