"""Memory is flat: what ever other requests leave behind is bounded."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from geo.atlas import Atlas
from server import create_app
from web import tables

_KEPT = 100_000  # bytes of files, for this test
_LEFT = 150_000  # bytes, and what the caches of libraries hold
pytestmark = pytest.mark.slow


@pytest.fixture
def client(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setattr(tables, "_MAX_BYTES", _KEPT)
    return create_app(atlas, prepared={}).test_client()


def _addresses(first: int, last: int) -> Iterator[str]:
    """Each asked for once: files, features, filters, and what is refused."""
    for n in range(first, last):
        yield f"/initiatives.geojson?county=51343{n % 5 + 1}&q={chr(0x4E00 + n)}"
        yield f"/layers/panxi.csv?q={n}"
        yield f"/ogc/collections/targets/items?limit=5&offset={n}&bbox=97,26,{104 + n / 100},34"
        yield f"/ogc/collections/targets/items?filter=year%3C{2000 + n}"
        yield f"/initiatives/nothing-{n}"
        yield f"/ogc/collections/targets/items?nothing{n}={n}"


def _ask(client: FlaskClient, first: int, last: int) -> int:
    """Ask for some of the addresses; return the bytes that are taken then."""
    for address in _addresses(first, last):
        assert client.get(address).status_code in (200, 400, 404), address
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_other_requests_leave_no_more_behind(client: FlaskClient) -> None:
    client.get("/initiatives.geojson")  # each geometry is written once, and kept
    _ask(client, 0, 5)
    tracemalloc.start()
    try:
        before = _ask(client, 5, 20)
        after = _ask(client, 20, 60)
    finally:
        tracemalloc.stop()
    assert after - before < _KEPT + _LEFT
