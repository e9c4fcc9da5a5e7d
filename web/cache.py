"""Answers that are made when first asked for, and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import BoundedSemaphore, Lock

from geo.publish.response import CachedResponse
from web.errors import Problem

_RETRY_S = 2


class ResponseCache:
    """Resources by key, the least recently asked for leave first.

    One is made at a time, and no more than ``waiting`` requests wait for that: the rest of
    the server's threads stay free for answers that only have to be copied.
    """

    def __init__(self, max_bytes: int, waiting: int = 2) -> None:
        self._max_bytes = max_bytes
        self._used = 0
        self._resources: OrderedDict[Hashable, CachedResponse] = OrderedDict()
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
            found = self._resources.get(key)
            if found:
                self._resources.move_to_end(key)
            return found

    def _keep(self, key: Hashable, resource: CachedResponse) -> None:
        with self._books:
            self._resources[key] = resource
            self._used += _size(resource)
            while self._used > self._max_bytes and len(self._resources) > 1:
                self._used -= _size(self._resources.popitem(last=False)[1])


def _size(resource: CachedResponse) -> int:
    return len(resource.identity) + len(resource.br) + len(resource.gzip)
