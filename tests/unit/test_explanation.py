"""The sentence that says why a county is on the map."""

from __future__ import annotations

from geo.atlas import Atlas
from geo.explanation import explain


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
