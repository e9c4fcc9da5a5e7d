"""Sets of cells with what is right for each, made from public data: the proof of docs/lists.md.

An expected answer is the adcodes, sorted, or nothing for what is not in Sichuan or no place.
"""

from __future__ import annotations

import csv
import functools
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from opencc import OpenCC

from geo.csv_table import Row, read
from geo.geocoding.names.history import stem
from geo.geocoding.names.lexicon import Lexicon, key
from geo.geocoding.names.townships import COLUMNS, LATEST

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "unit" / "geocoding" / "cells.csv"
BEHIND = ("人民路", "解放北路12号", "滨江东路二段", "建设街3号", "红星村3组", "新华社区", "龙泉村")
ROADS = ("路12号", "北路3号", "大道88号", "街5号", "东路", "巷7号", "中路100号", "大街")
BRANDS = ("小吃店", "大厦5楼", "饭店", "银行", "商会", "宾馆", "集团有限公司", "火锅")
TRADES = (
    *(
        "集团有限公司",
        "股份",
        "科技公司",
        "证券",
        "农商银行",
        "酒业",
        "火锅",
        "面馆",
        "水泥",
        "宾馆",
    ),
    *(
        "机床厂",
        "大酒店",
        "足球俱乐部",
        "日报社",
        "商贸公司",
        "电器",
        "保险",
        "钢铁",
        "药店",
        "商会",
    ),
)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华建国文志红安宁康德江川云海峰金武新"

Cell = tuple[str, tuple[str, ...]]  # the input, and the adcodes that are right


@functools.cache
def _traditional() -> OpenCC:
    """The converter reads its tables when it is made, which takes longer than its use."""
    return OpenCC("s2t")


Way = Callable[[str, str, str, str, str, random.Random], str]

# Province, prefecture, its short name, county, township → an address.
WAYS: dict[str, Way] = {
    "whole": lambda v, p, s, c, t, r: f"{v}{p}{c}{t}{r.choice(BEHIND)}",
    "no province": lambda v, p, s, c, t, r: f"{p}{c}{t}",
    "short prefecture": lambda v, p, s, c, t, r: f"{s}{c}{t}{r.choice(BEHIND)}",
    "county and town": lambda v, p, s, c, t, r: f"{c}{t}{r.choice(BEHIND)}",
    "spaces": lambda v, p, s, c, t, r: f"{v} {p} {c} {t} {r.choice(BEHIND)}",
    "commas": lambda v, p, s, c, t, r: f"{p}，{c}，{t}，{r.choice(BEHIND)}",
    "dashes": lambda v, p, s, c, t, r: f"{p}-{c}-{t}",
    "brackets": lambda v, p, s, c, t, r: f"{p}{c}（{t}）",
    "small first": lambda v, p, s, c, t, r: f"{t}，{c}，{p}",
    "an office": lambda v, p, s, c, t, r: f"{p}{c}{t}人民政府",
    "label, postal code": lambda v, p, s, c, t, r: (
        f"地址：{p}{c}{t}{r.choice(BEHIND)} 6{r.randrange(10000, 44999)}"
    ),
    "traditional": lambda v, p, s, c, t, r: _traditional().convert(f"{v}{p}{c}{t}"),
}


def cases(lexicon: Lexicon, column: str) -> Iterator[Cell]:
    """The given cases and our own, of one kind of ``column`` (place or text)."""
    with CASES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["column"] == column:
                yield row["input"], expanded(row["places"], lexicon)


def expanded(places: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The adcodes of codes of two (province), four or six digits, separated by ``;``."""
    found: set[str] = set()
    for code in filter(None, places.split(";")):
        found.update(lexicon.members["sichuan" if code == "51" else code])
    return tuple(sorted(found))


def own_names(lexicon: Lexicon) -> Iterator[Cell]:
    """Official and short names of counties and prefectures, and counties in chains."""
    boundaries = lexicon.boundaries
    for county in boundaries.counties.values():
        right = (county.adcode,)
        above = boundaries.prefectures[county.prefecture]
        yield from ((name, right) for name in (county.name_zh, county.short_zh, county.name_en))
        yield f"四川省{above.name_zh}{county.name_zh}", right
        yield above.short_zh + county.short_zh, right
    for prefecture in boundaries.prefectures.values():
        right = tuple(sorted(prefecture.counties))
        yield from ((name, right) for name in (prefecture.name_zh, prefecture.short_zh))


def towns(folder: Path) -> Iterator[Cell]:
    """Townships of today by themselves."""
    for row in _townships(folder):
        if LATEST in row.list("editions"):
            yield row["name_zh"], (row["adcode"],)


def addresses(lexicon: Lexicon, folder: Path, count: int, way: Way) -> Iterator[Cell]:
    """Addresses written in one ``way`` in ``count`` townships, of today and former ones."""
    chance = random.Random(12)
    counties, prefectures = lexicon.boundaries.counties, lexicon.boundaries.prefectures
    rows = _townships(folder)
    for row in chance.sample(rows, min(count, len(rows))):
        county = counties[row["adcode"]]
        above = prefectures[county.prefecture]
        text = way("四川省", above.name_zh, above.short_zh, county.name_zh, row["name_zh"], chance)
        yield text, (row["adcode"],)


def elsewhere(lexicon: Lexicon, count: int) -> Iterator[Cell]:
    """Addresses outside Sichuan with names of Sichuan in their roads, houses and shops."""
    chance, outside = random.Random(34), lexicon.outside
    boundaries = lexicon.boundaries
    ours = [d.short_zh for d in (*boundaries.counties.values(), *boundaries.prefectures.values())]
    ours += ["四川"] * 20
    codes = [code for code in outside.names if not code.endswith("00")]
    for code in chance.sample(codes, min(count, len(codes))):
        full, name = outside.full_name(code), outside.names[code]
        city = outside.names.get(f"{code[:4]}00", outside.names[f"{code[:2]}0000"])
        road = chance.choice(ours) + chance.choice(ROADS)
        shop = f"人民路8号{chance.choice(ours)}{chance.choice(BRANDS)}"
        texts = (
            *(f"{full}{road}", f"{city}{name}{road}", f"{name}{road}", f"{city[:-1]}{road}"),
            *(f"{full}{shop}", f"{name}{shop}", f"{city}，{name}，{road}", road, full, name),
        )
        yield from ((text, ()) for text in texts)


def misspelt(lexicon: Lexicon) -> Iterator[Cell]:
    """Counties alone and below their prefecture with one slip: each of ``_slips``."""
    chance, counties = random.Random(56), lexicon.boundaries.counties.values()
    names = [n for c in counties for n in (c.name_zh, c.prefecture_zh + c.name_zh)]
    known = {*names, *(name for name in lexicon.senses if lexicon.senses[name])}
    characters = sorted({character for name in names for character in name})
    for county in counties:
        for name in (county.name_zh, county.prefecture_zh + county.name_zh):
            for wrong in _slips(name, characters, chance):
                if wrong not in known and wrong != name and len(wrong) > 1:
                    yield wrong, (county.adcode,)


def _slips(name: str, characters: Sequence[str], chance: random.Random) -> Iterator[str]:
    """One character another, left out, one too many, doubled, or two in the wrong order."""
    at = chance.randrange(len(name))
    before, here, behind = name[:at], name[at], name[at + 1 :]
    yield before + chance.choice(characters) + behind
    yield before + behind
    yield before + chance.choice(characters) + here + behind
    yield before + here + here + behind
    yield before + behind[:1] + here + behind[1:]


def strangers(lexicon: Lexicon, count: int) -> Iterator[Cell]:
    """Companies and persons with the short names of places in theirs: no places."""
    chance = random.Random(78)
    short = sorted({c.short_zh for c in lexicon.boundaries.counties.values()})
    for _ in range(count):
        yield chance.choice(short) + chance.choice(TRADES), ()
        yield chance.choice(SURNAMES) + chance.choice(short), ()
        yield chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2)), ()


def in_latin(lexicon: Lexicon, count: int) -> Iterator[Cell]:
    """Divisions outside Sichuan in pinyin and English, where none inside is written so."""
    from pypinyin import lazy_pinyin  # slow to load

    chance, names = random.Random(90), lexicon.outside.names
    codes = [code for code in names if not code.endswith("0000")]
    for code in chance.sample(codes, min(count, len(codes))):
        latin = "".join(lazy_pinyin(stem(names[code]))).capitalize()
        for text in (latin, f"{latin} County", f"{latin} City", f"{latin} District, China"):
            if not any(sense.places for sense in lexicon.senses.get(key(latin), ())):
                yield text, ()


def _townships(folder: Path) -> Sequence[Row]:
    return read(folder / "townships.csv", COLUMNS)
