"""``make torture``: all parts, or those that are named; ``--short`` takes about two minutes."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench.torture import broken_data, kills, load, routes, uploads
from bench.torture.client import Figures
from bench.torture.target import Target, serving
from geo.paths import ROOT

# What each part does, in full and in short.
SIZES = {
    "routes": (20_000, 1_000),
    "uploads": (1_000, 30),
    "slow": (200, 20),
    "workers": (100, 5),
    "load": (200, 40),
    "reload": (5, 1),
    "data": (1_000, 40),
    "kills": (100, 2),
}
_LOAD_S = (60.0, 5.0)
_SITE_S = 12.0  # when a site is half done


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice([*SIZES]))
@click.option("--short", is_flag=True, help="A little of each part.")
@click.option("--count", type=click.IntRange(1), help="Instead of a part's own number.")
@click.option("--seed", default=1, help="Other requests, lists, data and moments.")
@click.option("--only", multiple=True, type=click.Choice([*kills.commands()]), help="To kill.")
def main(
    parts: tuple[str, ...], short: bool, count: int | None, seed: int, only: tuple[str, ...]
) -> None:
    """Try to break the server, `check` and the commands that write; print figures."""
    chosen = parts or tuple(SIZES)
    is_bad = False
    for part in chosen:
        size = count or SIZES[part][short]
        click.echo(f"## {part}: {size:,}")
        start = time.monotonic()
        if part == "data":
            is_bad |= _data(size, seed)
        elif part == "kills":
            is_bad |= _kills(size, seed, only)
        else:
            is_bad |= _served(part, size, _LOAD_S[short], seed)
        click.echo(f"{time.monotonic() - start:.0f} s\n")
    raise SystemExit(is_bad)


def _served(part: str, size: int, seconds: float, seed: int) -> bool:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data", data)
        target = stack.enter_context(serving("--data", str(data)))
        trials: dict[str, Callable[[], Awaitable[Figures]]] = {
            "routes": lambda: routes.fuzz(target.port, size, seed),
            "uploads": lambda: uploads.send(target.port, size, seed),
            "slow": lambda: load.slow(target.port, size, 20),
            "workers": lambda: load.kill_workers(target, size),
            "load": lambda: load.load(target.port, size, seconds),
            "reload": lambda: load.edit(target, data, size),
        }
        asyncio.run(load.warm(target.port))
        before = target.memory_mb()
        figures = asyncio.run(_with_progress(trials[part]()))
        return _told(figures, target, before)


async def _with_progress(trial: Awaitable[Figures]) -> Figures:
    async def tell() -> None:
        seconds = 0
        while True:
            await asyncio.sleep(10)
            seconds += 10
            click.echo(f"  … {seconds} s", err=True)

    telling = asyncio.create_task(tell())
    try:
        return await trial
    finally:
        telling.cancel()


def _told(figures: Figures, target: Target, before_mb: float) -> bool:
    """Print what came of a part; return whether something is wrong."""
    tracebacks = target.tracebacks()
    statuses = ", ".join(f"{n:,} × {status}" for status, n in sorted(figures.statuses.items()))
    click.echo(f"answers: {statuses}")
    click.echo(f"5xx {len(figures.errors)}   tracebacks {len(tracebacks)}   ", nl=False)
    slow = figures.slow_but_exports()
    click.echo(f"over 2 s {len(slow)}, and {len(figures.slow) - len(slow)} exports   ", nl=False)
    click.echo(f"p99 of / {figures.p99_ms:.0f} ms   ", nl=False)
    click.echo(f"memory {before_mb:.0f} → {target.memory_mb():.0f} MB")
    lost = sum(n for what, n in figures.lost.items() if what != "kills")
    click.echo(f"without an answer: {lost} {dict(figures.lost.most_common(8))}")
    for line in [*figures.errors[:20], *tracebacks[:20]]:
        click.echo(f"  {line}")
    for seconds, what in sorted(figures.slow, reverse=True)[:20]:
        click.echo(f"  {seconds:.1f} s {what}")
    return bool(figures.errors or tracebacks)


def _data(count: int, seed: int) -> bool:
    found = broken_data.run(count, seed)
    untold = sum(found.untold.values())
    click.echo(f"told {found.told}, not told {untold}, tracebacks {len(found.tracebacks)}")
    click.echo(f"as good as before, only other: {dict(found.harmless.most_common())}")
    for line in [*found.untold, *found.tracebacks[:20]]:
        click.echo(f"  {line}")
    return bool(found.untold or found.tracebacks)


def _kills(count: int, seed: int, only: tuple[str, ...]) -> bool:
    is_bad = False
    for name in only or kills.commands():
        latest = _SITE_S if "--site" in name else None
        found = kills.kill(name, count, latest, seed)
        click.echo(
            f"{name}: killed {found.kills}, done before {found.ended}, "
            f"wrong {len(found.wrong)}, left over {len(found.left)}"
        )
        for line in [*found.wrong[:10], *found.left[:10]]:
            click.echo(f"  {line}")
        is_bad |= bool(found.wrong or found.left)
    return is_bad


if __name__ == "__main__":
    main()
