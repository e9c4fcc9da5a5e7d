"""Several places in one cell: lists with any sign between their items, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from geo.geocoding import items
from geo.geocoding.address import Addresses
from geo.geocoding.names.exact import Exact, Reading
from geo.geocoding.names.lexicon import PROVINCE
from geo.geocoding.names.spelling import normalize
from geo.geocoding.outcome import READ, Outcome, Status
from geo.geocoding.tails import Tails
from geo.geocoding.union import union
from geo.vocabulary import Text


@dataclass(frozen=True)
class Several:
    """Reads lists; ``one`` reads an item by itself, ``names`` one that is names alone."""

    exact: Exact
    tails: Tails
    addresses: Addresses
    one: Callable[[str], Reading | None]
    names: Callable[[str], Reading | None]

    def either(self, text: str) -> Reading | None:
        """One place or another, which is asked: 双流区或温江区."""
        parts = [part.strip() for part in items.EITHER.split(text)]
        found = self._each(parts) if len(parts) > 1 and all(parts) else []
        outcomes = [reading.outcome for _, reading in found]
        if not found or any(outcome.status is not Status.MATCHED for outcome in outcomes):
            return None
        ids = tuple(dict.fromkeys(id_ for outcome in outcomes for id_ in outcome.ids))
        note = Text("没有说定是哪一处", "which of them is meant is not said")
        outcome = Outcome(Status.AMBIGUOUS, candidates=self.exact.candidates(ids), note=note)
        return Reading(outcome)

    def read(self, text: str) -> Reading | None:
        """A list of places: each by itself, or below what stands before the one before it."""
        parts = [*filter(None, map(items.tidy, items.counted(items.listed(text))))]
        if len(parts) > 1:
            found = self._each(parts)
            outcomes = [reading.outcome for _, reading in found]
            if inmost := _inmost([reading for _, reading in found]):
                return inmost
            if conflict := self._conflict(found):
                return conflict
            if found:
                return Reading(union(outcomes, [part for part, _ in found]))
        return self.loosely(text)

    def loosely(self, text: str) -> Reading | None:
        """Two places or more with 和, 与, 至 or a mere space, dash or slash between them."""
        for left, right, hard in items.loose(text):
            first = self.one(left) or self.addresses.read(left)
            if first is None or first.outcome.status not in READ:
                continue
            second = self.below(right, first, whole=True)
            if second is None or "former" in second.outcome.rule:
                second = self.one(right) or second
            if second and second.outcome.status is not Status.MATCHED:
                second = self.loosely(right) or second
            second = second or self.loosely(right) or self.below(right, first)
            second = second or self.addresses.read(right)
            if second is None or second.outcome.status not in READ:
                continue
            same = left[0].isdigit() == right[0].isdigit()
            if _is_inside(first, second):
                continue  # 宜宾市和高县: no list, and what it is cannot be told
            if hard or (same and self._alike(first, second)):
                outcomes = [first.outcome, second.outcome]
                return Reading(union(outcomes, [left, right]))
        return None

    def below(self, text: str, before: Reading, *, whole: bool = False) -> Reading | None:
        """``text`` read below one of the larger names of the item before: A市B区、C区.

        With ``whole`` it must be names alone.
        """
        for prefix in () if text[0].isdigit() else self._prefixes(before):
            found = self.exact.read(normalize(prefix + text))
            found = found or self.tails.read(prefix + text, self.names)
            if not whole:
                found = found or self.addresses.read(prefix + text, len(prefix))
            if found and found.outcome.status is Status.MATCHED and found.parts:
                return found
        return None

    def _conflict(self, found: list[tuple[str, Reading]]) -> Reading | None:
        """As many codes as names that say something else: 双流区,510115."""
        codes = [reading.outcome for part, reading in found if part.isdigit()]
        names = [reading.outcome for part, reading in found if not part.isdigit()]
        said = [{a for outcome in each for a in outcome.adcodes} for each in (codes, names)]
        if len(codes) != len(names) or not all(said) or said[0] == said[1]:
            return None
        note = Text("代码与地名不一致", "codes and names disagree")
        ids = tuple(dict.fromkeys(id_ for _, reading in found for id_ in reading.outcome.ids))
        candidates = self.exact.candidates(ids)
        return Reading(Outcome(Status.UNRESOLVED, rule="list", candidates=candidates, note=note))

    def _each(self, parts: list[str]) -> list[tuple[str, Reading]]:
        """Each item with its reading; none at all where one cannot be read."""
        found: list[tuple[str, Reading]] = []
        sort = parts[-1][-1] if parts[-1][-1] in "市州县区" else ""
        for part in parts:
            reading = self._named_area(part)
            if found and not reading:
                if both := self._both(part, found[-1][1]):
                    found += both
                    continue
                reading = self.below(part, found[-1][1])
            if reading and "former" in reading.outcome.rule:
                reading = self.one(part) or reading  # 宜宾、叙永: not what once was below it
            reading = reading or self.one(part) or self.loosely(part) or self.addresses.read(part)
            if sort and (reading is None or reading.outcome.status is Status.UNRESOLVED):
                reading = self.one(part + sort) or reading  # 攀枝花市东、西区
            if reading is None:
                return []
            found.append((part, reading))
        return found

    def _both(self, text: str, before: Reading) -> list[tuple[str, Reading]]:
        """Two places with a word between them, the last of a list: 德昌县和会理市; or none."""
        if self.below(text, before, whole=True):
            return []
        for left, right, is_word in items.loose(text):
            if not is_word:
                continue
            first = self.below(left, before, whole=True) or self.one(left)
            second = first and (self.below(right, first, whole=True) or self.one(right))
            if first and second and self._alike(first, second):
                both = [(left, first), (right, second)]
                if all(reading.outcome.status is Status.MATCHED for _, reading in both):
                    return both
        return []

    def _named_area(self, text: str) -> Reading | None:
        """What has a name of its own and is no division: 双流区、天府新区 is not its part there."""
        found = self.exact.read(normalize(text))
        is_sure = found and found.outcome.status is Status.MATCHED
        return found if found and is_sure and not found.outcome.ids[0].isdigit() else None

    def _prefixes(self, before: Reading) -> Iterator[str]:
        for length in range(len(before.parts), 0, -1):
            yield "".join(before.parts[:length])
        counties = self.exact.lexicon.boundaries.counties
        above = {counties[adcode].prefecture_zh for adcode in before.outcome.adcodes}
        if len(above) == 1:
            yield from above

    def _alike(self, first: Reading, second: Reading) -> bool:
        """Whether both are counties or both prefectures, and not the same."""
        one, other = first.outcome, second.outcome
        sizes = [{len(id_) for id_ in outcome.ids} for outcome in (one, other)]
        names = [outcome.place.zh for outcome in (one, other)]
        return sizes[0] == sizes[1] and names[0] != names[1] and bool(one.ids)


def _inmost(found: list[Reading]) -> Reading | None:
    """The narrowest of divisions that lie in one another: commas part an address, 四川，绵阳，…."""
    areas = [set(reading.outcome.adcodes) for reading in found]
    ids = [id_ for reading in found for id_ in reading.outcome.ids]
    if len(areas) < 2 or not all(id_.isdigit() or id_ == PROVINCE for id_ in ids):
        return None
    down = all(one >= other for one, other in pairwise(areas))
    up = all(one <= other for one, other in pairwise(areas))
    if down == up:  # neither, or all the same
        return None
    above, inmost = (found[:-1], found[-1]) if down else (found[1:], found[0])
    is_all_read = not any("address" in reading.outcome.rule for reading in above)
    return inmost if is_all_read else None


def _is_inside(first: Reading, second: Reading) -> bool:
    """Whether one of two names is that of a place inside the other's."""
    one, other = set(first.outcome.adcodes), set(second.outcome.adcodes)
    return bool(one and other) and (one < other or other < one)
