"""Geocode a list of places, row by row."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click

from geo.batch import report
from geo.batch.column_guess import knower
from geo.batch.columns import ColumnRequest, choose
from geo.batch.factory import geocoder_for
from geo.batch.multi_file import open_list
from geo.batch.output import OUTPUTS, Geometries
from geo.batch.work import Engine, Summary, in_this_process, work
from geo.cli import DATA
from geo.errors import DataError
from geo.geocoding.names import lexicon
from geo.geocoding.outcome import Status
from geo.geocoding.resolve import Resolver
from geo.outputs import is_stdout, unfinished
from geo.places import boundary, gazetteer

_FREQUENT = 10
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@DATA
@click.argument("source", metavar="IN", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--place-column",
    metavar="COL",
    help="The column that names the places; A,B takes both together.",
)
@click.option(
    "--sheet", "sheets", metavar="NAME", multiple=True, help="The sheet to read; may be repeated."
)
@click.option("--text-column", metavar="COL", help="A column of running text: all it mentions.")
@click.option(
    "--of-sichuan", is_flag=True, help="The text is Sichuan's: 全省, 民族地区 mean places there."
)
@click.option("--lon-column", metavar="X", help="The column of longitudes, in degrees.")
@click.option("--lat-column", metavar="Y", help="The column of latitudes, in degrees.")
@click.option(
    "--report",
    "report_file",
    type=_FILE,
    required=True,
    help="CSV: a row for each row; - is the standard output.",
)
@click.option("--out", type=_FILE, help=f"The list with its counties: {', '.join(OUTPUTS)}.")
@click.option(
    "--accept-fuzzy",
    metavar="N",
    type=click.IntRange(1, 100),
    help="Take a misspelt name for the best candidate from this similarity on, marked fuzzy.",
)
@click.option("--strict", is_flag=True, help="Exit with 2 when a row is not matched.")
@click.option(
    "--lang",
    type=click.Choice(report.LANGUAGES),
    default="en",
    show_default=True,
    help="Of notes.",
)
@click.option("--engine", type=click.Choice(("local", "dask")), default="local", show_default=True)
@click.option("--scheduler", metavar="ADDRESS", help="A running dask scheduler, for --engine dask.")
# Long, as it has many options, and what it opens stays open until the last row is written.
def geocode(
    folder: Path,
    source: Path,
    place_column: str | None,
    sheets: tuple[str, ...],
    text_column: str | None,
    of_sichuan: bool,
    lon_column: str | None,
    lat_column: str | None,
    report_file: Path,
    out: Path | None,
    accept_fuzzy: int | None,
    strict: bool,
    lang: str,
    engine: str,
    scheduler: str | None,
) -> None:
    """Geocode the list IN (CSV, a workbook, HTML or Parquet) onto Sichuan's counties.

    IN may also be a folder of such files, the parts of one list.

    Without a column option the column is guessed, and the guess is said. Each row ends
    as matched, ambiguous, unresolved or empty (or fuzzy); REPORT says which, and why.
    """
    groups = [place_column, text_column, lon_column or lat_column]
    if sum(name is not None for name in groups) > 1:
        raise click.UsageError("give a place column, a text column, or the two of points")
    if scheduler and engine != "dask":
        raise click.UsageError("--scheduler goes with --engine dask")
    if out and out.suffix.lower() not in OUTPUTS:
        raise click.UsageError(f"--out must end in {', '.join(OUTPUTS)} ({out.name})")
    if len({path.resolve() for path in (source, report_file, out) if path}) < 2 + bool(out):
        raise click.UsageError("IN, REPORT and OUT must be different files")
    say = partial(click.echo, err=is_stdout(report_file))
    try:
        boundaries = boundary.read(folder)
        names = lexicon.build(folder, boundaries, gazetteer.load(folder, boundaries))
        resolver = Resolver(names, accept_fuzzy)
        with ExitStack() as stack:
            table = open_list(source, stack, sheets, knower(resolver))
            wanted = ColumnRequest(place_column, text_column, lon_column, lat_column)
            choice = choose(table, wanted, resolver)
            say(f"{source.name}: {getattr(table.said, lang)}; {getattr(choice.said, lang)}")
            files = [report_file, *([out] if out else [])]
            parts = stack.enter_context(unfinished(*files))
            lines = stack.enter_context(parts[0].open("w", encoding="utf-8", newline=""))
            output: Any = None
            if out:
                geometries = Geometries(boundaries, choice.kind)
                make = OUTPUTS[out.suffix.lower()]
                output = stack.enter_context(make(parts[1], table.columns, geometries, lang))
            # What is loaded stays: looking through it for garbage again and again would
            # take a third of the time.
            gc.freeze()
            summary = Summary()
            lines.write(report.header(is_in_parts=table.is_in_parts))
            answer = geocoder_for(choice.kind, resolver, folder, of_sichuan=of_sichuan)
            run = stack.enter_context(_engine(engine, scheduler))
            bar = stack.enter_context(_progress())
            for done in work(table, choice, answer, run):
                lines.writelines(report.lines(done, lang))
                if output:
                    output.write(done)
                summary.add(done)
                bar.update(int(table.progress() * 1000) - bar.pos)
    except DataError as error:
        raise click.ClickException(str(error)) from None
    for remark in table.remarks.texts():
        say(getattr(remark, lang))
    for line in _summary(summary, report_file, out):
        say(line)
    if strict and not summary.all_matched:
        sys.exit(2)


def _summary(summary: Summary, report_file: Path, out: Path | None) -> Iterator[str]:
    total = sum(summary.counts.values())
    counts = ", ".join(f"{s} {summary.counts[s]:,}" for s in Status if summary.counts[s])
    yield f"{total:,} rows: {counts}"
    for name, count in summary.unresolved.most_common(_FREQUENT):
        yield f"  unresolved {count:,} ×: {name[:80]}"
    yield f"report: {report_file}"
    if out:
        yield f"out: {out}"


@contextmanager
def _engine(name: str, scheduler: str | None) -> Iterator[Engine]:
    if name == "local":
        yield in_this_process
        return
    try:
        from geo.batch.dask_engine import over
    except ImportError:
        raise click.ClickException("--engine dask needs: pip install distributed") from None
    with over(scheduler) as engine:
        yield engine


@contextmanager
def _progress() -> Iterator[Any]:
    with click.progressbar(length=1000, label="rows", file=sys.stderr) as bar:
        yield bar


COMMAND = geocode
