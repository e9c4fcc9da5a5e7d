"""One name in, one Outcome out: nothing is lost, and nothing is guessed in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from geo.geocoding.fuzzy import FuzzyIndex
from geo.geocoding.hierarchy import Chain, contradiction, cuts, readings
from geo.geocoding.lexicon import Lexicon, Sense
from geo.geocoding.outcome import EMPTY, NO_TEXT, Candidate, Outcome, Status, joined
from geo.geocoding.spelling import Spelling, spell
from geo.vocabulary import Coverage, Text

_SEVERAL = re.compile(r"[、；;\n]")
_CODE = re.compile(r"\d{2,}")
_TOWN_CODE = re.compile(r"(\d{6})(\d{3}|\d{6})")
_SHOWN = 40  # characters of an input that a note repeats


@dataclass(frozen=True)
class Resolver:
    """Resolves names by ``lexicon``.

    ``accept_fuzzy`` is the similarity (0–100) from which a misspelt name is taken for the
    one best candidate, marked ``fuzzy``; without it a misspelt name stays unresolved.
    """

    lexicon: Lexicon
    accept_fuzzy: int | None = None

    def resolve(self, text: str) -> Outcome:
        """Return what ``text`` means: a name, a chain of names, or several separated by 、 or ;."""
        spelling = spell(text)
        if not spelling.runs:
            return EMPTY if not text.strip() else self._unknown(spelling, text)
        outcome = self._one(spelling, text)
        if outcome.status is Status.UNRESOLVED and _SEVERAL.search(text):
            items = [item for item in _SEVERAL.split(text) if spell(item).runs]
            if len(items) > 1:
                return self._several([self._one(spell(item), item) for item in items], items)
        return outcome

    def _one(self, spelling: Spelling, text: str) -> Outcome:
        town = _TOWN_CODE.fullmatch(spelling.key)
        if town and town[1] in self.lexicon.senses:
            return self._town(town[1], town[2])
        ways = cuts(spelling, self.lexicon)
        for length in dict.fromkeys(map(len, ways)):
            chains = [
                (parts, chain)
                for parts in ways
                if len(parts) == length
                for chain in readings(parts, self.lexicon)
            ]
            if chains:
                best = min(chain.rank for _, chain in chains)
                found = [(p, c) for p, c in chains if c.rank == best]
                return self._read(found, spelling)
        if ways:
            return self._contradiction(*contradiction(ways[0], self.lexicon))
        return self._unknown(spelling, text)

    def _read(self, found: list[tuple[tuple[str, ...], Chain]], spelling: Spelling) -> Outcome:
        """Return the outcome of the best readings: one thing, or several, or none in Sichuan."""
        meant: dict[object, tuple[tuple[str, ...], Chain]] = {}
        for parts, chain in found:
            sense = chain.sense
            meant.setdefault(chain.adcodes or sense.outside or sense.places, (parts, chain))
        if len(meant) > 1:
            return self._ambiguous([chain for _, chain in meant.values()])
        parts, chain = next(iter(meant.values()))
        sense, former = chain.sense, chain.sense.former
        if sense.outside:
            return self._outside(sense)
        if former and len(sense.places) != 1:
            status = Status.AMBIGUOUS if sense.places else Status.UNRESOLVED
            candidates = self._exact(sense.places)
            return Outcome(status, candidates=candidates, note=former.account)
        return self._matched(chain, self._rule(parts, chain, spelling), parts)

    def _rule(self, parts: tuple[str, ...], chain: Chain, spelling: Spelling) -> str:
        rules = ["traditional"] if spelling.traditional else []
        if len(parts) > 1:
            rules.append("chain")
            if chain.formers:
                rules.append("former")
        last = chain.sense.rule
        if not (len(parts) > 1 and last in ("official", "short", "former", "former-short")):
            rules.append("former" if last == "former-short" else last)
        return "+".join(rules)

    def _matched(self, chain: Chain, rule: str, parts: tuple[str, ...]) -> Outcome:
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
        if len(parts) == 1 and chain.sense.rule == "short":
            notes.append(self._also_outside(parts[0]))
        return Outcome(
            Status.MATCHED,
            chain.adcodes,
            (place_id,),
            self._near.full_name(place_id),
            place.coverage,
            rule,
            note=joined(notes),
        )

    def _also_outside(self, name: str) -> Text:
        for sense in self.lexicon.senses[name]:
            if sense.rule == "outside-short":
                full = self.lexicon.outside.full_name(sense.outside)
                return Text(f"省外也有{full}", f"outside Sichuan there is {full} too")
        return NO_TEXT

    def _ambiguous(self, chains: list[Chain]) -> Outcome:
        ids = tuple(dict.fromkeys(place for chain in chains for place in chain.sense.places))
        if not ids:
            return self._outside(*(chain.sense for chain in chains))
        names = [self._near.full_name(id_) for id_ in ids]
        note = Text(
            f"可指{'、'.join(n.zh for n in names)}", f"may mean {' or '.join(n.en for n in names)}"
        )
        return Outcome(Status.AMBIGUOUS, candidates=self._exact(ids), note=note)

    def _outside(self, *senses: Sense) -> Outcome:
        """The reason for a name that is borne outside Sichuan, with what is alike inside."""
        full = [self.lexicon.outside.full_name(sense.outside) for sense in senses]
        shown = full[:3]
        zh, en = "、".join(shown), ", ".join(shown)
        if len(full) > len(shown):
            zh, en = f"{zh}等{len(full)}处", f"{en} and {len(full) - len(shown)} more"
        note = Text(f"不在四川省：{zh}", f"outside Sichuan: {en}")
        alike = () if senses[0].name.isascii() else self._near.candidates(spell(senses[0].name))
        return Outcome(Status.UNRESOLVED, candidates=alike, note=note)

    def _contradiction(self, above: Sense, below: Sense) -> Outcome:
        ids = dict.fromkeys((*above.places, *below.places))
        note = Text(
            f"“{below.name}”与“{above.name}”不相隶属", f"“{below.name}” is not in “{above.name}”"
        )
        return Outcome(Status.UNRESOLVED, candidates=self._exact(tuple(ids)), note=note)

    def _town(self, county: str, rest: str) -> Outcome:
        outcome = self._one(spell(county), county)
        if not rest.strip("0"):
            return outcome
        note = Text(f"只取县级代码{county}", f"only the county's code {county} was read")
        return replace(outcome, note=joined([outcome.note, note]))

    def _unknown(self, spelling: Spelling, text: str) -> Outcome:
        shown = text.strip()
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        if _CODE.fullmatch(spelling.key):
            note = Text(f"从未有过代码“{shown}”", f"“{shown}” never was a code of a division")
            return Outcome(Status.UNRESOLVED, note=note)
        candidates = self._near.candidates(spelling)
        note = Text(f"没有地名“{shown}”", f"no place is named “{shown}”")
        if candidates and self.accept_fuzzy is not None:
            best, *others = candidates
            only = not others or others[0].similarity != best.similarity
            if only and (best.similarity or 0) >= self.accept_fuzzy:
                return self._fuzzy(best, candidates)
        return Outcome(Status.UNRESOLVED, candidates=candidates, note=note)

    def _fuzzy(self, best: Candidate, candidates: tuple[Candidate, ...]) -> Outcome:
        place = self.lexicon.gazetteer[best.id]
        note = Text(f"近似 {best.similarity}", f"similarity {best.similarity}")
        if place.unplaced:
            why = joined([note, place.unplaced])
            return Outcome(Status.UNRESOLVED, candidates=candidates, note=why)
        return Outcome(
            Status.FUZZY,
            self.lexicon.members[best.id],
            (best.id,),
            best.name,
            place.coverage,
            "fuzzy",
            candidates,
            note,
        )

    def _several(self, outcomes: list[Outcome], items: list[str]) -> Outcome:
        """Return the union of ``outcomes``; one that is not matched speaks for them all."""
        for status in (Status.UNRESOLVED, Status.AMBIGUOUS):
            for outcome, item in zip(outcomes, items, strict=True):
                if outcome.status is status:
                    which = Text(f"“{item.strip()}”", f"“{item.strip()}”")
                    return replace(outcome, rule="list", note=joined([which, outcome.note]))
        fuzzy = any(outcome.status is Status.FUZZY for outcome in outcomes)
        whole = all(outcome.coverage is Coverage.WHOLE for outcome in outcomes)
        return Outcome(
            Status.FUZZY if fuzzy else Status.MATCHED,
            tuple(sorted({adcode for outcome in outcomes for adcode in outcome.adcodes})),
            tuple(dict.fromkeys(id_ for outcome in outcomes for id_ in outcome.ids)),
            Text(
                "、".join(outcome.place.zh for outcome in outcomes),
                "; ".join(outcome.place.en for outcome in outcomes),
            ),
            Coverage.WHOLE if whole else Coverage.PART,
            "list+fuzzy" if fuzzy else "list",
            note=joined([outcome.note for outcome in outcomes]),
        )

    def _exact(self, ids: tuple[str, ...]) -> tuple[Candidate, ...]:
        return tuple(Candidate(id_, self._near.full_name(id_)) for id_ in ids)

    @cached_property
    def _near(self) -> FuzzyIndex:
        return FuzzyIndex(self.lexicon)
