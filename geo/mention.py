"""Place mentions in running Chinese text, with offsets; names inside other words are not found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rjieba import Jieba

from geo.gazetteer import Gazetteer


@dataclass(frozen=True)
class Mention:
    """A stretch of text that names places: ``text[start:end]`` and the ids of all it may mean."""

    start: int
    end: int
    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Names, each with the ids of the places that it may mean, and how text is cut into words."""

    names: Mapping[str, tuple[str, ...]]
    words: Jieba = field(repr=False)
    pattern: re.Pattern[str] = field(repr=False)


def lexicon(names: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """Return a Lexicon of ``names`` (name → ids of places)."""
    words = Jieba()
    for name in names:
        words.add_word(name, None, "ns")
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return Lexicon(names, words, re.compile("|".join(map(re.escape, longest_first))))


def names(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Return every name of every place that the Decision names, each with all who bear it."""
    found: dict[str, tuple[str, ...]] = {}
    for place in gazetteer.places.values():
        if place.role == "context":
            continue
        for name in dict.fromkeys((place.name.zh, place.short.zh, *place.aliases)):
            found[name] = (*found.get(name, ()), place.id)
    return found


def find(text: str, lexicon: Lexicon) -> list[Mention]:
    """Return the places mentioned in ``text``, in order, none inside another.

    A name of up to three characters counts only where the words of the text begin and end
    with it.
    """
    return list(_found(text, lexicon))


def _found(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    edges = {0}
    for _, start, end in lexicon.words.tokenize(text, hmm=False):
        edges.update((start, end))
    position = 0
    while match := lexicon.pattern.search(text, position):
        start, end = match.span()
        if len(match[0]) > 3 or (start in edges and end in edges):
            yield Mention(start, end, match[0], lexicon.names[match[0]])
            position = end
        else:
            position = start + 1
