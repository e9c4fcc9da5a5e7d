"""A gentle limit for each client on what costs: a bucket that fills steadily, and tells when."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from ipaddress import IPv6Address, ip_address, ip_network

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
