"""Reach: one evaluation, and everything that is shown agrees with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.atlas import Atlas
from geo.places.placement import placements
from geo.vocabulary import Coverage, Kind, Reach


@pytest.mark.parametrize(
    ("place", "reach"),
    [
        ("513431", Reach.NAMED),
        ("sanxingdui", Reach.SITE),
        ("giant-panda-np", Reach.PART),
        ("underdeveloped-39", Reach.LIST),
        ("yibin-low-carbon", Reach.PREFECTURE),
        ("sichuan-tibet-railway-center", Reach.PREFECTURE),  # a site known to the city only
        ("chengdu-chongqing-circle", Reach.REGION),
        ("sichuan", Reach.PROVINCE),
    ],
)
def test_reach_of_each_kind(atlas: Atlas, place: str, reach: Reach) -> None:
    assert {p.reach for p in atlas.placements[place]} == {reach}


def test_a_site_is_in_one_county(atlas: Atlas) -> None:
    for place in atlas.gazetteer.listed():
        if place.is_site:
            assert len(atlas.placements[place.id]) == 1


def test_a_county_listed_twice_is_met_once(atlas: Atlas) -> None:
    doubled = replace(atlas.gazetteer["yibin-low-carbon"], members=("5115", "511502"))
    met = placements(doubled, atlas.boundaries)
    assert len(met) == 10
    assert [p.adcode for p in met if p.via is None] == ["511502"], "as it is listed itself"


def test_the_strongest_way_wins(atlas: Atlas) -> None:
    part = replace(atlas.gazetteer["giant-panda-np"], kind=Kind.ZONE, coverage=Coverage.PART)
    assert placements(part, atlas.boundaries)[0].reach is Reach.PART
    for ways in atlas.reach_links.values():
        assert len({w.initiative.id for w in ways}) == len(ways)


def test_province_wide_is_never_added(atlas: Atlas) -> None:
    province = [i for i in atlas.initiatives if set(atlas.reach(i)) == {Reach.PROVINCE}]
    assert {atlas.counts(a)["province"] for a in atlas.boundaries.counties} == {len(province)}
