"""Every name, former name, spelling and code, each with all that it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geo.boundary import Boundaries
from geo.csv_table import read
from geo.gazetteer import Gazetteer, Place
from geo.geocoding import history
from geo.geocoding.history import Former, Outside
from geo.geocoding.pinyin import COUNTY_COLUMNS, Readings, read_readings
from geo.geocoding.spelling import key

PROVINCE = "sichuan"
PROVINCE_NAME = "四川省"
# They mean no place: 中国四川, 原郫县, 成都市全域.
NOISE = ("中国", "中华人民共和国", "原", "今", "现", "全域", "全境", "境内", "china", "pr")
SPELLING_COLUMNS = ("id", "name", "rule", "source")
# The official name of today before short forms, these before former names, these before
# what lies elsewhere: where a name means several things, the first of these is meant.
RANKS = {
    "official": 0,
    "place": 0,
    "code": 0,
    "english": 1,
    "pinyin": 1,
    "short": 1,
    "variant": 1,
    "former": 2,
    "former-code": 2,
    "former-short": 3,
    "outside": 4,
    "outside-short": 6,
}
_GONE = 5  # a former division without a successor: what lies elsewhere today is likelier meant
_LATIN_SUFFIXES = {
    "区": ("qu", "district"),
    "县": ("xian", "county"),
    "市": ("shi", "city"),
    "州": ("zhou", "prefecture"),
}
# What stands behind the stem of an autonomous county or prefecture: 羌族自治县.
_NATION = re.compile("(藏族羌族|藏族|彝族|羌族)自治[县州]$")


@dataclass(frozen=True)
class Sense:
    """One thing that a name may mean.

    ``places`` are ids of the gazetteer: one, or several (or none) for a former division
    that was divided (or left no successor). ``name`` is the official name borne with it,
    ``outside`` the code of a division that is not in Sichuan.
    """

    places: tuple[str, ...]
    name: str
    rule: str
    former: Former | None = None
    outside: str = ""

    @property
    def rank(self) -> int:
        return _GONE if self.former and not self.places else RANKS[self.rule]


@dataclass(frozen=True)
class Lexicon:
    """``senses`` by key (see :mod:`geo.geocoding.spelling`); ``formers`` by successor.

    ``members`` are the adcodes of each place of the gazetteer, sorted.
    """

    senses: Mapping[str, tuple[Sense, ...]]
    boundaries: Boundaries
    gazetteer: Gazetteer
    members: Mapping[str, tuple[str, ...]]
    formers: Mapping[str, tuple[Former, ...]]
    outside: Outside

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
        _division_names(folder, boundaries),
        _place_names(gazetteer),
        _spellings(folder, gazetteer),
        _former_names(formers),
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
    )


def _members(place: Place, boundaries: Boundaries) -> tuple[str, ...]:
    found: set[str] = set()
    for member in place.members:
        found.update((member,) if len(member) == 6 else boundaries.prefectures[member].counties)
    return tuple(sorted(found))


def _division_names(folder: Path, boundaries: Boundaries) -> Iterator[tuple[str, Sense]]:
    """Official and short names, codes, readings and English of counties and prefectures."""
    readings = read_readings(folder)
    yield PROVINCE_NAME, Sense((PROVINCE,), PROVINCE_NAME, "official")
    yield "510000", Sense((PROVINCE,), PROVINCE_NAME, "code")
    for prefecture in boundaries.prefectures.values():
        ids, name = (prefecture.id,), prefecture.name_zh
        yield name, Sense(ids, name, "official")
        yield from ((code, Sense(ids, name, "code")) for code in (ids[0], f"{ids[0]}00"))
        yield prefecture.short_zh, Sense(ids, name, "short")
        if name.endswith("自治州"):
            yield f"{prefecture.short_zh}州", Sense(ids, name, "short")
        yield prefecture.name_en, Sense(ids, name, "english")
        reading = "".join(readings.syllables(prefecture.short_zh))
        yield from _latin(ids, name, (prefecture.short_en,), reading, readings)
    for row in read(folder / "counties.csv", COUNTY_COLUMNS):
        ids, name, short = (row["adcode"],), row["name_zh"], row["short_zh"]
        yield name, Sense(ids, name, "official")
        yield row["adcode"], Sense(ids, name, "code")
        yield short, Sense(ids, name, "short")
        if name.endswith("自治县"):
            yield f"{short}县", Sense(ids, name, "short")
        yield row["name_en"], Sense(ids, name, "english")
        others = (spelling.split("(")[0] for spelling in row.list("alt_en"))
        yield from _latin(ids, name, (row["short_en"], *others), row["pinyin"], readings)


def _latin(
    ids: tuple[str, ...], name: str, english: tuple[str, ...], reading: str, readings: Readings
) -> Iterator[tuple[str, Sense]]:
    """Each stem by itself and with what sort of division it is, in pinyin and in English."""
    nation = _NATION.search(name)
    for stem in dict.fromkeys(map(key, (reading, *english))):
        rule = "pinyin" if stem == key(reading) else "english"
        yield stem, Sense(ids, name, rule)
        pinyin, word = _LATIN_SUFFIXES[name[-1]]
        yield stem + pinyin, Sense(ids, name, "pinyin")
        yield stem + word, Sense(ids, name, "english")
        if nation:
            yield stem + "".join(readings.syllables(nation[0])), Sense(ids, name, "pinyin")


def _place_names(gazetteer: Gazetteer) -> Iterator[tuple[str, Sense]]:
    """The names and aliases of ``places.csv``, and names of several places."""
    for place in gazetteer.listed():
        names = (place.name.zh, place.short.zh, *place.aliases, place.name.en)
        for name in dict.fromkeys(names):
            yield name, Sense((place.id,), place.name.zh, "place")
        yield place.short.en, Sense((place.id,), place.name.zh, "short")
    for name, ids in gazetteer.collectives.items():
        # Several places together: all are candidates, none is meant alone.
        yield from ((name, Sense((id_,), gazetteer[id_].name.zh, "place")) for id_ in ids)


def _spellings(folder: Path, gazetteer: Gazetteer) -> Iterator[tuple[str, Sense]]:
    for row in read(folder / "spellings.csv", SPELLING_COLUMNS):
        yield row["name"], Sense((row["id"],), gazetteer[row["id"]].name.zh, row["rule"])


def _former_names(formers: tuple[Former, ...]) -> Iterator[tuple[str, Sense]]:
    for former in formers:
        sense = Sense(former.successors, former.name, "former", former)
        yield former.code, Sense(former.successors, former.name, "former-code", former)
        yield former.name, sense
        yield former.pinyin, sense
        short = history.stem(former.name)
        yield short, Sense(former.successors, former.name, "former-short", former)
        pinyin, word = _LATIN_SUFFIXES[former.name[-1]]
        yield former.pinyin.removesuffix(pinyin) + word, sense


def _outside_names(outside: Outside) -> Iterator[tuple[str, Sense]]:
    for code, name in outside.names.items():
        yield code, Sense((), name, "outside", outside=code)
        yield name, Sense((), name, "outside", outside=code)
        yield history.stem(name), Sense((), name, "outside-short", outside=code)
