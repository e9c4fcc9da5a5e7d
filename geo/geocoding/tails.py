"""A name and what says how much of it is meant: 凉山州全州, 康定城区, 成都周边, 全市."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from geo.geocoding.names.exact import Exact, Reading
from geo.geocoding.names.spelling import normalize
from geo.geocoding.names.words import Words
from geo.geocoding.outcome import Outcome, Status, joined
from geo.vocabulary import Coverage, Text

_PROVINCE = re.compile(
    "(?:四川省?|全省|我省|省内|省域)?(?:的?(?:(?:21|二十一)个?(?:市州|市、?州|市[(（]州[)）]|地?市|市级单位)"
    "|(?:183|一百八十三)个?(?:县|区县|县[(（]?市、?区[)）]?).*)|(?:各|所有)(?:市州|市[(（]州[)）]))"
    "|省本级|省级|省直|省直(?:属|机关|部门)|(?:四川省?|全省)各(?:地|县|市|区县|县区|地市|市县).*"
)


_COUNTED = re.compile(
    r"(?P<stem>.+?)(?:的|[(（])?(?:共|所辖|下辖)?(?P<count>\d{1,3}|[二三四五六七八九十]{1,3})个?"
    r"(?:县市区|县区|区县|县市|市县|县|县[(（]市、?区?[)）]|区[(（]市[)）]县|区市县)[)）]?"
)
_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))


def _number(text: str) -> int:
    """The value of figures, or of Chinese numerals below a hundred."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (10 * _DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones, 0)


@dataclass(frozen=True)
class Tails:
    """Reads names with such a tail; a tail by itself is no place."""

    exact: Exact
    words: Words

    def is_alone(self, text: str) -> bool:
        """Whether ``text`` is such a tail by itself, or stands for no place at all."""
        return (
            text in self.words.kinds["nothing"]
            or text in self.words.sorts
            or (text in self.words.levels and not _PROVINCE.fullmatch(text))
        )

    def read(self, text: str, read: Callable[[str], Reading | None]) -> Reading | None:
        """Return what ``text`` means; ``read`` reads what stands before the tail."""
        if _PROVINCE.fullmatch(text):
            return self.exact.read(normalize("四川省"))
        if text in self.words.kinds["nothing"]:
            note = Text(f"“{text}”不是地名", f"“{text}” is no name of a place")
            return Reading(Outcome(Status.UNRESOLVED, note=note))
        if text in self.words.sorts:  # 高新区
            return self._of_nothing(text)
        if found := _COUNTED.fullmatch(text):
            return self._counted(found["stem"], _number(found["count"]), read)
        found = self.words.tail.fullmatch(text)
        if not found:
            return None
        stem, tail = found["stem"], text[slice(*found.span(found.lastgroup or "stem"))]
        if not stem:
            return self._of_nothing(tail)
        level = self.words.levels.get(tail, "")
        reading = self.exact.read(normalize(stem + level)) if level else None
        if reading is None or reading.outcome.status is not Status.MATCHED:
            reading = read(stem)
        if reading is None or reading.outcome.status is not Status.MATCHED:
            return reading
        if level and tail[0] == "全" and reading.outcome.place.zh[-1] != level:
            return None  # 雅安市全县
        if tail == "专区" or (tail == "地区" and len(reading.outcome.ids[0]) == 6):
            return replace(reading, outcome=self._maybe_more(reading.outcome, tail))
        if found["vague"]:
            return Reading(self._near(reading.outcome, tail))
        return self.part(reading, tail) if found["part"] else reading

    def part(self, reading: Reading, tail: str) -> Reading:
        """``reading``, of which ``tail`` means a part; what is not matched, as it is."""
        if reading.outcome.status is not Status.MATCHED:
            return reading
        note = Text(f"只涉及其中的{tail}", f"only part of it: {tail}")
        outcome = replace(
            reading.outcome,
            coverage=Coverage.PART,
            rule=f"{reading.outcome.rule}+part",
            note=joined([reading.outcome.note, note]),
        )
        return replace(reading, outcome=outcome)

    def _counted(
        self, stem: str, count: int, read: Callable[[str], Reading | None]
    ) -> Reading | None:
        """All counties of ``stem``, if it has so many: 甘孜州18县市, not 凉山州11县."""
        reading = read(stem)
        if reading is None or reading.outcome.status is not Status.MATCHED:
            return None
        has = len(reading.outcome.adcodes)
        if has == count:
            return reading
        name = reading.outcome.place
        zh, en = f"{name.zh}有{has}个县，不是{count}个", f"{name.en}: {has} counties, not {count}"
        candidates = self.exact.candidates(reading.outcome.ids)
        return Reading(Outcome(Status.UNRESOLVED, candidates=candidates, note=Text(zh, en)))

    def _of_nothing(self, tail: str) -> Reading:
        note = Text(f"没有说是哪里的“{tail}”", f"“{tail}” does not say of which place")
        return Reading(Outcome(Status.UNRESOLVED, note=note))

    def _maybe_more(self, outcome: Outcome, tail: str) -> Outcome:
        """西昌地区 was a prefecture, or it is what lies around Xichang."""
        name = outcome.place
        note = Text(f"“{tail}”可能不只是{name.zh}", f"“{tail}” may be more than {name.en}")
        return replace(outcome, note=joined([outcome.note, note]))

    def _near(self, outcome: Outcome, tail: str) -> Outcome:
        name = outcome.place
        note = Text(f"“{tail}”不只是{name.zh}", f"“{tail}” is not {name.en} itself")
        candidates = self.exact.candidates(outcome.ids)
        return Outcome(Status.UNRESOLVED, candidates=candidates, note=note)
