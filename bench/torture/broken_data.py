"""Data files with something else in them than they had: ``check`` says what, and never breaks."""

from __future__ import annotations

import csv
import os
import random
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from geo.layers import Layer, discover
from geo.paths import ROOT
from geo.validation.check import check

_DATA = ROOT / "data"
_ODD = (
    "",
    "\0",
    "\u202e",
    "nan",
    "-1",
    "9" * 400,
    '"',
    "\ufeff",
    "𝔘",
    "a\nb",
    "=1+1",
    "2024-02-30",
)


# What no file can be told from a good one by: it is as good, only another. All else must be told.
_MAY_BE_GOOD = ("a row less", "another cell", "another byte")
_A_READERS = ("sample_list.csv", "a row twice")  # lists of readers repeat themselves


@dataclass
class Found:
    """How many mutations were told, how many were not, and what broke.

    ``harmless`` are those not told, by kind, that may leave a good file; ``untold`` all others,
    by kind and file.
    """

    told: int = 0
    harmless: Counter[str] = field(default_factory=Counter)
    untold: Counter[str] = field(default_factory=Counter)
    tracebacks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Mutation:
    """A file of the data, what was done to it, and what it holds then; None where it is missing."""

    file: str
    kind: str
    body: bytes | None


def mutations(count: int, seed: int) -> Iterator[Mutation]:
    """Yield ``count`` mutations that each change a file, the same for the same seed."""
    chance = random.Random(seed)
    names = sorted(p.name for p in _DATA.iterdir() if p.suffix in (".csv", ".geojson", ".txt"))
    while count:
        name = chance.choice(names)
        body = (_DATA / name).read_bytes()
        kind, mutated = _mutated(body, name, chance)
        if mutated != body:
            count -= 1
            yield Mutation(name, kind, mutated)


def run(count: int, seed: int = 1, processes: int = 2) -> Found:
    """Check ``count`` folders that each have one mutated file."""
    found = Found()
    with ProcessPoolExecutor(processes) as pool:
        for one, problems, broken in pool.map(_checked, mutations(count, seed), chunksize=4):
            if broken:
                found.tracebacks.append(f"{one.file}, {one.kind}: {broken}")
            elif problems:
                found.told += 1
            elif one.kind in _MAY_BE_GOOD or (one.file, one.kind) == _A_READERS:
                found.harmless[one.kind] += 1
            else:
                found.untold[f"{one.file}, {one.kind}"] += 1
    return found


def _mutated(body: bytes, name: str, chance: random.Random) -> tuple[str, bytes | None]:
    lines = body.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    match chance.randrange(9):
        case 0:
            return "missing", None
        case 1:
            return "empty", b""
        case 2:
            end = chance.randrange(len(body.rstrip(b"\n")))
            # Between two rows, or in the last cell of one, it is a table that ends sooner.
            is_whole = name.endswith(".csv") and _cells(body[:end]) in (
                1,
                _cells(lines[0].rstrip()),
            )
            return "a row less" if is_whole else "cut", body[:end]
        case 3:
            return "GB18030", body.decode().encode("gb18030", "replace")
        case 4:
            return "a row less", b"".join(lines[:at] + lines[at + 1 :])
        case 5:
            return "a row twice", b"".join([*lines[: at + 1], lines[at], *lines[at + 1 :]])
        case 6 if name.endswith(".csv"):
            cells = lines[at].split(b",")
            cells[chance.randrange(len(cells))] = chance.choice(_ODD).encode()
            return "another cell", b"".join([*lines[:at], b",".join(cells), *lines[at + 1 :]])
        case 7 if name.endswith(".csv"):
            cells = lines[at].rstrip(b"\n").split(b",")
            chance.shuffle(cells)
            line = b",".join(cells) + b"\n"
            return "another cell", b"".join([*lines[:at], line, *lines[at + 1 :]])
    place = chance.randrange(len(body))
    return "another byte", body[:place] + chance.randbytes(1) + body[place + 1 :]


def _cells(table: bytes) -> int:
    """How many cells the last row of ``table`` has; 1 where there is none."""
    rows = list(csv.reader(table.decode("utf-8", "replace").splitlines(keepends=True)))
    return len(rows[-1]) if rows and not table.endswith(b"\n") else 1


@cache
def _layers() -> dict[str, Layer]:
    return discover()


def _checked(one: Mutation) -> tuple[Mutation, int, str]:
    """The mutation, how many problems are told, and the last line of a traceback."""
    with TemporaryDirectory() as folder:
        for file in _DATA.iterdir():
            if file.name != one.file:
                os.symlink(file, Path(folder) / file.name)
        if one.body is not None:
            (Path(folder) / one.file).write_bytes(one.body)
        told = Mutation(one.file, one.kind, None)
        try:
            return told, len(check(Path(folder), _layers())), ""
        except Exception:
            return told, 0, traceback.format_exc().strip().splitlines()[-1]
