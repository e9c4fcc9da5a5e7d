"""Facets: by what the page's table and board list initiatives and counties, and the files too.

The page has the same rules for sites without a server (``static/js/data/facets.js``); both
answer the cases of ``tests/unit/static/test_same_rules.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geo.atlas import Atlas
from geo.initiative import Initiative
from geo.vocabulary import ACTIONS, Confidence, Reach

# The surest first.
_TRUST = (Confidence.SOURCED, Confidence.KNOWN, Confidence.UNCERTAIN)
REACH_CLASSES = ("direct", "inherited", "province", "unplaced")
# As they stand in addresses; those of a county act on the counties of a layer's rows.
COUNTY_FACETS = ("prefecture", "zone")
INITIATIVE_FACETS = ("action", "reach", *COUNTY_FACETS, "part", "year", "confidence")


def reach_class(reach: Mapping[Reach, tuple[str, ...]]) -> str:
    """Return ``direct``, ``inherited``, ``province`` or ``unplaced``: the strongest class."""
    groups = {r.group for r in reach}
    return next((name for name in REACH_CLASSES if name in groups), "unplaced")


def facet_values(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """Return the values that each facet has in these data."""
    prefectures = atlas.boundaries.prefectures
    years = {i.target_year for i in atlas.initiatives.values()} - {None}
    return {
        "action": tuple(ACTIONS),
        "reach": REACH_CLASSES,
        "prefecture": tuple(prefectures),
        "zone": tuple(dict.fromkeys(p.zone for p in prefectures.values())),
        "part": tuple(id_ for id_ in atlas.document.by_id if "." not in id_),
        "year": tuple(sorted(map(str, years))),
        "confidence": tuple(map(str, _TRUST)),
    }


def county_has(atlas: Atlas, adcode: str, facet: str) -> str:
    """Return the value of one of COUNTY_FACETS for a county."""
    prefecture = atlas.boundaries.prefectures[adcode[:4]]
    return prefecture.id if facet == "prefecture" else prefecture.zone


def initiative_has(atlas: Atlas, initiative: Initiative, facet: str) -> Iterable[str]:
    """Return the values of one of INITIATIVE_FACETS for an initiative.

    A province-wide one is in no prefecture and no zone; one without a place has no confidence,
    others are as sure as the least sure of their places.
    """
    if facet == "action":
        return (initiative.action,)
    if facet == "reach":
        return (reach_class(atlas.reach(initiative.id)),)
    if facet == "part":
        return (initiative.clause.partition(".")[0],)
    if facet == "year":
        return (str(initiative.target_year),) if initiative.target_year else ()
    if facet == "confidence":
        found = [_TRUST.index(atlas.gazetteer[place].confidence) for place in initiative.places]
        return (str(_TRUST[max(found)]),) if found else ()
    reached = atlas.reach(initiative.id)
    if Reach.PROVINCE in reached:
        return ()
    return {county_has(atlas, adcode, facet) for own in reached.values() for adcode in own}
