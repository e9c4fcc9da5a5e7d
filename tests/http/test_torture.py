"""A little of what `make torture` does in full: strangers, slow clients, kills, much at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from bench.torture import kills, load, routes, uploads
from bench.torture.client import Figures, ask
from bench.torture.target import Target, serving
from tests.support import asynchronous

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def target() -> Iterator[Target]:
    with serving() as running:
        yield running
        os.killpg(running.process.pid, signal.SIGINT)  # as a terminal does
        assert running.process.wait(60) == 0
        assert running.tracebacks() == []


def _is_well(figures: Figures, target: Target) -> None:
    assert figures.errors == []
    assert target.tracebacks() == []
    assert sum(figures.statuses.values()) > 0
    assert figures.reader, "somebody read the page meanwhile"


def test_any_request_gets_an_answer(target: Target) -> None:
    figures = asynchronous.run(routes.fuzz(target.port, 150, seed=7))
    _is_well(figures, target)
    assert {200, 400, 404} <= set(figures.statuses)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ("GET /view.geojson?q=产业&county=513431 HTTP/1.1\r\nHost: a", 200),
        ("GET /ogc?f=json HTTP/1.1\r\nHost: a\r\nHost: b", 400),
        ("GET /ogc?f=json HTTP/1.1\r\nHost: a\r\nX_Forwarded_Host: [", 200),
        ("OPTIONS * HTTP/1.1\r\nHost: a", 200),
        ("GET * HTTP/1.1\r\nHost: a", 404),
        ("GET /a?é HTTP/1.1\r\nHost: é\r\nAccept: é", 400),
        ("GET /geocode HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4", 400),
    ],
)
def test_bytes_that_no_library_sends(target: Target, request_: str, status: int) -> None:
    figures = Figures()
    whole = f"{request_}\r\nConnection: close\r\n\r\n".encode()
    assert asynchronous.run(ask(target.port, whole, figures, request_)) == status
    assert target.tracebacks() == []


def test_any_list_gets_an_answer(target: Target) -> None:
    figures = asynchronous.run(uploads.send(target.port, 8, seed=7, all_bombs=False))
    _is_well(figures, target)
    assert set(figures.statuses) <= {200, 413, 422, 429}
    assert not figures.lost


def test_slow_clients_keep_nobody_waiting(target: Target) -> None:
    figures = asynchronous.run(load.slow(target.port, 30, 2))
    _is_well(figures, target)
    assert not figures.lost


def test_many_at_once(target: Target) -> None:
    figures = asynchronous.run(load.load(target.port, 40, 2))
    _is_well(figures, target)
    assert set(figures.statuses) <= {200, 429}
    assert not figures.lost


def test_killed_workers_lose_only_what_they_had_in_hand(target: Target) -> None:
    figures = asynchronous.run(load.kill_workers(target, 4, pause_s=0.5))
    _is_well(figures, target)
    killed = figures.lost.pop("kills")
    assert killed == 4
    assert sum(figures.lost.values()) <= 21 * killed, "one of each who asks"


@pytest.mark.parametrize("command", ["export", "geocode"])
def test_a_killed_command_leaves_what_was_there(command: str) -> None:
    found = kills.kill(command, 1)
    assert (found.wrong, found.left) == ([], [])
