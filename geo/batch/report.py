"""The report: a line for each row of the list, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from geo.batch.cells import line, quoted
from geo.batch.work import GeocodedChunk
from geo.geocoding.outcome import Outcome

COLUMNS = ("row", "input", "status", "adcodes", "place", "rule", "candidates", "note")
LANGUAGES = ("en", "zh")


def header() -> str:
    """The first line of a report; its BOM tells a spreadsheet that this is UTF-8."""
    return "\ufeff" + line(COLUMNS)


def lines(done: GeocodedChunk, language: str) -> Iterator[str]:
    """Yield the lines of the rows of ``done``; ``row`` is the number in a spreadsheet.

    ``language`` is that of the notes, ``zh`` or ``en``.
    """
    # Rows share outcomes, and names repeat: what is the same is made once.
    distinct = {id(outcome): outcome for outcome in done.outcomes}
    tails = {key: line(cells(outcome, language)) for key, outcome in distinct.items()}
    found = dict(zip(done.inputs, done.outcomes, strict=True))
    numbers = count(done.chunk.first)
    if 2 * len(found) > len(done.inputs):
        for number, text, outcome in zip(numbers, done.inputs, done.outcomes, strict=False):
            yield f"{number},{quoted(text)},{tails[id(outcome)]}"
    else:
        rests = {text: f"{quoted(text)},{tails[id(outcome)]}" for text, outcome in found.items()}
        for number, text in zip(numbers, done.inputs, strict=False):
            yield f"{number},{rests[text]}"


def cells(outcome: Outcome, language: str) -> tuple[str, ...]:
    """``status`` to ``note`` of one outcome."""
    return (
        outcome.status,
        ";".join(outcome.adcodes),
        outcome.place.zh,
        outcome.rule,
        ";".join(map(str, outcome.candidates)),
        outcome.note.zh if language == "zh" else outcome.note.en,
    )
