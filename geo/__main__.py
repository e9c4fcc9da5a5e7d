"""``python -m geo``: build the data from their sources, check them, prepare and export answers."""

from __future__ import annotations

import click

from geo.cli import Commands


@click.command(cls=Commands)
def main() -> None:
    """The Decision on Sichuan's counties: data, checks, exports."""


if __name__ == "__main__":
    main(prog_name="python -m geo")
