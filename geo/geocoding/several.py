"""Several places in one cell: lists with any sign between their items, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from geo.geocoding import items
from geo.geocoding.address import Addresses
from geo.geocoding.names.exact import Exact, Reading
from geo.geocoding.names.hierarchy import cuts
from geo.geocoding.names.lexicon import PROVINCE
from geo.geocoding.names.spelling import normalize
from geo.geocoding.outcome import READ, Outcome, Status, joined
from geo.geocoding.tails import Tails
from geo.geocoding.union import union
from geo.vocabulary import Text

_MOST_SIGNS = 12  # spaces, dashes and the like in the name of one place
_MOST_LOOSE = 200  # between the places of a cell: all counties are 183


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
        listed = self._parted(items.listed(text))
        parts = [*filter(None, map(items.tidy, items.counted(listed)))]
        if len(parts) > 1:
            found = self.settled(self._each(parts))
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
        return None if len(items.LOOSE.findall(text)) > _MOST_LOOSE else self._loosely(text, {})

    def _loosely(self, text: str, known: dict[str, Reading | None]) -> Reading | None:
        """``known`` are the ends of the text that were read: each would be read anew each time."""
        if text not in known:
            known[text] = self._cut(text, known)
        return known[text]

    def _cut(self, text: str, known: dict[str, Reading | None]) -> Reading | None:
        for left, right, hard in islice(items.loose(text), _MOST_SIGNS):
            first = self.one(left) or self.addresses.read(left)
            if first is None or first.outcome.status not in READ:
                continue
            second = self.below(right, first, whole=True)
            if second is None or "former" in second.outcome.rule:
                second = self.one(right) or second
            if second and second.outcome.status is not Status.MATCHED:
                second = self._loosely(right, known) or second
            second = second or self._loosely(right, known) or self.below(right, first)
            second = second or self.addresses.read(right)
            if second is None or second.outcome.status not in READ:
                continue
            same = left[0].isdigit() == right[0].isdigit()
            if _is_inside(first, second):
                continue  # 宜宾市和高县: no list, and what it is cannot be told
            found = self._with_ending([(left, first), (right, second)])
            if hard or (same and self._alike(found[0][1], second)):
                outcomes = [reading.outcome for _, reading in found]
                return Reading(union(outcomes, [left, right]))
        return None

    def _parted(self, listed: list[str]) -> list[str]:
        """甘孜阿坝凉山三州 as three items; any other list as it is."""
        counted = items.stem_of_count(listed[0]) if len(listed) == 1 else None
        if not counted:
            return listed
        stem, count, behind = counted
        for names in cuts(normalize(stem), self.exact.lexicon):
            if len(names) == count > 1:
                return [*names[:-1], names[-1] + behind]
        return listed

    def settled(self, found: list[tuple[str, Reading]]) -> list[tuple[str, Reading]]:
        """Items of a list in the light of one another."""
        return self._of_one_sort(self._with_ending(found))

    def _with_ending(self, found: list[tuple[str, Reading]]) -> list[tuple[str, Reading]]:
        """Prefectures have the name that the item behind them ends with: 内江、乐山市中区.

        Where another stands between, they are whole, and what they may be is said.
        """
        changed = list(found)
        for at in range(len(found) - 2, -1, -1):
            part, reading = found[at]
            behind = [] if "市" in part else [other.outcome for _, other in changed[at + 1 :]]
            ends = [self._ending(reading.outcome, outcome) for outcome in behind]
            if ends and ends[0]:
                changed[at] = part, Reading(ends[0])
            elif end := next(filter(None, ends), None):
                changed[at] = part, _maybe(reading, end.place)
        return changed

    def _ending(self, first: Outcome, second: Outcome) -> Outcome | None:
        """The county of the prefecture ``first`` that has the name of another, ``second``."""
        counties = self.exact.lexicon.boundaries.counties
        if len(second.adcodes) != 1 or len(first.ids) != 1 or len(first.ids[0]) != 4:
            return None
        name = counties[second.adcodes[0]].name_zh
        named = [adcode for adcode in first.adcodes if counties[adcode].name_zh == name]
        if not named or named == [*second.adcodes]:
            return None
        place = self.exact.place(named[0])
        note = Text(f"按“{place.place.zh}”读", f"read as “{place.place.en}”")
        return replace(place, note=note)

    def _of_one_sort(self, found: list[tuple[str, Reading]]) -> list[tuple[str, Reading]]:
        """What may be a county or a prefecture is what the others are: 甘孜、阿坝、凉山."""
        sure = [r.outcome for _, r in found if r.outcome.status is Status.MATCHED]
        sorts = {len(id_) if id_.isdigit() else 0 for outcome in sure for id_ in outcome.ids}
        inside = {adcode for outcome in sure for adcode in outcome.adcodes}
        if len(sorts) != 1 or not sorts <= {4, 6}:
            return found
        return [(part, self._of_sort(reading, min(sorts), inside)) for part, reading in found]

    def _of_sort(self, reading: Reading, sort: int, inside: set[str]) -> Reading:
        outcome = reading.outcome
        ids = [candidate.id for candidate in outcome.candidates]
        meant = [id_ for id_ in ids if len(id_) == sort and id_.isdigit()]
        members = self.exact.lexicon.members
        if outcome.status is not Status.AMBIGUOUS or len(meant) != 1 or len(ids) < 2:
            return reading
        if any(inside <= set(members[id_]) for id_ in ids):  # 广安、武胜、岳池
            return reading
        place = self.exact.place(meant[0])
        zh, en = f"与同列的一样，按{place.place.zh}读", f"read as {place.place.en}, like the others"
        return Reading(replace(place, note=Text(zh, en)))

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
            if reading and any(rule in reading.outcome.rule for rule in ("former", "address")):
                # 宜宾、叙永: not what once was below it; 五通桥、乐山市中区: no 中区 in 五通桥
                reading = self.one(part) or reading
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


def _maybe(reading: Reading, place: Text) -> Reading:
    """``reading`` with the note that ``place`` may be meant."""
    note = Text(f"也可能指{place.zh}", f"may also mean {place.en}")
    outcome = reading.outcome
    return replace(reading, outcome=replace(outcome, note=joined([outcome.note, note])))


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
