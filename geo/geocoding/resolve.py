"""One cell of a list in, one Outcome out: nothing is lost, and nothing is guessed in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from geo.geocoding import items
from geo.geocoding.address import Addresses
from geo.geocoding.names import latin
from geo.geocoding.names.characters import UNREADABLE, fold, simplified
from geo.geocoding.names.codes import Codes
from geo.geocoding.names.exact import Exact, Reading
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.names.spelling import Spelling, normalize
from geo.geocoding.outcome import EMPTY, Outcome, Status, joined
from geo.geocoding.routes import Routes
from geo.geocoding.tails import Tails
from geo.geocoding.union import union
from geo.geocoding.zones import Zones
from geo.vocabulary import Text

_DIGITS = re.compile(r"\d{2,}")
_SHOWN = 40  # characters of an input that a note repeats
_READ = (Status.MATCHED, Status.AMBIGUOUS)


@dataclass(frozen=True)
class Resolver:
    """Reads cells by ``lexicon``: names first, then addresses, one place or several.

    ``accept_fuzzy`` is the similarity (0–100) from which a misspelt name is taken for the
    one best candidate, marked ``fuzzy``; without it a misspelt name stays unresolved.
    """

    lexicon: Lexicon
    accept_fuzzy: int | None = None

    def resolve(self, text: str) -> Outcome:
        """Return what ``text`` means: a name, a chain, an address, a code, or several of them."""
        if not text.strip():
            return EMPTY
        return self.known(text) or self.refused(text)

    def known(self, text: str) -> Outcome | None:
        """Return what ``text`` means, or None where it begins with nothing known."""
        spelling = normalize(text)
        if UNREADABLE in spelling.key:
            return None
        found = None if self.tails.is_alone(spelling.key) else self._names_alone(text, spelling)
        if found and not (found.outcome.status is Status.AMBIGUOUS and items.LOOSE.search(text)):
            return found.outcome
        if items.EXCEPT.search(text):
            return None
        folded = simplified(fold(items.CIRCLED.sub("\n", text))).casefold()
        plain = items.tidy(folded)
        read = self._read(plain) if plain else None
        if read and read.outcome.status in _READ:
            more = items.unnamed(folded, len(read.outcome.ids))
            return replace(read.outcome, note=joined([read.outcome.note, more]))
        if read and read.outcome.rule == "list":
            return read.outcome  # each item speaks for itself: 成都、重庆
        contradiction = self.exact.contradiction(spelling)
        return contradiction or (self._accepted(read.outcome) if read else None)

    def refused(self, text: str) -> Outcome:
        """Return why ``text`` means no place, with what is alike."""
        spelling, shown = normalize(text), text.strip()
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        if _DIGITS.fullmatch(spelling.key):
            return self.codes.refused(spelling.key)
        note = Text(f"没有地名“{shown}”", f"no place is named “{shown}”")
        if UNREADABLE in spelling.key:
            lost = Text("有读不出的字符", "a character could not be read")
            note = joined([lost, note])
        candidates = self.exact.fuzzy.candidates(spelling)
        return self._accepted(Outcome(Status.UNRESOLVED, candidates=candidates, note=note))

    def _read(self, text: str) -> Reading | None:
        """One place or several."""
        found = self._either(text) or self._one(text)
        if found and found.outcome.status is Status.AMBIGUOUS:
            # 德阳-绵阳: two, rather than the county that once lay in the other.
            loose = self._loosely(text)
            found = loose if loose and loose.outcome.status is Status.MATCHED else found
        return found or self._several(text) or self.addresses.read(text)

    def _either(self, text: str) -> Reading | None:
        """One place or another, which is asked: 双流区或温江区."""
        parts = [part.strip() for part in items.EITHER.split(text)]
        found = self._each(parts) if len(parts) > 1 and all(parts) else []
        if not found or any(reading.outcome.status is not Status.MATCHED for reading in found):
            return None
        ids = tuple(dict.fromkeys(id_ for reading in found for id_ in reading.outcome.ids))
        note = Text("没有说定是哪一处", "which of them is meant is not said")
        outcome = Outcome(Status.AMBIGUOUS, candidates=self.exact.candidates(ids), note=note)
        return Reading(outcome)

    def _one(self, text: str) -> Reading | None:
        """One name, code, route, or a name and what says how much of it is meant."""
        spelling = normalize(text)
        if self.tails.is_alone(spelling.key):
            return self.tails.read(spelling.key, self._names)
        if _DIGITS.fullmatch(text.removesuffix(".0")):
            return self.exact.read(spelling) or self.codes.read(spelling.key)
        if found := self._names_alone(text, spelling):
            return found
        if group := self.lexicon.groups.get(spelling.key):
            outcomes = [self.exact.place(id_) for id_ in group]
            return Reading(replace(union(outcomes, group), rule="group"))
        if text.isascii():
            return (
                latin.read(spelling, text, self.exact)
                if any(run.latin for run in spelling.runs)
                else None
            )
        return self.tails.read(text, self._names) or self.routes.read(text, self._names)

    def _names_alone(self, text: str, spelling: Spelling) -> Reading | None:
        """A chain of names; none where signs of a list part an area from what it lies in."""
        found = self.exact.read(spelling)
        if found and len(found.parts) > 1 and items.LISTING.search(text):
            ids = found.outcome.ids
            return found if not ids or ids[0].isdigit() else None
        return found

    def _names(self, text: str) -> Reading | None:
        """Names alone, one place or a list of them."""
        if found := self.exact.read(normalize(text)):
            return found
        parts = items.counted(items.listed(text))
        found_all = [self.exact.read(normalize(part)) for part in parts]
        readings = [reading for reading in found_all if reading]
        if len(parts) < 2 or len(readings) < len(parts):
            return None
        return Reading(union([reading.outcome for reading in readings], parts))

    def _several(self, text: str) -> Reading | None:
        """A list of places: each by itself, or below what stands before the one before it."""
        parts = [*filter(None, map(items.tidy, items.counted(items.listed(text))))]
        if len(parts) > 1:
            found = self._each(parts)
            if found:
                return Reading(union([reading.outcome for reading in found], parts))
        return self._loosely(text)

    def _each(self, parts: list[str]) -> list[Reading]:
        """The reading of each item; none at all where one cannot be read."""
        found: list[Reading] = []
        sort = parts[-1][-1] if parts[-1][-1] in "市州县区" else ""
        for part in parts:
            reading = self._named_area(part) or (self.below(part, found[-1]) if found else None)
            if reading and "former" in reading.outcome.rule:
                reading = self._one(part) or reading  # 宜宾、叙永: not what once was below it
            reading = reading or self._one(part) or self._loosely(part) or self.addresses.read(part)
            if sort and (reading is None or reading.outcome.status is Status.UNRESOLVED):
                reading = self._one(part + sort) or reading  # 攀枝花市东、西区
            if reading is None:
                return []
            found.append(reading)
        return found

    def _named_area(self, text: str) -> Reading | None:
        """What has a name of its own and is no division: 双流区、天府新区 is not its part there."""
        found = self.exact.read(normalize(text))
        is_sure = found and found.outcome.status is Status.MATCHED
        return found if found and is_sure and not found.outcome.ids[0].isdigit() else None

    def below(self, text: str, before: Reading, *, whole: bool = False) -> Reading | None:
        """``text`` read below one of the larger names of the item before: A市B区、C区.

        With ``whole`` it must be names alone.
        """
        for prefix in () if text[0].isdigit() else self._prefixes(before):
            found = self.exact.read(normalize(prefix + text))
            found = found or self.tails.read(prefix + text, self._names)
            if not whole:
                found = found or self.addresses.read(prefix + text, len(prefix))
            if found and found.outcome.status is Status.MATCHED and found.parts:
                return found
        return None

    def _prefixes(self, before: Reading) -> Iterator[str]:
        for length in range(len(before.parts), 0, -1):
            yield "".join(before.parts[:length])
        counties = self.lexicon.boundaries.counties
        above = {counties[adcode].prefecture_zh for adcode in before.outcome.adcodes}
        if len(above) == 1:
            yield from above

    def _loosely(self, text: str) -> Reading | None:
        """Two places or more with 和, 与, 至 or a mere space, dash or slash between them."""
        for left, right, hard in items.loose(text):
            first = self._one(left) or self.addresses.read(left)
            if first is None or first.outcome.status not in _READ:
                continue
            second = self.below(right, first, whole=True)
            if second is None or "former" in second.outcome.rule:
                second = self._one(right) or second
            if second and second.outcome.status is not Status.MATCHED:
                second = self._loosely(right) or second
            second = second or self._loosely(right) or self.below(right, first)
            second = second or self.addresses.read(right)
            if second is None or second.outcome.status not in _READ:
                continue
            same = left[0].isdigit() == right[0].isdigit()
            if _is_inside(first, second):
                continue  # 宜宾市和高县: no list, and what it is cannot be told
            if hard or (same and self._alike(first, second)):
                outcomes = [first.outcome, second.outcome]
                return Reading(union(outcomes, [left, right]))
        return None

    def _alike(self, first: Reading, second: Reading) -> bool:
        """Whether both are counties or both prefectures, and not the same."""
        one, other = first.outcome, second.outcome
        sizes = [{len(id_) for id_ in outcome.ids} for outcome in (one, other)]
        names = [outcome.place.zh for outcome in (one, other)]
        return sizes[0] == sizes[1] and names[0] != names[1] and bool(one.ids)

    def _accepted(self, outcome: Outcome) -> Outcome:
        """``outcome``, or its one best candidate where that is similar enough."""
        if not outcome.candidates or self.accept_fuzzy is None:
            return outcome
        best, *others = outcome.candidates
        only = not others or others[0].similarity != best.similarity
        if not only or (best.similarity or 0) < self.accept_fuzzy:
            return outcome
        place = self.lexicon.gazetteer[best.id]
        note = Text(f"近似 {best.similarity}", f"similarity {best.similarity}")
        if place.unplaced:
            return replace(outcome, note=joined([note, place.unplaced]))
        return replace(
            self.exact.place(best.id),
            status=Status.FUZZY,
            rule="fuzzy",
            candidates=outcome.candidates,
            note=note,
        )

    @cached_property
    def exact(self) -> Exact:
        return Exact(self.lexicon)

    @cached_property
    def codes(self) -> Codes:
        return Codes(self.exact)

    @cached_property
    def tails(self) -> Tails:
        return Tails(self.exact, self.lexicon.words)

    @cached_property
    def routes(self) -> Routes:
        return Routes(self.exact)

    @cached_property
    def addresses(self) -> Addresses:
        words = self.lexicon.words
        return Addresses(self.exact, words, Zones(self.exact, words))


def _is_inside(first: Reading, second: Reading) -> bool:
    """Whether one of two names is that of a place inside the other's."""
    one, other = set(first.outcome.adcodes), set(second.outcome.adcodes)
    return bool(one and other) and (one < other or other < one)
