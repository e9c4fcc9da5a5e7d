"""Files that are written whole or not at all, whatever stands at their path.

A link is followed to what it names. What is no file, such as ``/dev/stdout``, is written to;
``-`` is the standard output, whatever that leads to.
Files of one run take their places together, when all of them are finished.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import IO

_SCRATCH = "sichuan-map-"
_STDOUT = Path("-")
_LEFT_OVER = re.compile(r"\..*\.(\d+)\.part(\.[\w-]+)?")  # and SQLite's journals


@contextmanager
def unfinished(*paths: Path) -> Iterator[list[Path]]:
    """Names to write to instead of ``paths``; they take their place when the block has ended well.

    Folders are made, and what a killed run left beside the paths is removed. OSError where
    a path cannot be written.
    """
    # A pipe behind /dev/stdout has a name that no path leads to: what is no file is not resolved.
    targets = [path if _is_special(path) else Path(os.path.realpath(path)) for path in paths]
    with ExitStack() as stack:
        beside = []
        for target in targets:
            if _is_special(target):
                folder = stack.enter_context(scratch())
            else:
                folder = target.parent
                folder.mkdir(parents=True, exist_ok=True)
                _clean(folder)
            # Short, since the name of the file may be as long as names can be.
            part = folder / f".{target.stem[:20]}.{os.getpid()}.part{target.suffix[:20]}"
            stack.callback(part.unlink, missing_ok=True)
            beside.append(part)
        yield beside
        for part in beside:
            part.stat()  # all are there, or none takes its place
        for part, target in zip(beside, targets, strict=True):
            if _is_special(target):
                with part.open("rb") as source, _opened(target) as device:
                    shutil.copyfileobj(source, device)
            else:
                part.replace(target)


def is_stdout(path: Path) -> bool:
    """Return whether ``path`` means the standard output, where nothing else may be said then."""
    return path in (_STDOUT, Path("/dev/stdout"))


def write_whole(path: Path, body: bytes) -> None:
    """Write ``body`` to ``path``."""
    with unfinished(path) as (part,):
        part.write_bytes(body)


@contextmanager
def scratch() -> Iterator[Path]:
    """A temporary folder, removed at the end, as are those of processes that were killed.

    OSError where none can be made.
    """
    for old in Path(gettempdir()).glob(f"{_SCRATCH}*"):
        owner = old.name.removeprefix(_SCRATCH).split("-")[0]
        if owner.isdigit() and not is_running(int(owner)):
            shutil.rmtree(old, ignore_errors=True)
    prefix = f"{_SCRATCH}{os.getpid()}-"
    with TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _opened(target: Path) -> IO[bytes]:
    """What is no file, open for writing; what stands in the standard output stays there."""
    return os.fdopen(os.dup(1), "wb") if target == _STDOUT else target.open("wb")


def _is_special(path: Path) -> bool:
    if path == _STDOUT:
        return True
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _clean(folder: Path) -> None:
    """Remove the parts of runs that have ended."""
    for part in folder.glob(".*.part*"):
        named = _LEFT_OVER.fullmatch(part.name)
        if named and not is_running(int(named[1])):
            part.unlink(missing_ok=True)


def is_running(process: int) -> bool:
    """Return whether there is a process of that number."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
