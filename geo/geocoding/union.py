"""Several outcomes as one: the union of all, or the reason of the one that has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.geocoding.outcome import Outcome, Status, joined
from geo.vocabulary import Coverage, Text


def union(outcomes: Sequence[Outcome], items: Sequence[str]) -> Outcome:
    """Return the union of ``outcomes``; one that is not matched speaks for them all."""
    for status in (Status.UNRESOLVED, Status.AMBIGUOUS):
        for outcome, item in zip(outcomes, items, strict=True):
            if outcome.status is status:
                which = Text(f"“{item.strip()}”", f"“{item.strip()}”")
                return replace(outcome, rule="list", note=joined([which, outcome.note]))
    fuzzy = any(outcome.status is Status.FUZZY for outcome in outcomes)
    whole = all(outcome.coverage is Coverage.WHOLE for outcome in outcomes)
    places = {outcome.place.zh: outcome.place for outcome in outcomes}
    return Outcome(
        Status.FUZZY if fuzzy else Status.MATCHED,
        tuple(sorted({adcode for outcome in outcomes for adcode in outcome.adcodes})),
        tuple(dict.fromkeys(id_ for outcome in outcomes for id_ in outcome.ids)),
        Text("、".join(places), "; ".join(place.en for place in places.values())),
        Coverage.WHOLE if whole else Coverage.PART,
        "list+fuzzy" if fuzzy else "list",
        note=joined([outcome.note for outcome in outcomes]),
    )
