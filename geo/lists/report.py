"""The report: a line for each row of the list, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from geo.lists.cells import line
from geo.lists.work import Done
from geo.names.outcome import Outcome

COLUMNS = ("row", "input", "status", "adcodes", "place", "rule", "candidates", "note")
LANGUAGES = ("en", "zh")


def header() -> str:
    """The first line of a report; its BOM tells a spreadsheet that this is UTF-8."""
    return "\ufeff" + line(COLUMNS)


def lines(done: Done, language: str) -> Iterator[str]:
    """Yield the lines of the rows of ``done``; ``row`` is the number in a spreadsheet.

    ``language`` is that of the notes, ``zh`` or ``en``.
    """
    made: dict[str, str] = {}
    pairs = zip(done.inputs, done.outcomes, strict=True)
    for number, (text, outcome) in enumerate(pairs, start=done.chunk.first):
        rest = made.get(text)
        if rest is None:
            rest = made[text] = line((text, *cells(outcome, language)))
        yield f"{number},{rest}"


def cells(outcome: Outcome, language: str) -> tuple[str, ...]:
    """``status`` to ``note`` of one outcome."""
    return (
        outcome.status.value,
        ";".join(outcome.adcodes),
        outcome.place.zh,
        outcome.rule,
        ";".join(map(str, outcome.candidates)),
        outcome.note.zh if language == "zh" else outcome.note.en,
    )
