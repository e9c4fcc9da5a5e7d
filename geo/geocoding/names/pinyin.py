"""How Chinese names are read: syllables of pinyin without tones, right where a dictionary errs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from geo.csv_table import read
from geo.errors import DataError
from geo.geocoding.names.spelling import key

COUNTY_COLUMNS = (
    "adcode",
    "name_zh",
    "name_en",
    "short_zh",
    "short_en",
    "prefecture",
    "prefecture_zh",
    "prefecture_en",
    "pinyin",
    "alt_en",
)


@dataclass(frozen=True)
class Readings:
    """Reads names; ``known`` are the syllables of stems that are read by themselves (荥经)."""

    known: Mapping[str, tuple[str, ...]]

    def syllables(self, name: str) -> tuple[str, ...]:
        """Return the reading of each character of ``name``; other letters stay as they stand."""
        return tuple(syllable for part in self._parts(name) for syllable in part)

    def _parts(self, name: str) -> Iterator[tuple[str, ...]]:
        from pypinyin import lazy_pinyin  # slow to load, and a server starts without it

        start = plain = 0
        while start < len(name):
            ends = range(min(len(name), start + self._longest), start, -1)
            stem = next((name[start:end] for end in ends if name[start:end] in self.known), None)
            if stem is None:
                start += 1
                continue
            yield tuple(lazy_pinyin(name[plain:start]))
            yield self.known[stem]
            start = plain = start + len(stem)
        yield tuple(lazy_pinyin(name[plain:]))

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.known), default=0)


def read_readings(folder: Path) -> Readings:
    """Return the Readings by the pinyin of ``counties.csv``.

    Raises DataError where that is no reading of the county's characters.
    """
    known, problems = {}, []
    for row in read(folder / "counties.csv", COUNTY_COLUMNS):
        stem, reading = row["short_zh"], key(row["pinyin"])
        syllables = _split(stem, reading)
        if syllables is None:
            problems.append(row.problem("pinyin must read the name", f"{stem}, {reading}"))
        elif len(syllables) > 1:  # one character means many things
            known[stem[: len(syllables)]] = syllables
    if problems:
        raise DataError(problems)
    return Readings(known)


def _split(text: str, reading: str) -> tuple[str, ...] | None:
    """Cut ``reading`` into readings of the first characters of ``text``; None if it is none."""
    if not reading or not text:
        return None if reading else ()
    for syllable in readings_of(text[0]):
        if reading.startswith(syllable):
            rest = _split(text[1:], reading[len(syllable) :])
            if rest is not None:
                return (syllable, *rest)
    return None


@lru_cache(20_000)
def readings_of(character: str) -> tuple[str, ...]:
    """Every reading of one character, without tones, the usual one first."""
    from pypinyin import Style, pinyin  # slow to load

    return tuple(dict.fromkeys(pinyin(character, style=Style.NORMAL, heteronym=True)[0]))
