"""The work on a list: outcomes for inputs, the same wherever and in whatever pieces it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from geo.batch.columns import ColumnChoice
from geo.batch.geocoders import Geocoder
from geo.batch.table import Chunk, Table
from geo.geocoding.outcome import Outcome, Status

Engine = Callable[[Geocoder, Iterator[list[str]]], Iterator[list[Outcome]]]

_FREQUENT = 10_000  # unresolved names that are counted; the rarest are let go of


@dataclass(frozen=True)
class GeocodedChunk:
    """A chunk with what was geocoded of each row, and what came of it."""

    chunk: Chunk
    inputs: list[str]
    outcomes: list[Outcome]


def in_this_process(answer: Geocoder, pieces: Iterator[list[str]]) -> Iterator[list[Outcome]]:
    """The plain engine: one piece after the other."""
    return map(answer, pieces)


def work(
    table: Table, choice: ColumnChoice, answer: Geocoder, engine: Engine = in_this_process
) -> Iterator[GeocodedChunk]:
    """Yield every chunk of ``table`` in order, geocoded; only some are held at a time."""
    held: list[tuple[Chunk, list[str]]] = []

    def pieces() -> Iterator[list[str]]:
        for chunk in table.chunks:
            inputs = choice.inputs(chunk.rows)
            held.append((chunk, inputs))
            yield inputs

    for outcomes in engine(answer, pieces()):
        yield GeocodedChunk(*held.pop(0), outcomes)


@dataclass
class Summary:
    """Counts by status, and the most frequent names that were not resolved."""

    counts: Counter[Status] = field(default_factory=Counter)
    unresolved: Counter[str] = field(default_factory=Counter)

    def add(self, done: GeocodedChunk) -> None:
        self.counts.update(outcome.status for outcome in done.outcomes)
        self.unresolved.update(
            text.strip()
            for text, outcome in zip(done.inputs, done.outcomes, strict=True)
            if outcome.status is Status.UNRESOLVED
        )
        if len(self.unresolved) > 2 * _FREQUENT:
            self.unresolved = Counter(dict(self.unresolved.most_common(_FREQUENT)))

    @property
    def all_matched(self) -> bool:
        """Whether every row is matched."""
        return not {*self.counts} - {Status.MATCHED}
