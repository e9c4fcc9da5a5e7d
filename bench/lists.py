"""Lists of names and of points, ours beside the plain way, from a CSV to a report in CSV.

The plain way: pandas reads the list, merges it with all names, and asks rapidfuzz's
``extractOne`` over all names for each row that found none; points go through
``geopandas.sjoin``. ``counties`` are the four forms of each county's name that the list is
made of, ``all`` also every other name that ours knows: without rules for spelling, a table
must hold them all. Each run is a process of its own, which tells its peak memory. Seconds are
those of the processor, since each way uses one core; what is made once (names, borders,
imports) is not in them.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import list_accuracy
from geo.batch import report
from geo.batch.columns import ColumnRequest, Kind, choose
from geo.batch.factory import geocoder_for
from geo.batch.geocoders import Points
from geo.batch.read import open_table
from geo.batch.work import work
from geo.geocoding.names import lexicon
from geo.geocoding.points import Locator
from geo.geocoding.resolve import Resolver
from geo.places import boundary, gazetteer
from geo.places.boundary import Boundaries

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
PLAIN = {"names": ("plain counties", "plain all"), "points": ("plain sjoin",)}
PLAIN_UP_TO = {"names": 100_000, "points": 1_000_000}  # beyond, the plain way takes minutes
MISSPELT = 0.05


def measure() -> None:
    """Print rows a second and peak memory of each way and size, then what comes of the cells."""
    print(f"{'rows':>10} {'what':7} {'way':14} {'rows/s':>12} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for what in ("names", "points"):
            for rows in SIZES:
                file = Path(folder, f"{what}.csv")
                _write(what, rows, file)
                speeds: dict[str, float] = {}
                for way in ("ours", *PLAIN[what]):
                    if way != "ours" and rows > PLAIN_UP_TO[what]:
                        continue
                    command = [sys.executable, "-m", "bench.lists", what, way, str(file)]
                    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
                    found = json.loads(done.stdout)
                    speeds[way] = rows / found["seconds"]
                    megabytes = found["kilobytes"] / 1024
                    line = f"{rows:10,} {what:7} {way:14} {speeds[way]:12,.0f} {megabytes:8.0f}"
                    if way != "ours":
                        line += f"  ours is {speeds['ours'] / speeds[way]:.1f} ×"
                    print(line, flush=True)
    list_accuracy.measure()


def _write(what: str, rows: int, file: Path) -> None:
    """Write a list with the same contents each time: official, short and chained names."""
    chance, boundaries = random.Random(rows), boundary.read(DATA)
    names = list(_plain_names(boundaries))
    characters = sorted({character for name in names for character in name})
    west, south, east, north = boundary.EXTENT
    with file.open("w", encoding="utf-8") as out:
        out.write("id,地点\n" if what == "names" else "id,lon,lat\n")
        for number in range(rows):
            if what == "points":
                lon, lat = chance.uniform(west, east), chance.uniform(south, north)
                out.write(f"{number},{lon:.6f},{lat:.6f}\n")
                continue
            name = chance.choice(names)
            if chance.random() < MISSPELT:
                at = chance.randrange(len(name))
                name = name[:at] + chance.choice(characters) + name[at + 1 :]
            out.write(f"{number},{name}\n")


def _plain_names(boundaries: Boundaries) -> dict[str, str]:
    """Official and short names, and both with the prefecture before, each with its adcode."""
    found: dict[str, str] = {}
    for county in boundaries.counties.values():
        for name in (county.name_zh, county.short_zh):
            found.setdefault(name, county.adcode)
            found[county.prefecture_zh + name] = county.adcode
    return found


def _ours(what: str) -> Callable[[Path, Path], None]:
    boundaries = boundary.read(DATA)
    names = lexicon.build(DATA, boundaries, gazetteer.load(DATA, boundaries))
    resolver = Resolver(names)
    places = geocoder_for(Kind.PLACE, resolver, DATA)
    places(["双硫区", "在双流"])  # the index of near names and the dictionary are made once
    locator = Locator(boundaries)
    locator.locate(["104"], ["30"])
    gc.freeze()  # as the command does

    def run(source: Path, target: Path) -> None:
        wanted = (
            ColumnRequest(place="地点") if what == "names" else ColumnRequest(lon="lon", lat="lat")
        )
        answer: Any = Points(locator) if what == "points" else places
        with source.open("rb") as stream, target.open("w", encoding="utf-8") as out:
            table = open_table(stream, source.name)
            out.write(report.header())
            for done in work(table, choose(table, wanted, resolver), answer):
                out.writelines(report.lines(done, "en"))

    return run


def _plain(way: str) -> Callable[[Path, Path], None]:
    import geopandas as gpd
    import pandas as pd
    from rapidfuzz import process

    boundaries = boundary.read(DATA)
    known = _plain_names(boundaries)
    if way == "plain all":
        ours = lexicon.build(DATA, boundaries, gazetteer.load(DATA, boundaries))
        for name, senses in ours.senses.items():
            if senses and senses[0].places:
                known.setdefault(name, ";".join(senses[0].places))
    table = pd.DataFrame({"地点": list(known), "adcode": list(known.values())})
    counties = boundaries.frame[["geometry"]]

    def names(source: Path, target: Path) -> None:
        merged = pd.read_csv(source, dtype=str).merge(table, on="地点", how="left")
        lost = merged["adcode"].isna()
        merged.loc[lost, "near"] = [
            str(process.extractOne(text, known.keys())) for text in merged.loc[lost, "地点"]
        ]
        merged.to_csv(target, index=False)

    def points(source: Path, target: Path) -> None:
        rows = pd.read_csv(source)
        geometry = gpd.points_from_xy(rows["lon"], rows["lat"])
        frame = gpd.GeoDataFrame(rows, geometry=geometry, crs="EPSG:4326")
        joined = gpd.sjoin(frame, counties, how="left", predicate="intersects")
        joined.drop(columns="geometry").to_csv(target, index=False)

    return points if way == "plain sjoin" else names


def _one(what: str, way: str, source: Path) -> None:
    """Run once; print seconds and peak memory as JSON."""
    run = _ours(what) if way == "ours" else _plain(way)
    began = time.process_time()
    run(source, source.with_suffix(".report"))
    seconds = time.process_time() - began
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "kilobytes": kilobytes}))


if __name__ == "__main__":
    _one(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
