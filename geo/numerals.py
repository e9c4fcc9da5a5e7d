"""Which numbers of a quotation count something, and what they are worth.

One rule: a number inside quotation marks is a name (“三权分置”), and so are ordinals (第二批) and
ranks (百强县, of the first hundred); every other one counts, and is a quantity of its initiative.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Numerals that belong to a word or a name and count nothing.
_WORDS = ("四川", "长三角", "三星堆", "三苏祠", "万达开", "双城", "百强", "5G")
_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2, "双": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_FIGURES = "二两三四五六七八九十百千万亿"
_NUMERAL = re.compile(rf"\d+|[双{_FIGURES}][一{_FIGURES}]*")
_BLANK = "·"


def outside_marks(quote: str) -> str:
    """Return ``quote`` without what stands in quotation marks."""
    return re.sub("“[^”]*”", _BLANK, quote)


def countable(quote: str, known: Iterable[str] = ()) -> list[str]:
    """Return the numbers of ``quote`` that count, but for those in the words of ``known``.

    A lone 一 counts nothing (一批, 一体).
    """
    rest = outside_marks(quote)
    for word in (*known, *_WORDS):
        rest = rest.replace(word, _BLANK)
    return _NUMERAL.findall(re.sub("第[一二三四五六七八九十]+", _BLANK, rest))


def value(numeral: str) -> int:
    """Return what a numeral of Arabic or Chinese figures is worth: 39, 十 (10), 万亿 (10¹²)."""
    if numeral.isdigit():
        return int(numeral)
    total = section = digit = 0
    for figure in numeral:
        if figure in _DIGITS:
            digit = _DIGITS[figure]
        elif _POWERS[figure] < 10**4:
            section += (digit or 1) * _POWERS[figure]
            digit = 0
        else:
            total = (total + section + digit or 1) * _POWERS[figure]
            section = digit = 0
    return total + section + digit
