"""The words that stand behind names in lists, by what they make of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geo.csv_table import Row, read
from geo.errors import DataError
from geo.geocoding.names.characters import fold

COLUMNS = ("word", "kind", "note")
ZONE_COLUMNS = ("prefecture", "kind", "adcodes", "name_zh", "source", "date")
KINDS = (
    *("road", "not-road", "settlement", "company", "person", "nature"),
    *("vague", "whole", "part", "zone", "nothing"),
)


@dataclass(frozen=True)
class Words:
    """``kinds``: words by kind; ``zones``: development zones by prefecture and sort.

    ``sorts`` are sorts of zones by their words; ``levels`` say of what a word is all or
    some (县城: of a 县). A zone has the counties that it is known to be in, or none.
    """

    kinds: Mapping[str, tuple[str, ...]]
    sorts: Mapping[str, str]
    levels: Mapping[str, str]
    zones: Mapping[tuple[str, str], tuple[str, ...]]

    @cached_property
    def road(self) -> re.Pattern[str]:
        """What makes a road of the name before it: 路, 北路, 三环路, 大道."""
        return re.compile(
            rf"(?!{_any(self.kinds['not-road'])})[东南西北中上下前后内外老新一二三四五六七八九环]{{0,2}}"
            rf"(?!{_any(self.kinds['not-road'])})(?:{_any(self.kinds['road'])})"
        )

    @cached_property
    def settlement(self) -> re.Pattern[str]:
        """What makes a town or village of a short name before it: 新龙村, 九龙镇."""
        return re.compile(
            rf"(?:[^\W\d_]{{1,3}}族){{0,2}}(?:{_any(self.kinds['settlement'])})(?![村镇域民委级长愁亲土庄])"
        )

    @cached_property
    def brand(self) -> re.Pattern[str]:
        """What makes a company, a brand or a person of a short name before it."""
        words = _any(w for kind in ("company", "person", "nature") for w in self.kinds[kind])
        between = "(?:(?!设立|成立|组建|注册|引进)[^\\W\\d_的和与及等在]){1,8}?"
        estate = r"城(?=[\d一二三四五六七八九十期]|$)"  # 万源城5号楼
        return re.compile(rf"(?:{words})|{estate}|{between}(?:有限公司|有限责任公司|股份公司|集团)")

    @cached_property
    def company(self) -> re.Pattern[str]:
        """What ends as the name of a company does, with its city before it."""
        return re.compile(
            r"[^\W\d_]*(?:公司|集团|银行|证券|股份|信用社|合作社|商行|经营部|事务所)(?:[(（].*)?"
        )

    @cached_property
    def vague(self) -> re.Pattern[str]:
        return re.compile(_any(self.kinds["vague"]))

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """A name (``stem``), and behind it what means all of it, some of it or round it."""
        kinds = "|".join(
            rf"(?P<{kind}>{_any(self.kinds[kind])})" for kind in ("whole", "part", "vague")
        )
        return re.compile(rf"(?P<stem>.*?)(?:的|之|、|[(（])?(?:{kinds})[)）]?$")

    @cached_property
    def zone(self) -> re.Pattern[str]:
        """The name of a zone behind that of its city: 高新区, 钒钛产业园区."""
        words = _any(self.kinds["zone"])
        return re.compile(rf"(?:国家级?|省级)?(?P<between>[^\W\d_]{{0,6}}?)(?P<sort>{words})")


def load(folder: Path) -> Words:
    """Return ``address_words.csv`` and ``zones.csv`` of ``folder``; DataError for a bad row."""
    rows = read(folder / "address_words.csv", COLUMNS)
    problems = [*_problems(rows)]
    if problems:
        raise DataError(problems)
    zones = {
        (row["prefecture"], row["kind"]): row.list("adcodes")
        for row in read(folder / "zones.csv", ZONE_COLUMNS)
    }
    return Words(
        {kind: tuple(fold(row["word"]) for row in rows if row["kind"] == kind) for kind in KINDS},
        {row["word"]: row["note"] for row in rows if row["kind"] == "zone"},
        {fold(row["word"]): row["note"] for row in rows if row["kind"] in ("whole", "part")},
        zones,
    )


def _problems(rows: Iterable[Row]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        word = row["word"], row["kind"]
        if row["kind"] not in KINDS:
            yield row.problem("kind must be known", row["kind"])
        if word in seen:
            yield row.problem("word must be unique in its kind", row["word"])
        seen.add(word)


def _any(words: Iterable[str]) -> str:
    """A pattern of the longest of ``words``."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
