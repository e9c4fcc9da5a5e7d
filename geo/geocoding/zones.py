"""Development zones: 高新区, 经开区, 工业园区, each by its city or county."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.geocoding.names.exact import Exact
from geo.geocoding.names.words import Words
from geo.geocoding.outcome import Outcome, Status, joined
from geo.vocabulary import Coverage, Text


@dataclass(frozen=True)
class Zones:
    """Places zones: a known one in its counties, any other as a part of its city."""

    exact: Exact
    words: Words

    def read(self, city: Outcome, rest: str, *, near: bool = False) -> tuple[Outcome, str] | None:
        """Return the zone that ``rest`` begins with, and what follows; None if there is none.

        ``city`` is what stands before it: a county or a prefecture. With ``near`` only 高新区,
        经开区 and their like count, and no word may stand between.
        """
        found = self.words.zone.match(rest.lstrip())
        if near and found and (found["between"] or not self.words.sorts[found["sort"]]):
            return None
        if city.status is not Status.MATCHED or len(city.ids) != 1 or not found:
            return None
        (id_,) = city.ids
        if not id_.isdigit():
            return None
        place = self.exact.lexicon.gazetteer[id_]
        behind = rest.lstrip()[found.end() :]
        name = Text(city.place.zh + found[0], f"{city.place.en}: {found[0]}")
        known = (
            ()
            if found["between"]
            else self.words.zones.get((id_, self.words.sorts[found["sort"]]), ())
        )
        adcodes = known or self.exact.lexicon.members[id_]
        if len(id_) == 4 and not known:
            note = Text(
                f"{place.name.zh}的一部分，在哪些县未收录",
                f"a part of {place.name.en}; which counties it is in is not known here",
            )
        else:
            note = Text("只涉及所列县的局部", "covers only parts of these counties")
        outcome = replace(
            city,
            adcodes=adcodes,
            ids=known or city.ids,
            place=name,
            coverage=Coverage.PART,
            rule="zone",
            note=joined([city.note, note]),
        )
        return outcome, behind
