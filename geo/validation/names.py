"""The rules of the name files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geo.csv_table import read
from geo.geocoding.names import townships
from geo.geocoding.names.history import FORMER_COLUMNS
from geo.geocoding.names.lexicon import GROUP_COLUMNS, RANKS, SPELLING_COLUMNS
from geo.geocoding.names.words import ZONE_COLUMNS
from geo.places.gazetteer import Gazetteer


def problems(folder: Path, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield every broken rule of the files of names and zones in ``folder``.

    Raises DataError where one of them cannot be read.
    """
    for row in read(folder / "former_names.csv", FORMER_COLUMNS):
        if len(row["code"]) != 6 or not row["code"].isdigit():
            yield row.problem("code must have six digits", row["code"])
        if not "198212" <= row["since"] <= row["until"]:
            yield row.problem("since must not be after until", f"{row['since']}, {row['until']}")
        for id_ in row.list("successors"):
            if not id_.isdigit() or id_ not in gazetteer:
                yield row.problem("successors must be counties or prefectures", id_)
        for column in ("change_zh", "change_en", "pinyin"):
            if not row[column]:
                yield row.problem(f"{column} must be given", row["name_zh"])
    for row in read(folder / "spellings.csv", SPELLING_COLUMNS):
        if row["id"] not in gazetteer:
            yield row.problem("id must be a place", row["id"])
        if row["rule"] not in RANKS:
            yield row.problem("rule must be known", row["rule"])
        if not row["source"]:
            yield row.problem("source must be given", row["name"])
    adcodes = {id_ for id_ in gazetteer.places if len(id_) == 6 and id_.isdigit()}
    yield from townships.problems(folder, adcodes)
    for row in read(folder / "groups.csv", GROUP_COLUMNS):
        for id_ in row.list("members"):
            if not id_.isdigit() or id_ not in gazetteer:
                yield row.problem("members must be counties or prefectures", id_)
    for row in read(folder / "zones.csv", ZONE_COLUMNS):
        for id_ in (row["prefecture"], *row.list("adcodes")):
            if not id_.isdigit() or id_ not in gazetteer:
                yield row.problem("prefecture and adcodes must be divisions", id_)
        if not row["source"]:
            yield row.problem("source must be given", row["name_zh"])
