"""The work on a list: outcomes for inputs, the same wherever and in whatever pieces it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from geo.batch.column_guess import Kind
from geo.batch.columns import ColumnChoice
from geo.batch.geocoders import Geocoder
from geo.batch.reading.sheet import Mark
from geo.batch.table import IS_TOTAL, TOTAL, Chunk, Table
from geo.geocoding.outcome import Outcome, Status, joined
from geo.vocabulary import Text

Engine = Callable[[Geocoder, Iterator[list[str]]], Iterator[list[Outcome]]]

LONGEST = 131_072  # characters of a cell that is read for places
_TOTAL_ENDS = tuple("计lLmM:：")  # what totals end with, told before all else of it is
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
        carried = choice.carried()
        for chunk in table.chunks:
            if totals := _totals(choice, chunk):
                chunk = replace(chunk, marks={**totals, **chunk.marks})
                for at in totals:
                    table.remarks.add(IS_TOTAL.note, chunk.numbers[at])
            inputs = choice.inputs(chunk.rows)
            if carried:
                chunk, inputs = carried.fill(chunk, inputs, table.remarks)
            if max(map(len, inputs), default=0) > LONGEST:
                chunk = replace(chunk, marks={**chunk.marks, **_too_long(inputs)})
            held.append((chunk, inputs))
            asides = [at for at, mark in chunk.marks.items() if mark.status]
            yield _without(inputs, asides) if asides else inputs

    for outcomes in engine(answer, pieces()):
        chunk, inputs = held.pop(0)
        yield GeocodedChunk(chunk, inputs, _marked(outcomes, chunk.marks))


def _totals(choice: ColumnChoice, chunk: Chunk) -> dict[int, Mark]:
    """Totals of a group whose name stands before them: 成都市 | 小计, where cells were merged."""
    if choice.kind is not Kind.PLACE:
        return {}
    cells = [row[choice.columns[-1]].strip() for row in chunk.rows]
    return {
        at: IS_TOTAL
        for at, cell in enumerate(cells)
        if cell.endswith(_TOTAL_ENDS) and at not in chunk.marks and TOTAL.fullmatch(cell)
    }


def _too_long(inputs: list[str]) -> dict[int, Mark]:
    said = Text(f"单元格超过{LONGEST:,}字", f"a cell of more than {LONGEST:,} characters")
    mark = Mark(said, Status.UNRESOLVED)
    return {at: mark for at, text in enumerate(inputs) if len(text) > LONGEST}


def _without(inputs: list[str], asides: Sequence[int]) -> list[str]:
    left = list(inputs)
    for at in asides:
        left[at] = ""
    return left


def _marked(outcomes: list[Outcome], marks: Mapping[int, Mark]) -> list[Outcome]:
    """``outcomes`` with what is odd with their rows in their notes."""
    for at, mark in marks.items():
        note = joined([outcomes[at].note, mark.note])
        outcomes[at] = replace(outcomes[at], status=mark.status or outcomes[at].status, note=note)
    return outcomes


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
