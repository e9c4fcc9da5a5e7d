"""Initiative → places → counties: the one evaluation that flag, count, style and card come from."""

from __future__ import annotations

from dataclasses import dataclass

from geo.places.boundary import Boundaries
from geo.places.gazetteer import Place
from geo.vocabulary import Coverage, Kind, Reach


@dataclass(frozen=True)
class Placement:
    """How a place meets one county; ``via`` is the prefecture that it comes down from, if any."""

    place: str
    adcode: str
    coverage: Coverage
    reach: Reach
    via: str | None

    @property
    def member(self) -> str:
        """The id under which the place has it: the prefecture, or the county itself."""
        return self.via or self.adcode


def placements(place: Place, boundaries: Boundaries) -> tuple[Placement, ...]:
    """Return how ``place`` meets each county, sorted by adcode; nothing if it is unplaced."""
    found: dict[str, Placement] = {}
    for member in sorted(place.members, key=len, reverse=True):  # a county before its prefecture
        counties = (member,) if len(member) == 6 else boundaries.prefectures[member].counties
        via = member if len(member) == 4 else None
        for adcode in counties:
            reach = _reach(place, via)
            found.setdefault(adcode, Placement(place.id, adcode, place.coverage, reach, via))
    return tuple(found[adcode] for adcode in sorted(found))


def _reach(place: Place, via: str | None) -> Reach:
    """Return how an initiative of ``place`` comes to a county, ``via`` a prefecture or by itself.

    What is known only down to the prefecture is inherited from it, even a site: it stands
    somewhere in the prefecture, and which county is not said.
    """
    if place.kind is Kind.PROVINCE:
        return Reach.PROVINCE
    if place.kind is Kind.REGION:
        return Reach.REGION
    if via is not None:
        return Reach.PREFECTURE
    if place.kind is Kind.COUNTY:
        return Reach.NAMED
    if place.coverage is Coverage.POINT:
        return Reach.SITE
    return Reach.PART if place.coverage is Coverage.PART else Reach.LIST
