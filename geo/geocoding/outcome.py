"""What becomes of one input: a status, the counties, and how or why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.vocabulary import Coverage, Text

NO_TEXT = Text("", "")


class Status(StrEnum):
    """Every input ends with exactly one of these."""

    MATCHED = "matched"
    FUZZY = "fuzzy"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"
    EMPTY = "empty"


READ = (Status.MATCHED, Status.AMBIGUOUS)


@dataclass(frozen=True)
class Candidate:
    """A place that may be meant; ``similarity`` is 0–100, None where the name fits exactly."""

    id: str
    name: Text
    similarity: int | None = None

    def __str__(self) -> str:
        """``id|name`` or ``id|name|similarity``, as in the report."""
        name = f"{self.id}|{self.name.zh}"
        return name if self.similarity is None else f"{name}|{self.similarity}"


@dataclass(frozen=True)
class Outcome:
    """What an input was found to mean.

    ``adcodes`` are sorted; ``ids`` are those of the places meant, ``place`` their names.
    ``coverage`` says how the place meets these counties. ``rule`` names what led there,
    several joined with ``+``. ``note`` is the reason, or what is good to know.
    """

    status: Status
    adcodes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    place: Text = NO_TEXT
    coverage: Coverage | None = None
    rule: str = ""
    candidates: tuple[Candidate, ...] = ()
    note: Text = NO_TEXT


EMPTY = Outcome(Status.EMPTY)


def joined(notes: list[Text]) -> Text:
    """Return ``notes`` as one."""
    kept = [note for note in dict.fromkeys(notes) if note != NO_TEXT]
    return Text("；".join(note.zh for note in kept), "; ".join(note.en for note in kept))
