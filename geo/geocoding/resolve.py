"""One cell of a list in, one Outcome out: nothing is lost, and nothing is guessed in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from geo.geocoding import items
from geo.geocoding.address import Addresses
from geo.geocoding.names import latin
from geo.geocoding.names.characters import UNREADABLE, fold, simplified
from geo.geocoding.names.codes import Codes
from geo.geocoding.names.exact import Exact, Reading
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.names.spelling import Spelling, normalize
from geo.geocoding.notation import pair
from geo.geocoding.outcome import EMPTY, READ, Candidate, Outcome, Status, joined
from geo.geocoding.routes import Routes
from geo.geocoding.several import Several
from geo.geocoding.tails import Tails
from geo.geocoding.union import union
from geo.geocoding.zones import Zones
from geo.vocabulary import Text

_DIGITS = re.compile(r"\d{2,}")
_CODE = re.compile(r"(?:cn|ad|adcode|code|(?:行政)?(?:区划)?代码)[-_:：\s]*(?=\d{2,}$)")
_TOWNS = ("镇", "乡", "街道")
_BLANK = re.compile(r"\s{3,}")
_LONGEST = 3000  # characters of a list of places: all 183 with what they lie in are 1,800
_SHOWN = 40  # characters of an input that a note repeats
_MOST = 5  # candidates by their town


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
        if len(text := _BLANK.sub(_short, text)) > _LONGEST:
            return None
        spelling = normalize(text)
        if UNREADABLE in spelling.key:
            return None
        found = None if self.tails.is_alone(spelling.key) else self._names_alone(text, spelling)
        if found and not (found.outcome.status is Status.AMBIGUOUS and items.LOOSE.search(text)):
            return _as_one(found, text)
        if items.EXCEPT.search(text):
            return None
        folded = simplified(fold(items.CIRCLED.sub("\n", text))).casefold()
        plain = items.tidy(folded)
        read = self._read(plain) if plain else None
        if read and read.outcome.status in READ:
            more = items.unnamed(folded, len(read.outcome.ids))
            return replace(read.outcome, note=joined([read.outcome.note, more]))
        if read and read.outcome.rule == "list":
            return read.outcome  # each item speaks for itself: 成都、重庆
        contradiction = self.exact.beside(spelling) or self.exact.contradiction(spelling)
        return contradiction or (self._accepted(read.outcome) if read else None)

    def refused(self, text: str) -> Outcome:
        """Return why ``text`` means no place, with what is alike."""
        spelling, shown = normalize(text), text.strip()
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        if pair(text):
            zh, en = "像是经纬度，不是地名", "looks like coordinates, no name of a place"
            return Outcome(Status.UNRESOLVED, note=Text(f"“{shown}”{zh}", f"“{shown}” {en}"))
        if _DIGITS.fullmatch(spelling.key):
            return self.codes.refused(spelling.key)
        note = Text(f"没有地名“{shown}”", f"no place is named “{shown}”")
        if UNREADABLE in spelling.key:
            lost = Text("有读不出的字符", "a character could not be read")
            note = joined([lost, note])
        candidates = self.exact.fuzzy.candidates(spelling)
        found = self._accepted(Outcome(Status.UNRESOLVED, candidates=candidates, note=note))
        return replace(found, candidates=(*self._towns(spelling.key), *found.candidates))

    def _read(self, text: str) -> Reading | None:
        """One place or several."""
        found = self.several.either(text) or self._one(text)
        if found and found.outcome.status is Status.AMBIGUOUS:
            # 德阳-绵阳: two, rather than the county that once lay in the other.
            loose = self.several.loosely(text)
            found = loose if loose and loose.outcome.status is Status.MATCHED else found
        return found or self.several.read(text) or self.addresses.read(text)

    def _one(self, text: str) -> Reading | None:
        """One name, code, route, or a name and what says how much of it is meant."""
        text = _CODE.sub("", text)
        spelling = normalize(text)
        if self.tails.is_alone(spelling.key):
            return self.tails.read(spelling.key, self._names)
        if sum(len(run.tokens) for run in spelling.runs) == 1 and _DIGITS.fullmatch(spelling.key):
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
        found = self.tails.read(text, self._names) or self.routes.read(text, self._names)
        return found or self._town(text)

    def _town(self, text: str) -> Reading | None:
        """A county or prefecture and a town in it without its sort: 汶川映秀."""
        ends = [text[-length:] for length in (2, 3, 4) if length < len(text)]
        for sort in _TOWNS:
            if not any(end + sort in self.lexicon.senses for end in ends):
                continue
            found = self.exact.read(normalize(text + sort))
            if found and len(found.parts) > 1 and found.outcome.rule.endswith("+town"):
                town = found.parts[-1]
                note = Text(f"按“{town}”读", f"read as “{town}”")
                outcome = replace(found.outcome, note=joined([note, found.outcome.note]))
                return replace(found, outcome=outcome)
        return None

    def _towns(self, name: str) -> tuple[Candidate, ...]:
        """The counties of towns that are called so with another sort, or with one at all."""
        bare = next((name.removesuffix(s) for s in _TOWNS if name.endswith(s)), name)
        found = [self.lexicon.senses.get(bare + sort, ()) for sort in _TOWNS]
        ids = dict.fromkeys(s.places[0] for senses in found for s in senses if s.rule == "town")
        return self.exact.candidates(tuple(ids)[:_MOST])

    def _names_alone(self, text: str, spelling: Spelling) -> Reading | None:
        """A chain of names; none where signs of a list part an area from what it lies in."""
        found = self.exact.read(spelling)
        is_one = found and len(found.parts) == 1
        if found and not is_one and items.LISTING.search(text):
            ids = found.outcome.ids
            is_division = not ids or ids[0].isdigit()
            listed = items.listed(text)
            is_former = "former" in found.outcome.rule
            maybe = is_former and not any(part.endswith(_TOWNS) for part in listed)
            are_apart = self._are_apart(listed, maybe=maybe)
            return found if is_division and not are_apart else None
        if found and not is_one and "former" in found.outcome.rule:
            # 温江 郫都: two of today, rather than a county in a prefecture that is gone.
            apart = self._are_apart(items.LOOSE.split(text), of_today=True)
            return None if apart else found
        return found

    def _are_apart(self, parts: list[str], *, of_today: bool = False, maybe: bool = False) -> bool:
        """Whether items of a list do not lie in one another: 甘孜州甘孜、炉霍.

        With ``maybe`` what an item may mean counts too.
        """
        found = [self.exact.read(normalize(part)) for part in parts]
        outcomes = [reading.outcome for reading in found if reading]
        areas = [self._area(o) if maybe else set(o.adcodes) for o in outcomes]
        if len(areas) < len(parts) or not all(areas):
            return False
        if of_today and any("former" in r.outcome.rule for r in found if r):
            return False
        if any(reading and reading.outcome.status is Status.AMBIGUOUS for reading in found):
            return any(not one & other for one, other in pairwise(areas))  # 广安、南充
        return any(not (one <= other or other <= one) for one, other in pairwise(areas))

    def _area(self, outcome: Outcome) -> set[str]:
        """The counties of all that ``outcome`` means or may mean."""
        ids = (*outcome.ids, *(candidate.id for candidate in outcome.candidates))
        return {*outcome.adcodes, *(a for id_ in ids for a in self.lexicon.members[id_])}

    def _names(self, text: str) -> Reading | None:
        """Names alone, one place or a list of them."""
        if found := self._names_alone(text, normalize(text)):
            return found
        parts = items.counted(items.listed(text))
        found_all = [self.exact.read(normalize(part)) for part in parts]
        readings = [reading for reading in found_all if reading]
        if len(parts) < 2 or len(readings) < len(parts):
            return None
        return Reading(union([reading.outcome for reading in readings], parts))

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
    def several(self) -> Several:
        return Several(self.exact, self.tails, self.addresses, self._one, self._names)

    @cached_property
    def addresses(self) -> Addresses:
        words = self.lexicon.words
        return Addresses(self.exact, words, Zones(self.exact, words))


def _as_one(found: Reading, text: str) -> Outcome:
    """The outcome of a chain of names, which is said where a sign of a list stands in it."""
    outcome = found.outcome
    if "、" not in text or len(found.parts) < 2 or outcome.status is not Status.MATCHED:
        return outcome
    name = outcome.place
    note = Text(f"按{name.zh}一处读", f"read as one place, {name.en}")
    return replace(outcome, note=joined([outcome.note, note]))


def _short(blank: re.Match[str]) -> str:
    """One sign for many: what parts items of a list where one of them does."""
    return "\n" if items.LISTING.search(blank[0]) else " "
