"""Prove every rule of the data."""

from __future__ import annotations

from pathlib import Path

import click

from geo import atlas as atlases
from geo import layers as layer_files
from geo.cli import DATA
from geo.validation.check import check as check_data


@click.command()
@DATA
def check(folder: Path) -> None:
    """Prove every rule of the data; report all that are broken and exit 1."""
    problems = check_data(folder, layer_files.discover())
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise SystemExit(1)
    atlas = atlases.load(folder)
    click.echo(
        f"{len(atlas.boundaries.counties)} counties, {len(atlas.document.by_id)} clauses, "
        f"{sum(1 for _ in atlas.gazetteer.listed())} places, {len(atlas.initiatives)} initiatives, "
        f"{len(layer_files.discover())} layers: every rule holds"
    )


COMMAND = check
