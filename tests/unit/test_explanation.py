"""The sentence that says why a county is on the map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.atlas import Atlas
from geo.explanation import explain
from geo.vocabulary import Reach


def _said(atlas: Atlas, adcode: str, initiative: str) -> str:
    links = {link.initiative.id: link for link in atlas.reach_links[adcode]}
    link = links[initiative]
    return explain(link, atlas.boundaries.prefectures.get(link.placement.via or "")).en


def test_a_list_says_what_part_of_it_is_known(atlas: Atlas) -> None:
    said = _said(atlas, "511803", "old-revolutionary-areas-catch-up")
    assert said.startswith("On the list: Old revolutionary base areas")
    assert ". Incomplete: 46 of 83 counties known, 35 of them uncertain" in said
    assert "ncomplete" not in _said(atlas, "513431", "underdeveloped-counties-support")


def test_a_county_known_by_itself_is_not_only_its_prefecture(atlas: Atlas) -> None:
    said = _said(atlas, "510112", "national-hightech-economic-zones")
    assert said.endswith("part of it lies here (2000)")


@pytest.mark.parametrize(
    ("adcode", "initiative", "said"),
    [
        ("510105", "aviation-equipment-centre-build", ": it stands here"),
        ("510113", "freight-train-services", ": part of it runs through here"),
        ("510107", "chengdu-innovation-zone-deepen", ": part of it lies here"),
        ("510402", "panxi-pilot-zone-upgrade", "On the list: Panxi strategic-resources"),
        ("510104", "western-development-frontrunner", "Province-wide: it names no county"),
        ("510104", "chengdu-chongqing-circle-push", "Sichuan part: this place lies in it"),
        ("510104", "five-zones-strategy", ": all of Chengdu, this place too"),
        ("510104", "national-ai-pilot-zone", "Chengdu: all of Chengdu, this place too"),
        ("510104", "uav-innovation-centre-build", ": in Chengdu; just where was not established"),
        ("511602", "guangan-reform-opening", "The clause names Guang'an City; this place is in"),
    ],
)
def test_each_way_has_its_sentence(atlas: Atlas, adcode: str, initiative: str, said: str) -> None:
    assert said in _said(atlas, adcode, initiative)


def test_a_county_that_a_clause_names(atlas: Atlas) -> None:
    link = next(one for one in atlas.reach_links["510105"] if one.placement.reach is Reach.SITE)
    named = replace(link, placement=replace(link.placement, reach=Reach.NAMED))
    assert explain(named, None).en == "The clause names it"
