"""The report: a line for each row of the list, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from geo.batch.cells import line, quoted
from geo.batch.work import GeocodedChunk
from geo.geocoding.outcome import Outcome

COLUMNS = ("row", "input", "status", "adcodes", "place", "rule", "candidates", "note")
SHEET = "sheet"  # one more column, for a list from several sheets
LANGUAGES = ("en", "zh")


def header(*, is_in_parts: bool = False) -> str:
    """The first line of a report; its BOM tells a spreadsheet that this is UTF-8."""
    return "\ufeff" + line((*COLUMNS, SHEET) if is_in_parts else COLUMNS)


def lines(done: GeocodedChunk, language: str) -> Iterator[str]:
    """Yield the lines of the rows of ``done``; ``row`` is the number in a spreadsheet.

    ``language`` is that of the notes, ``zh`` or ``en``.
    """
    # Rows share outcomes, and names repeat: what is the same is made once.
    distinct = {id(outcome): outcome for outcome in done.outcomes}
    sheet = (done.chunk.sheet,) if done.chunk.sheet else ()
    tails = {key: line((*cells(outcome, language), *sheet)) for key, outcome in distinct.items()}
    found = dict(zip(done.inputs, done.outcomes, strict=True))
    numbers = done.chunk.numbers
    if done.chunk.marks or 2 * len(found) > len(done.inputs):
        for number, text, outcome in zip(numbers, done.inputs, done.outcomes, strict=True):
            yield f"{number},{quoted(text)},{tails[id(outcome)]}"
    else:
        rests = {text: f"{quoted(text)},{tails[id(outcome)]}" for text, outcome in found.items()}
        for number, text in zip(numbers, done.inputs, strict=True):
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
