"""Files made in a process of their own, so that whoever serves others is never held up.

Writers hold the interpreter for as long as a second; a process beside the server's may.
"""

from __future__ import annotations

import json
import select
import struct
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import IO

from geo import atlas as atlases
from geo import layers
from geo.export.filters import Selection, parse
from geo.export.formats import file_maker

_IDLE_S = 600
_LENGTH = struct.Struct(">q")


class ExportWorker:
    """A process that makes the files of one data folder, one at a time.

    It starts with the first file, ends when it has nothing to do for a while or when this
    process ends in whatever way, and is started again when it is needed again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._one = Lock()

    def make(self, name: str, selection: Selection, ext: str) -> bytes:
        """Return the file of a table (see ``exports.table``); OSError if that cannot be done."""
        order = {"name": name, "parameters": selection.parameters, "ext": ext}
        line = json.dumps(order).encode() + b"\n"
        with self._one:
            try:
                return self._ask(line)
            except (OSError, EOFError):
                self.close()  # it has ended meanwhile: once more, with a new one
            try:
                return self._ask(line)
            except EOFError as error:
                self.close()
                raise OSError(f"the file could not be made ({name}.{ext})") from error

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
                cwd=Path(__file__).parent.parent.parent,
            )
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(line)
        process.stdin.flush()
        (length,) = _LENGTH.unpack(_exactly(process.stdout, _LENGTH.size))
        return _exactly(process.stdout, length)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    found = pipe.read(length)
    if len(found) < length:
        raise EOFError
    return found


def main(folder: Path) -> None:
    """Read an order a line, write the length and the bytes of each file, until nobody asks."""
    orders, out = sys.stdin.buffer, sys.stdout.buffer
    atlas, known = atlases.load(folder), layers.discover()
    make = file_maker(atlas, known)
    while select.select([orders], [], [], _IDLE_S)[0] and (line := orders.readline()):
        order = json.loads(line)
        values = {name: [value] for name, value in order["parameters"].items()}
        selection = parse(values, atlas, known)
        body = make(order["name"], selection, order["ext"])
        out.write(_LENGTH.pack(len(body)))
        out.write(body)
        out.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
