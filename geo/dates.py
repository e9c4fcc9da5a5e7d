"""Dates of the data: a day, or only its month or year (ISO 8601), beside the Decision's own."""

from __future__ import annotations

import re
from datetime import date

ADOPTED = "2024-05-13"


def is_date(text: str) -> bool:
    """Whether ``text`` is YYYY, YYYY-MM or YYYY-MM-DD, and in the calendar."""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def is_day(text: str) -> bool:
    """Whether ``text`` is YYYY-MM-DD, and in the calendar."""
    return len(text) == len(ADOPTED) and is_date(text)


def is_before(one: str, other: str) -> bool:
    """Whether ``one`` is surely before ``other``: 2024 is not before 2024-05-13."""
    shorter = min(len(one), len(other))
    return one[:shorter] < other[:shorter]
