"""Who answers for which kind of column."""

from __future__ import annotations

from pathlib import Path

from geo import lookalike
from geo.lists.answers import Answer, Names, Points
from geo.lists.columns import Kind
from geo.lists.mentions import Mentions
from geo.names.resolve import Resolver
from geo.points import Locator


def answer_for(kind: Kind, resolver: Resolver, folder: Path) -> Answer:
    """Return what answers for a column of ``kind``; ``folder`` is that of the data."""
    if kind is Kind.POINT:
        return Points(Locator(resolver.lexicon.boundaries))
    if kind is Kind.TEXT:
        return Mentions(resolver, lookalike.load(folder))
    return Names(resolver)
