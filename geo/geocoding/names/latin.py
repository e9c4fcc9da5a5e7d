"""Addresses in Latin letters: No. 24, Yihuan Road, Chengdu, Sichuan 610065, P.R. China."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.geocoding.names.exact import Exact, Reading
from geo.geocoding.names.spelling import Spelling, normalize
from geo.geocoding.outcome import Outcome, Status, joined
from geo.vocabulary import Text

_SORTS = ("qu", "xian", "shi", "district", "county", "city")
_PIECES = re.compile(r"[,;()\[\]/]|\s-\s|\bin\b")


def read(spelling: Spelling, text: str, exact: Exact) -> Reading | None:
    """Return the place that the last pieces of an address name; None where they do not.

    A name that only a place outside Sichuan bears makes the whole one outside, but for the
    short one of a county before a county of ours: Wolong, Wenchuan County.
    """
    code = exact.elsewhere.code(spelling.key)
    if code:
        return Reading(_outside(code, exact))
    pieces = [piece for piece in (p.strip() for p in _PIECES.split(text)) if normalize(piece).runs]
    if len(pieces) < 2:
        return None
    for piece in pieces:
        key = normalize(piece).key
        code = "" if key in exact.lexicon.senses else exact.elsewhere.code(key)
        is_short = not code.endswith("00") and not key.endswith(_SORTS)
        if code and not (is_short and _is_county(pieces[-1], exact)):
            return Reading(_outside(code, exact))
    for start in range(len(pieces)):
        found = exact.read(normalize(", ".join(pieces[start:])))
        if found and any(exact.lexicon.senses.get(normalize(p).key) for p in pieces[:start]):
            return None  # a list: Chengdu, Mianyang
        if found:
            return _without(found, pieces[:start])
    bracket = exact.read(normalize(pieces[0])) if text.rstrip().endswith(")") else None
    return _without(bracket, pieces[1:]) if bracket else None


def _is_county(piece: str, exact: Exact) -> bool:
    """Whether ``piece`` is a county of ours and says so."""
    found = exact.read(normalize(piece)) if normalize(piece).key.endswith(_SORTS) else None
    return bool(found and found.outcome.adcodes and len(found.outcome.ids[0]) == 6)


def _without(found: Reading, unread: list[str]) -> Reading:
    if not unread or found.outcome.status is not Status.MATCHED or not found.parts:
        return found
    shown = ", ".join(unread)[:40]
    note = Text(f"其余未读：{shown}", f"the rest was not read: {shown}")
    outcome = found.outcome
    rule = f"{outcome.rule}+address"
    return replace(found, outcome=replace(outcome, rule=rule, note=joined([outcome.note, note])))


def _outside(code: str, exact: Exact) -> Outcome:
    full = exact.lexicon.outside.full_name(code)
    return Outcome(Status.UNRESOLVED, note=Text(f"不在四川省：{full}", f"outside Sichuan: {full}"))
