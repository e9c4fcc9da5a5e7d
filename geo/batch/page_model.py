"""A geocoded list as the page draws it: rows, and what each came to, said once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geo.batch.column_guess import Kind
from geo.batch.columns import ColumnChoice
from geo.batch.geocoders import coordinates
from geo.batch.table import Table
from geo.batch.work import GeocodedChunk, Summary
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.outcome import Outcome, Status

_FREQUENT = 10


def model(
    table: Table, choice: ColumnChoice, dones: Iterable[GeocodedChunk], lexicon: Lexicon
) -> dict[str, Any]:
    """Return the list as plain values.

    ``columns`` and each row's ``cells`` are those of the list, ``chosen`` the geocoded
    columns (indexes). ``rows`` name by index one of ``outcomes``; rows that came to the
    same share it. A candidate's ``name.zh`` put into the cell is matched next time.
    ``points`` hold longitude and latitude of each row of a list of points, null where
    there are none. ``sheets`` are those of a workbook; a row names its ``sheet`` where several
    are read. ``row`` is the number that a spreadsheet shows.
    """
    tally = Summary()
    outcomes: dict[int, tuple[int, Outcome]] = {}
    rows: list[dict[str, Any]] = []
    points: list[tuple[float, float] | None] = []
    for done in dones:
        tally.add(done)
        if choice.kind is Kind.POINT:
            points += coordinates(done.inputs)
        chunk = done.chunk
        sheet = {"sheet": chunk.sheet} if chunk.sheet else {}
        items = zip(chunk.numbers, chunk.rows, done.inputs, done.outcomes, strict=True)
        for number, cells, text, outcome in items:
            index, _ = outcomes.setdefault(id(outcome), (len(outcomes), outcome))
            row = {"row": number, "input": text, "outcome": index, "cells": cells}
            rows.append({**row, **sheet})
    return {
        "name": table.name,
        "said": [text.as_dict() for text in (table.said, choice.said, *table.remarks.texts())],
        "sheets": [
            {"name": sheet.name, "hidden": sheet.is_hidden, "read": sheet.is_read}
            for sheet in table.sheets
        ],
        "kind": choice.kind.value,
        "columns": table.columns,
        "chosen": choice.columns,
        "counts": {status.value: tally.counts[status] for status in Status},
        "unresolved": tally.unresolved.most_common(_FREQUENT),
        "outcomes": [_outcome(outcome, lexicon) for _, outcome in outcomes.values()],
        "rows": rows,
        "points": points if choice.kind is Kind.POINT else None,
        "attribution": lexicon.boundaries.attribution,
    }


def _outcome(outcome: Outcome, lexicon: Lexicon) -> dict[str, Any]:
    return {
        "status": outcome.status.value,
        "adcodes": outcome.adcodes,
        "ids": outcome.ids,
        "place": outcome.place.as_dict(),
        "coverage": outcome.coverage.value if outcome.coverage else None,
        "rule": outcome.rule,
        "candidates": [
            {
                "id": candidate.id,
                "name": candidate.name.as_dict(),
                "similarity": candidate.similarity,
                "adcodes": lexicon.members[candidate.id],
                "coverage": lexicon.gazetteer[candidate.id].coverage.value,
            }
            for candidate in outcome.candidates
        ],
        "note": outcome.note.as_dict(),
    }
