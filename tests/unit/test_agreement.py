"""Flag, count and explanation agree: 183 counties × every initiative, wherever they are told."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from geo.atlas import Atlas
from geo.export import features
from geo.export.filters import Selection
from geo.layers import Layer
from geo.page_models.decision_text import reading_model
from geo.vocabulary import Reach

Told = dict[tuple[str, str], str]
"""By adcode and initiative, the kind of reach that is told."""


@pytest.fixture(scope="module")
def told(profiles: dict[str, Any]) -> Told:
    """What the profiles tell; each initiative at most once in a county."""
    listed = [
        ((adcode, initiative["id"]), group["kind"])
        for adcode, profile in profiles.items()
        for group in profile["reaches"]
        for initiative in group["initiatives"]
    ]
    assert len(dict(listed)) == len(listed)
    return dict(listed)


def _group(kind: str) -> str:
    return Reach(kind).group


def test_counts(atlas: Atlas, profiles: dict[str, Any], told: Told) -> None:
    counted = Counter((adcode, _group(kind)) for (adcode, _), kind in told.items())
    for adcode, profile in profiles.items():
        assert profile["counts"] == {g: counted[adcode, g] for g in profile["counts"]}
        assert profile["counts"] == atlas.counts(adcode)


def test_explanations(atlas: Atlas, profiles: dict[str, Any]) -> None:
    """Each is of a place of the initiative; the others are no stronger, and of other places."""
    order = [reach.value for reach in Reach]
    for adcode, profile in profiles.items():
        for group in profile["reaches"]:
            for item in group["initiatives"]:
                ways = [item, *item["also"]]
                places = [way["place"] for way in ways]
                assert set(places) <= set(atlas.initiatives[item["id"]].places)
                assert len(set(places)) == len(places)
                assert all(way["way_zh"] and way["way_en"] for way in ways)
                for way in ways:
                    (placed,) = (p for p in atlas.placements[way["place"]] if p.adcode == adcode)
                    assert order.index(placed.reach) >= order.index(group["kind"])


def test_exports(atlas: Atlas, told: Told) -> None:
    kinds_of: dict[str, dict[str, str]] = {}
    for (adcode, id_), kind in told.items():
        kinds_of.setdefault(id_, {})[adcode] = kind
    for initiative in atlas.initiatives.values():
        kinds = kinds_of.get(initiative.id, {})
        properties = features.initiative_feature(atlas, initiative)["properties"]
        drawn = sorted(a for a, kind in kinds.items() if _group(kind) != "province")
        assert properties["adcodes"] == drawn
        groups = {_group(kind) for kind in kinds.values()}
        assert properties["reach"] == next(
            (g for g in ("direct", "inherited", "province") if g in groups), "unplaced"
        )


@pytest.mark.parametrize("adcode", ["510104", "510117", "513431", "511502", "513332"])
def test_an_export_of_one_county(atlas: Atlas, told: Told, adcode: str) -> None:
    chosen = Selection(counties=frozenset((adcode,)))
    found = features.initiative_collection(atlas, chosen)["features"]
    assert {f["id"]: f["properties"]["reach_in_county"] for f in found} == {
        id_: kind for (a, id_), kind in told.items() if a == adcode
    }


def test_the_layer_of_counts(
    atlas: Atlas, known_layers: dict[str, Layer], profiles: dict[str, Any], told: Told
) -> None:
    (layer,) = (layer for layer in known_layers.values() if layer.counts)
    direct: dict[str, set[str]] = {adcode: set() for adcode in profiles}
    for (adcode, id_), kind in told.items():
        if _group(kind) == "direct":
            direct[adcode].add(id_)
    for feature in features.layer_collection(atlas, layer)["features"]:
        adcode, properties = feature["id"], feature["properties"]
        counts = profiles[adcode]["counts"]
        assert {group: properties[group] for group in counts} == counts
        assert set(properties["initiatives"]) == direct[adcode]


def test_the_map(page_map: dict[str, Any], told: Told) -> None:
    adcodes = [county["id"] for county in page_map["counties"]]
    shown: Told = {}
    for initiative in page_map["initiatives"]:
        reach = dict(initiative["reach"])
        wide = adcodes if reach.pop("province", False) else []
        shown |= {(adcode, initiative["id"]): "province" for adcode in wide}
        for kind, counties in reach.items():
            shown |= {(adcodes[n], initiative["id"]): kind for n in counties}
    assert shown == told


def test_the_reader(atlas: Atlas, told: Told) -> None:
    adcodes = list(atlas.boundaries.counties)
    groups: dict[tuple[str, str], set[str]] = {}
    for (adcode, id_), kind in told.items():
        groups.setdefault((atlas.initiatives[id_].clause, adcode), set()).add(_group(kind))
    for clause in reading_model(atlas, "test")["clauses"]:
        reach = clause.get("reach", {"direct": [], "inherited": [], "province": False})
        for n, adcode in enumerate(adcodes):
            found = groups.get((clause["id"], adcode), set())
            assert (n in reach["direct"]) == ("direct" in found)
            assert (n in reach["inherited"]) == ("inherited" in found and "direct" not in found)
            assert reach["province"] == ("province" in found)
