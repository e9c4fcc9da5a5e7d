"""A sheet as it comes in: lines of cells with their numbers, before anything is made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.geocoding.outcome import Status
from geo.vocabulary import Text


@dataclass(frozen=True)
class Mark:
    """What is odd with a row; with ``status`` it is not geocoded but ends with this."""

    note: Text
    status: Status | None = None


def joined(mark: Mark, other: Mark | None) -> Mark:
    """Return one mark for both; the status of the first goes before."""
    if other is None:
        return mark
    note = Text(f"{mark.note.zh}；{other.note.zh}", f"{mark.note.en}; {other.note.en}")
    return Mark(note, mark.status or other.status)


class Line(NamedTuple):
    """A row with the number that a spreadsheet shows for it, from 1."""

    number: int
    cells: Sequence[str]
    mark: Mark | None = None

    @property
    def filled(self) -> int:
        return sum(1 for cell in self.cells if cell.strip())


@dataclass(frozen=True)
class Merged:
    """A range of merged cells, numbers from 1, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """``lines`` begins to read anew each time; ``most`` is how many lines are wanted.

    Blank rows need not be among the lines: their numbers are missing then.
    """

    name: str
    lines: Callable[[int | None], Iterator[Line]]
    is_hidden: bool = False
    merged: Sequence[Merged] = ()
    progress: Callable[[], float] = lambda: 1.0


@dataclass
class Remarks:
    """What was done to rows while they were read: counted, with the first of each."""

    counts: Counter[Text] = field(default_factory=Counter)
    first: dict[Text, int] = field(default_factory=dict)

    def add(self, what: Text, number: int) -> None:
        self.counts[what] += 1
        self.first.setdefault(what, number)

    def texts(self) -> list[Text]:
        """A sentence for each kind, in the order in which they were met."""
        return [
            Text(
                f"{what.zh}：{self.counts[what]:,}行（先是第{number}行）",
                f"{what.en}: {self.counts[what]:,} {'row' if self.counts[what] == 1 else 'rows'}"
                f" (first row {number})",
            )
            for what, number in self.first.items()
        ]
