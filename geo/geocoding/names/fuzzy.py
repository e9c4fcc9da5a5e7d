"""Names that look or sound like one that is not known, with their similarity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from rapidfuzz import fuzz, process

from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.names.pinyin import readings_of
from geo.geocoding.names.spelling import Spelling
from geo.geocoding.outcome import Candidate
from geo.vocabulary import Text

CUTOFF = 50  # what is less similar is no candidate
SAME_SOUND = 95  # similarity of another word that reads alike
MOST = 5
_LONGEST_HAN, _LONGEST_LATIN = 16, 80
# Characters that say what sort of division a name is; sharing them says nothing.
_SORTS = frozenset("省市区县州地自治藏族彝羌")


class FuzzyIndex:
    """An index of all names of Sichuan's places, by character, by sound and in Latin letters.

    Similarity is rapidfuzz's ratio (0–100) of the two spellings without separators; of
    Chinese names only those are compared that share a character besides 县, 市 and the
    like. A name with the same reading in pinyin counts as ``SAME_SOUND``.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ids: dict[str, tuple[str, ...]] = {}
        self._candidates: dict[tuple[str, int], Candidate] = {}
        for name, senses in lexicon.senses.items():
            found = dict.fromkeys(
                s.places[0] for s in senses if len(s.places) == 1 and not s.is_town
            )
            if found and not name.isdigit():
                self._ids[name] = tuple(found)

    @cached_property
    def _han(self) -> dict[str, tuple[str, ...]]:
        """Character → Chinese names that have it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._ids:
            if not name.isascii():
                for character in dict.fromkeys(name):
                    if character not in _SORTS:
                        found[character].append(name)
        return {character: tuple(names) for character, names in found.items()}

    @cached_property
    def _sounds(self) -> dict[str, tuple[str, ...]]:
        """Reading without tones → Chinese names that read so."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._ids:
            if not name.isascii():
                found[sound(name)].append(name)
        return {reading: tuple(names) for reading, names in found.items()}

    @cached_property
    def _latin(self) -> tuple[str, ...]:
        return tuple(name for name in self._ids if name.isascii())

    def candidates(self, spelling: Spelling) -> tuple[Candidate, ...]:
        """Return the most similar places, the best first; at most ``MOST``.

        Where the text begins with a prefecture or the province and something in it is
        similar to the rest, only what lies there is named.
        """
        text = spelling.key
        if len(text) > (_LONGEST_LATIN if text.isascii() else _LONGEST_HAN):
            return ()  # too long for a misspelt name
        for end in range(len(text) - 1, 1, -1):
            above = next(iter(self._lexicon.senses.get(text[:end], ())), None)
            if above and len(above.places) == 1:
                inside = set(self._lexicon.members[above.places[0]])
                found = self._best(text[end:], inside - set(above.places))
                if found:
                    return found
        return self._best(text, None)

    def within(self, text: str, adcodes: set[str]) -> tuple[Candidate, ...]:
        """Return the counties among ``adcodes`` whose names are most similar to ``text``."""
        return self._best(text, adcodes)

    def _best(self, text: str, within: set[str] | None) -> tuple[Candidate, ...]:
        scores: dict[str, int] = {}
        for name, score in self._scored(text):
            for place in self._ids[name]:
                if within is None or place in within:
                    scores[place] = max(scores.get(place, 0), score)
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        return tuple(self._candidate(id_, score) for id_, score in best)

    def _candidate(self, place: str, score: int) -> Candidate:
        """The same few candidates come up again and again."""
        known = self._candidates.get((place, score))
        if known is None:
            known = Candidate(place, self.full_name(place), score)
            self._candidates[place, score] = known
        return known

    def _scored(self, text: str) -> Iterator[tuple[str, int]]:
        choices: Iterable[str] = self._latin
        if not text.isascii():
            sharing = (self._han.get(c, ()) for c in dict.fromkeys(text))
            choices = dict.fromkeys(name for names in sharing for name in names)
            for name in self._sounds.get(sound(text), ()):
                yield name, SAME_SOUND
        for name, score, _ in process.extract(
            text, list(choices), scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=4 * MOST
        ):
            yield name, round(score)

    def full_name(self, place_id: str) -> Text:
        """The place's name that nothing else bears: a county's with its prefecture."""
        return self._full_names[place_id]

    @cached_property
    def _full_names(self) -> dict[str, Text]:
        counties = self._lexicon.boundaries.counties
        return {
            id_: Text(
                counties[id_].prefecture_zh + counties[id_].name_zh,
                f"{counties[id_].name_en}, {counties[id_].prefecture_en}",
            )
            if id_ in counties
            else place.name
            for id_, place in self._lexicon.gazetteer.places.items()
        }


def sound(text: str) -> str:
    """The usual reading of ``text`` without tones, character by character."""
    return "".join(readings_of(character)[0] for character in text)
