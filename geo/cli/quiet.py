"""List the initiatives of which there has been no news for long: where to look next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from geo.atlas import Atlas
from geo.cli import DATA, read_atlas


@click.command()
@DATA
@click.argument("word", default="")
@click.option("--days", default=365, show_default=True, type=click.IntRange(0))
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Count back from this day, not from today.",
)
def quiet(folder: Path, word: str, days: int, day: datetime | None) -> None:
    """List initiatives without news for a year, those with no fact at all first.

    With a WORD: only those whose id or title has it, however new their news.
    """
    atlas = read_atlas(folder)
    today = day.date() if day else date.today()
    before = (today - timedelta(days=days)).isoformat()
    listed = list(_matching(atlas, word) if word else quiet_ones(atlas, before))
    for newest, id_ in listed:
        click.echo(f"{newest or '-':<10}  {id_}  {atlas.initiatives[id_].title.zh}")
    which = f"with “{word}”" if word else f"without news since {before}"
    click.echo(f"{len(listed)} of {len(atlas.initiatives)} initiatives {which}", err=True)


def quiet_ones(atlas: Atlas, before: str) -> list[tuple[str, str]]:
    """Return (date of the newest fact, id) of the initiatives whose newest is older.

    The date is empty where nothing was found; those come first, then the oldest. A date
    that is only a month or a year counts from its end.
    """
    newest = ((_newest(atlas, id_), id_) for id_ in atlas.initiatives)
    return sorted(
        ((day, id_) for day, id_ in newest if day < before[: len(day)] or not day),
        key=lambda found: found[0],
    )


def _matching(atlas: Atlas, word: str) -> Iterator[tuple[str, str]]:
    for one in atlas.initiatives.values():
        if word.casefold() in f"{one.id} {one.title.zh} {one.title.en}".casefold():
            yield _newest(atlas, one.id), one.id


def _newest(atlas: Atlas, initiative_id: str) -> str:
    facts = atlas.progress.of(initiative_id)
    return facts[-1].date if facts else ""


COMMAND = quiet
