"""Place mentions in running Chinese text, with offsets; names inside other words are not found.

A name counts only where words of the text begin and end with it. The words come from the
dictionary of jieba, with our names and :mod:`geo.geocoding.names.homonyms` added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rjieba import Jieba

from geo.geocoding.names.homonyms import Homonyms
from geo.geocoding.surroundings import Surroundings
from geo.geocoding.word_cut import SUFFIXES, Doubt, WordCut
from geo.places.gazetteer import Gazetteer
from geo.vocabulary import Kind

# How often our names are taken to occur, beside the 60 million words behind the dictionary:
# more finds names in 形成都市圈, less misses them in 内江城区. Measured in test_mention.py.
NAME_FREQUENCY = 1000
BEFORE = "和于往与在到向从对以为"  # the dictionary takes 和资阳, 于宜宾 for persons
FARTHEST = 24  # no name of a province outside, suffixes included, is longer
JOINTS = ("、", "和", "与", "及", "以及", "·", "/")
DASHES = ("—", "——", "–", "-")  # between the ends of a line: 三台—盐亭公路
FOLLOWING = (*JOINTS, *DASHES, "至", "到", "往")  # what stands between a name and the next one


@dataclass(frozen=True)
class Mention:
    """A stretch of text that names places: ``text[start:end]`` and the ids of all it may mean.

    ``doubt`` is a word that shares a character with the name, so that it may be none.
    """

    start: int
    end: int
    text: str
    ids: tuple[str, ...]
    doubt: Doubt | None = None


@dataclass(frozen=True)
class Dictionary:
    """Names, each with the ids of the places that it may mean, and how text is cut into words.

    ``shorter`` holds, for a name, the names that it begins with, longest first.
    """

    names: Mapping[str, tuple[str, ...]]
    homonyms: Homonyms
    shorter: Mapping[str, tuple[str, ...]] = field(repr=False)
    pattern: re.Pattern[str] = field(repr=False)
    outside: re.Pattern[str] = field(repr=False)
    words: Jieba = field(repr=False)
    around: Surroundings | None = None


def names(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Return every name of every place that the Decision names, each with all who bear it."""
    found: dict[str, tuple[str, ...]] = {}
    for place in gazetteer.places.values():
        if place.role == "context":
            continue
        own = [place.name.zh, place.short.zh, *place.aliases]
        if place.kind in (Kind.COUNTY, Kind.PREFECTURE) and place.name.zh[-1] in SUFFIXES:
            own.append(place.short.zh.removesuffix(place.name.zh[-1]) + place.name.zh[-1])
        for name in dict.fromkeys(name for name in own if "、" not in name):
            found[name] = (*found.get(name, ()), place.id)
    return {**found, **gazetteer.collectives}


def dictionary(
    names: Mapping[str, tuple[str, ...]],
    homonyms: Homonyms,
    around: Surroundings | None = None,
) -> Dictionary:
    """Return a Dictionary of ``names`` (name → ids of the places that it may mean).

    With ``around`` names in roads, brands and addresses elsewhere are not found.
    """
    words, plain = Jieba(), Jieba()
    for word in homonyms.words:
        words.add_word(word, max(NAME_FREQUENCY, plain.suggest_freq(word)), "n")
    for name in names:
        # A full name needs no help, and with help 乐至|县城 would be 乐至县|城.
        is_full = len(name) > 2 and name[-1] in SUFFIXES
        least = 1 if is_full else NAME_FREQUENCY
        words.add_word(name, max(least, plain.suggest_freq(name)), "ns")
        for character in BEFORE:
            if plain.has_word(character + name):
                words.add_word(character + name, 0, "x")
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return Dictionary(
        names,
        homonyms,
        {
            name: tuple(s for n in range(len(name) - 1, 1, -1) if (s := name[:n]) in names)
            for name in names
        },
        re.compile("|".join(map(re.escape, longest_first)) or r"(?!)"),
        re.compile(
            f"(?:{'|'.join(homonyms.outside) or '(?!)'})(?:省|市|壮族|回族|维吾尔|自治区)*$"
        ),
        words,
        around,
    )


def find(text: str, dictionary: Dictionary) -> list[Mention]:
    """Return the places mentioned in ``text``, in order, none inside another.

    A name that several places bear comes with the ids of all. A name that is an ordinary
    word too (石棉) counts beside another place (雅安石棉; 石棉、汉源) or with its own suffix.
    """
    if not dictionary.pattern.search(text):
        return []
    return list(_with_evidence(text, list(_found(text, dictionary)), dictionary))


def _found(text: str, dictionary: Dictionary) -> Iterator[Mention]:
    """Names between the edges of words, ordinary ones too."""
    cut = WordCut(text, dictionary.words, dictionary.homonyms.words)
    around = dictionary.around
    elsewhere = around.elsewhere(text) if around else []
    position = before = 0
    while match := dictionary.pattern.search(text, position):
        start = match.start()
        for name in (match[0], *dictionary.shorter[match[0]]):
            end = start + len(name)
            if cut.has(start, end) and not dictionary.outside.search(
                text, max(0, start - FARTHEST), start
            ):
                if not (around and around.change(text, start, end, elsewhere)):
                    is_beside = before > 0 and text[before:start] in ("", *JOINTS)
                    doubt = None if is_beside else _doubt(start, end, cut, dictionary)
                    yield Mention(start, end, name, dictionary.names[name], doubt)
                position = before = end
                break
        else:
            position = start + 1


def _doubt(start: int, end: int, cut: WordCut, dictionary: Dictionary) -> Doubt | None:
    """What makes a division's short name doubtful; nothing where another name follows it."""
    name, behind = cut.text[start:end], cut.text[end : cut.starts.get(end)]
    is_short = end == start + 2 and name[-1] not in "县区市"
    if not is_short or not all(id_.isdigit() for id_ in dictionary.names[name]):
        return None
    follows = end + len(behind) if behind in FOLLOWING else end
    return None if dictionary.pattern.match(cut.text, follows) else cut.doubt(start, end)


def _with_evidence(
    text: str, found: Sequence[Mention], dictionary: Dictionary
) -> Iterator[Mention]:
    """Leave out ordinary words, unless a place stands beside them or their suffix follows."""
    ordinary = dictionary.homonyms.ordinary
    sure = [
        m.text not in ordinary
        or any(
            text.startswith(n, m.start) for n in dictionary.names if m.text in dictionary.shorter[n]
        )
        for m in found
    ]
    order = [*range(len(found)), *reversed(range(len(found)))]
    for n in order:
        if sure[n]:
            continue
        if n > 0 and sure[n - 1]:
            sure[n] = _is_beside(text, found[n - 1], found[n])
        if n + 1 < len(found) and sure[n + 1]:
            sure[n] = sure[n] or _is_listed(text, found[n], found[n + 1])
    return (mention for mention, is_sure in zip(found, sure, strict=True) if is_sure)


def _is_beside(text: str, one: Mention, other: Mention) -> bool:
    """Whether ``other`` follows in a list, or follows the prefecture that it is in."""
    if _is_listed(text, one, other):
        return True
    return one.end == other.start and any(
        len(a) == 4 and b.startswith(a) for a in one.ids for b in other.ids
    )


def _is_listed(text: str, one: Mention, other: Mention) -> bool:
    divisions = any(a.isdigit() for a in one.ids) and any(b.isdigit() for b in other.ids)
    return divisions and text[one.end : other.start] in (*JOINTS, *DASHES)
