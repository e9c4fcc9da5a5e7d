"""Townships (镇, 乡, 街道) by name, each in its county of today; former ones too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from geo.csv_table import Row, read
from geo.geocoding.names.sense import Sense
from geo.vocabulary import Text

COLUMNS = ("code", "name_zh", "adcode", "editions", "elsewhere")
LATEST = "202512"


def senses(folder: Path) -> Iterator[tuple[str, Sense]]:
    """Yield each name and code of ``townships.csv`` with its county.

    A township that the latest edition has not is a former one. DataError holds ragged rows.
    """
    for row in read(folder / "townships.csv", COLUMNS):
        places, name = (row["adcode"],), row["name_zh"]
        if LATEST in row.list("editions"):
            town = Sense(places, name, "town", note=_elsewhere(row))
            yield name, town
            if name[-1] == "镇":  # a sight: 李庄古镇
                yield f"{name[:-1]}古镇", town
            yield row["code"], Sense(places, name, "town-code")
        else:
            yield name, Sense(places, name, "former-town", note=_gone(row))


def _elsewhere(row: Row) -> Text:
    count = row["elsewhere"]
    if count == "0":
        return Text("", "")
    return Text(f"省外也有{count}处同名乡镇", f"outside Sichuan {count} more bear the name")


def _gone(row: Row) -> Text:
    last = row.list("editions")[-1]
    month = f"{last[:4]}-{last[4:]}"
    return Text(
        f"{row['name_zh']}见于{month}的名录，今已不存",
        f"{row['name_zh']} is in the list of {month}, and no more today",
    )


def problems(folder: Path, adcodes: set[str]) -> Iterator[str]:
    """Yield every broken rule of ``townships.csv``; DataError where it cannot be read."""
    rows = read(folder / "townships.csv", COLUMNS)
    twice = Counter((row["name_zh"], row["adcode"]) for row in rows)
    for row in rows:
        if len(row["code"]) != 9 or not row["code"].isdigit():
            yield row.problem("code must have nine digits", row["code"])
        if row["adcode"] not in adcodes:
            yield row.problem("adcode must be a county of today", row["adcode"])
        if twice[row["name_zh"], row["adcode"]] > 1:
            yield row.problem("a county must have a township once", row["name_zh"])
        if not row.list("editions") or not row["elsewhere"].isdigit():
            yield row.problem("editions and elsewhere must be given", row["name_zh"])
