"""The one reader of cells: names first, addresses second, running text last."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.geocoding.address import DIVISION
from geo.geocoding.characters import UNREADABLE, fold
from geo.geocoding.outcome import EMPTY, Outcome, Status, joined
from geo.geocoding.resolve import Resolver
from geo.geocoding.running_text import RunningText
from geo.vocabulary import Text

_READ = (Status.MATCHED, Status.AMBIGUOUS)


@dataclass(frozen=True)
class Cells:
    """Reads cells of a column of places; none gets less than its text would give."""

    resolver: Resolver
    text: RunningText

    def resolve(self, cell: str) -> Outcome:
        """Return what ``cell`` means; where nothing is known in it, why, with what is alike."""
        if not cell.strip():
            return EMPTY
        known = self.resolver.known(cell)
        if known:
            return known
        if UNREADABLE not in fold(cell) and (found := self._in_text(cell)):
            return found
        return self.resolver.refused(cell)

    def _in_text(self, cell: str) -> Outcome | None:
        plain = self.text.plain(cell)
        stretches = list(self.text.stretches(plain))
        if any(DIVISION.match(plain, stretch.end) for stretch in stretches):
            return None  # 成都皮都区: the name behind is misspelt
        outcome = self.text.read(cell)
        if outcome.status is Status.UNRESOLVED:
            return outcome if stretches else None
        note = Text("只读出其中的地名", "only the names in it were read")
        return replace(outcome, note=joined([outcome.note, note]))
