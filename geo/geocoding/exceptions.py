"""A place without another: 凉山州（西昌市除外）, 双流区（不含天府新区）."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.geocoding.outcome import Outcome, Status, joined
from geo.geocoding.resolve import Resolver
from geo.vocabulary import Coverage, Text

NOT_READ = Text("“除外”未读", "what is excepted was not read")
_FORM = re.compile(
    r"(?P<all>[^(（,，、]+?)[(（,，\s]*(?:(?:除去?|不含|不包括|不包含)(?P<out>.+?)(?:以外|之外|除外|外)?"
    r"|(?P<other>[^(（]+?)(?:除外|以外|之外))[)）]?"
)


def without(text: str, resolver: Resolver) -> Outcome | None:
    """Return the place at the beginning of ``text`` (folded) without what is excepted.

    None where it is not known what is excepted of how many counties.
    """
    found = _FORM.fullmatch(text)
    whole = resolver.known(found["all"]) if found else None
    if not found or not whole or whole.status is not Status.MATCHED:
        return None
    out = resolver.known(found["out"] or found["other"])
    part = replace(whole, coverage=Coverage.PART)
    if not out or out.status is not Status.MATCHED:
        one = len(whole.adcodes) == 1
        return replace(part, note=joined([whole.note, NOT_READ])) if one else None
    inside = set(out.adcodes) & set(whole.adcodes)
    zh, en = f"不含{out.place.zh}", f"without {out.place.en}"
    note = joined([whole.note, Text(zh, en), out.note])
    name = Text(f"{whole.place.zh}（{zh}）", f"{whole.place.en} ({en})")
    is_whole = out.coverage is Coverage.WHOLE and all(id_.isdigit() for id_ in out.ids)
    left = tuple(adcode for adcode in whole.adcodes if adcode not in out.adcodes)
    if inside and not is_whole:
        return replace(part, place=name, note=note)
    if inside != set(out.adcodes) or not left:
        return None
    return replace(whole, adcodes=left, ids=left, place=name, note=note)
