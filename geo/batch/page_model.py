"""A geocoded list as the page draws it: rows, and what each came to, said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geo.batch.column_guess import Kind
from geo.batch.columns import ColumnChoice
from geo.batch.geocoders import coordinates
from geo.batch.table import Table
from geo.batch.work import GeocodedChunk, Summary
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.outcome import Outcome, Status

_FREQUENT = 10
_GROWING = ("outcomes", "rows", "points")


def model(parts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the list as plain values: ``parts`` put together.

    ``columns`` and each row's ``cells`` are those of the list, ``chosen`` the geocoded
    columns (indexes). ``rows`` name by index one of ``outcomes``; rows that came to the
    same share it. A candidate's ``name.zh`` put into the cell is matched next time.
    ``points`` hold longitude and latitude of each row of a list of points, null where
    there are none. ``sheets`` are those of a workbook; a row names its ``sheet`` where several
    are read. ``row`` is the number that a spreadsheet shows.
    """
    whole: dict[str, Any] = {}
    for part in parts:
        for name, value in part.items():
            if name in _GROWING and whole.get(name) is not None:
                whole[name] += value
            elif name != "progress":
                whole[name] = value
    return whole


def head(table: Table, choice: ColumnChoice) -> dict[str, Any]:
    """Return how the list is read: before any row is placed."""
    return {
        "name": table.name,
        "said": [table.said.as_dict(), choice.said.as_dict()],
        "sheets": [
            {"name": sheet.name, "hidden": sheet.is_hidden, "read": sheet.is_read}
            for sheet in table.sheets
        ],
        "kind": choice.kind.value,
        "columns": table.columns,
        "chosen": choice.columns,
    }


def parts(
    table: Table, choice: ColumnChoice, dones: Iterable[GeocodedChunk], lexicon: Lexicon
) -> Iterator[dict[str, Any]]:
    """Yield the list in parts: its head, then rows with the outcomes that are new, then counts.

    ``progress`` tells how much of the file has been read, from 0 to 1.
    """
    is_of_points = choice.kind is Kind.POINT
    yield {
        **head(table, choice),
        "outcomes": [],
        "rows": [],
        "points": [] if is_of_points else None,
    }
    summary = Summary()
    known: dict[int, tuple[int, Outcome]] = {}  # held, so that an identity stays theirs
    for done in dones:
        summary.add(done)
        new: list[Outcome] = []
        for outcome in done.outcomes:
            if id(outcome) not in known:
                known[id(outcome)] = (len(known), outcome)
                new.append(outcome)
        chunk = done.chunk
        sheet = {"sheet": chunk.sheet} if chunk.sheet else {}
        items = zip(chunk.numbers, chunk.rows, done.inputs, done.outcomes, strict=True)
        yield {
            "progress": round(table.progress(), 3),
            "outcomes": [_outcome(outcome, lexicon) for outcome in new],
            "rows": [
                {"row": n, "input": text, "outcome": known[id(o)][0], "cells": cells, **sheet}
                for n, cells, text, o in items
            ],
            **({"points": coordinates(done.inputs)} if is_of_points else {}),
        }
    said = (table.said, choice.said, *table.remarks.texts())
    yield {
        "said": [text.as_dict() for text in said],
        "counts": {status.value: summary.counts[status] for status in Status},
        "unresolved": summary.unresolved.most_common(_FREQUENT),
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
