"""Answers that are made when first asked for, and kept while there is room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Mapping, MutableMapping
from contextlib import suppress
from threading import BoundedSemaphore, Lock
from typing import Any

from cachetools import LRUCache

from geo.publish.response import CachedResponse
from web.errors import busy
from web.responses import Headers, WholeAnswer, best_coding

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

_QUERIES = "/ogc/"  # what is made anew for each request
_LONGEST = 2000  # characters of an address; longer ones are hardly asked twice
# An answer holds links: they begin as the client's address does, seen through its proxies.
_DECISIVE = {
    b"host",
    b"accept",
    b"x-forwarded-host",
    b"x-forwarded-proto",
    b"x-forwarded-prefix",
}
_RETRY_S = 2


class ResponseCache:
    """Resources by key, the least recently asked for leave first.

    One is made at a time, and no more than ``waiting`` requests wait for that: the rest of
    the server's threads stay free for answers that only have to be copied.
    """

    def __init__(self, max_bytes: int, waiting: int = 2) -> None:
        self._resources: LRUCache[Hashable, CachedResponse] = LRUCache(max_bytes, _size)
        self._books = Lock()
        self._making = Lock()
        self._queue = BoundedSemaphore(waiting)

    def get(self, key: Hashable, make: Callable[[], CachedResponse]) -> CachedResponse:
        """Return the CachedResponse of ``key``, made by ``make`` where it is not kept.

        Raises Problem 429 where too many are waiting already.
        """
        found = self._find(key)
        if found:
            return found
        if not self._queue.acquire(blocking=False):
            raise busy("Others' files are being made: try again in some seconds.", _RETRY_S)
        try:
            with self._making:
                found = self._find(key)  # another request may have made it meanwhile
                if found is None:
                    found = make()
                    self._keep(key, found)
                return found
        finally:
            self._queue.release()

    def _find(self, key: Hashable) -> CachedResponse | None:
        with self._books:
            return self._resources.get(key)

    def _keep(self, key: Hashable, resource: CachedResponse) -> None:
        with self._books, suppress(ValueError):  # too large to be kept at all
            self._resources[key] = resource


def _size(resource: CachedResponse) -> int:
    return len(resource.identity) + len(resource.br) + len(resource.gzip)


class AnswerCache:
    """Whole answers by all that they depend on; the least recently asked for leave first.

    It belongs to one version of the data: another has a gateway of its own. All is done in
    the event loop's thread.
    """

    def __init__(self, max_bytes: int, max_bytes_each: int) -> None:
        self._answers: LRUCache[tuple[Any, ...], WholeAnswer] = LRUCache(
            max_bytes, lambda answer: len(answer.body) + _LONGEST
        )
        self._max_bytes_each = max_bytes_each

    def key(self, scope: Message, headers: Mapping[bytes, bytes]) -> tuple[Any, ...] | None:
        """Return what the answer to a request is kept under; None where it is not kept."""
        path, query = scope["path"], scope["query_string"]
        is_query = scope["method"] == "GET" and path.startswith(_QUERIES)
        if not is_query or b"range" in headers or len(path) + len(query) > _LONGEST:
            return None
        # A header may be given several times: the application sees all of its values, and one who
        # gives it once must not get what was made of them.
        decisive = [(name, value) for name, value in scope["headers"] if name in _DECISIVE]
        codings = [v.decode("latin-1") for n, v in scope["headers"] if n == b"accept-encoding"]
        if sum(len(value) for _, value in decisive) > _LONGEST:
            return None
        return (scope["scheme"], path, query, best_coding(",".join(codings)), *decisive)

    def find(self, key: tuple[Any, ...], if_none_match: str) -> tuple[int, Headers, bytes] | None:
        """Return status, headers and body; None where nothing is kept."""
        found = self._answers.get(key)
        return found.to(if_none_match) if found else None

    def keeping(self, key: tuple[Any, ...], send: Send) -> Send:
        """Return a ``send`` that passes all on, and keeps a whole answer that is as it should."""
        headers: Headers = []
        body = bytearray()
        is_kept = False

        async def passing(message: Message) -> None:
            nonlocal is_kept
            if message["type"] == "http.response.start":
                is_kept = message["status"] == 200
                headers.extend(message["headers"])
            elif is_kept:
                body.extend(message.get("body", b""))
                is_kept = len(body) <= self._max_bytes_each
                if is_kept and not message.get("more_body"):
                    self._answers[key] = WholeAnswer(headers, bytes(body))
            await send(message)

        return passing
