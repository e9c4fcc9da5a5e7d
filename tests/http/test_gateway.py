"""Slow, large and many bodies: none keeps a reader waiting, and each is refused with a reason."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterable
from typing import Any

import pytest
from flask import Flask, request

from geo.processes.beside import beside
from tests.support import asynchronous
from tests.support.serving import until
from web.gateway import Gateway, Limits
from web.rate import OneEach, RateLimit, client_of
from web.responses import PreparedAnswers

LIMITS = Limits(body_bytes=100, all_bodies_bytes=150, idle_s=0.5, body_s=1)
NEVER = object()


def _echo() -> Flask:
    app = Flask(__name__)

    @app.post("/")
    def echo() -> bytes:
        return request.get_data()

    return app


def _gateway() -> Gateway:
    return Gateway(_echo().wsgi_app, PreparedAnswers({}), LIMITS)


async def _ask(
    gateway: Gateway,
    pieces: Iterable[object],
    headers: dict[str, str] | None = None,
    peer: str = "127.0.0.1",
) -> tuple[int, dict[str, str], bytes]:
    """Post ``pieces``; after NEVER nothing more comes."""
    waiting = iter(pieces)
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        piece = next(waiting, b"")
        if piece is NEVER:
            await asyncio.sleep(60)
        if isinstance(piece, float):
            await asyncio.sleep(piece)
            piece = b"x"
        more = piece != b""
        return {"type": "http.request", "body": piece, "more_body": more}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "client": (peer, 1),
        "path": "/",
        "query_string": b"",
        "http_version": "1.1",
        "scheme": "http",
        "headers": [(k.encode(), v.encode()) for k, v in (headers or {}).items()],
    }
    await gateway(scope, receive, send)
    got = {k.decode().lower(): v.decode() for k, v in sent[0]["headers"]}
    return sent[0]["status"], got, b"".join(m.get("body", b"") for m in sent[1:])


def test_a_body_arrives_whole() -> None:
    pieces = [b"ab", b"cd"]
    for headers in ({"content-length": "4"}, {"transfer-encoding": "chunked"}):
        status, got, body = asynchronous.run(_ask(_gateway(), pieces, headers))
        assert (status, body) == (200, b"abcd"), headers
        assert len(got["x-request-id"]) == 16


def test_a_body_that_does_not_come_is_refused() -> None:
    status, got, body = asynchronous.run(_ask(_gateway(), [b"a", NEVER]))
    assert status == 408
    assert got["content-type"] == "application/problem+json"
    assert json.loads(body)["request_id"] == got["x-request-id"]


def test_a_body_that_drips_is_refused() -> None:
    status, _, _ = asynchronous.run(_ask(_gateway(), [0.03] * 50))
    assert status == 408


def test_a_large_body_is_refused_before_it_is_read() -> None:
    status, _, _ = asynchronous.run(_ask(_gateway(), [NEVER], {"content-length": "101"}))
    assert status == 413
    assert asynchronous.run(_ask(_gateway(), [b"x" * 60, b"x" * 60]))[0] == 413
    assert asynchronous.run(_ask(_gateway(), [], {"content-length": "9" * 5000}))[0] == 400
    assert asynchronous.run(_ask(_gateway(), [], {"content-length": "many"}))[0] == 400


def test_many_bodies_at_once_are_refused_and_their_room_is_given_back() -> None:
    gateway = _gateway()

    async def all_at_once() -> list[int]:
        stalled = [_ask(gateway, [b"x" * 60, 0.04]) for _ in range(4)]
        return [answer[0] for answer in await asyncio.gather(*stalled)]

    statuses = asynchronous.run(all_at_once())
    assert statuses.count(429) >= 1
    assert asynchronous.run(_ask(gateway, [b"x" * 90]))[0] == 200


def test_the_server_says_how_it_is() -> None:
    gateway = Gateway(
        _echo().wsgi_app, PreparedAnswers({}), LIMITS, lambda: {"version": "2026-11-28-abc"}
    )

    async def ask() -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": "/health", "query_string": b""}
        await gateway(
            scope | {"http_version": "1.1", "headers": [], "scheme": "http"}, receive, send
        )
        return sent

    start, body = asynchronous.run(ask())
    assert start["status"] == 200
    assert json.loads(body["body"])["version"] == "2026-11-28-abc"


def test_a_client_that_has_too_much_made_is_told_when_to_come_back() -> None:
    limits = Limits(made_per_s=1, made_saved_s=10, list_cost=5, proxies=1)
    app = _echo().wsgi_app
    gateway = Gateway(app, PreparedAnswers({}), limits)

    def status(peer: str, forwarded: str = "") -> int:
        headers = {"x-forwarded-for": forwarded} if forwarded else {}
        answer = asynchronous.run(_ask(gateway, [b"x"], headers, peer))
        assert (answer[0] == 429) == ("retry-after" in answer[1])
        return answer[0]

    assert [status("10.0.0.1") for _ in range(3)] == [200, 200, 429]
    assert status("10.0.0.2") == 200, "another client"
    # What the trusted proxy says counts, not what the client told the proxy.
    asked = [status("10.0.0.9", f"10.0.0.{n}, 10.0.0.5") for n in range(3)]
    assert asked == [200, 200, 429]
    assert [status("127.0.0.1") for _ in range(5)] == [200] * 5, "this machine"
    unproxied = Gateway(app, PreparedAnswers({}), Limits(made_per_s=1, made_saved_s=5))
    told = [
        asynchronous.run(_ask(unproxied, [b"x"], {"x-forwarded-for": f"10.1.0.{n}"}, "10.0.0.1"))[0]
        for n in range(2)
    ]
    assert told == [200, 429], "nobody's word is believed where no proxy is trusted"


def test_points_come_back_with_time() -> None:
    now = [0.0]
    rate = RateLimit(2, 4, lambda: now[0])
    assert [rate.wait("a", 4), rate.wait("a", 1)] == [0, 0.5]
    now[0] = 0.5
    assert rate.wait("a", 1) == 0


@pytest.mark.parametrize(
    ("peer", "client"),
    [
        ("2001:db8::1", "2001:db8::/64"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("::1", None),
        ("", None),
    ],
)
def test_clients_are_told_apart_by_address(peer: str, client: str | None) -> None:
    assert client_of(peer, {}, 0) == client
    assert client_of(peer, {b"x-forwarded-for": b"no address"}, 1) == client


@pytest.mark.parametrize(
    ("proxies", "said", "is_told"),
    [(1, "https", True), (1, "http", False), (1, "https, http", False), (0, "https", False)],
)
def test_tls_in_front_is_kept_to(proxies: int, said: str, is_told: bool) -> None:
    gateway = Gateway(_echo().wsgi_app, PreparedAnswers({}), Limits(proxies=proxies))
    _, got, _ = asynchronous.run(_ask(gateway, [b"x"], {"x-forwarded-proto": said}))
    assert ("strict-transport-security" in got) == is_told


def test_refusals_have_the_headers_of_answers() -> None:
    _, got, _ = asynchronous.run(_ask(_gateway(), [], {"content-length": "many"}))
    assert got["access-control-allow-origin"] == "*"
    assert got["cross-origin-resource-policy"] == "cross-origin"
    assert got["x-content-type-options"] == "nosniff"


def test_the_log_has_one_line_a_request_and_nothing_of_who_asks(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", "web.access")
    headers = {"x-forwarded-for": "203.0.113.7", "user-agent": "somebody"}
    _, got, _ = asynchronous.run(_ask(_gateway(), [b"abcd"], headers, "203.0.113.7"))
    [line] = [record.getMessage() for record in caplog.records if record.name == "web.access"]
    assert re.fullmatch(rf"POST / 200 \d+\.\dms 4B {got['x-request-id']}", line)


def test_a_client_has_one_list_read_at_a_time_and_others_get_in() -> None:
    gateway = Gateway(_echo().wsgi_app, PreparedAnswers({}), LIMITS)

    async def at_once(*peers: str) -> list[tuple[int, dict[str, str], bytes]]:
        asked = [_ask(gateway, [b"x", 0.03], peer=peer) for peer in peers]
        return list(await asyncio.gather(*asked))

    first, second, other, v6, neighbour = asynchronous.run(
        at_once("10.0.0.1", "10.0.0.1", "10.0.0.2", "2001:db8::1", "2001:db8::2")
    )
    assert [a[0] for a in (first, second, other, v6, neighbour)] == [200, 429, 200, 200, 429]
    assert int(second[1]["retry-after"]) > 0
    assert "Another list of yours" in json.loads(second[2])["detail"]
    assert asynchronous.run(at_once("10.0.0.1"))[0][0] == 200, "it has been answered"


def test_what_one_process_holds_for_a_client_no_other_may() -> None:
    lists = OneEach()

    def is_held_elsewhere(client: str) -> bool:
        def held() -> bool:
            with lists.held(client) as is_held:
                return is_held

        return beside(held)()

    with lists.held("10.0.0.1") as is_held:
        assert is_held
        assert [is_held_elsewhere(f"10.0.0.{n}") for n in (1, 2)] == [False, True]
    assert is_held_elsewhere("10.0.0.1")


def test_the_application_is_told_when_the_client_goes_away() -> None:
    app, told = Flask(__name__), []

    @app.post("/")
    def wait() -> str:
        is_gone = request.environ["asgi.scope"]["state"]["is_gone"]
        told.append(is_gone())
        until(is_gone, 5)
        return ""

    pieces = iter([{"type": "http.request", "body": b"x"}, {"type": "http.disconnect"}])

    async def receive() -> dict[str, Any]:
        piece = next(pieces)
        await asyncio.sleep(0.1 if told else 0)
        return piece

    async def send(message: Any) -> None:
        pass

    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
    gateway = Gateway(app.wsgi_app, PreparedAnswers({}), LIMITS)
    asynchronous.run(gateway({**scope, "http_version": "1.1", "scheme": "http"}, receive, send))
    assert told
