"""Write the answers that are the same for every reader."""

from __future__ import annotations

from pathlib import Path

import click

from geo import layers as layer_files
from geo.cli import DATA, URL, read_atlas
from geo.paths import ROOT
from geo.publish import resources, response


@click.command()
@DATA
@click.option(
    "--page",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "build" / "page",
    show_default="build/page",
    help="Folder of the bundled page.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "build" / "prepared",
    show_default="build/prepared",
    help="Folder for the prepared answers.",
)
@URL
def prepare(folder: Path, page: Path, out: Path, address: str) -> None:
    """Write every answer that is the same for all readers, compressed, for server.py."""
    out.mkdir(parents=True, exist_ok=True)  # first: the rest takes a while
    atlas = read_atlas(folder)
    layers = layer_files.discover()
    sources = resources.sources(atlas, layers, page, ROOT / "static", address=address)
    response.write(out, sources)
    click.echo(f"{len(sources)} answers prepared in {out}")


COMMAND = prepare
