"""Places mentioned in running text: every one of them, and what each means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geo.batch.geocoders import Names
from geo.geocoding import mention
from geo.geocoding.characters import simplified
from geo.geocoding.homonyms import Homonyms
from geo.geocoding.lexicon import PROVINCE, RANKS, Lexicon
from geo.geocoding.outcome import EMPTY, Outcome, Status, joined
from geo.geocoding.resolve import Resolver
from geo.vocabulary import Coverage, Text

_LONGEST = 40  # characters of a chain; no chain of real names is longer
NOTHING = Outcome(
    Status.UNRESOLVED, note=Text("没有提到四川的地名", "no place of Sichuan is mentioned")
)


@dataclass(frozen=True)
class Mentions:
    """Answers for running text in Chinese, simplified or traditional.

    The outcome of a text has the counties of every place that is surely meant; it is
    ``ambiguous`` where another may mean several, and says which.
    """

    resolver: Resolver
    lookalikes: Homonyms

    def __call__(self, inputs: Sequence[str]) -> list[Outcome]:
        known = {text: self.outcome(text) for text in dict.fromkeys(inputs)}
        return [known[text] for text in inputs]

    def outcome(self, text: str) -> Outcome:
        """Return what ``text`` mentions."""
        if not text.strip():
            return EMPTY
        found = self._resolved(list(dict.fromkeys(self.names(text))))
        # 四川省 beside a narrower place says where that is, not that the whole is meant.
        found = [outcome for outcome in found if outcome.ids != (PROVINCE,)] or found
        sure = [outcome for outcome in found if outcome.status is Status.MATCHED]
        unsure = [outcome for outcome in found if outcome.status is Status.AMBIGUOUS]
        if not found:
            return NOTHING
        whole = all(outcome.coverage is Coverage.WHOLE for outcome in sure)
        status = Status.MATCHED if sure else Status.UNRESOLVED
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
            tuple(candidate for outcome in unsure for candidate in outcome.candidates),
            joined([outcome.note for outcome in found]),
        )

    def names(self, text: str) -> Iterator[str]:
        """Yield the names mentioned in ``text``, those that stand in a chain as one."""
        plain = simplified(text)
        pending, end = "", -1
        for found in mention.find(plain, self._finder):
            joins = found.start == end and len(pending) < _LONGEST
            if pending and joins and self._is_one(pending + found.text):
                pending += found.text
            else:
                if pending:
                    yield pending
                pending = found.text
            end = found.end
        if pending:
            yield pending

    def _is_one(self, chain: str) -> bool:
        (outcome,) = self._resolved([chain])
        return outcome.status in (Status.MATCHED, Status.AMBIGUOUS)

    @cached_property
    def _resolved(self) -> Names:
        return Names(self.resolver)

    @cached_property
    def _finder(self) -> mention.Lexicon:
        lexicon = self.resolver.lexicon
        return mention.lexicon(
            {**_more_names(lexicon), **mention.names(lexicon.gazetteer)}, self.lookalikes
        )

    def __getstate__(self) -> dict[str, Any]:
        # The finder holds a dictionary that cannot be sent: each process makes its own.
        return {name: value for name, value in vars(self).items() if name != "_finder"}


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
