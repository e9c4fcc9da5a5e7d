"""Coordinates as people write them: 104,07, 104°03′59″E, 1.0407E+02, POINT(104.07 30.57)."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence

from geo.geocoding.outcome import NO_TEXT
from geo.vocabulary import Text

_NUMBER = r"\d+(?:[.,]\d+)?(?:e[-+]?\d+)?"
_SIDE = r"东经?|西经?|南纬?|北纬?|经度|纬度|[ewns]"
_DEGREES = re.compile(
    rf"(?P<before>{_SIDE})?[:：\s]*(?P<sign>[-+−])?(?P<degrees>{_NUMBER})\s*"
    rf"(?:(?:[°º˚度d:]|deg|\s)\s*(?:(?P<minutes>{_NUMBER})\s*(?:['′’‘分m:]|\s|$)?\s*"
    rf"(?:(?P<seconds>{_NUMBER})\s*(?:[\"″”“秒s]|''|′′|’’)?)?)?)?\s*(?P<behind>{_SIDE})?"
)
_WKT = re.compile(r"(?:srid=\d+;)?\s*point\s*(?:z|m|zm)?\s*\(\s*(\S+)\s+([^\s)]+)[^)]*\)", re.I)
_GEO = re.compile(r"geo:([^,;]+),([^,;]+).*", re.I)
_JSON = re.compile(r"\{.*\"coordinates\"\s*:\s*\[\s*([^,\s]+)\s*,\s*([^,\]\s]+).*\}", re.S)
_LONGEST = 1_000  # characters of a point
_SEPARATORS = (
    r"[;；/|、\n]",
    r"，",
    r",\s+",
    r",",
    r"\t|\s{2,}",
    r"(?<=[ewns东西南北″\"'′’度])\s*",
    r"\s",
)
_WEST_SOUTH = "西南ws"
_NORTH_SOUTH = ("北", "南", "纬", "n", "s")
_LATITUDES = (20.0, 40.0)  # well around the province: what is no longitude of it
_FORMS = {
    "dms": Text("按度分秒读", "read as degrees, minutes and seconds"),
    "comma": Text("逗号作小数点读", "the comma was read as a decimal point"),
    "exponent": Text("按科学记数法读", "read in scientific notation"),
}


def degree(text: str) -> tuple[float, Text]:
    """Return the number of degrees in ``text``, NaN where there is none, and how it was read.

    The form is said where it is not a plain decimal number.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    found = _DEGREES.fullmatch(plain)
    if not found:
        return math.nan, NO_TEXT
    parts = [found[name] for name in ("degrees", "minutes", "seconds")]
    numbers = [float(part.replace(",", ".")) if part else 0.0 for part in parts]
    if numbers[1] >= 60 or numbers[2] >= 60:
        return math.nan, NO_TEXT
    value = numbers[0] + numbers[1] / 60 + numbers[2] / 3600
    side = found["before"] or found["behind"] or ""
    negative = found["sign"] in ("-", "−") or bool(side and side[0] in _WEST_SOUTH)
    form = "dms" if parts[1] else "exponent" if "e" in parts[0] else ""
    form = form or ("comma" if "," in plain else "")
    return -value if negative else value, _FORMS.get(form, NO_TEXT)


def pair(text: str) -> tuple[str, str] | None:
    """Return longitude and latitude of a point that stands in one cell, each as it is written.

    WKT, GeoJSON and geo: URIs have their own order; else letters decide (N, 北纬), else the
    numbers: what can only be a latitude in Sichuan is one. None where there are not two.
    """
    if len(text) > _LONGEST:
        return None
    plain = unicodedata.normalize("NFKC", text).strip()
    for pattern, swapped in ((_WKT, False), (_JSON, False), (_GEO, True)):
        if found := pattern.fullmatch(plain):
            first, second = found.groups()
            return (second, first) if swapped else (first, second)
    bare = plain.strip("()[]{}（）【】 ")
    for separator in _SEPARATORS:
        parts = [part.strip() for part in re.split(separator, bare, flags=re.I) if part.strip()]
        if len(parts) == 4 and separator == ",":  # 104,07,30,57
            parts = [",".join(parts[:2]), ",".join(parts[2:])]
        if len(parts) == 2 and not any(math.isnan(degree(part)[0]) for part in parts):
            first, second = parts
            return (second, first) if is_latitude_first(first, second) else (first, second)
    return None


def form(cells: Sequence[str]) -> Text:
    """Return how most points in single cells are written, where it is not longitude first."""
    for pattern, said in ((_WKT, "WKT"), (_JSON, "GeoJSON"), (_GEO, "geo URI")):
        if 2 * sum(bool(pattern.fullmatch(cell.strip())) for cell in cells) > len(cells):
            return Text(said, said)
    if 2 * sum(map(_is_swapped, cells)) > len(cells):
        return Text("纬度在前", "latitude first")
    return NO_TEXT


def _is_swapped(cell: str) -> bool:
    both = pair(cell)
    return both is not None and 0 <= cell.find(both[1]) < cell.find(both[0])


def is_latitude_first(first: str, second: str) -> bool:
    """Whether ``first`` is the latitude of the two, by its letter or by its size."""
    for text, answer in ((first, True), (second, False)):
        letters = re.sub(r"[\d.,\s]", "", text.casefold())
        if any(side in letters for side in _NORTH_SOUTH) and "秒" not in letters:
            return answer
    low, high = _LATITUDES
    x, y = degree(first)[0], degree(second)[0]
    return low <= x <= high and not low <= y <= high
