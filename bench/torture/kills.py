"""Commands that are killed while they write: what was there before is whole, or what is new is."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from geo.paths import ROOT

_FULL_S = 600
_LIST = "地点\n" + "双流区\n市中区\n温江区、双流区\n" * 4_000


@dataclass
class Killed:
    """How often a command was killed before its end, and what was wrong then."""

    name: str
    kills: int = 0
    ended: int = 0  # runs that were done before
    wrong: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # after a run that was not killed


def commands() -> dict[str, Callable[[Path], list[str]]]:
    """Return the arguments of each writing command, by name, for the folder that it fills."""
    return {
        "export": lambda out: ["export", str(out / "files"), "--layer", "panxi", "--format", "all"],
        "export --html": lambda out: ["export", "--html", str(out / "map.html")],
        "export --site": lambda out: ["export", "--site", str(out / "site")],
        "geocode": lambda out: [
            *("geocode", str(_list(out.parent)), "--report", str(out / "report.csv")),
            *("--out", str(out / "list.gpkg")),
        ],
        "prepare": lambda out: ["prepare", "--out", str(out / "prepared")],
    }


def kill(name: str, kills: int, latest_s: float | None = None, seed: int = 1) -> Killed:
    """Run a command whole, then kill it ``kills`` times, at any moment until ``latest_s``.

    A run that is done before tells how long one takes now: twice as many are begun at most.
    """
    chance, found = random.Random(seed), Killed(name)
    with TemporaryDirectory(prefix="torture-") as folder:
        out = Path(folder) / "out"
        out.mkdir()
        arguments = [sys.executable, "-m", "geo", *commands()[name](out)]
        for _ in range(min(kills, 2)):  # the second is as quick as those that follow
            start = time.monotonic()
            subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True, timeout=_FULL_S)
            whole_s = time.monotonic() - start
        good = _hashes(out)
        while found.kills < kills and found.kills + found.ended < 2 * kills:
            moment = chance.uniform(0.3, min(latest_s or whole_s, whole_s) * 1.02)
            start = time.monotonic()
            if _killed(arguments, moment):
                found.kills += 1
            else:
                found.ended += 1
                whole_s = time.monotonic() - start
            found.wrong += _differences(good, _hashes(out))
        subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True, timeout=_FULL_S)
        found.wrong += _differences(good, _hashes(out))
        found.left = sorted({*_names(out)} - {*good})
    return found


def _killed(arguments: list[str], after_s: float) -> bool:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(arguments, cwd=ROOT, stdout=quiet, stderr=quiet) as process:
        try:
            process.wait(after_s)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            return True


def _list(folder: Path) -> Path:
    path = folder / "list.csv"
    path.write_text(_LIST, encoding="utf-8")
    return path


def _names(out: Path) -> list[str]:
    return [file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()]


def _hashes(out: Path) -> dict[str, str]:
    """The files that a reader would see: none whose name begins with a dot, or is below such."""
    shown = [name for name in _names(out) if not name.startswith(".") and "/." not in name]
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in shown}


def _differences(good: dict[str, str], now: dict[str, str]) -> list[str]:
    gone = [f"{name}: gone" for name in good if name not in now]
    return gone + [f"{name}: other than it was" for name in now if now[name] != good.get(name)]
