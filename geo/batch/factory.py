"""Who answers for which kind of column."""

from __future__ import annotations

from pathlib import Path

from geo.batch.column_guess import Kind
from geo.batch.geocoders import Geocoder, Names, Points
from geo.batch.text_geocoder import Mentions
from geo.geocoding.cells import Cells
from geo.geocoding.names import homonyms
from geo.geocoding.points import Locator
from geo.geocoding.resolve import Resolver
from geo.geocoding.running_text import RunningText


def geocoder_for(
    kind: Kind, resolver: Resolver, folder: Path, *, of_sichuan: bool = False
) -> Geocoder:
    """Return what answers for a column of ``kind``; ``folder`` is that of the data.

    ``of_sichuan`` says that its text is Sichuan's: 全省, 民族地区 mean places of Sichuan then.
    """
    if kind is Kind.POINT:
        return Points(Locator(resolver.lexicon.boundaries))
    text = RunningText(resolver, homonyms.load(folder), of_sichuan)
    return Mentions(text) if kind is Kind.TEXT else Names(Cells(resolver, text))
