"""What is made when it is asked for: queries of /ogc, filtered files; who waits meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from itertools import combinations
from statistics import median, quantiles
from urllib.request import Request, urlopen

from bench.other_servers import OURS, QUERIES, queried
from bench.throughput import compare, nginx, our_server
from geo.vocabulary import THEME_IDS

QUERY = "/ogc/collections/initiatives/items?bbox=103,30,104,31&limit=100"
AS_FILE = "/items.geojson"  # the same answer as nginx keeps it
FILTERS, PAUSE_S, WATCHED_S = 5, 0.01, 8.0
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
    """One reader asks for the page again and again, alone and while others ask for what is made."""
    print("## GET / one after the other, ms: p99 (median)")
    print(f"{'alone':28} {_waits(ours, [])}")
    files = [f"{ours}/initiatives.gpkg?theme={theme}" for theme in THEME_IDS]
    print(f"{'while GeoPackages are made':28} {_waits(ours, files)}")
    queries = [f"{ours}{QUERY}&offset={offset}" for offset in range(1000)]
    print(f"{'while /ogc is queried':28} {_waits(ours, queries)}")


def _waits(ours: str, others: list[str]) -> str:
    """``others`` are asked for in turn, one at a time, for as long as the reader is watched."""
    end = threading.Event()

    def ask() -> None:
        for url in others:
            if end.is_set():
                return
            _first_byte(url)

    other = threading.Thread(target=ask)
    other.start()
    took = []
    until = time.monotonic() + WATCHED_S
    while time.monotonic() < until:
        took.append(_first_byte(f"{ours}/"))
        time.sleep(PAUSE_S)
    end.set()
    other.join()
    return f"{quantiles(took, n=100)[98]:.1f} ({median(took):.1f})"
