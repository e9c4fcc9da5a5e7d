"""Texts made wholly of known names: one, or a chain of them, with all that they may mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from geo.geocoding.names.elsewhere import Elsewhere
from geo.geocoding.names.fuzzy import FuzzyIndex
from geo.geocoding.names.hierarchy import Chain, Parts, contradiction, cuts, readings
from geo.geocoding.names.lexicon import PROVINCE, Lexicon
from geo.geocoding.names.sense import Sense
from geo.geocoding.names.spelling import Spelling, normalize
from geo.geocoding.outcome import Candidate, Outcome, Status, joined
from geo.geocoding.union import union
from geo.vocabulary import Coverage, Text

_DIRECTIONS = ("南部", "东区", "西区")  # 四川南部
_DIRECTION = Text("也可能指方位", "it may be a direction")
_CODED = re.compile(
    r"(?P<code>\d{4}(?:\d\d)?)(?P<name>\D+)|(?P<before>\D+)(?P<behind>\d{4}(?:\d\d)?)"
)
_ALIKE = 60  # less similar to a name that is borne outside, a name of ours is not meant


@dataclass(frozen=True)
class Reading:
    """What a text came to, and the names of ours that it is made of, the largest first."""

    outcome: Outcome
    parts: Parts = ()


@dataclass(frozen=True)
class Exact:
    """Reads texts made of names of ``lexicon``."""

    lexicon: Lexicon

    def read(self, spelling: Spelling) -> Reading | None:
        """Return what the names of ``spelling`` mean; None where it holds something else.

        Names that do not fit together give None too: see :meth:`contradiction`.
        """
        if twice := self._said_twice(spelling) or self._with_code(spelling):
            return twice
        ways = cuts(spelling, self.lexicon)
        for length in dict.fromkeys(map(len, ways)):
            found = self.best([parts for parts in ways if len(parts) == length])
            if found:
                return self.outcome(found, traditional=spelling.traditional)
        return None

    def _said_twice(self, spelling: Spelling) -> Reading | None:
        """A name in both scripts is said twice, no chain: 甘孜州 Garze is not the county in it."""
        if len(spelling.runs) != 2:
            return None
        one, other = (self.read(Spelling((run,), spelling.traditional)) for run in spelling.runs)
        if one is None or other is None:
            return None
        chinese, latin = (other, one) if spelling.runs[0].latin else (one, other)
        meant = _ids(chinese.outcome)
        return chinese if meant and meant <= _ids(latin.outcome) else None

    def _with_code(self, spelling: Spelling) -> Reading | None:
        """A prefecture's code and its name are it, not the county of that name: 513300 甘孜."""
        found = _CODED.fullmatch(spelling.key)
        if not found:
            return None
        code, name = found["code"] or found["behind"], found["name"] or found["before"]
        meant = {s.places for s in self.lexicon.senses.get(code, ()) if s.rule == "code"}
        for places in meant & {s.places for s in self.lexicon.senses.get(name, ())}:
            if len(places[0]) == 4:
                return Reading(replace(self.place(places[0]), rule="code"), (name,))
        return None

    def best(self, ways: Sequence[Parts]) -> list[tuple[Parts, Chain]]:
        """The consistent readings of ``ways`` that are likeliest meant."""
        chains = [(parts, chain) for parts in ways for chain in readings(parts, self.lexicon)]
        if not chains:
            return []
        best = min(chain.rank for _, chain in chains)
        meant = [(parts, chain) for parts, chain in chains if chain.rank == best]
        if (
            all(c.sense.rule == "town" for _, c in meant)
            and len({c.adcodes for _, c in meant}) == 1
        ):
            # One today, but another county had one of that name: lists live long.
            meant += [(p, c) for p, c in chains if c.sense.rule == "former-town"]
        return meant

    def outcome(self, found: list[tuple[Parts, Chain]], *, traditional: bool = False) -> Reading:
        """Return the outcome of the best readings: one thing, or several, or none in Sichuan."""
        meant: dict[object, tuple[Parts, Chain]] = {}
        for parts, chain in found:
            sense = chain.sense
            meant.setdefault(chain.adcodes or sense.outside or sense.places, (parts, chain))
        if len(meant) > 1:
            return Reading(self._ambiguous([chain for _, chain in meant.values()]))
        parts, chain = next(iter(meant.values()))
        sense, former = chain.sense, chain.sense.former
        if sense.outside:
            return Reading(self.outside(sense, is_alone=len(parts) == 1), parts)
        if former and len(sense.places) != 1:
            status = Status.AMBIGUOUS if sense.places else Status.UNRESOLVED
            candidates = self.candidates(sense.places)
            return Reading(Outcome(status, candidates=candidates, note=former.account))
        if len(parts) == 1 and self.elsewhere.is_likelier(parts[0], sense):
            also = self.elsewhere.also(parts[0], sense)
            also = also if also.zh else Text("也可能是姓氏", "it may be a surname")
            candidates = self.candidates(sense.places)
            return Reading(Outcome(Status.AMBIGUOUS, candidates=candidates, note=also))
        if parts[-1] in _DIRECTIONS and self._is_of_province(parts[:-1]) and len(parts) > 1:
            candidates = self.candidates(sense.places)
            return Reading(Outcome(Status.AMBIGUOUS, candidates=candidates, note=_DIRECTION))
        return Reading(self._matched(chain, _rule(parts, chain, traditional), parts), parts)

    def contradiction(self, spelling: Spelling) -> Outcome | None:
        """Return why names do not fit together; None where there is more than names."""
        ways = cuts(spelling, self.lexicon)
        if not ways or len(ways[0]) < 2:
            return None
        above, below = contradiction(ways[0], self.lexicon)
        if "outside-short" in (above.rule, below.rule):
            return None  # 阆中古城 does not speak of 古城区 in 丽江
        ids = dict.fromkeys((*above.places, *below.places))
        note = Text(
            f"“{below.name}”与“{above.name}”不相隶属", f"“{below.name}” is not in “{above.name}”"
        )
        return Outcome(Status.UNRESOLVED, candidates=self.candidates(tuple(ids)), note=note)

    def beside(self, spelling: Spelling) -> Outcome | None:
        """Counties that stand side by side with nothing between them: 双流温江."""
        ways = cuts(spelling, self.lexicon)
        if not ways or len(ways[0]) < 2 or len(spelling.runs[0].tokens) > 1:
            return None
        senses = [self.lexicon.senses[part] for part in ways[0]]
        best = [[s for s in each if s.rank == each[0].rank] for each in senses]
        is_plain = all(len(each) == 1 and each[0].rule in ("official", "short") for each in best)
        ids = [id_ for each in best for id_ in each[0].places]
        counties = self.lexicon.boundaries.counties
        if not is_plain or len(set(ids)) < len(ways[0]) or any(id_ not in counties for id_ in ids):
            return None
        note = Text("各地之间没有分隔", "nothing stands between them")
        outcome = union([self.place(id_) for id_ in ids], list(ways[0]))
        return replace(outcome, note=note)

    def outside(self, *senses: Sense, is_alone: bool = True) -> Outcome:
        """The reason for a name that is borne outside Sichuan, with what is alike inside.

        One that is not alone is sure: 重庆市江北区 has nothing that is alike.
        """
        full = [self.lexicon.outside.full_name(sense.outside) for sense in senses]
        shown = full[:3]
        zh, en = "、".join(shown), ", ".join(shown)
        if len(full) > len(shown):
            zh, en = f"{zh}等{len(full)}处", f"{en} and {len(full) - len(shown)} more"
        note = Text(f"不在四川省：{zh}", f"outside Sichuan: {en}")
        alike = (
            ()
            if senses[0].name.isascii() or not is_alone
            else self.fuzzy.candidates(normalize(senses[0].name))
        )
        alike = tuple(c for c in alike if (c.similarity or 0) >= _ALIKE)
        return Outcome(Status.UNRESOLVED, candidates=alike, note=note)

    def place(self, id_: str) -> Outcome:
        """Return the outcome of a place that is known by its id."""
        place = self.lexicon.gazetteer[id_]
        adcodes, name = self.lexicon.members[id_], self.fuzzy.full_name(id_)
        return Outcome(Status.MATCHED, adcodes, (id_,), name, place.coverage, "place")

    def candidates(self, ids: tuple[str, ...]) -> tuple[Candidate, ...]:
        return tuple(Candidate(id_, self.fuzzy.full_name(id_)) for id_ in ids)

    def _matched(self, chain: Chain, rule: str, parts: Parts) -> Outcome:
        (place_id,) = chain.sense.places
        place = self.lexicon.gazetteer[place_id]
        if place.unplaced:
            why = Text(
                f"{place.name.zh}：{place.unplaced.zh}", f"{place.name.en}: {place.unplaced.en}"
            )
            return Outcome(Status.UNRESOLVED, rule=rule, note=why)
        notes = [former.account for former in chain.formers]
        if place.coverage is Coverage.PART:
            notes.append(Text("只涉及所列县的局部", "covers only parts of these counties"))
        if len(parts) == 1:
            notes += [chain.sense.note, self.elsewhere.also(parts[0], chain.sense)]
            notes += [_DIRECTION] if parts[0] in _DIRECTIONS else []
        elif chain.sense.rule == "former-town":
            notes.append(chain.sense.note)
        return Outcome(
            Status.MATCHED,
            chain.adcodes,
            (place_id,),
            self.fuzzy.full_name(place_id),
            place.coverage,
            rule,
            note=joined(notes),
        )

    def _is_of_province(self, parts: Parts) -> bool:
        return all(self.lexicon.senses[part][0].places == (PROVINCE,) for part in parts)

    def _ambiguous(self, chains: list[Chain]) -> Outcome:
        ids = tuple(dict.fromkeys(place for chain in chains for place in chain.sense.places))
        if not ids:
            return self.outside(*(chain.sense for chain in chains))
        names = [self.fuzzy.full_name(id_) for id_ in ids]
        note = Text(
            f"可指{'、'.join(n.zh for n in names)}", f"may mean {' or '.join(n.en for n in names)}"
        )
        return Outcome(Status.AMBIGUOUS, candidates=self.candidates(ids), note=note)

    @cached_property
    def fuzzy(self) -> FuzzyIndex:
        """The index of names that are alike."""
        return _near(self.lexicon)

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """The names outside Sichuan."""
        return _elsewhere(self.lexicon)


# Made once for a lexicon, however many readers use it.
_near = lru_cache(2)(FuzzyIndex)
_elsewhere = lru_cache(2)(Elsewhere)


def _ids(outcome: Outcome) -> set[str]:
    """What ``outcome`` means or may mean."""
    return {*outcome.ids, *(candidate.id for candidate in outcome.candidates)}


def _rule(parts: Parts, chain: Chain, traditional: bool) -> str:
    rules = ["traditional"] if traditional else []
    if len(parts) > 1:
        rules.append("chain")
        if chain.formers:
            rules.append("former")
    last = chain.sense.rule
    if not (len(parts) > 1 and last in ("official", "short", "former", "former-short")):
        rules.append("former" if last == "former-short" else last)
    return "+".join(rules)
