"""The tour of the map (``/story.json``): a few views, each with its sentence and a line of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.atlas import Atlas
from geo.csv_table import Row, read
from geo.decision.document import Document
from geo.errors import DataError
from geo.page_models.catalogue import initiative_counts
from geo.vocabulary import Json, Text

FILE = "story.csv"
COLUMNS = ("step", "title_zh", "title_en", "clause", "view", "line_zh", "line_en")
# In a line: {name}, filled in from the data.
FIGURES = {
    "measures": "measures of the Decision",
    "placed": "of them, those that land on places that can be drawn",
    "province": "of them, those that are for the whole province",
    "part": "measures of the part in which the step's sentence stands",
    "part_placed": "of them, those that land on places that can be drawn",
    "direct": "counties that the sentence reaches directly",
    "inherited": "counties that it reaches only through a prefecture or a region",
}
_FIGURE = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True)
class Step:
    """A step of the tour.

    ``view`` is the map's own query (``layers=heritage``); ``line`` is ours, with ``{figures}``
    that :func:`figures` fills in.
    """

    number: int
    title: Text
    clause: str
    view: str
    line: Text


def load(folder: Path, document: Document) -> tuple[Step, ...]:
    """Return the steps of ``folder/story.csv`` in their order; DataError: every broken rule.

    What a view may name is proved by :mod:`geo.validation.story`.
    """
    rows = read(folder / FILE, COLUMNS)
    problems = [
        problem
        for number, row in enumerate(rows, start=1)
        for problem in _problems(row, number, document)
    ]
    if problems:
        raise DataError(problems)
    return tuple(
        Step(
            number,
            Text(row["title_zh"], row["title_en"]),
            row["clause"],
            row["view"],
            Text(row["line_zh"], row["line_en"]),
        )
        for number, row in enumerate(rows, start=1)
    )


def figures(atlas: Atlas, clause_id: str) -> Mapping[str, int]:
    """Return what each name of FIGURES comes to, in a step about this sentence."""
    part = atlas.document.by_id[clause_id].part
    every = list(atlas.initiatives.values())
    own = [one for one in every if atlas.document.by_id[one.clause].part == part]
    reach = atlas.clause_reach[clause_id]
    return {
        "measures": len(every),
        **initiative_counts(atlas, every),
        "part": len(own),
        "part_placed": initiative_counts(atlas, own)["placed"],
        "direct": len(reach["direct"]),
        "inherited": len(reach["inherited"]),
    }


def story_model(atlas: Atlas) -> Json:
    """Return the steps with their sentences, word for word, and every figure filled in."""
    return {"steps": [_step(atlas, step) for step in load(atlas.folder, atlas.document)]}


def _step(atlas: Atlas, step: Step) -> Json:
    clause = atlas.document.by_id[step.clause]
    known = figures(atlas, step.clause)

    def filled(line: str, none: str) -> str:
        return _FIGURE.sub(lambda found: str(known[found[1]] or none), line)

    return {
        "title": step.title.as_dict(),
        "line": Text(filled(step.line.zh, "0"), filled(step.line.en, "none")).as_dict(),
        "clause": clause.id,
        "text": clause.text,
        "english": clause.text_en,
        "view": step.view,
    }


def _problems(row: Row, number: int, document: Document) -> Iterator[str]:
    for column in COLUMNS:
        if not row[column]:
            yield row.problem(f"{column} must be given", row["step"])
    if row["step"] != str(number):
        yield row.problem(f"steps must be numbered in their order, this is {number}", row["step"])
    clause = document.by_id.get(row["clause"])
    if clause is None or clause.is_title:
        yield row.problem("clause must be a sentence of the Decision", row["clause"])
    said = set(re.findall(r"\d+", clause.text)) if clause else set()
    for column in ("line_zh", "line_en"):
        for name in _FIGURE.findall(row[column]):
            if name not in FIGURES:
                yield row.problem(f"{column}: a figure must be one of {', '.join(FIGURES)}", name)
        for figure in re.findall(r"\d+", _FIGURE.sub("", row[column])):
            if figure not in said:
                yield row.problem(
                    f"{column}: a figure must come from the data, as {{name}}, or stand in the "
                    "sentence",
                    figure,
                )
    if set(_FIGURE.findall(row["line_zh"])) != set(_FIGURE.findall(row["line_en"])):
        yield row.problem("both lines must have the same figures", row["step"])
