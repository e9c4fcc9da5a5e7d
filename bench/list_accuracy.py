"""Right, asked, refused, wrong: what comes of each set of cells, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench import list_sets
from bench.list_sets import Cell
from geo.batch.columns import Kind
from geo.batch.factory import geocoder_for
from geo.geocoding.names import lexicon
from geo.geocoding.outcome import Outcome, Status
from geo.geocoding.resolve import Resolver
from geo.places import boundary, gazetteer

DATA = Path(__file__).parent.parent / "data"
COUNT = 1_000  # addresses a way
VERDICTS = ("right", "asked", "refused", "wrong, said", "wrong in silence")


def verdict(outcome: Outcome, right: tuple[str, ...]) -> str:
    """What an outcome is worth: one of VERDICTS."""
    if outcome.status is Status.MATCHED:
        if outcome.adcodes == right:
            return "right"
        return "wrong, said" if outcome.note.zh else "wrong in silence"
    if outcome.status is Status.AMBIGUOUS:
        return "asked"
    return "refused" if right else "right"


def measure() -> None:
    """Print the table of docs/lists.md."""
    boundaries = boundary.read(DATA)
    names = lexicon.build(DATA, boundaries, gazetteer.load(DATA, boundaries))
    resolver = Resolver(names)
    print(f"\n{'set':38} {'cells':>7} " + " ".join(f"{v:>16}" for v in VERDICTS))
    for label, kind, cells in sets(names):
        known = list(cells)
        outcomes = geocoder_for(kind, resolver, DATA)([text for text, _ in known])
        counts = Counter(
            verdict(outcome, right) for outcome, (_, right) in zip(outcomes, known, strict=True)
        )
        figures = " ".join(f"{counts[v]:16,}" for v in VERDICTS)
        print(f"{label:38} {len(known):7,} {figures}", flush=True)
        for (text, right), outcome in zip(known, outcomes, strict=True):
            if verdict(outcome, right) == VERDICTS[-1]:
                print(f"  wrong in silence: {text} → {outcome.place.zh}")


def sets(names: lexicon.Lexicon) -> Iterator[tuple[str, Kind, Iterable[Cell]]]:
    """Yield label, kind of column and cells of each set."""
    yield "own names", Kind.PLACE, list_sets.own_names(names)
    yield "own names, misspelt", Kind.PLACE, list_sets.misspelt(names)
    yield "cases, column of places", Kind.PLACE, list_sets.cases(names, "place")
    yield "cases, running text", Kind.TEXT, list_sets.cases(names, "text")
    yield "townships by themselves", Kind.PLACE, list_sets.towns(DATA)
    for way, write in list_sets.WAYS.items():
        cells = list(list_sets.addresses(names, DATA, COUNT, write))
        yield f"addresses: {way}", Kind.PLACE, cells
    for kind in (Kind.PLACE, Kind.TEXT):
        yield f"elsewhere, as {kind.value}", kind, list_sets.elsewhere(names, COUNT)
    yield "elsewhere, in Latin letters", Kind.PLACE, list_sets.in_latin(names, COUNT)
    yield "companies and persons", Kind.PLACE, list_sets.strangers(names, COUNT)
