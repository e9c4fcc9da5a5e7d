"""The sentence that says why a county is on the map."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from geo import reach_words
from geo.atlas import Atlas
from geo.explanation import explain
from geo.vocabulary import Reach, Text


def _said(atlas: Atlas, adcode: str, initiative: str) -> str:
    links = {link.initiative.id: link for link in atlas.reach_links[adcode]}
    link = links[initiative]
    return explain(link, atlas.boundaries.prefectures.get(link.placement.via or "")).en


def _is(said: str, words: Text, place: str) -> bool:
    """Whether ``said`` is in ``words``, of a place (a pattern) and, where they tell it, Chengdu."""
    pattern = re.escape(words.en).replace(r"\{place\}", place).replace(r"\{via\}", "Chengdu")
    return re.fullmatch(f"{pattern}( \\(\\d+\\))?(\\. Incomplete.*)?", said) is not None


def test_a_list_says_what_part_of_it_is_known(atlas: Atlas) -> None:
    said = _said(atlas, "511803", "old-revolutionary-areas-catch-up")
    assert _is(said, reach_words.LIST, "Old revolutionary base areas.*")
    assert ". Incomplete: 46 of 83 counties known, 35 of them uncertain" in said
    assert "ncomplete" not in _said(atlas, "513431", "underdeveloped-counties-support")


def test_a_county_known_by_itself_is_not_only_its_prefecture(atlas: Atlas) -> None:
    said = _said(atlas, "510112", "national-hightech-economic-zones")
    assert _is(said, reach_words.PART, r".*")
    assert said.endswith("(2000)")


@pytest.mark.parametrize(
    ("adcode", "initiative", "words", "place"),
    [
        ("510105", "aviation-equipment-centre-build", reach_words.SITE, ".+"),
        ("510113", "freight-train-services", reach_words.LINE, ".+"),
        ("510107", "chengdu-innovation-zone-deepen", reach_words.PART, ".+"),
        ("510402", "panxi-pilot-zone-upgrade", reach_words.LIST, "Panxi strategic-resources.+"),
        ("510104", "western-development-frontrunner", reach_words.PROVINCE, ""),
        ("510104", "chengdu-chongqing-circle-push", reach_words.REGION, ".+Sichuan part"),
        ("510104", "five-zones-strategy", reach_words.WHOLE_PREFECTURE, ".+"),
        ("510104", "national-ai-pilot-zone", reach_words.WHOLE_PREFECTURE, ".*Chengdu"),
        ("510104", "uav-innovation-centre-build", reach_words.SOMEWHERE_IN_PREFECTURE, ".+"),
        ("511602", "guangan-reform-opening", reach_words.NAMED_PREFECTURE, "Guang'an City"),
    ],
)
def test_each_way_has_its_sentence(
    atlas: Atlas, adcode: str, initiative: str, words: Text, place: str
) -> None:
    assert _is(_said(atlas, adcode, initiative), words, place)


def test_a_county_that_a_clause_names(atlas: Atlas) -> None:
    link = next(one for one in atlas.reach_links["510105"] if one.placement.reach is Reach.SITE)
    named = replace(link, placement=replace(link.placement, reach=Reach.NAMED))
    assert explain(named, None) == reach_words.NAMED
