"""A client without manners: whatever bytes it is given it sends, and it notes what comes back."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

SLOW_S = 2.0
TIMEOUT_S = 90.0
_MEANT = (501, 503)  # oEmbed's word for a format it has not; and when to come back
_EXPORT = re.compile(r" /(?:layers/|initiatives|view|progress)[^?]*(?:/formats|\.\w+)")


@dataclass
class Figures:
    """What came of the requests of one part."""

    statuses: Counter[int] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)  # requests without an answer
    slow: list[tuple[float, str]] = field(default_factory=list)  # over SLOW_S
    errors: list[str] = field(default_factory=list)  # what was answered with 5xx
    reader: list[float] = field(default_factory=list)  # seconds of GET / meanwhile

    def note(self, status: int, seconds: float, what: str) -> None:
        self.statuses[status] += 1
        if seconds > SLOW_S and status != 408:  # which is for who is slow
            self.slow.append((seconds, what))
        if status >= 500 and status not in _MEANT:
            self.errors.append(f"{status} {what}")

    def slow_but_exports(self) -> list[tuple[float, str]]:
        """What took long, and is no file that was made."""
        return [one for one in self.slow if not _EXPORT.search(one[1])]

    @property
    def p99_ms(self) -> float:
        """The 99th percentile of ``GET /``, in milliseconds; 0 where it was not asked."""
        times = sorted(self.reader)
        return times[int(len(times) * 0.99)] * 1000 if times else 0.0


class Connection:
    """A connection that is kept while the server keeps it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: bytes, *, has_body: bool = True) -> int:
        """Send ``request`` and return the status. Raises OSError or EOFError for no answer.

        A kept connection that turns out to be closed is no answer lost: once more, as browsers do.
        """
        if self._streams is not None and request[:4] in (b"GET ", b"HEAD"):
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                return await self._ask(request, has_body)
        return await self._ask(request, has_body)

    async def _ask(self, request: bytes, has_body: bool) -> int:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        try:
            writer.write(request)
            await writer.drain()
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            status = int(head.split(" ", 2)[1])
            if has_body and status not in (204, 304):
                await _body(reader, head)
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError):
            self.close()
            raise
        if "connection: close" in head:
            self.close()
        return status

    def close(self) -> None:
        streams, self._streams = self._streams, None
        if streams:
            streams[1].close()


async def _body(reader: asyncio.StreamReader, head: str) -> None:
    fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if "content-length" in fields:
        await reader.readexactly(int(fields["content-length"]))
    elif "chunked" in fields.get("transfer-encoding", ""):
        while size := int((await reader.readline()).split(b";")[0], 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        await reader.read()


def message(
    method: str, target: str, headers: dict[str, str] | None = None, body: bytes = b""
) -> bytes:
    """Return the bytes of a request; nothing is checked."""
    fields = {"Host": "127.0.0.1", "Accept-Encoding": "br", **(headers or {})}
    if body or method in ("POST", "PUT"):
        fields["Content-Length"] = str(len(body))
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape") + body


async def ask(port: int, request: bytes, figures: Figures, what: str) -> int:
    """Ask once over a connection of its own and note what came; 0 for no answer."""
    connection, start = Connection(port), time.perf_counter()
    try:
        has_body = not request.startswith(b"HEAD")
        # Not wait_for: Python 3.11's forgets a cancellation where the answer comes just then.
        async with asyncio.timeout(TIMEOUT_S):
            status = await connection.ask(request, has_body=has_body)
    except (OSError, EOFError, ValueError, TimeoutError, asyncio.LimitOverrunError) as error:
        figures.lost[f"{type(error).__name__} {what[:60]}"] += 1
        return 0
    finally:
        connection.close()
    figures.note(status, time.perf_counter() - start, what)
    return status


@asynccontextmanager
async def reading(port: int, figures: Figures, pause_s: float = 0.05) -> AsyncIterator[None]:
    """Have a reader ask for the page all the while, and note how long it waits."""

    is_over = asyncio.Event()

    async def read() -> None:
        own = Figures()
        while not is_over.is_set():
            start = time.perf_counter()
            if await ask(port, message("GET", "/"), own, "the reader's /") == 200:
                figures.reader.append(time.perf_counter() - start)
            figures.lost.update(own.lost)
            own.lost.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(pause_s):
                    await is_over.wait()

    task = asyncio.create_task(read())
    try:
        yield
    finally:
        is_over.set()
        await task
