"""A county's profile: every initiative that reaches it, grouped by how."""

from __future__ import annotations

from typing import Any

from geo.atlas import Atlas, Way
from geo.vocabulary import ACTIONS, Reach


def county_profile(atlas: Atlas, adcode: str) -> dict[str, Any]:
    """Return the county's names, counts and initiatives, one group for each reach, empty ones too.

    Each initiative stands once, under its strongest way. Raises KeyError for an unknown adcode.
    """
    county = atlas.boundaries.counties[adcode]
    ways = atlas.ways[adcode]
    return {
        "adcode": county.adcode,
        "name_zh": county.name_zh,
        "name_en": county.name_en,
        "short_zh": county.short_zh,
        "short_en": county.short_en,
        "prefecture": county.prefecture,
        "prefecture_zh": county.prefecture_zh,
        "prefecture_en": county.prefecture_en,
        "counts": atlas.counts(adcode),
        "reaches": [
            {
                "kind": reach.value,
                "class": reach.group,
                "label": reach.label.as_dict(),
                "initiatives": [_way(atlas, w) for w in ways if w.placement.reach is reach],
            }
            for reach in Reach
        ],
        "version": atlas.version,
        "attribution": atlas.boundaries.attribution,
    }


def _way(atlas: Atlas, way: Way) -> dict[str, Any]:
    initiative, place, placement = way.initiative, way.place, way.placement
    via = atlas.boundaries.prefectures.get(placement.via or "")
    return {
        "id": initiative.id,
        "title_zh": initiative.title.zh,
        "title_en": initiative.title.en,
        "theme": initiative.theme,
        "action": initiative.action,
        "action_zh": ACTIONS[initiative.action].zh,
        "action_en": ACTIONS[initiative.action].en,
        "clause": initiative.clause,
        "quote": initiative.quote,
        "target_year": initiative.target_year,
        "place": place.id,
        "place_zh": place.name.zh,
        "place_en": place.name.en,
        "coverage": placement.coverage.value,
        "via_zh": via.name_zh if via else None,
        "via_en": via.name_en if via else None,
        "source": place.source,
        "confidence": place.confidence.value,
    }
