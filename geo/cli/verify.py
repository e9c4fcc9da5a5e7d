"""Check a copy of the site."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from geo.publish import static_site


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def verify(folder: Path) -> None:
    """Check the site in FOLDER against its manifest; name each bad file and exit 1."""
    problems = static_site.verify(folder)
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise SystemExit(1)
    manifest = hashlib.sha256((folder / static_site.MANIFEST).read_bytes()).hexdigest()
    click.echo(f"every file is as it was written; the manifest's SHA-256 is {manifest}")


COMMAND = verify
