"""From a clone to an answer: what a newcomer waits for, and whoever edits a row of the data."""

from __future__ import annotations

import csv
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median

import brotli

from bench.processes import HOST, free_port, get, running

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, PATIENCE_SECONDS = 3, 600.0
INITIATIVES = "/initiatives.geojson"
TITLE = "A title of round {}"


def measure() -> None:
    """Print how long ``make serve`` takes to its first answer: new, again, with another row.

    The clone is of the last commit; packages come out of the caches of pip and npm.
    """
    print(f"## make serve in a clone of its own, s to the answer; median of {ROUNDS}")
    with tempfile.TemporaryDirectory() as name:
        clone = Path(name) / "clone"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        print(f"nothing is there yet   {_answered(clone):5.1f} (once)")
        _show("again", [_answered(clone) for _ in range(ROUNDS)])
        file = clone / "data" / "initiatives.csv"
        changed = []
        for round_ in range(ROUNDS):
            title = TITLE.format(round_)
            _retitle(file, title)
            changed.append(_answered(clone, title))
        _show("a row was changed", changed)


def _show(name: str, took: list[float]) -> None:
    print(f"{name:22} {median(took):5.1f} ({min(took):.1f} to {max(took):.1f})")


def _retitle(file: Path, title: str) -> None:
    """Give the first initiative another English title."""
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    rows[1][rows[0].index("title_en")] = title
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def _answered(clone: Path, words: str = "") -> float:
    """Seconds from the command to the first answer, which has ``words``; then it is ended."""
    port = free_port()
    url = f"http://{HOST}:{port}{INITIATIVES}"
    start = time.perf_counter()
    with running(["make", "-s", "serve", f"PORT={port}"], url, clone, PATIENCE_SECONDS):
        took = time.perf_counter() - start
        if words not in brotli.decompress(get(url)).decode():
            raise SystemExit("the server does not answer with the row as it was changed")
    return took
