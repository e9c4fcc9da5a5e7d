"""The work on a list over a dask cluster: the same outcomes in the same order.

A piece is a pure function of its inputs: when a worker dies, dask does the piece again
elsewhere, and no row is lost or doubled.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from distributed import Client

from geo.batch.geocoders import Geocoder
from geo.batch.work import Engine
from geo.geocoding.outcome import Outcome

_AHEAD = 4  # pieces a worker thread that are under way at once: memory stays bounded


# A cluster of this machine's own, seen by nobody else.
_LOCAL = {
    "n_workers": 2,
    "threads_per_worker": 1,
    "host": "127.0.0.1",
    "dashboard_address": None,
    "silence_logs": 50,
}


@contextmanager
def over(scheduler: str | None) -> Iterator[Engine]:
    """Yield the engine over the cluster at ``scheduler``, or over one made on this machine."""
    connect: Any = Client  # has no types
    with connect(**({"address": scheduler} if scheduler else _LOCAL)) as client:
        yield engine(client)


def engine(client: Any) -> Engine:
    """Return the engine over the cluster of ``client``."""

    def run(answer: Geocoder, pieces: Iterator[list[str]]) -> Iterator[list[Outcome]]:
        """Send ``answer`` once to every worker, then pieces; take results in order."""
        sent = client.scatter(answer, broadcast=True)
        room = _AHEAD * max(1, sum(client.nthreads().values()))
        under_way = deque(_submit(client, sent, piece) for piece in islice(pieces, room))
        while under_way:
            outcomes: list[Outcome] = under_way.popleft().result()
            if (piece := next(pieces, None)) is not None:
                under_way.append(_submit(client, sent, piece))
            yield outcomes

    return run


def _submit(client: Client, answer: Any, piece: list[str]) -> Any:
    return client.submit(_do, answer, piece, pure=False, retries=2)


def _do(answer: Geocoder, piece: list[str]) -> list[Outcome]:
    return answer(piece)
