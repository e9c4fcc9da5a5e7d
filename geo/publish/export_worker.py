"""Files made in a process of their own, so that whoever serves others is never held up.

Writers hold the interpreter for as long as a second; a process beside the server's may.
"""

from __future__ import annotations

import json
import os
import select
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path
from threading import Lock
from typing import IO

from geo import atlas as atlases
from geo import layers
from geo.export.filters import Selection, parse
from geo.export.formats import file_maker

_IDLE_S = 600
_NICE = 10  # who reads the page comes first
_DEADLINE_S = 60.0  # for one file, the start of the process included
_LENGTH = struct.Struct(">q")


class NotMade(Exception):
    """A file that the process could not make, or not in time."""


class ExportWorker:
    """A process that makes the files of one data folder, one at a time.

    It starts with the first file, ends when it has nothing to do for a while or when this
    process ends in whatever way, and is started again when it is needed again.
    """

    def __init__(self, folder: Path, deadline_s: float = _DEADLINE_S) -> None:
        self._folder = folder
        self.deadline_s = deadline_s
        self._process: subprocess.Popen[bytes] | None = None
        self._one = Lock()

    def make(self, name: str, selection: Selection, ext: str) -> bytes:
        """Return the file of a table (see ``exports.table``). Raises NotMade."""
        order = {"name": name, "parameters": selection.parameters, "ext": ext}
        line = json.dumps(order).encode() + b"\n"
        with self._one:
            for _ in range(2):
                try:
                    return self._ask(line)
                except TimeoutError:
                    self.close()  # it hangs: the next file is made by a new one
                    break
                except (OSError, EOFError):
                    self.close()  # it has ended meanwhile: once more, with a new one
        raise NotMade(f"the file could not be made ({name}.{ext})")

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()  # closes both pipes, whatever is left in them

    def _ask(self, line: bytes) -> bytes:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "geo.publish.export_worker", str(self._folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                cwd=Path(__file__).parent.parent.parent,
            )
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(line)
        end = time.monotonic() + self.deadline_s
        (length,) = _LENGTH.unpack(_exactly(process.stdout, _LENGTH.size, end))
        return _exactly(process.stdout, length, end)


def _exactly(pipe: IO[bytes], length: int, end: float) -> bytes:
    """Read from ``pipe``, which has no buffer. Raises EOFError, and TimeoutError at ``end``."""
    found = bytearray()
    while len(found) < length:
        if not select.select([pipe], [], [], max(end - time.monotonic(), 0))[0]:
            raise TimeoutError
        piece = pipe.read(min(length - len(found), 2**20))
        if not piece:
            raise EOFError
        found += piece
    return bytes(found)


def main(folder: Path) -> None:
    """Read an order a line, write the length and the bytes of each file, until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks is told, and ends this by its end
    os.nice(_NICE)
    orders, out = sys.stdin.buffer, sys.stdout.buffer
    atlas, known = atlases.load(folder), layers.discover()
    make = file_maker(atlas, known)
    while select.select([orders], [], [], _IDLE_S)[0] and (line := orders.readline()):
        order = json.loads(line)
        values = {name: [value] for name, value in order["parameters"].items()}
        selection = parse(values, atlas, known)
        try:
            body = make(order["name"], selection, order["ext"])
        except OSError as error:  # a full disk
            print(f"{order['name']}.{order['ext']}: {error}", file=sys.stderr)
            os._exit(1)
        try:
            out.write(_LENGTH.pack(len(body)) + body)
            out.flush()
        except BrokenPipeError:  # who asked has ended
            os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
