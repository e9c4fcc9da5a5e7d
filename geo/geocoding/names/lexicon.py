"""Every name, former name, spelling and code, each with all that it may mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geo.csv_table import read
from geo.geocoding.names import division_names, history, townships, words
from geo.geocoding.names.division_names import LATIN_SUFFIXES, PROVINCE, PROVINCE_NAME
from geo.geocoding.names.history import Former, Outside
from geo.geocoding.names.pinyin import COUNTY_COLUMNS
from geo.geocoding.names.sense import RANKS, Sense
from geo.geocoding.names.spelling import key
from geo.geocoding.names.words import Words
from geo.geocoding.outcome import NO_TEXT
from geo.places.boundary import Boundaries
from geo.places.gazetteer import Gazetteer, Place
from geo.vocabulary import Text

__all__ = [
    "COUNTY_COLUMNS",
    "PROVINCE",
    "PROVINCE_NAME",
    "RANKS",
    "Lexicon",
    "Sense",
    "build",
    "key",
]

# They mean no place: 中国四川, 原郫县, 成都市全域.
NOISE = (
    *("中国", "中华人民共和国", "原", "今", "现", "现为", "今为", "全域", "全境", "境内"),
    *("的", "下辖", "下辖的", "所辖", "所辖的", "下属", "下属的", "辖区", "境内的"),
    *("代管", "代管的"),
    *("china", "pr", "prc", "of", "the", "cityof", "countyof", "districtof", "provinceof", "sc"),
)
SPELLING_COLUMNS = ("id", "name", "rule", "source")
GROUP_COLUMNS = ("name_zh", "members", "note")
_SIGHT = Text("景区名，按其所在的县读", "a sight, read as the county that it is in")


@dataclass(frozen=True, repr=False, eq=False)
class Lexicon:
    """``senses`` by key (see :mod:`geo.geocoding.names.spelling`); ``formers`` by successor.

    ``members`` are the adcodes of each place of the gazetteer, sorted; ``words`` what stands
    behind names in lists; ``groups`` names of several divisions together (三州), with their ids.
    """

    senses: Mapping[str, tuple[Sense, ...]]
    boundaries: Boundaries
    gazetteer: Gazetteer
    members: Mapping[str, tuple[str, ...]]
    formers: Mapping[str, tuple[Former, ...]]
    outside: Outside
    words: Words
    groups: Mapping[str, tuple[str, ...]]

    @cached_property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        """The lengths of the Chinese keys that begin with a character, longest first."""
        found: dict[str, set[int]] = {}
        for name in self.senses:
            if not name.isascii():
                found.setdefault(name[0], set()).add(len(name))
        return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}

    def longest_here(self, first: str) -> int:
        """Length of the longest key that begins with a Chinese character, or of a code."""
        return self.lengths.get(first, (12,))[0]

    @cached_property
    def longest(self) -> int:
        """Length of the longest key."""
        return max(map(len, self.senses))


def build(folder: Path, boundaries: Boundaries, gazetteer: Gazetteer) -> Lexicon:
    """Return the Lexicon of the gazetteer and of the name files in ``folder``."""
    formers = history.formers(folder)
    outside = history.outside(folder)
    senses: dict[str, dict[Sense, None]] = {key(noise): {} for noise in NOISE}
    for source in (
        division_names.senses(folder, boundaries),
        _place_names(gazetteer),
        _spellings(folder, gazetteer),
        _former_names(formers),
        townships.senses(folder),
        _outside_names(outside),
    ):
        for name, sense in source:
            senses.setdefault(key(name), {})[sense] = None
    by_successor: dict[str, list[Former]] = {}
    for former in formers:
        if len(former.successors) == 1:
            by_successor.setdefault(former.successors[0], []).append(former)
    return Lexicon(
        {name: tuple(sorted(found, key=lambda s: s.rank)) for name, found in senses.items()},
        boundaries,
        gazetteer,
        {place.id: _members(place, boundaries) for place in gazetteer.places.values()},
        {successor: tuple(found) for successor, found in by_successor.items()},
        outside,
        words.load(folder),
        {
            key(row["name_zh"]): row.list("members")
            for row in read(folder / "groups.csv", GROUP_COLUMNS)
        },
    )


def _members(place: Place, boundaries: Boundaries) -> tuple[str, ...]:
    found: set[str] = set()
    for member in place.members:
        found.update((member,) if len(member) == 6 else boundaries.prefectures[member].counties)
    return tuple(sorted(found))


def _place_names(gazetteer: Gazetteer) -> Iterator[tuple[str, Sense]]:
    """The names and aliases of ``places.csv``, and names of several places."""
    for place in gazetteer.listed():
        names = [place.name.zh, place.short.zh, *place.aliases, place.name.en]
        for dated in gazetteer.dated.get(place.id, ()):
            names += (dated.name.zh, dated.name.en)
        for name in dict.fromkeys(names):
            yield name, Sense((place.id,), place.name.zh, "place")
        yield place.short.en, Sense((place.id,), place.name.zh, "short")
    for name, ids in gazetteer.collectives.items():
        # Several places together: all are candidates, none is meant alone.
        yield from ((name, Sense((id_,), gazetteer[id_].name.zh, "place")) for id_ in ids)


def _spellings(folder: Path, gazetteer: Gazetteer) -> Iterator[tuple[str, Sense]]:
    for row in read(folder / "spellings.csv", SPELLING_COLUMNS):
        note = _SIGHT if row["rule"] == "sight" else NO_TEXT
        name = gazetteer[row["id"]].name.zh
        yield row["name"], Sense((row["id"],), name, row["rule"], note=note)


def _former_names(formers: tuple[Former, ...]) -> Iterator[tuple[str, Sense]]:
    for former in formers:
        sense = Sense(former.successors, former.name, "former", former)
        yield former.code, Sense(former.successors, former.name, "former-code", former)
        yield former.name, sense
        yield former.pinyin, sense
        short = history.stem(former.name)
        yield short, Sense(former.successors, former.name, "former-short", former)
        pinyin, word = LATIN_SUFFIXES[former.name[-1]]
        yield former.pinyin.removesuffix(pinyin) + word, sense


def _outside_names(outside: Outside) -> Iterator[tuple[str, Sense]]:
    for code, name in outside.names.items():
        yield code, Sense((), name, "outside", outside=code)
        yield name, Sense((), name, "outside", outside=code)
        yield history.stem(name), Sense((), name, "outside-short", outside=code)
