"""Data files with something else in them than they had: ``check`` says what, and never breaks."""

from __future__ import annotations

import os
import random
import shutil
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


@dataclass
class Found:
    """How many mutations were told, how many were not, and what broke."""

    told: int = 0
    untold: Counter[str] = field(default_factory=Counter)
    tracebacks: list[str] = field(default_factory=list)


def mutations(count: int, seed: int) -> Iterator[tuple[str, bytes | None]]:
    """Yield a file's name and what it holds instead; None where it is missing."""
    chance = random.Random(seed)
    names = sorted(p.name for p in _DATA.iterdir() if p.suffix in (".csv", ".geojson", ".txt"))
    for _ in range(count):
        name = chance.choice(names)
        yield name, _mutated((_DATA / name).read_bytes(), name, chance)


def run(count: int, seed: int = 1, processes: int = 2) -> Found:
    """Check ``count`` folders that each have one mutated file."""
    found = Found()
    with ProcessPoolExecutor(processes) as pool:
        for name, problems, broken in pool.map(_checked, mutations(count, seed), chunksize=4):
            if broken:
                found.tracebacks.append(f"{name}: {broken}")
            elif problems:
                found.told += 1
            else:
                found.untold[name] += 1
    return found


def _mutated(body: bytes, name: str, chance: random.Random) -> bytes | None:
    lines = body.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    match chance.randrange(9):
        case 0:
            return None
        case 1:
            return b""
        case 2:
            return body[: chance.randrange(len(body))]
        case 3:
            return body.decode().encode("gb18030", "replace")
        case 4:
            return b"".join(lines[:at] + lines[at + 1 :])
        case 5:
            return b"".join([*lines[: at + 1], lines[at], *lines[at + 1 :]])
        case 6 if name.endswith(".csv"):
            cells = lines[at].split(b",")
            cells[chance.randrange(len(cells))] = chance.choice(_ODD).encode()
            return b"".join([*lines[:at], b",".join(cells), *lines[at + 1 :]])
        case 7 if name.endswith(".csv"):
            cells = lines[at].rstrip(b"\n").split(b",")
            chance.shuffle(cells)
            return b"".join([*lines[:at], b",".join(cells) + b"\n", *lines[at + 1 :]])
    place = chance.randrange(len(body))
    return body[:place] + chance.randbytes(1) + body[place + 1 :]


@cache
def _layers() -> dict[str, Layer]:
    return discover()


def _checked(mutation: tuple[str, bytes | None]) -> tuple[str, int, str]:
    """The file's name, how many problems are told, and the last line of a traceback."""
    name, body = mutation
    with TemporaryDirectory() as folder:
        for file in _DATA.iterdir():
            if file.is_dir():
                shutil.copytree(file, Path(folder) / file.name)
            elif file.name != name:
                os.symlink(file, Path(folder) / file.name)
        if body is not None:
            (Path(folder) / name).write_bytes(body)
        try:
            return name, len(check(Path(folder), _layers())), ""
        except Exception:
            return name, 0, traceback.format_exc().strip().splitlines()[-1]
