"""Files made in processes of their own, so that whoever serves others is never held up.

Writers hold the interpreter for as long as a second; a process beside the server's may.
"""

from __future__ import annotations

import json
import signal
import socket
import struct
import sys
import time
from functools import partial
from pathlib import Path

from geo import atlas as atlases
from geo import layers
from geo.export.filters import EVERYTHING, Selection, parse
from geo.export.formats import file_maker
from geo.processes.fork_server import ForkServer, Serve, exactly, serve

_IDLE_S = 5.0  # for those who start a server to begin with
_DEADLINE_S = 60.0  # for one file, the start of the process included
_LACKS_MEMORY = "this takes more memory than there is"
_LENGTH = struct.Struct(">q")


class NotMade(Exception):
    """A file that the process could not make, or not in time."""


class ExportWorker:
    """Makes the files of one data folder, each in a fork of a process that has read the data."""

    def __init__(self, folder: Path, deadline_s: float = _DEADLINE_S) -> None:
        self.deadline_s = deadline_s
        self.forks = ForkServer("geo.publish.export_worker", folder)

    def start(self) -> None:
        """Start the process that forks; else the first file does."""
        self.forks.start()

    def close(self) -> None:
        """Let go of the process that forks, if there is one."""
        self.forks.close()

    def make(self, name: str, selection: Selection, ext: str) -> bytes:
        """Return the file of a table (see ``exports.table``). Raises NotMade."""
        order = {"name": name, "parameters": selection.parameters, "ext": ext}
        line = json.dumps({**order, "seconds": self.deadline_s}).encode()
        for _ in range(2):
            try:
                return self._asked(line)
            except TimeoutError:
                self.close()  # it hangs: the next file is made by a new one
                break
            except (OSError, EOFError):
                continue  # it has ended meanwhile: once more
        raise NotMade(f"the file could not be made ({name}.{ext})")

    def _asked(self, line: bytes) -> bytes:
        end = time.monotonic() + self.deadline_s
        with self.forks.channel() as channel:
            channel.settimeout(self.deadline_s)
            channel.sendall(_LENGTH.pack(len(line)) + line)
            (length,) = _LENGTH.unpack(exactly(channel, _LENGTH.size))
            channel.settimeout(max(end - time.monotonic(), 0.001))
            return exactly(channel, length)


def _load(folder: Path) -> Serve:
    """Read the data, and what every file needs: what is read here, no fork has to."""
    atlas, known = atlases.load(folder), layers.discover()
    make = file_maker(atlas, known)
    for name, ext in (("view", "csv"), ("initiatives", "geojson"), ("initiatives", "gpkg")):
        make(name, EVERYTHING, ext)
    import pyarrow.parquet  # noqa: F401
    import xlsxwriter  # noqa: F401

    def answer(channel: socket.socket) -> None:
        (length,) = _LENGTH.unpack(exactly(channel, _LENGTH.size))
        order = json.loads(exactly(channel, length))
        signal.setitimer(signal.ITIMER_REAL, order["seconds"])  # ends it where it hangs
        values = {name: [value] for name, value in order["parameters"].items()}
        selection = parse(values, atlas, known)
        try:
            body = make(order["name"], selection, order["ext"])
        except (OSError, MemoryError) as error:  # a full disk, or no memory
            why = str(error) or _LACKS_MEMORY
            print(f"{order['name']}.{order['ext']}: {why}", file=sys.stderr, flush=True)
            return
        channel.sendall(_LENGTH.pack(len(body)) + body)

    return answer


if __name__ == "__main__":
    try:
        serve(partial(_load, Path(sys.argv[1])), _IDLE_S)
    except MemoryError:
        sys.exit(f"exports: {_LACKS_MEMORY}")
