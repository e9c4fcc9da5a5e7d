"""Versions of the data, taken over whole while the server runs: read from copies nobody edits."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import gettempdir

from geo import version
from geo.errors import DataError
from geo.outputs import scratch, write_whole
from geo.paths import ROOT

_PREPARE_S = 900
_REFUSAL = "refusal.json"
_IN_MEMORY = "/dev/shm"
_NICE = 10  # readers come first
_log = logging.getLogger("web.edition")


@dataclass(frozen=True)
class Edition:
    """One version of the data: its folder, its prepared answers, and since when it is served."""

    data: Path
    prepared: Path
    version: str
    since: str


class Refused(Exception):
    """Data that are not taken over; ``problems`` says why, one line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems[:3]))
        self.problems = problems


@contextmanager
def room() -> Iterator[Path | None]:
    """A folder for copies, removed at the end, as are those of servers that were killed.

    It lies in memory where the system is read-only; None where no file can be written at all.
    """
    with ExitStack() as stack:
        try:
            _find_temporary_folder()
            folder = stack.enter_context(scratch())
        except OSError as error:
            _log.warning("no copy of the data can be made: %s", error.strerror or error)
            yield None
            return
        yield folder


def _find_temporary_folder() -> None:
    """Have this process, and what it starts, use memory where no disk can be written to."""
    try:
        gettempdir()
    except FileNotFoundError:
        if not os.access(_IN_MEMORY, os.W_OK):
            raise
        os.environ["TMPDIR"] = _IN_MEMORY


class Editions:
    """Makes editions of the data in ``source``, each in a folder of its own below ``room``.

    Without a room the data are served from where they lie, and cannot be taken over anew.
    """

    def __init__(self, source: Path, prepared: Path, room: Path | None) -> None:
        self._source, self._room = source, room
        self._made = 0
        self._good: deque[int] = deque(maxlen=2)  # the one before may still be read
        self._prepared = prepared  # what is used again of it

    def first(self) -> Edition:
        """Return the edition to begin with: its answers may have been prepared before.

        Raises Refused.
        """
        try:
            data = self._copied()
        except Refused as refused:  # read-only, or full: as it was before there were copies
            _log.warning("the data are served from where they lie: %s", refused)
            data = self._source
        try:
            known = version.read(data)
        except (DataError, OSError) as error:
            raise Refused([str(error)]) from None
        if data == self._source or _version_of(self._prepared) in (known, None):
            return self._edition(data)
        _log.warning("%s is of other data than %s: preparing anew", self._prepared, self._source)
        return self._prepared_edition(data)

    def next(self) -> Edition:
        """Return an edition of the data as they are now: proven, and all answers prepared.

        Raises Refused where a rule is broken or an answer cannot be made.
        """
        return self._prepared_edition(self._copied())

    def note(self, problems: list[str]) -> None:
        """Keep why data were refused, for :meth:`refusal` of any process, and log all of it."""
        for problem in problems:
            _log.error("data refused: %s", problem)
        said = {"at": _now(), "count": len(problems), "problems": problems[:20]}
        if self._room:
            with suppress(OSError):  # a full disk is no reason to end
                write_whole(self._room / _REFUSAL, json.dumps(said).encode())

    def refusal(self) -> object:
        """Return when and why data were refused last; None if they never were."""
        with suppress(OSError, ValueError):
            return json.loads((self._room / _REFUSAL).read_bytes()) if self._room else None
        return None

    def _copied(self) -> Path:
        if not self._room:
            raise Refused(["there is no folder for temporary files"])
        for old in set(range(1, self._made + 1)) - {*self._good}:
            shutil.rmtree(self._room / str(old), ignore_errors=True)
        self._made += 1
        copy = self._room / str(self._made) / "data"
        try:
            shutil.copytree(self._source, copy)
        except OSError as error:
            # copytree gathers an error for each file: the first says it.
            why = error.args[0][0][2] if isinstance(error, shutil.Error) else error
            raise Refused([f"{self._source}: cannot be copied ({why})"]) from None
        return copy

    def _prepared_edition(self, data: Path) -> Edition:
        _geo("check", data)
        if not (self._prepared / "index.json").exists():  # this server has no page
            return self._edition(data)
        out = data.with_name("prepared")
        out.mkdir()
        for file in self._prepared.iterdir():
            if file.name != "index.json":  # which is written in place
                _linked(file, out / file.name)
        _geo("prepare", data, "--out", str(out))
        self._prepared = out
        return self._edition(data)

    def _edition(self, data: Path) -> Edition:
        self._good.append(self._made)
        return Edition(data, self._prepared, version.read(data), _now())


def _geo(command: str, data: Path, *options: str) -> None:
    """Run a command over ``data``, out of the readers' way. Raises Refused with what it says."""
    words = [sys.executable, "-m", "geo", command, "--data", str(data), *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, process.pid, _NICE)
            said = process.communicate(timeout=_PREPARE_S)[1]
        except BaseException as error:
            process.kill()
            if isinstance(error, subprocess.TimeoutExpired):
                raise Refused([f"{command} takes more than {_PREPARE_S} s"]) from None
            raise
    if process.returncode:
        raise Refused(said.splitlines() or [f"{command} ended with {process.returncode}"])


def _version_of(prepared: Path) -> str | None:
    """The version of the data that answers were prepared from; None where there are none."""
    try:
        index = json.loads((prepared / "index.json").read_bytes())
        model = json.loads((prepared / index["/map.json"]["etag"]).read_bytes())
        return str(model["version"])
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _linked(file: Path, copy: Path) -> None:
    try:
        os.link(file, copy)
    except OSError:  # on another file system
        shutil.copyfile(file, copy)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
