"""The one reader of cells: names first, addresses second, running text last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.geocoding.address import DIVISION, is_fragment
from geo.geocoding.exceptions import NOT_READ, without
from geo.geocoding.items import EXCEPT, LISTING
from geo.geocoding.names.characters import UNREADABLE, fold, simplified
from geo.geocoding.outcome import EMPTY, Outcome, Status, joined
from geo.geocoding.resolve import Resolver
from geo.geocoding.running_text import RunningText, Stretch
from geo.vocabulary import Text

_HAN = re.compile("[一-鿿]+")
_LEADS = (
    *("在", "于", "位于", "从", "由", "自", "赴", "驻", "原", "今", "距", "经"),
    *("地处", "前往", "来自", "包括"),
)
# 成都理工大学宜宾校区 is in the place named last.
_CAMPUS = re.compile("^[一-鿿]{0,2}(?:校区|院区|分校|分院)[)）]?$")
_COMPANIES = ("公司", "集团", "银行", "证券", "股份")
_JOINTS = ("和", "与", "及", "以及", "暨", "至", "到", "往")


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
        if EXCEPT.search(cell):
            return self._except(cell)
        if UNREADABLE not in fold(cell) and (found := self._in_text(cell)):
            return found
        return self.resolver.refused(cell)

    def _except(self, cell: str) -> Outcome:
        """What is left of a place; where that cannot be told, it is not read."""
        if left := without(simplified(fold(cell)).strip(), self.resolver):
            return left
        plain = self.text.plain(cell)
        found = [stretch.reading.outcome for stretch in self.text.stretches(plain)]
        candidates = tuple(c for o in found for c in self.resolver.exact.candidates(o.ids))
        return Outcome(Status.UNRESOLVED, candidates=candidates, note=NOT_READ)

    def _in_text(self, cell: str) -> Outcome | None:
        plain = self.text.plain(cell)
        stretches = [s for s in self.text.stretches(plain) if not _begins_a_name(plain, s)]
        if not stretches or _is_misspelt(plain, stretches):
            return None
        words = self.resolver.lexicon.words
        name, behind = plain[: stretches[0].end], plain[stretches[0].end :]
        if (
            name == stretches[0].names
            and behind.endswith(_COMPANIES)
            and words.company.fullmatch(behind)
        ):
            return self.resolver.addresses.company(stretches[0].reading.outcome, behind)
        if _CAMPUS.search(plain[stretches[-1].end :]):
            stretches = stretches[-1:]
        outcome = self.text.outcome(plain, list(self._narrowest(plain, stretches)))
        if outcome.status is Status.UNRESOLVED:
            return outcome
        note = Text("只读出其中的地名", "only the names in it were read")
        return replace(outcome, note=joined([outcome.note, note]))

    def _narrowest(self, plain: str, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
        """Leave out what a narrower place behind it lies in, unless signs of a list part them.

        The ends of a line are both meant: 绵阳—江油高速.
        """
        for number, stretch in enumerate(stretches):
            adcodes = set(stretch.reading.outcome.adcodes)
            if not any(
                other.reading.outcome.adcodes
                and set(other.reading.outcome.adcodes) < adcodes
                and not LISTING.search(plain, stretch.end, other.start)
                and not self.text.is_end(plain, other.start, other.end)
                for other in stretches[number + 1 :]
            ):
                yield stretch


def _begins_a_name(plain: str, stretch: Stretch) -> bool:
    """Whether the province's short name begins another name: 四川大学, 四川宜宾五粮液."""
    return stretch.names == "四川" and bool(_HAN.match(plain, stretch.end))


def _is_misspelt(plain: str, stretches: Sequence[Stretch]) -> bool:
    """Whether what stands beside the names shows that another name is meant: 成都皮都区, 蓬珙县."""
    first, last = stretches[0], stretches[-1]
    if any(DIVISION.match(plain, stretch.end) for stretch in stretches):
        return True
    if 0 < first.start <= 2 and plain[: first.start] not in _LEADS:
        return True
    for one, other in pairwise(stretches):
        gap = plain[one.end : other.start]
        inside = set(other.reading.outcome.adcodes) < set(one.reading.outcome.adcodes)
        if gap not in _JOINTS and _HAN.fullmatch(gap) and len(gap) <= (4 if inside else 2):
            return True
    longest = 2 if len(last.reading.outcome.adcodes) == 1 else 4
    return bool(plain[last.end :]) and is_fragment(plain[last.end :], longest)
