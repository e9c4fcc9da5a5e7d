"""Answers that are made when first asked for, and kept while there is room."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from threading import BoundedSemaphore, Lock

from cachetools import LRUCache

from geo.publish.response import CachedResponse
from web.errors import Problem

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

        Raises a Problem (503) where too many are waiting already.
        """
        found = self._find(key)
        if found:
            return found
        if not self._queue.acquire(blocking=False):
            raise Problem(503, "Other files are being made. Try again in a moment.", {}, _RETRY_S)
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
