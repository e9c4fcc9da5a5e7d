"""A query that is asked again is answered with the same bytes, without being worked out anew."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request

from tests.support import asynchronous
from web.gateway import Gateway, Limits
from web.responses import PreparedAnswers

LIMITS = Limits(kept_bytes=10_000, kept_bytes_each=3_000)


def _gateway() -> tuple[Gateway, list[str]]:
    """An application that notes what it is asked; its answer names the host and a number."""
    app = Flask(__name__)
    asked: list[str] = []

    @app.get("/ogc/items")
    def items() -> Response:
        asked.append(request.full_path)
        body = f"{request.host} {len(asked)}".ljust(int(request.args.get("bytes", 0)))
        if "wrong" in request.args:
            return Response("no", 400)
        return Response(body, headers={"ETag": f'"{len(asked)}"'})

    @app.get("/lists")
    def lists() -> str:
        asked.append(request.full_path)
        return "made"

    return Gateway(app.wsgi_app, PreparedAnswers({}), LIMITS), asked


async def _asking(
    gateway: Gateway, path: str, query: str = "", **headers: str | tuple[str, ...]
) -> tuple[int, bytes, set[str]]:
    sent: list[dict[str, Any]] = []
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "http_version": "1.1",
        "path": path,
        "query_string": query.encode(),
        "headers": [
            (name.replace("_", "-").encode(), value.encode())
            for name, given in headers.items()
            for value in ([given] if isinstance(given, str) else given)
        ],
        "client": ("127.0.0.1", 1),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await gateway(scope, receive, send)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], body, {name.decode() for name, _ in sent[0]["headers"]}


def _get(gateway: Gateway, path: str, query: str = "", **headers: str | tuple[str, ...]) -> Any:
    """Return status, body and the names of the headers."""
    return asynchronous.run(_asking(gateway, path, query, **headers))


def test_a_query_asked_again_is_not_worked_out_again() -> None:
    gateway, asked = _gateway()
    first = _get(gateway, "/ogc/items", "bbox=1", host="a")
    again = _get(gateway, "/ogc/items", "bbox=1", host="a")
    assert again[:2] == first[:2] == (200, b"a 1")
    assert "x-request-id" in again[2]
    assert len(asked) == 1
    assert (_get(gateway, "/ogc/items", "bbox=2", host="a"))[1] == b"a 2"


def test_who_asks_under_another_name_or_for_another_form_gets_an_own_answer() -> None:
    gateway, asked = _gateway()
    _get(gateway, "/ogc/items", "", host="a")
    assert (_get(gateway, "/ogc/items", "", host="b"))[1] == b"b 2"
    for number, header in enumerate(
        (
            {"accept": "text/html"},
            {"accept_encoding": "br"},
            {"x_forwarded_proto": "https"},
            {"x_forwarded_prefix": "/map"},
            {"x_forwarded_host": "c"},
        ),
        start=3,
    ):
        _get(gateway, "/ogc/items", "", host="a", **header)
        assert len(asked) == number


def test_headers_that_are_given_twice_spoil_nobody_elses_answer() -> None:
    gateway, asked = _gateway()
    for header, values in (("accept", ("text/html", "*/*")), ("accept_encoding", ("br", "a"))):
        before = len(asked)
        _get(gateway, "/ogc/items", f"n={header}", host="a", **{header: values})
        _get(gateway, "/ogc/items", f"n={header}", host="a", **{header: values[1]})
        assert len(asked) - before == 2, header
    _get(gateway, "/ogc/items", "", host="a", accept="a" * 3_000)
    _get(gateway, "/ogc/items", "", host="a", accept="a" * 3_000)
    assert asked[-1] == asked[-2], "too long to be kept"


def test_who_has_it_already_hears_so() -> None:
    gateway, asked = _gateway()
    _get(gateway, "/ogc/items", "", host="a")
    status, body, names = _get(gateway, "/ogc/items", "", host="a", if_none_match='"1"')
    assert (status, body) == (304, b"")
    assert {"etag", "x-request-id"} <= names
    assert len(asked) == 1
    other = _get(gateway, "/ogc/items", "", host="a", if_none_match='"0"')
    assert other[:2] == (200, b"a 1")


def test_errors_large_answers_parts_and_other_paths_are_not_kept() -> None:
    gateway, asked = _gateway()
    for path, query, headers in (
        ("/ogc/items", "wrong=1", {}),
        ("/ogc/items", "bytes=3001", {}),
        ("/ogc/items", "", {"range": "bytes=0-1"}),
        ("/ogc/items", "x" * 2000, {}),
        ("/lists", "", {}),
    ):
        before = len(asked)
        for _ in range(2):
            _get(gateway, path, query, host="a", **headers)
        assert len(asked) == before + 2, (path, query[:20])


def test_what_was_asked_for_longest_ago_leaves_where_there_is_no_room() -> None:
    gateway, asked = _gateway()
    for number in (1, 2, 3, 1, 4, 1, 2):
        _get(gateway, "/ogc/items", f"bytes=2000&n={number}", host="a")
    assert [path[-1] for path in asked] == ["1", "2", "3", "1", "4", "2"]
