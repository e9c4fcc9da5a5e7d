"""A wider place that a list names once for a group of rows, carried down to those below it.

市州 above a group of counties, blank in the rows below the first: 市中区 there is that of the
prefecture named last. A county that is plain by itself is left as it is, and one outside what
would be carried ends the group. A list in which plain counties do not show that it is made so,
or show the contrary, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from geo.batch.column_names import name_of
from geo.batch.reading.sheet import Mark, Remarks, joined
from geo.batch.table import Chunk, Row
from geo.geocoding.outcome import Outcome, Status
from geo.geocoding.resolve import Resolver
from geo.vocabulary import Text

_DONE = Text("只在首行写出的上级地名，承至下行", "a wider place named once, carried down")
_LONGEST = 60  # characters of one place; a list of places, or a text, belongs to no group
_ENOUGH = 0.8  # of the plain counties are in what stands above them


def is_grouped(rows: Sequence[Row], columns: Sequence[int], resolver: Resolver) -> bool:
    """Whether below a wider place named once stand counties of it, and hardly others.

    ``columns`` are those of one name, the widest first; in one alone prefectures stand above
    their counties.
    """
    shown = list(carried(columns, resolver).agreements(rows))
    return bool(shown) and sum(shown) >= len(shown) * _ENOUGH


def carried(columns: Sequence[int], resolver: Resolver) -> CarriedDown | CarriedInColumn:
    """Return what goes through a list that is grouped."""
    return (CarriedDown if len(columns) > 1 else CarriedInColumn)(columns, resolver)


@dataclass
class _Carried:
    columns: Sequence[int]
    resolver: Resolver
    _known: dict[str, Outcome | None] = field(default_factory=dict)

    def _read(self, text: str) -> Outcome | None:
        if text not in self._known:
            is_name = 0 < len(text) <= _LONGEST
            self._known[text] = self.resolver.known(text) if is_name else None
        return self._known[text]


@dataclass
class CarriedDown(_Carried):
    """Goes through the chunks of a list in order.

    ``columns`` are those of one name, the widest first; what stands in the finest is never
    carried.
    """

    _above: list[str] = field(default_factory=list)

    def agreements(self, rows: Sequence[Row]) -> Iterator[bool]:
        """Yield whether what is above each plain place contains it, where its row does not say."""
        for row in rows:
            first = self._named(row)
            own = name_of([row[column] for column in self.columns])
            if not own or not any(self._above[:first]):
                continue
            found, above = self._read(own), self._read(name_of(self._above[:first]))
            is_plain = found and found.status is Status.MATCHED
            if found and above and is_plain and self._whole(row) != own:
                yield _is_inside(found, above)

    def fill(self, chunk: Chunk, inputs: list[str], remarks: Remarks) -> tuple[Chunk, list[str]]:
        """Return ``chunk`` with a mark on each row that something is carried to, and its inputs."""
        filled, marks = list(inputs), dict(chunk.marks)
        for at, row in enumerate(chunk.rows):
            if at in chunk.marks and chunk.marks[at].status is not None:
                continue  # 小计: no row of the list
            first = self._named(row)
            if not inputs[at].strip() or not any(self._above[:first]):
                continue
            whole = self._whole(row)
            if self._carries(inputs[at], whole, first):
                name = "".join(self._above[:first])
                filled[at], marks[at] = whole, _carried_from(name, marks.get(at))
                remarks.add(_DONE, chunk.numbers[at])
        return replace(chunk, marks=marks), filled

    def _named(self, row: Row) -> int:
        """Take up what ``row`` names; return how many of the widest columns it leaves blank."""
        wider = [row[column].strip() for column in self.columns[:-1]]
        first = next((i for i, text in enumerate(wider) if text), len(wider))
        if first < len(wider):
            self._above = [*self._above[:first], *wider[first:]]
        return first

    def _whole(self, row: Row) -> str:
        return name_of([*self._above, row[self.columns[-1]]])

    def _carries(self, alone: str, whole: str, first: int) -> bool:
        """Whether ``alone`` means one thing only as ``whole``; what is outside ends the group."""
        own, above = self._read(alone), self._read(name_of(self._above[:first]))
        if own and own.status is Status.MATCHED:
            if above and above.status is Status.MATCHED and not _is_inside(own, above):
                self._above = []
            return False
        if above and above.status is Status.UNRESOLVED:  # a place outside Sichuan
            return own is not None
        found = self._read(whole)
        if found is None or found.status is not Status.MATCHED:
            return False
        return len(found.adcodes) == 1 or "address" not in found.rule


@dataclass
class CarriedInColumn(_Carried):
    """The same for one column, in which a prefecture has a row above those of its counties.

    Only what may mean several places (市中区) is read below it.
    """

    _above: tuple[str, Outcome] | None = None

    def agreements(self, rows: Sequence[Row]) -> Iterator[bool]:
        """Yield whether each plain county lies in the prefecture above it."""
        for row in rows:
            found, above = self._read(row[self.columns[0]].strip()), self._above
            if found and found.status is Status.MATCHED and not self._begins(found) and above:
                yield _is_inside(found, above[1])
            self._take(row[self.columns[0]].strip(), found)

    def fill(self, chunk: Chunk, inputs: list[str], remarks: Remarks) -> tuple[Chunk, list[str]]:
        """Return ``chunk`` with a mark on each row that something is carried to, and its inputs."""
        filled, marks = list(inputs), dict(chunk.marks)
        for at, text in enumerate(map(str.strip, inputs)):
            found, above = self._read(text), self._above
            self._take(text, found)
            if not found or not above or found.status is not Status.AMBIGUOUS:
                continue
            whole = self._read(above[0] + text)
            if whole and whole.status is Status.MATCHED and _is_inside(whole, above[1]):
                filled[at], marks[at] = above[0] + text, _carried_from(above[0], marks.get(at))
                remarks.add(_DONE, chunk.numbers[at])
        return replace(chunk, marks=marks), filled

    def _take(self, text: str, found: Outcome | None) -> None:
        """Begin a group, or end it with what lies elsewhere."""
        if found and found.status is Status.MATCHED:
            if self._begins(found):
                self._above = text, found
            elif self._above and not _is_inside(found, self._above[1]):
                self._above = None

    def _begins(self, found: Outcome) -> bool:
        return len(found.ids) == 1 and len(found.ids[0]) == 4


def _is_inside(own: Outcome, above: Outcome) -> bool:
    return set(own.adcodes) <= set(above.adcodes)


def _carried_from(name: str, mark: Mark | None) -> Mark:
    """What a row is told that has ``name`` from above, besides ``mark``."""
    said = Text(f"“{name}”承上行", f"“{name}” is carried down from above")
    return joined(Mark(said), mark)
