"""What looks like a name of a place but is none: ordinary words, and places elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geo.csv_table import read
from geo.errors import DataError

COLUMNS = ("word", "kind", "note")
KINDS = ("ordinary", "word", "outside", "local")


@dataclass(frozen=True)
class Homonyms:
    """Words that a finder of names must know.

    ``ordinary`` are names that are common words too (石棉); ``words`` are longer words that
    a general dictionary lacks (通江达海); ``outside`` are provinces whose places may bear the
    names of ours (上海长宁); ``local`` are phrases that mean a place of Sichuan only in a
    text of Sichuan (民族地区).
    """

    ordinary: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    local: frozenset[str] = frozenset()


def load(folder: Path) -> Homonyms:
    """Return ``folder/lookalikes.csv``; DataError holds every broken rule."""
    rows = read(folder / "lookalikes.csv", COLUMNS)
    problems = [
        row.problem("kind must be known", row["kind"]) for row in rows if row["kind"] not in KINDS
    ]
    seen: set[str] = set()
    for row in rows:
        if row["word"] in seen:
            problems.append(row.problem("word must be unique", row["word"]))
        seen.add(row["word"])
    if problems:
        raise DataError(problems)
    found = {kind: tuple(row["word"] for row in rows if row["kind"] == kind) for kind in KINDS}
    return Homonyms(
        frozenset(found["ordinary"]), found["word"], found["outside"], frozenset(found["local"])
    )
