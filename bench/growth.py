"""Ten times the data: what grows with initiatives, layers and sentences, and how much.

A copy of the program with ten times the layers stands on a copy of the data with ten times the
document, its sentences and initiatives; places and counties stay as many.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from bench.film import Shown, felt
from bench.first_view import FLAGS, executable
from bench.hands import LAYERS, clicks
from bench.processes import HOST, free_port, get, running

ROOT = Path(__file__).resolve().parent.parent
TIMES = 10
PROGRAM = ("geo", "web", "data", "static", "server.py")
LAYER = """\"\"\"A copy, to measure by.\"\"\"

from dataclasses import replace

from geo.layers.{module} import LAYER as FIRST

LAYER = replace(FIRST, id="{id}", on=False, counts=False)
"""
Row = dict[str, str]


def measure() -> None:
    """Print size, times and toggles of the data as they are, and of ten times as much."""
    print("## Ten times the data (initiatives, layers, sentences)")
    names = ("prepare, s", "second start, s", "first view, bytes", "toggle, ms", "worst, ms")
    once, tenfold = _figures(1), _figures(TIMES)
    for name, before, after in zip(names, once, tenfold, strict=True):
        ratio = after / before
        print(f"{name:18} {before:12,.1f} {after:12,.1f}   {ratio:.2f} times")


def _figures(times: int) -> tuple[float, ...]:
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name)
        _copy(tree, times)
        prepared = _seconds(lambda: _run(tree, "-m", "geo", "prepare"))
        start = time.perf_counter()
        with _served(tree) as url:
            started = time.perf_counter() - start
            size = _first_view(url)
            answers = _toggles(url)
    return prepared, started, size, median(answers), max(answers)


def _copy(tree: Path, times: int) -> None:
    for part in PROGRAM:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tree / part)
    shutil.copytree(ROOT / "build" / "page", tree / "build" / "page")
    for copy in range(1, times):
        for file in (ROOT / "geo" / "layers").glob("[a-z]*.py"):
            layer = file.stem.replace("_", "-")
            text = LAYER.format(module=file.stem, id=f"{layer}-{copy}")
            (tree / "geo" / "layers" / f"{file.stem}_{copy}.py").write_text(text)
    if times > 1:
        _grow(tree / "data", times)


def _grow(data: Path, times: int) -> None:
    """Repeat the document: its parts are counted on, and all that names a sentence follows."""
    text = (data / "decision.txt").read_text(encoding="utf-8").rstrip("\n") + "\n"
    (data / "decision.txt").write_text(text * times, encoding="utf-8")
    length = len(text)

    def later(clause: str, copy: int) -> str:
        part, dot, rest = clause.partition(".")
        return f"{int(part) + 100 * copy}{dot}{rest}"

    def moved(row: Row, copy: int) -> Row:
        at = {key: str(int(row[key]) + copy * length) for key in ("start", "end") if key in row}
        number = {"id": later(row["id"], copy)} if at else {"clause": later(row["clause"], copy)}
        own: Row = {}
        if "title_zh" in row and "id" in row:
            titles = {key: f"{row[key]} {copy}" for key in ("title_zh", "title_en")}
            own = {"id": f"{row['id']}-{copy}", **titles}
        return {**row, **at, **number, **own}

    for name in ("clauses", "sections", "account", "translations", "targets", "initiatives"):
        path = data / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            writer.writerows(moved(row, copy) for copy in range(1, times) for row in rows)


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _run(tree: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=tree, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr[-2000:]}{done.stdout[-2000:]}")


@contextmanager
def _served(tree: Path) -> Iterator[str]:
    port = free_port()
    url = f"http://{HOST}:{port}"
    with running([sys.executable, "server.py", "--port", str(port)], url, cwd=tree):
        yield url


def _first_view(url: str) -> int:
    """Bytes that a first visit takes over the line, as brotli."""
    asked: list[str] = []
    with _browser() as browser:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(url)
        page.wait_for_selector("html[data-ready=true]")
    return sum(len(get(address)) for address in asked)


def _toggles(url: str) -> list[float]:
    with _browser() as browser:
        shown = Shown(f"{url}/", box=LAYERS, hands={"layers": clicks(LAYERS, 6, 2)})
        return felt(browser, shown, 1)["layers"].answers


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()
