"""What the words around a name make of it: a road, a brand, a place elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from geo.geocoding.names.words import Words

_SUFFIXES = "县区市州"
# What ends as a part of an address does, and belongs to the name outside before it.
_ADDRESS = re.compile(
    r"[^，。；;！？!?、\n]{0,24}?(?:省|市|区|县|州|旗|盟|镇|乡|村|街道|街|路|大道|道|巷|弄|号|组|社区|"
    r"楼|栋|幢|座|园|苑|厦|城|庄|屯|里|坊|院|店)?[\s,，]?"
)
_ENDS = tuple("省市区县州旗盟镇乡村街路道巷弄号组楼栋幢座园苑厦城庄屯里坊院店")
_ROUTE = re.compile("[至到—–~-]+")
_LINE = re.compile("(?:高速|快速|城际|公|铁)[公铁]?路|高速|高铁")  # what two places are the ends of
_HOUSES = tuple("号室栋幢座")  # 89号成都大厦: a house elsewhere that bears the name
# 市场 and 县域 are words: what ends before 场 or 域 is no name of a city or county.
_IN_WORD = re.compile("市[场值容价民]|区[域块间]|县[域]")


@dataclass(frozen=True)
class Surroundings:
    """``outside`` are full names outside Sichuan, by their first two characters."""

    words: Words
    outside: Mapping[str, tuple[str, ...]] = field(repr=False)

    def elsewhere(self, text: str) -> list[tuple[int, int]]:
        """Return where names outside Sichuan stand in ``text``."""
        return list(self._elsewhere(text))

    def _elsewhere(self, text: str) -> Iterator[tuple[int, int]]:
        start = 0
        while start < len(text) - 2:
            for name in self.outside.get(text[start : start + 2], ()):
                end = start + len(name)
                if text.startswith(name, start) and not _IN_WORD.match(text, end - 1):
                    yield start, end
                    start = end - 1
                    break
            start += 1

    def change(self, text: str, start: int, end: int, elsewhere: list[tuple[int, int]]) -> bool:
        """Whether ``text[start:end]``, a name of ours, means something else where it stands."""
        if self.words.road.match(text, end) and not self.is_end(text, start, end):
            return True
        name = text[start:end]
        is_short = name[-1] not in _SUFFIXES or len(name) < 3
        if is_short and (
            text[start - 1 : start] in _HOUSES
            or self.words.brand.match(text, end)
            or self.words.settlement.match(text, end)
        ):
            return True
        for first, last in elsewhere:
            if first <= start < last or first < end <= last:
                return last - first > end - start
            if last <= start and self._belongs(text[last:start]):
                return True
        return False

    def is_end(self, text: str, start: int, end: int) -> bool:
        """Whether a road leads there from the place before it: 乡城至|稻城|公路."""
        return bool(start and _ROUTE.fullmatch(text, start - 1, start) and _LINE.match(text, end))

    def _belongs(self, gap: str) -> bool:
        """Whether what follows ``gap`` is a part of the address outside that stands before it."""
        gap = gap.rstrip(" ,，")
        return not gap or (gap.endswith(_ENDS) and bool(_ADDRESS.fullmatch(gap)))


def surroundings(words: Words, outside: Iterable[str]) -> Surroundings:
    """Return the Surroundings for these full names outside Sichuan."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(outside, key=len, reverse=True):
        found[name[:2]].append(name)
    return Surroundings(words, {start: tuple(names) for start, names in found.items()})
