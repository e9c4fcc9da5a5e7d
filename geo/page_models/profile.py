"""A county's profile, every initiative that reaches it, grouped by how; and all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from geo.atlas import Atlas, ReachLink
from geo.explanation import explain
from geo.export.features import own_properties
from geo.initiative import Initiative
from geo.reach_words import COUNTED, LABELS
from geo.vocabulary import Json, Reach


def county_profile(atlas: Atlas, adcode: str) -> Json:
    """Return the county's names, counts and initiatives, one group for each reach, empty ones too.

    Each initiative stands once, under its strongest way, which ``way_zh`` and ``way_en`` say
    in a sentence; ``also`` are the others. Raises KeyError for an unknown adcode.
    """
    return _profile(atlas, adcode, _Pool())


def county_profiles(atlas: Atlas) -> Iterator[tuple[str, Json]]:
    """Yield each county's adcode and profile; what is alike in many is made once."""
    items = _Pool()
    for adcode in atlas.boundaries.counties:
        yield adcode, _profile(atlas, adcode, items)


def _profile(atlas: Atlas, adcode: str, items: _Pool) -> Json:
    def item(way: ReachLink) -> Json:
        own = atlas.all_reach_links[adcode][way.initiative.id]
        key = (way.initiative.id, *map(_alike, own))
        found: Json = items.get(key, lambda: _initiative(atlas, way.initiative) | _ways(atlas, own))
        return found

    ways = atlas.reach_links[adcode]
    groups = [[w for w in ways if w.placement.reach is reach] for reach in Reach]
    return {
        **_county(atlas, adcode),
        "reaches": [
            {**kind, "initiatives": [item(way) for way in group]}
            for kind, group in zip(_kinds(), groups, strict=True)
        ],
        **_data(atlas),
    }


_OF_PREFECTURE = ("prefecture_zh", "prefecture_en")


def profiles_model(atlas: Atlas) -> Json:
    """Return all profiles as the page reads them (``/profiles.json``), each thing stated once.

    A county of ``counties`` refers by ``lists``, one a kind of ``kinds``, to the lists of
    all; a list is pairs of indexes into ``initiatives`` and ``ways``, which together make the
    item of :func:`county_profile`; ``prefectures`` have what is theirs.
    ``data`` is what every profile has alike.
    """
    initiatives, ways, lists = _Pool(), _Pool(), _Pool()

    def pair(adcode: str, way: ReachLink) -> list[int]:
        initiative = way.initiative
        own = atlas.all_reach_links[adcode][initiative.id]
        return [
            initiatives.add(initiative.id, lambda: _initiative(atlas, initiative)),
            ways.add(tuple(map(_alike, own)), lambda: _ways(atlas, own)),
        ]

    counties = {}
    for adcode in atlas.boundaries.counties:
        flat = [
            [
                n
                for way in atlas.reach_links[adcode]
                if way.placement.reach is reach
                for n in pair(adcode, way)
            ]
            for reach in Reach
        ]
        own = {k: v for k, v in _county(atlas, adcode).items() if k not in _OF_PREFECTURE}
        counties[adcode] = {
            **own,
            "lists": [lists.add(tuple(positions), positions.copy) for positions in flat],
        }
    return {
        "counties": counties,
        "prefectures": {
            p.id: dict(zip(_OF_PREFECTURE, (p.name_zh, p.name_en), strict=True))
            for p in atlas.boundaries.prefectures.values()
        },
        "kinds": _kinds(),
        "lists": lists.values,
        "initiatives": initiatives.values,
        "ways": ways.values,
        "data": _data(atlas),
    }


class _Pool:
    """Values by position, one for each key."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._positions: dict[Hashable, int] = {}

    def add(self, key: Hashable, make: Callable[[], Any]) -> int:
        """Return the position of ``key``'s value, which ``make`` makes if the key is new."""
        if key not in self._positions:
            self._positions[key] = len(self.values)
            self.values.append(make())
        return self._positions[key]

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return the value of ``key``."""
        return self.values[self.add(key, make)]


def _county(atlas: Atlas, adcode: str) -> Json:
    county = atlas.boundaries.counties[adcode]
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
        "sentences": atlas.sentence_counts(adcode),
    }


def _kinds() -> list[Json]:
    return [
        {
            "kind": reach.value,
            "class": reach.group,
            "label": LABELS[reach].as_dict(),
            **({"counted": COUNTED[reach].as_dict()} if reach in COUNTED else {}),
        }
        for reach in Reach
    ]


def _data(atlas: Atlas) -> Json:
    return {"version": atlas.version, "attribution": atlas.boundaries.attribution}


def _initiative(atlas: Atlas, initiative: Initiative) -> Json:
    own = own_properties(initiative)
    del own["tags"]  # no card shows them
    return {
        **own,
        "target_year": initiative.target_year,
        "progress_status": str(atlas.progress.status(initiative.id)),
    }


def _alike(way: ReachLink) -> Hashable:
    """What all counties have in common that the place reaches with the same words."""
    placement = way.placement
    is_own = placement.member in way.place.own
    return way.place.id, placement.member if is_own else placement.via


def _ways(atlas: Atlas, ways: tuple[ReachLink, ...]) -> Json:
    """The strongest way to a county, and beside it the others."""
    return {**_way(atlas, ways[0]), "also": [_way(atlas, way) for way in ways[1:]]}


def _way(atlas: Atlas, way: ReachLink) -> Json:
    place, placement = way.place, way.placement
    via = atlas.boundaries.prefectures.get(placement.via or "")
    said = explain(way, via)
    return {
        "way_zh": said.zh,
        "way_en": said.en,
        "place": place.id,
        "place_zh": place.name.zh,
        "place_en": place.name.en,
        "coverage": placement.coverage.value,
        "via_zh": via.name_zh if via else None,
        "via_en": via.name_en if via else None,
        "since": place.since(placement.member),
        "source": place.source_of(placement.member),
        "confidence": place.confidence_of(placement.member).value,
    }
