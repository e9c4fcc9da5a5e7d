"""What stands between the network and flask: no slow client holds a thread.

Bodies are read whole, within bounds, before a thread is given to a request: this is an ASGI
application, so that waiting for a client costs none. Prepared answers are copied out here;
everything else is handed to the WSGI application with its whole body.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import threading
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import nullcontext
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from a2wsgi import WSGIMiddleware

from geo.media_types import JSON, PROBLEM
from geo.publish.security_headers import OPEN
from web.cache import AnswerCache
from web.metrics import CONTENT_TYPE, FOLDER, Metrics
from web.rate import OneEach, RateLimit, client_of
from web.responses import HEADERS, PreparedAnswers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HSTS = ((b"strict-transport-security", b"max-age=31536000; includeSubDomains"),)
_OF_LENGTH = {b"content-length", b"transfer-encoding"}
_LIST_S = 2  # that most lists take
_BODY_METHODS = {"POST", "PUT", "PATCH", "DELETE"}
_log = logging.getLogger("web.access")


@dataclass(frozen=True)
class Limits:
    """How much a client may bring, and for how long it may hesitate."""

    body_bytes: int = 32 * 2**20
    all_bodies_bytes: int = 64 * 2**20  # of one worker, at a time
    idle_s: float = 10.0  # between two pieces of a body
    body_s: float = 120.0  # for the whole of it
    threads: int = 4  # for what is made when it is asked for
    made_per_s: float = 5.0  # answers made for one client, by each worker; 0 for any number
    made_saved_s: float = 20.0  # seconds' worth of them may come at once
    list_cost: float = 5.0  # answers that a list counts for
    proxies: int = 0  # in front, whose X-Forwarded-For is believed
    pieces: int = 64  # of an answer that wait for a slow client
    kept_bytes: int = 16 * 2**20  # of answers to queries, by each worker
    kept_bytes_each: int = 2 * 2**20


class Refusal(Exception):
    """A request that is not handed on: status, one sentence, and when to try again."""

    def __init__(self, status: int, title: str, detail: str, retry: int | None = None) -> None:
        self.status, self.title, self.detail, self.retry = status, title, detail, retry


class Gateway:
    """The ASGI application over a WSGI application and its prepared answers."""

    def __init__(
        self,
        app: WSGIApplication,
        prepared: PreparedAnswers,
        limits: Limits | None = None,
        health: Callable[[], Mapping[str, Any]] = dict,
        lists: OneEach | None = None,
    ) -> None:
        self._lists = lists or OneEach()
        self._health = health  # what /health says beside that all is well
        self.prepared = prepared
        self.limits = limits or Limits()
        # A thread that answers in pieces is done when they are made, not when they are taken.
        self._flask: Any = WSGIMiddleware(
            app,  # type: ignore[arg-type]
            workers=self.limits.threads,
            send_queue_size=self.limits.pieces,
        )
        made = self.limits.made_per_s
        self._rate = RateLimit(made, made * self.limits.made_saved_s) if made else None
        self._kept = AnswerCache(self.limits.kept_bytes, self.limits.kept_bytes_each)
        self._held = 0  # bytes of bodies under way
        # Counted only where somebody may ask: every answer passes here.
        self._metrics = Metrics() if os.environ.get(FOLDER) else None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._flask(scope, receive, send)
            return
        request_id, started = os.urandom(8).hex(), time.perf_counter()
        status = sent = 0
        scope["state"] = {**scope.get("state", {}), "request_id": request_id}

        async def noting(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message.get("headers", ()),
                    (b"x-request-id", request_id.encode()),
                    *(HSTS if self._is_tls(scope) else ()),
                ]
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._answer(scope, receive, noting)
        finally:
            seconds = time.perf_counter() - started
            if self._metrics:
                prepared = scope["state"].get("prepared", False)
                self._metrics.note(scope["method"], status, seconds, sent, prepared=prepared)
            if _log.isEnabledFor(logging.INFO):
                # One line a request, and nothing in it about who asks.
                line = "%s %s %d %.1fms %dB %s"
                took = seconds * 1000
                _log.info(line, scope["method"], scope["path"], status, took, sent, request_id)

    def _is_tls(self, scope: Message) -> bool:
        """Whether the reader's connection is encrypted, as far as a trusted proxy says."""
        if not self.limits.proxies:
            return bool(scope["scheme"] == "https")
        said: bytes = dict(scope["headers"]).get(b"x-forwarded-proto", b"")
        return said.split(b",")[-self.limits.proxies :][0].strip() == b"https"

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        found = None
        if_none_match = headers.get(b"if-none-match", b"").decode("latin-1")
        if scope["method"] in ("GET", "HEAD") and not scope["query_string"]:
            found = self.prepared.find(
                scope["path"],
                headers.get(b"accept-encoding", b"").decode("latin-1"),
                if_none_match,
            )
            if found and not (b"range" in headers or scope["method"] == "HEAD"):
                scope["state"]["prepared"] = True
                await _send(send, *found)
                return
            if own := await self._own(scope["path"]):
                await _send(send, 200, *own)
                return
        key = self._kept.key(scope, headers)
        if key and (again := self._kept.find(key, if_none_match)):
            await _send(send, *again)
            return
        with self._metrics.in_hand() if self._metrics else nullcontext():
            to_client = self._kept.keeping(key, send) if key else send
            await self._make(scope, receive, to_client, prepared=bool(found))

    async def _make(self, scope: Message, receive: Receive, send: Send, *, prepared: bool) -> None:
        """Hand the request on with its whole body; what is ``prepared`` costs nothing."""
        headers = dict(scope["headers"])
        peer = (scope.get("client") or ("",))[0]
        client = client_of(peer, headers, self.limits.proxies)
        try:
            if not prepared:
                self._count(scope, client)
            if scope["method"] not in _BODY_METHODS:
                await self._flask(_plain(scope, 0), _replay(b""), send)
                return
            with self._lists.held(client) as is_held:
                if not is_held:
                    detail = "Another list of yours is being read: send this one after it."
                    raise Refusal(429, "Too Many Requests", detail, retry=_LIST_S)
                await self._bring(scope, await self._body(headers, receive), receive, send)
        except Refusal as refusal:
            await _send(send, *_problem(refusal, scope))

    async def _bring(self, scope: Message, body: bytes, receive: Receive, send: Send) -> None:
        """Hand on a request with its body, and say in its state when the client goes away."""
        gone = threading.Event()
        scope["state"]["is_gone"] = gone.is_set
        watching = asyncio.create_task(_note_end(receive, gone))
        try:
            await self._flask(_plain(scope, len(body)), _replay(body), send)
        finally:
            watching.cancel()
            self._held -= len(body)

    def _count(self, scope: Message, client: str | None) -> None:
        """Count what is to be made for this client. Raises Refusal where it is too much."""
        if not (self._rate and client):
            return
        cost = self.limits.list_cost if scope["method"] in _BODY_METHODS else 1.0
        if wait := self._rate.wait(client, cost):
            detail = "You have had much made in short time. What is prepared has no limit."
            raise Refusal(429, "Too Many Requests", detail, retry=ceil(wait))

    async def _own(self, path: str) -> tuple[list[tuple[bytes, bytes]], bytes] | None:
        """What the server says of itself: /health, and /metrics where they are switched on."""
        if path == "/health":
            return _headers(JSON), json.dumps({"status": "ok", **self._health()}).encode()
        if path == "/metrics" and self._metrics:
            # Adding up takes a tenth of a second, in which others are answered.
            return _headers(CONTENT_TYPE), await asyncio.to_thread(self._metrics.text)
        return None

    async def _body(self, headers: dict[bytes, bytes], receive: Receive) -> bytes:
        """Return the whole body. Raises Refusal where it is too large, or slow, or one too many."""
        limits = self.limits
        declared = headers.get(b"content-length", b"0")
        if not declared.isdigit() or len(declared) > 15:
            raise Refusal(400, "Bad Request", "Content-Length must be a number.")
        parts = bytearray()
        deadline = time.monotonic() + limits.body_s
        try:
            if int(declared) > limits.body_bytes:
                raise _too_large(limits)
            while True:
                left = min(limits.idle_s, deadline - time.monotonic())
                try:
                    async with asyncio.timeout(max(left, 0.001)):
                        message = await receive()
                except TimeoutError:
                    raise Refusal(408, "Request Timeout", "The body did not come.") from None
                if message["type"] == "http.disconnect":
                    raise Refusal(400, "Bad Request", "The client went away.")
                piece = message.get("body", b"")
                if len(parts) + len(piece) > limits.body_bytes:
                    raise _too_large(limits)
                if self._held + len(piece) > limits.all_bodies_bytes:
                    raise Refusal(429, "Too Many Requests", "Others bring lists too.", retry=5)
                parts += piece
                self._held += len(piece)
                if not message.get("more_body"):
                    return bytes(parts)
        except BaseException:  # also where the server ends the request
            self._held -= len(parts)
            raise


def _plain(scope: Message, length: int) -> Message:
    """The request as WSGI knows it: a query in ASCII, each header under one name only, and how
    long its body is, which a client that sends it in chunks does not say.

    WSGI has one name for ``X-Forwarded-Host``, which a proxy sets, and ``X_Forwarded_Host``,
    which a client may.
    """
    query = b"".join(b"%c" % b if b < 128 else b"%%%02X" % b for b in scope["query_string"])
    headers = [(n, v) for n, v in scope["headers"] if b"_" not in n and n not in _OF_LENGTH]
    headers.append((b"content-length", b"%d" % length))
    return {**scope, "query_string": query, "headers": headers}


def _too_large(limits: Limits) -> Refusal:
    detail = f"A body must be no larger than {limits.body_bytes} bytes."
    return Refusal(413, "Content Too Large", detail)


def _replay(body: bytes) -> Receive:
    """A body that has come, as if it came now."""

    async def again() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return again


async def _note_end(receive: Receive, gone: threading.Event) -> None:
    """Set ``gone`` when the client goes away: nothing else comes behind a whole body."""
    if (await receive())["type"] == "http.disconnect":
        gone.set()


def _problem(refusal: Refusal, scope: Message) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    body = json.dumps(
        {
            "type": "about:blank",
            "title": refusal.title,
            "status": refusal.status,
            "detail": refusal.detail,
            "request_id": scope["state"]["request_id"],
        }
    ).encode()
    headers = _headers(PROBLEM)
    headers += [(b"content-length", b"%d" % len(body)), (b"connection", b"close")]
    if refusal.retry is not None:
        headers.append((b"retry-after", b"%d" % refusal.retry))
    return refusal.status, headers, body


def _headers(media_type: str) -> list[tuple[bytes, bytes]]:
    headers = [*HEADERS, *OPEN, ("Content-Type", media_type), ("Cache-Control", "no-store")]
    return [(name.encode(), value.encode()) for name, value in headers]


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
