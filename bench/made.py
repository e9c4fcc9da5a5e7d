"""What is made when it is asked for: queries of /ogc, filtered files; who waits meanwhile."""

from __future__ import annotations

import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

from bench.other_servers import OURS, QUERIES, queried
from bench.processes import need
from bench.throughput import compare, nginx, our_server
from geo.vocabulary import THEME_IDS

QUERY = "/ogc/collections/initiatives/items?bbox=103,30,104,31&limit=100"
AS_FILE = "/items.geojson"  # the same answer as nginx keeps it
FILTERS, PAUSE_MS, WATCHED_S = 5, 10, 8
LIST_ROWS = 100_000
LIGHT, HEAVY = ("geojson", "csv"), ("gpkg", "xlsx", "kml", "shp.zip", "parquet", "fgb")
BROTLI = {"Accept-Encoding": "br"}


def measure() -> None:
    """Print requests/s of queries, first bytes of filtered files, and how long readers wait."""
    with our_server() as ours:
        _queries(ours)
        _files(ours)
        _readers(ours)


def _queries(ours: str) -> None:
    print("## Requests per second: /ogc/…/items")
    with urlopen(Request(ours + QUERY, headers=BROTLI), timeout=30) as response:
        body = response.read()
    with nginx({AS_FILE: body}, brotli=True) as theirs:
        compare("asked again", (ours + QUERY, BROTLI), (theirs + AS_FILE, BROTLI), aim=0.1)
    for kind, query in QUERIES.items():
        print(f"never asked before ({kind}): {queried(ours + OURS, query):,.0f}")


def _files(ours: str) -> None:
    """Each filter is a pair of themes that nobody has asked for."""
    print("## First byte of /initiatives.<format> under a filter never asked before, ms")
    pairs = combinations(THEME_IDS, 2)
    for ext in (*LIGHT, *HEAVY):
        took = [_first_byte(f"{ours}/initiatives.{ext}?theme={a},{b}") for a, b in _some(pairs)]
        print(f"{ext:8} {median(took):6,.0f} ({min(took):,.0f} to {max(took):,.0f})")


def _some(pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for _ in range(FILTERS):
        yield next(pairs)


def _first_byte(url: str) -> float:
    start = time.perf_counter()
    with urlopen(url, timeout=60) as response:
        response.read(1)
    return 1000 * (time.perf_counter() - start)


def _readers(ours: str) -> None:
    """A reader asks for the page every 10 ms, alone and while others ask for what is made."""
    print("## GET / every 10 ms, as wrk sees it, ms: p99 (median)")
    files = [f"{ours}/initiatives.gpkg?theme={theme}" for theme in THEME_IDS]
    queries = [f"{ours}{QUERY}&offset={offset}" for offset in range(1000)]
    rows = b"place\n" + "成都市武侯区\n昭觉县\n绵阳\n".encode() * (LIST_ROWS // 3)
    lists = [Request(f"{ours}/geocode?name=l.csv&format=ndjson", rows)] * 50
    for name, others in (
        ("alone", []),
        ("while GeoPackages are made", [files]),
        ("while /ogc is queried", [queries]),
        ("while two lists of 100,000 rows are read", [lists, lists]),
    ):
        print(f"{name:42} {_waits(ours, others)}")


def _waits(ours: str, others: Sequence[Sequence[str | Request]]) -> str:
    """Each of ``others`` is asked for in turn, one at a time, while the reader is watched."""
    end = threading.Event()

    def ask(urls: Sequence[str | Request]) -> None:
        for url in urls:
            if end.is_set():
                return
            with urlopen(url, timeout=120) as response:
                while response.read(2**16) and not end.is_set():
                    pass

    threads = [threading.Thread(target=ask, args=(urls,)) for urls in others]
    for thread in threads:
        thread.start()
    with tempfile.TemporaryDirectory() as folder:
        pace = Path(folder) / "pace.lua"
        pace.write_text(f"function delay() return {PAUSE_MS} end")
        command = [
            need("wrk", "wrk"),
            "-t1",
            "-c1",
            f"-d{WATCHED_S}s",
            "--latency",
            "-s",
            str(pace),
        ]
        done = subprocess.run([*command, f"{ours}/"], check=True, capture_output=True, text=True)
    end.set()
    for thread in threads:
        thread.join()
    found = {
        share: float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
        for share, number, unit in re.findall(r"(\d\d)%\s+([\d.]+)(us|ms|s)", done.stdout)
    }
    return f"{found['99']:.1f} ({found['50']:.1f})"
