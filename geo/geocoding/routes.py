"""Stretches of roads and railways by their two ends: 隆黄铁路隆昌至叙永段."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import shapely

from geo.geocoding.names.exact import Exact, Reading
from geo.geocoding.outcome import Outcome, Status, joined
from geo.geocoding.union import union
from geo.vocabulary import Text

_KINDS = "高速公路|高速铁路|高速|城际铁路|铁路|公路|国道|省道|快速路|快速通道|高铁|航线|线"
_ROUTE = re.compile(
    rf"(?:(?P<name>.{{0,12}}?(?:{_KINDS}))的?)?(?P<one>[^至到—–－~～\-]{{2,12}}?)"
    rf"(?:至|到|—+|–|－|-|~|～)(?P<other>[^至到—–－~～\-]{{2,12}}?)(?P<kind>段|路段|{_KINDS}|{_KINDS}段)?"
)


@dataclass(frozen=True)
class Routes:
    """Reads routes that are named by their ends."""

    exact: Exact

    def read(self, text: str, read: Callable[[str], Reading | None]) -> Reading | None:
        """Return both ends of the route ``text``, and the one prefecture between two of them.

        None where it is no route, or an end is not known; ``read`` reads an end.
        """
        found = _ROUTE.fullmatch(text)
        if not found or not (found["name"] or found["kind"]):
            return None
        ends = [self._end(found[end], read) for end in ("one", "other")]
        outcomes = [end for end in ends if end]
        if len(outcomes) < 2:
            return None
        note = Text("只取起讫点", "only its two ends were read")
        between = self._between(*outcomes)
        if between:
            outcomes.append(between)
            name = between.place
            note = Text(
                f"途经{name.zh}，按两端连线推定",
                f"by way of {name.en}, judged by the line between its ends",
            )
        outcome = union(outcomes, [text] * len(outcomes))
        return Reading(replace(outcome, rule="route", note=joined([outcome.note, note])))

    def _end(self, name: str, read: Callable[[str], Reading | None]) -> Outcome | None:
        for written in (name, f"{name}镇", f"{name}乡"):
            found = read(written)
            if found and found.outcome.status is Status.MATCHED:
                return found.outcome
        return None

    def _between(self, one: Outcome, other: Outcome) -> Outcome | None:
        """The prefecture that the line between two prefectures crosses, if it is only one."""
        ids = [outcome.ids[0] if len(outcome.ids) == 1 else "" for outcome in (one, other)]
        if any(id_ not in self._areas for id_ in ids):
            return None
        line = shapely.LineString([self._seats[id_] for id_ in ids])
        crossed = [
            id_ for id_, area in self._areas.items() if id_ not in ids and line.crosses(area)
        ]
        if len(crossed) != 1:
            return None
        return self.exact.place(crossed[0])

    @cached_property
    def _areas(self) -> dict[str, shapely.Geometry]:
        boundaries = self.exact.lexicon.boundaries
        return {
            p.id: shapely.coverage_union_all([boundaries.counties[c].geometry for c in p.counties])
            for p in boundaries.prefectures.values()
        }

    @cached_property
    def _seats(self) -> dict[str, tuple[float, float]]:
        """Longitude and latitude of the first county of each prefecture, as a rule its seat."""
        boundaries = self.exact.lexicon.boundaries
        return {
            p.id: boundaries.counties[min(p.counties)].label
            for p in boundaries.prefectures.values()
        }
