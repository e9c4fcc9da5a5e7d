"""Places mentioned in running text: every one of them, and what each means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from geo.geocoding import mention
from geo.geocoding.exceptions import NOT_READ
from geo.geocoding.items import DENIED, EXCEPTED
from geo.geocoding.names.characters import HAN, UNREADABLE, fold, simplified
from geo.geocoding.names.exact import Reading
from geo.geocoding.names.homonyms import Homonyms
from geo.geocoding.names.lexicon import PROVINCE, RANKS, Lexicon
from geo.geocoding.names.spelling import key, normalize
from geo.geocoding.outcome import EMPTY, Candidate, Outcome, Status, joined
from geo.geocoding.resolve import Resolver
from geo.geocoding.surroundings import surroundings
from geo.geocoding.word_cut import Doubt
from geo.vocabulary import Coverage, Text

_LONGEST = 40  # characters of a chain; no chain of real names is longer
# What may stand between the parts of one place: 成都市的双流区, 绵阳（江油）, 四川>成都>双流.
_WITHIN = re.compile(r"[\s(（\[【>＞/·—\-]{0,3}|的|之|下辖的?|所辖的?|下属的?|辖区内的?|境内的?")
_BETWEEN = " ，,-·（("  # between the parts of an address in a sentence
_LISTED = re.compile(r"[)）]?(?:、|,|，|和|与|及|以及|/|\s)?")
_COUNTED = re.compile(r"(?:等?[两二三四五六七八九十]|\d+)个?(?P<sort>[市州县区])(?![一-鿿]*路)")
_PART = re.compile(
    "(?:[主新老]?城区|中心城区|市区|[远近]?郊区?|县城|[东西南北中]部)(?![一-鿿]{0,2}新区|战区|大学)"
)
_COUNT = re.compile(r"(?:[两二三四五六七八九十]|\d+)个?[省市州县区地]{0,2}的?")
_SPACED = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_PROVINCE = ("四川", "四川省")
_OF_PLACE = re.compile(r"(?:等地?|[两二三四五六七八九十]?地|\d+地|的|作为|是|属于?)*")
_LABEL = re.compile(r"(?:^|(?<=\s))[省市州区县][:：]\s*")
NOTHING = Outcome(
    Status.UNRESOLVED, note=Text("没有提到四川的地名", "no place of Sichuan is mentioned")
)


@dataclass(frozen=True)
class Stretch:
    """``text[start:end]``, the names of one place, and what they mean."""

    start: int
    end: int
    names: str
    reading: Reading


@dataclass(frozen=True)
class RunningText:
    """Reads text in Chinese, simplified or traditional."""

    resolver: Resolver
    homonyms: Homonyms
    of_sichuan: bool = False

    def read(self, text: str) -> Outcome:
        """Return the counties of every place that is surely meant.

        ``ambiguous`` where another may mean several, which are the candidates; unresolved
        where nothing is mentioned, or only what lies near a place.
        """
        if not text.strip():
            return EMPTY
        plain = self.plain(text)
        return self.outcome(plain, list(self.stretches(plain)))

    def outcome(self, plain: str, stretches: Sequence[Stretch]) -> Outcome:
        """What the places mentioned in ``plain`` come to together."""
        stretches = self._without_phrases(plain, stretches)
        stretches, excepted = _without_excepted(plain, stretches)
        near = self._vague(plain, stretches)
        found = [s.reading.outcome for s in stretches if s not in near]
        if found:
            outcome = _united(found)
            notes = [self._near(near).note] if near else []
            notes += [NOT_READ] if excepted else []
            return replace(outcome, note=joined([outcome.note, *notes]))
        if excepted:
            return replace(self._near(excepted), note=NOT_READ)
        return self._near(near) if near else NOTHING

    def plain(self, text: str) -> str:
        """``text`` folded, in simplified characters, without spaces between Chinese ones."""
        return _SPACED.sub("", _LABEL.sub("", simplified(fold(text)).strip()))

    def stretches(self, plain: str) -> Iterator[Stretch]:
        """Yield the places mentioned in ``plain``, those that stand in a chain as one."""
        before: list[Stretch] = []
        for found in self._chained(plain):
            reading = found.reading
            if before and reading.outcome.status is Status.AMBIGUOUS:
                last = before[-1]
                if _LISTED.fullmatch(plain, last.end, found.start):
                    below = self.resolver.several.below(found.names, last.reading)
                    if below and "former" not in below.outcome.rule:  # 南充、广安
                        reading = below
            if counted := _COUNTED.match(plain, found.end):
                before = self._sorted(before, plain, found.start, counted["sort"])
                reading = self._of_sort(found.names, counted["sort"]) or reading
            elif reading.outcome.status is Status.AMBIGUOUS:
                reading = self._with_tail(found.names, plain[found.end : found.end + 3]) or reading
            zone = self.resolver.addresses.zones.read(
                reading.outcome, plain[found.end :], near=True
            )
            if zone:
                reading = Reading(zone[0])
            elif part := _PART.match(plain, found.end):
                reading = self.resolver.tails.part(reading, part[0])
            before.append(replace(found, reading=reading))
        for listed in self._lists(plain, before):
            settled = self.resolver.several.settled([(s.names, s.reading) for s in listed])
            yield from (
                replace(stretch, reading=reading)
                for stretch, (_, reading) in zip(listed, settled, strict=True)
            )

    def _lists(self, plain: str, stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
        """Yield the stretches that stand in one list together, a single one by itself."""
        listed: list[Stretch] = []
        for stretch in stretches:
            if listed and not _LISTED.fullmatch(plain, listed[-1].end, stretch.start):
                yield listed
                listed = []
            listed.append(stretch)
        if listed:
            yield listed

    def _chained(self, plain: str) -> Iterator[Stretch]:
        pending: Stretch | None = None
        for found in mention.find(plain, self._finder):
            if UNREADABLE in plain[max(0, found.start - 1) : found.end + 1]:
                continue
            if pending and found.end <= pending.end:
                continue
            if pending and self._may_go_on(plain, pending, found):
                longer = self._longer(pending, found)
                if longer:
                    pending = longer
                    continue
            if pending:
                yield pending
            pending = self._begun(plain, found)
        if pending:
            yield pending

    def _may_go_on(self, plain: str, pending: Stretch, found: mention.Mention) -> bool:
        """Whether both may name one place: not the ends of a line, 内江—威远快速路."""
        is_end = self.is_end(plain, found.start, found.end)
        return not is_end and bool(_WITHIN.fullmatch(plain, pending.end, found.start))

    def is_end(self, plain: str, start: int, end: int) -> bool:
        """Whether ``plain[start:end]`` is where a line ends that begins at another place."""
        around = self._finder.around
        return bool(around and around.is_end(plain, start, end))

    def _begun(self, plain: str, found: mention.Mention) -> Stretch | None:
        """The place that begins with the name ``found``, as far as names go on behind it."""
        reading = self._exactly(found.text)
        head = self.resolver.addresses.head(plain[found.start :], _BETWEEN)
        end = found.start + head[0] if head else 0
        if (
            head
            and end > found.end
            and head[1].parts
            and not self.is_end(plain, end - len(head[1].parts[-1]), end)
        ):
            return Stretch(found.start, end, "".join(head[1].parts), head[1])
        if reading and found.doubt:
            reading = self._doubtful(reading, found.text, found.doubt)
        return Stretch(found.start, found.end, found.text, reading) if reading else None

    def _doubtful(self, reading: Reading, name: str, doubt: Doubt) -> Reading:
        """A place whose name may stand in other words: asked (绵|阳光), or said (锦|江山|色)."""
        outcome = reading.outcome
        if outcome.status is not Status.MATCHED:
            return reading
        zh = f"“{doubt.word}”是一个词，“{name}”可能不是地名"
        en = f"“{doubt.word}” is a word, so “{name}” may be no name"
        note = Text(zh, en)
        if not doubt.strong:
            return replace(reading, outcome=replace(outcome, note=joined([outcome.note, note])))
        candidates = self.resolver.exact.candidates(outcome.ids)
        return Reading(Outcome(Status.AMBIGUOUS, candidates=candidates, note=note))

    def _longer(self, pending: Stretch, found: mention.Mention) -> Stretch | None:
        """Both as one place: a chain, or the same said again more largely."""
        if len(pending.names) + len(found.text) > _LONGEST:
            return None
        reading = self._exactly(pending.names + found.text)
        if reading and reading.outcome.status in (Status.MATCHED, Status.AMBIGUOUS):
            return Stretch(pending.start, found.end, pending.names + found.text, reading)
        other = self._exactly(found.text)
        if other and pending.end == found.start and pending.reading.outcome.adcodes:
            inside = set(pending.reading.outcome.adcodes)
            if inside <= set(other.outcome.adcodes):
                return replace(pending, end=found.end)
        return None

    def _sorted(self, before: list[Stretch], plain: str, start: int, sort: str) -> list[Stretch]:
        """The stretches listed before ``start``, each as a ``sort``: 甘孜、阿坝、凉山三州."""
        changed = list(before)
        for at in range(len(changed) - 1, -1, -1):
            stretch = changed[at]
            if not _LISTED.fullmatch(plain, stretch.end, start):
                break
            reading = self._of_sort(stretch.names, sort)
            changed[at] = replace(stretch, reading=reading) if reading else stretch
            start = stretch.start
        return changed

    def _of_sort(self, name: str, sort: str) -> Reading | None:
        reading = self._exactly(name + sort)
        if reading is None or "former" in reading.outcome.rule:  # 雅安8县 is no 雅安县
            return None
        return reading if reading.outcome.status is Status.MATCHED else None

    def _with_tail(self, name: str, behind: str) -> Reading | None:
        """甘孜|县城 is the county, 甘孜|全州 the prefecture."""
        for length in range(len(behind), 1, -1):
            if level := self._words.levels.get(behind[:length]):
                return self._of_sort(name, level)
        return None

    def _exactly(self, name: str) -> Reading | None:
        if name not in self._known:
            self._known[name] = self.resolver.exact.read(normalize(name))
        return self._known[name]

    def _without_phrases(self, plain: str, stretches: Sequence[Stretch]) -> Sequence[Stretch]:
        """Leave out 民族地区 and the like in a text that is not Sichuan's, or said of a place.

        万源、宣汉两地革命老区 and 革命老区万源 are these places, not all of that kind.
        """
        local = self.homonyms.local
        if not self._is_of_sichuan(stretches):
            return [s for s in stretches if s.names not in local]
        own = [s for s in stretches if s.names not in local and s.names not in _PROVINCE]
        starts = {s.start for s in own}

        def is_of_place(phrase: Stretch) -> bool:
            inside = set(phrase.reading.outcome.adcodes)
            before = any(_OF_PLACE.fullmatch(plain, s.end, phrase.start) for s in own)
            wider = all(not inside <= set(s.reading.outcome.adcodes) for s in own)
            return wider and (before or phrase.end in starts)

        return [s for s in stretches if s.names not in local or not is_of_place(s)]

    def _is_of_sichuan(self, stretches: Sequence[Stretch]) -> bool:
        """Whether the text is said to be Sichuan's, or a division of it is mentioned."""
        return self.of_sichuan or any(
            stretch.names not in self.homonyms.local and stretch.reading.outcome.adcodes
            for stretch in stretches
        )

    def _vague(self, plain: str, stretches: Sequence[Stretch]) -> list[Stretch]:
        """What only says near what something is: 成都周边, 雅安、眉山两市交界."""
        near: list[Stretch] = []
        for stretch in reversed(stretches):
            counted = _COUNT.match(plain, stretch.end)
            is_listed = near and _LISTED.fullmatch(plain, stretch.end, near[-1].start)
            end = counted.end() if counted else stretch.end
            if is_listed or self._words.vague.match(plain, end):
                near.append(stretch)
        return near[::-1]

    def _near(self, near: Sequence[Stretch]) -> Outcome:
        outcomes = [stretch.reading.outcome for stretch in near]
        maybe = (c.id for o in outcomes for c in o.candidates)
        ids = tuple(dict.fromkeys([*(id_ for o in outcomes for id_ in o.ids), *maybe]))
        candidates = self.resolver.exact.candidates(ids)
        names = [c.name for c in candidates]
        zh, en = "、".join(n.zh for n in names), ", ".join(n.en for n in names)
        note = Text(f"只说在{zh}的附近", f"only said to be near {en}")
        return Outcome(Status.UNRESOLVED, candidates=candidates, note=note)

    @property
    def _words(self) -> Any:
        return self.resolver.lexicon.words

    @cached_property
    def _known(self) -> dict[str, Reading | None]:
        return {}

    @cached_property
    def _finder(self) -> mention.Dictionary:
        return _finder(self.resolver.lexicon, self.homonyms)

    def __getstate__(self) -> dict[str, Any]:
        # The finder holds a dictionary that cannot be sent: each process makes its own.
        return {name: value for name, value in vars(self).items() if name != "_finder"}


@lru_cache(2)
def _finder(lexicon: Lexicon, homonyms: Homonyms) -> mention.Dictionary:
    """The finder of names, made once for a lexicon, however many readers use it."""
    names = {**_more_names(lexicon), **mention.names(lexicon.gazetteer)}
    around = surroundings(lexicon.words, _outside_names(lexicon))
    return mention.dictionary(names, homonyms, around)


def _without_excepted(
    plain: str, stretches: Sequence[Stretch]
) -> tuple[list[Stretch], list[Stretch]]:
    """The places that are meant, and those excepted: 除成都外, 成都（不含简阳）, 非成都."""
    spans = [found.span() for found in EXCEPTED.finditer(plain)]
    out = [
        s
        for s in stretches
        if any(a < s.end and s.start < b for a, b in spans)
        or DENIED.search(plain, max(0, s.start - 4), s.start)
    ]
    return [s for s in stretches if s not in out], out


def _united(found: Sequence[Outcome]) -> Outcome:
    # 四川省 beside a narrower place says where that is, not that the whole is meant.
    found = [outcome for outcome in found if outcome.ids != (PROVINCE,)] or list(found)
    found = list({(o.ids, o.note): o for o in found}.values())
    sure = [outcome for outcome in found if outcome.status is Status.MATCHED]
    unsure = [outcome for outcome in found if outcome.status is Status.AMBIGUOUS]
    whole = all(outcome.coverage is Coverage.WHOLE for outcome in sure)
    status = Status.MATCHED if sure else Status.UNRESOLVED
    candidates: tuple[Candidate, ...] = tuple(c for outcome in unsure for c in outcome.candidates)
    return Outcome(
        Status.AMBIGUOUS if unsure else status,
        tuple(sorted({adcode for outcome in sure for adcode in outcome.adcodes})),
        tuple(dict.fromkeys(id_ for outcome in sure for id_ in outcome.ids)),
        Text(
            "、".join(outcome.place.zh for outcome in sure),
            "; ".join(outcome.place.en for outcome in sure),
        ),
        (Coverage.WHOLE if whole else Coverage.PART) if sure else None,
        "text",
        candidates,
        joined([outcome.note for outcome in found]),
    )


def _more_names(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Former official names and usual short forms, beside those of the gazetteer.

    A county whose name another bears too is also sought with its prefecture: 内江市中区.
    """
    found: dict[str, tuple[str, ...]] = {}
    counties = lexicon.boundaries.counties.values()
    borne = Counter(county.name_zh for county in counties)
    for county in counties:
        if borne[county.name_zh] > 1:
            above = lexicon.boundaries.prefectures[county.prefecture].short_zh
            found[above + county.name_zh] = (county.adcode,)
    for name, senses in lexicon.senses.items():
        best = [sense for sense in senses if sense.rank == senses[0].rank]
        if best and best[0].rank <= RANKS["former"] and not name[0].isascii():
            places = dict.fromkeys(place for sense in best for place in sense.places)
            if places:
                found[name] = tuple(places)
    return found


def _outside_names(lexicon: Lexicon) -> Iterator[str]:
    """Full names outside Sichuan that no place inside bears."""
    for name in map(key, lexicon.outside.names.values()):
        if len(name) > 2 and all(sense.outside for sense in lexicon.senses[name]):
            yield name
