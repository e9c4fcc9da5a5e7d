"""Texts made wholly of names: what they mean, and what is said where it is not one of ours."""

from __future__ import annotations

import pytest

from geo.geocoding.names.exact import Exact
from geo.geocoding.names.hierarchy import readings
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.names.spelling import normalize
from geo.geocoding.outcome import Outcome, Status


def _outcome(lexicon: Lexicon, text: str) -> Outcome:
    found = Exact(lexicon).read(normalize(text))
    assert found
    return found.outcome


@pytest.mark.parametrize("parts", [("四川省", "广安市"), ("四川省", "guangancity")])
def test_a_division_is_meant_and_not_what_bears_its_name(
    lexicon: Lexicon, parts: tuple[str, ...]
) -> None:
    assert {chain.sense.places for chain in readings(parts, lexicon)} == {("5116",)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fushun", "outside Sichuan there is 辽宁省抚顺市 too"),
        ("rong", "it may be a surname"),
    ],
)
def test_what_is_likelier_something_else_is_asked(lexicon: Lexicon, text: str, said: str) -> None:
    outcome = _outcome(lexicon, text)
    assert outcome.status is Status.AMBIGUOUS
    assert outcome.note
    assert outcome.note.en == said


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "和平",
            "不在四川省：天津市和平区、辽宁省沈阳市和平区、广东省河源市和平县",
            "outside Sichuan: 天津市和平区, 辽宁省沈阳市和平区, 广东省河源市和平县",
        ),
        (
            "鼓楼区",
            "不在四川省：江苏省南京市鼓楼区、江苏省徐州市鼓楼区、福建省福州市鼓楼区等4处",
            "outside Sichuan: 江苏省南京市鼓楼区, 江苏省徐州市鼓楼区, "
            "福建省福州市鼓楼区 and 1 more",
        ),
    ],
)
def test_places_elsewhere_are_named_up_to_three(
    lexicon: Lexicon, text: str, zh: str, en: str
) -> None:
    note = _outcome(lexicon, text).note
    assert note
    assert (note.zh, note.en) == (zh, en)


def test_what_is_alike_inside_is_offered(lexicon: Lexicon) -> None:
    outcome = _outcome(lexicon, "通州区")
    assert outcome.status is Status.UNRESOLVED
    assert [candidate.name.zh for candidate in outcome.candidates] == ["达州市通川区"]


def test_only_traditional_characters_are_called_so(lexicon: Lexicon) -> None:
    exact = Exact(lexicon)
    found = exact.best([("双流区",)])
    assert exact.outcome(found).outcome.rule == "official"
    assert _outcome(lexicon, "雙流區").rule == "traditional+official"


def test_a_town_that_another_county_had_too_is_asked(lexicon: Lexicon) -> None:
    outcome = _outcome(lexicon, "清泉镇")
    assert outcome.status is Status.AMBIGUOUS
    assert [candidate.name.zh for candidate in outcome.candidates] == [
        "成都市青白江区",
        "绵阳市安州区",
    ]
