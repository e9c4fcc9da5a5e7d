"""The names of Sichuan's counties and prefectures: official, short, in pinyin and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geo.csv_table import read
from geo.geocoding.names.pinyin import COUNTY_COLUMNS, Readings, read_readings
from geo.geocoding.names.sense import Sense
from geo.geocoding.names.spelling import key
from geo.places.boundary import Boundaries

PROVINCE = "sichuan"
PROVINCE_NAME = "四川省"
LATIN_SUFFIXES = {
    "区": ("qu", "district"),
    "县": ("xian", "county"),
    "市": ("shi", "city"),
    "州": ("zhou", "prefecture"),
}
# Other spellings in the English of maps and encyclopaedias, from Tibetan.
_ALSO = {"阿坝": ("Ngawa",), "甘孜": ("Garzê", "Kardze")}
# What stands behind the stem of an autonomous county or prefecture: 羌族自治县.
_NATION = re.compile("(藏族羌族|藏族|彝族|羌族)自治([县州])$")


def senses(folder: Path, boundaries: Boundaries) -> Iterator[tuple[str, Sense]]:
    """Yield every name and code of today's divisions with what it means."""
    readings = read_readings(folder)
    yield PROVINCE_NAME, Sense((PROVINCE,), PROVINCE_NAME, "official")
    yield from ((code, Sense((PROVINCE,), PROVINCE_NAME, "code")) for code in ("510000", "51"))
    for prefecture in boundaries.prefectures.values():
        ids, name, short = (prefecture.id,), prefecture.name_zh, prefecture.short_zh
        yield name, Sense(ids, name, "official")
        yield from ((code, Sense(ids, name, "code")) for code in (ids[0], f"{ids[0]}00"))
        yield short, Sense(ids, name, "short")
        yield from _autonomous(ids, name, short)
        yield prefecture.name_en, Sense(ids, name, "english")
        reading = "".join(readings.syllables(short))
        stems = prefecture.short_en, *_ALSO.get(short, ())
        yield from _latin(ids, name, stems, reading, readings)
        yield from _english(ids, name, prefecture.name_en, prefecture.short_en, (reading, *stems))
    for row in read(folder / "counties.csv", COUNTY_COLUMNS):
        ids, name, short = (row["adcode"],), row["name_zh"], row["short_zh"]
        yield name, Sense(ids, name, "official")
        yield row["adcode"], Sense(ids, name, "code")
        yield short, Sense(ids, name, "short")
        yield from _autonomous(ids, name, short)
        yield row["name_en"], Sense(ids, name, "english")
        others = [spelling.split("(")[0].strip() for spelling in row.list("alt_en")]
        stems = row["short_en"], *others, *_ALSO.get(short, ())
        yield from _latin(ids, name, stems, row["pinyin"], readings)
        yield from _english(ids, name, row["name_en"], row["short_en"], (row["pinyin"], *stems))


def _autonomous(ids: tuple[str, ...], name: str, short: str) -> Iterator[tuple[str, Sense]]:
    """Short forms of an autonomous division: 凉山州, 凉山彝族州, 凉山彝州, 凉山自治州.

    Two nations may be shortened or stand the other way round: 阿坝藏羌自治州.
    """
    if found := _NATION.search(name):
        nation, sort = found.groups()
        for between in ("", nation, nation.replace("族", "")):
            yield short + between + sort, Sense(ids, name, "short")
        peoples = nation.removesuffix("族").split("族")
        yield f"{short}自治{sort}", Sense(ids, name, "short")
        for order in (peoples, peoples[::-1]) if len(peoples) > 1 else ():
            for between in ("".join(order), f"{''.join(order)}族", f"{'族'.join(order)}族"):
                yield f"{short}{between}自治{sort}", Sense(ids, name, "short")


def _latin(
    ids: tuple[str, ...], name: str, english: tuple[str, ...], reading: str, readings: Readings
) -> Iterator[tuple[str, Sense]]:
    """Each stem by itself and with what sort of division it is, in pinyin and in English."""
    nation = _NATION.search(name)
    for stem in dict.fromkeys(map(key, (reading, *english))):
        rule = "pinyin" if stem == key(reading) else "english"
        yield stem, Sense(ids, name, rule)
        pinyin, word = LATIN_SUFFIXES[name[-1]]
        yield stem + pinyin, Sense(ids, name, "pinyin")
        yield stem + word, Sense(ids, name, "english")
        if len(name) == 2:  # the name of one syllable keeps its sort: Luxian County
            yield stem + pinyin + word, Sense(ids, name, "english")
        if nation:
            yield stem + "".join(readings.syllables(nation[0])), Sense(ids, name, "pinyin")


def _english(
    ids: tuple[str, ...], name: str, official: str, short: str, stems: tuple[str, ...]
) -> Iterator[tuple[str, Sense]]:
    """The official English with other stems, and shorter: Ganzi (Tibetan) Prefecture."""
    if not _NATION.search(name):
        return
    rest = official.removeprefix(short)
    for stem in dict.fromkeys(map(key, stems)):
        for behind in (rest, rest.split(" Autonomous")[0] + rest.rpartition(" ")[2]):
            yield stem + key(behind), Sense(ids, name, "english")
        yield stem + key("Autonomous" + rest.rpartition(" ")[2]), Sense(ids, name, "english")
        yield stem + key(rest.rpartition(" ")[2]), Sense(ids, name, "english")
