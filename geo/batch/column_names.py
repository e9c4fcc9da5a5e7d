"""One input out of the cells of several columns, or of one that holds both numbers of a point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.geocoding.notation import pair

_ABOVE = re.compile(r"(?<=..)(?:地区|自治[州区]|[省市州区县盟])$")


def name_of(parts: Sequence[str]) -> str:
    """Return one name of ``parts``, the widest place first; what a finer part says already goes.

    ``成都市`` and ``双流区`` are ``成都市双流区``, ``成都市`` and ``成都双流`` the latter alone;
    ``甘孜州`` and ``甘孜`` stay, as the finer is less.
    """
    kept: list[str] = []
    for part in reversed([part.strip() for part in parts]):
        stem = _ABOVE.sub("", part)
        if part and not any(stem in finer and not stem == finer != part for finer in kept):
            kept.append(part)
    # Words in Latin letters keep apart.
    joined = "\0".join(reversed(kept))
    return re.sub(r"(?<=[^\W\d_一-鿿])\0(?=\w)", ", ", joined).replace("\0", "")


def point_of(cell: str) -> str:
    """Return the two numbers in ``cell`` as ``lon, lat``, the cell itself where there are none.

    See :func:`geo.geocoding.notation.pair` for what is read.
    """
    both = pair(cell)
    return f"{both[0]}, {both[1]}" if both else cell
