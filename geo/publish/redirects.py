"""Ids that links may still carry: what each became, or that it is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.atlas import Atlas
from geo.csv_table import read
from geo.geocoding.names.history import formers
from geo.layers import Layer
from geo.vocabulary import Text

COLUMNS = ("kind", "old", "new", "note_zh", "note_en")
KINDS = ("initiative", "place", "layer", "clause", "county")


@dataclass(frozen=True)
class Move:
    """An old id; ``new`` is the present one, None where nothing follows, as ``note`` says."""

    kind: str
    old: str
    new: str | None
    note: Text


Redirects = Mapping[tuple[str, str], Move]


def load(folder: Path, atlas: Atlas) -> Redirects:
    """Return the moves by kind and old id: ``moved.csv``, and former codes of counties.

    A former code moves where a single county of today follows.
    """
    moves = {}
    for row in read(folder / "moved.csv", COLUMNS):
        note = Text(row["note_zh"], row["note_en"])
        move = Move(row["kind"], row["old"], row["new"] or None, note)
        moves[move.kind, move.old] = move
    counties = atlas.boundaries.counties
    for former in formers(folder):
        if former.code not in counties and len(former.successors) == 1:
            (new,) = former.successors
            if new in counties:
                moves["county", former.code] = Move("county", former.code, new, former.account)
    return moves


def followed(atlas: Atlas) -> dict[str, dict[str, str]]:
    """Return the present id of each old one, by kind: what a page without a server leads on by."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for move in load(atlas.folder, atlas).values():
        if move.new:
            found[move.kind][move.old] = move.new
    return found


def known_ids(atlas: Atlas, layers: Mapping[str, Layer]) -> dict[str, Mapping[str, object]]:
    """Return the present ids of each kind."""
    return {
        "initiative": atlas.initiatives,
        "place": atlas.gazetteer.places,
        "layer": layers,
        "clause": atlas.document.by_id,
        "county": atlas.boundaries.counties,
    }


def problems(folder: Path, atlas: Atlas, layers: Mapping[str, Layer]) -> Iterator[str]:
    """An old id is known no more and stands once; a new one is known; a gone one says why."""
    ids = known_ids(atlas, layers)
    seen = set()
    for row in read(folder / "moved.csv", COLUMNS):
        if row["kind"] not in KINDS:
            yield row.problem("kind must be known", row["kind"])
            continue
        if row["old"] in ids[row["kind"]]:
            yield row.problem("old must be an id no more", row["old"])
        if (row["kind"], row["old"]) in seen:
            yield row.problem("old must be unique", row["old"])
        if row["new"] and row["new"] not in ids[row["kind"]]:
            yield row.problem("new must be an id", row["new"])
        if not row["new"] and not (row["note_zh"] and row["note_en"]):
            yield row.problem("an id without a new one must say why", row["old"])
        seen.add((row["kind"], row["old"]))
