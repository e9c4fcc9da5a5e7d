"""Tell in words what has changed between two versions."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click

from geo.errors import DataError
from geo.publish import static_site
from geo.versions import difference, log, snapshot, words

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option("--csv", "as_csv", is_flag=True, help="Rows for data/changes.csv, to be shortened.")
def diff(old: Path, new: Path, as_csv: bool) -> None:
    """Tell which measures, places, members, facts and sentences changed from OLD to NEW.

    Both are folders of data, or both are exported sites, each as its manifest has it.
    """
    try:
        before, after = _read(old), _read(new)
        changes = difference.differences(before, after)
    except DataError as error:
        raise click.ClickException(str(error)) from None
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(log.COLUMNS)
        writer.writerows(words.rows(changes, after.version[:10]))
        return
    click.echo(f"data {before.version} → {after.version}")
    for line in words.report(changes):
        click.echo(line)


def _read(folder: Path) -> snapshot.Snapshot:
    is_site = (folder / static_site.MANIFEST).exists()
    if is_site and (problems := static_site.verify(folder)):
        raise DataError([f"{folder.name}: {problem}" for problem in problems])
    return snapshot.read(folder)


COMMAND = diff
