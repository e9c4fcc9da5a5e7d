"""The commands of ``python -m geo``: one file each, found by itself.

To add one, add a file beside this one that sets ``COMMAND``; its name, with ``-`` for
``_``, is what the user types. A file is read only when its command is asked for.

In: options, what is printed, exit codes. Not in: what a command does (the packages below).
"""

from __future__ import annotations

import errno
import importlib
import pkgutil
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo.errors import DataError
from geo.paths import ROOT

if TYPE_CHECKING:
    from geo.atlas import Atlas

DATA = click.option(
    "--data",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "data",
    show_default="data/",
    help="Folder of the data files.",
)

# What the loader and Arrow say where they find no memory.
_NO_ROOM = re.compile("failed to map segment|Failed to launch worker thread")


def _address(_: click.Context, __: click.Parameter, url: str) -> str:
    from geo.publish.sitemap import root_of  # few commands need it

    try:
        return root_of(url) if url else ""
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


URL = click.option(
    "--url",
    "address",
    default="",
    callback=_address,
    help="Where the site will stand, as https://example.org/map/: previews and sitemaps need it.",
)


class Commands(click.Group):
    """A group whose commands are the modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = (module.name for module in pkgutil.iter_modules(__path__))
        return sorted(name.replace("_", "-") for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        with _ended_by_ctrl_c():
            module = importlib.import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.COMMAND
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what the system refuses, such as a full disk, is said in one line."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except Exception as error:
            if _lacks_memory(error):
                raise click.ClickException("this takes more memory than there is") from None
            if not isinstance(error, OSError):
                raise
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{where}{error.strerror or error}") from None


def _lacks_memory(error: BaseException | None) -> bool:
    """Whether ``error``, or what it came of, is one of too little memory, a library's too."""
    while error:
        no_room = isinstance(error, OSError) and error.errno == errno.ENOMEM
        if isinstance(error, MemoryError) or no_room or _NO_ROOM.search(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


@contextmanager
def _ended_by_ctrl_c() -> Iterator[None]:
    """Have Ctrl+C end the process at once: amid its imports numpy makes another error of it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    usual = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def read_atlas(folder: Path) -> Atlas:
    """Return the Atlas of ``folder``; its broken rules become the command's one message."""
    from geo import atlas as atlases  # slow to load

    try:
        return atlases.load(folder)
    except DataError as error:
        raise click.ClickException(str(error)) from None
