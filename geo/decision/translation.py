"""The sentences in English: our translation, not official."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from geo.csv_table import read
from geo.errors import DataError
from geo.vocabulary import Text

COLUMNS = ("clause", "text_en")
UNOFFICIAL = Text(
    "英译为本站所作，非官方译文；以中文为准。方括号内是译者的说明。",
    "The English is our own, unofficial translation; the Chinese text prevails. "
    "Words in square brackets are the translator's.",
)


def load(folder: Path, sentences: Sequence[str]) -> dict[str, str]:
    """Return the English of each of ``sentences`` (ids) from ``folder/translations.csv``.

    DataError holds every broken rule: one row for each sentence, no other, in their order,
    none empty, and no Chinese character but in quotation marks.
    """
    rows = read(folder / "translations.csv", COLUMNS)
    found: dict[str, str] = {}
    problems = []
    for row in rows:
        id_, text = row["clause"], row["text_en"]
        if id_ in found:
            problems.append(row.problem("clause must be unique", id_))
        if id_ not in sentences:
            problems.append(row.problem("clause must be a sentence of the Decision", id_))
        if not text:
            problems.append(row.problem("text_en must be given", id_))
        problems += [
            row.problem("Chinese may stand in quotation marks only", word)
            for word in re.findall(r"[\u3400-\u9fff]+", re.sub("“[^”]*”", "", text))
        ]
        found[id_] = text
    problems += [
        f"translations.csv:1: every sentence must be there ({id_})"
        for id_ in sentences
        if id_ not in found
    ]
    if not problems and list(found) != list(sentences):
        problems.append("translations.csv:1: the rows must be in the order of the sentences")
    if problems:
        raise DataError(problems)
    return found
