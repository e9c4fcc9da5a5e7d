"""What one client may have: so much made a second, of which some is saved up, and one list."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address, ip_network

from geo.processes.slots import LockedBytes

_CLIENTS = 10_000  # that are remembered, the last that asked


class RateLimit:
    """``per_s`` points a second for each client, of which ``burst`` may be saved up."""

    def __init__(
        self, per_s: float, burst: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_s, self._burst, self._clock = per_s, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # points, and when

    def wait(self, client: str, cost: float) -> float:
        """Take ``cost`` points from ``client``: 0, or the seconds until there are as many."""
        now = self._clock()
        left, then = self._left.pop(client, (self._burst, now))
        left = min(left + (now - then) * self._per_s, self._burst)
        is_allowed = left >= cost
        self._left[client] = (left - cost if is_allowed else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if is_allowed else (cost - left) / self._per_s


class OneEach:
    """What each client may have only one of at a time, in all processes that have this object.

    A client is a byte of a file, which whoever works for it locks.
    """

    def __init__(self) -> None:
        self._clients = LockedBytes()

    @contextmanager
    def held(self, client: str | None) -> Iterator[bool]:
        """Hold the one of ``client``; False where it is held. None may have any number."""
        if client is None:
            yield True
        elif self._clients.lock(byte := _byte(client)):
            try:
                yield True
            finally:
                self._clients.unlock(byte)
        else:
            yield False


def _byte(client: str) -> int:
    return int.from_bytes(blake2b(client.encode(), digest_size=7).digest())


def client_of(peer: str, headers: Mapping[bytes, bytes], proxies: int) -> str | None:
    """Return who asks, by address; None for this machine, which may stand for many.

    Of ``X-Forwarded-For`` the entry is believed that the outermost of ``proxies`` trusted ones
    has set. Addresses of IPv6 are counted by their network of 64 bits, as they are given out.
    """
    forwarded = headers.get(b"x-forwarded-for", b"").decode("latin-1").split(",")
    said = forwarded[-proxies].strip() if 0 < proxies <= len(forwarded) else peer
    try:
        address = ip_address(said or peer)
    except ValueError:
        return None if said == peer else client_of(peer, {}, 0)
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None:
            return None if address.is_loopback else str(ip_network((address, 64), strict=False))
        address = address.ipv4_mapped
    return None if address.is_loopback else str(address)
