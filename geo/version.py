"""The version of the data: the day they stand for, and a hash of every file."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from geo.errors import DataError

HASHED = (".csv", ".geojson", ".txt")


def read(folder: Path) -> str:
    """Return ``<day>-<hash>``: the same for the same bytes of the tables in ``folder``.

    The day stands in ``date.txt``, because a build has no date of its own: the same data
    give the same files on any day. DataError where it is missing or no date.
    """
    file = folder / "date.txt"
    text = file.read_text(encoding="utf-8").strip() if file.exists() else ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise DataError([f"date.txt:1: must be one date, YYYY-MM-DD ({text})"]) from None
    digest = hashlib.sha256()
    for table in sorted(folder.iterdir()):
        if table.suffix in HASHED:
            digest.update(table.name.encode() + b"\0" + table.read_bytes())
    return f"{day}-{digest.hexdigest()[:8]}"
