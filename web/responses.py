"""Resources as HTTP answers: the smallest coding, a strong ETag, 304, and our headers."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Flask, Response, request
from werkzeug.http import parse_accept_header, parse_range_header

from geo.media_types import TEXT_HTML
from geo.publish.html_pages import page_policy
from geo.publish.response import CachedResponse, Content, prepare
from geo.publish.security_headers import CORP, EVERYWHERE, OPEN

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

POLICY_NAME = "Content-Security-Policy"
_FRAME = "X-Frame-Options"  # the same once more, for scanners and old browsers
HEADERS = [
    (POLICY_NAME, f"{page_policy()}; frame-ancestors 'none'"),
    (_FRAME, "DENY"),
    *EVERYWHERE,
]
_ON_304 = {
    "Access-Control-Allow-Origin",
    CORP,
    "ETag",
    "Cache-Control",
    "Vary",
    *(name for name, _ in HEADERS),
}


_NAMES_ON_304 = {name.lower().encode() for name in _ON_304}
Headers = list[tuple[bytes, bytes]]


class WholeAnswer:
    """An answer as it is sent, and without its body for a client that has it already."""

    def __init__(self, headers: Headers, body: bytes) -> None:
        self.headers, self.body = headers, body
        self._etag = next((v.decode() for n, v in headers if n.lower() == b"etag"), "")
        self._on_304 = [header for header in headers if header[0].lower() in _NAMES_ON_304]

    def to(self, if_none_match: str) -> tuple[int, Headers, bytes]:
        """Return status, headers and body."""
        if if_none_match and _matches(if_none_match, self._etag):
            return 304, self._on_304, b""
        return 200, self.headers, self.body


class PreparedAnswers:
    """The answers to a plain GET of each prepared path, in each coding, ready to be sent."""

    def __init__(self, prepared: Mapping[str, CachedResponse]) -> None:
        self._answers = {
            (path, coding): WholeAnswer(
                [(n.encode(), v.encode()) for n, v in _headers(resource, coding)],
                _body(resource, coding),
            )
            for path, resource in prepared.items()
            for coding in ("br", "gzip", "identity")
        }

    def find(
        self, path: str, accept_encoding: str, if_none_match: str
    ) -> tuple[int, Headers, bytes] | None:
        """Return status, headers and body; None where nothing is prepared."""
        found = self._answers.get((path, best_coding(accept_encoding)))
        return found.to(if_none_match) if found else None


class PreparedFirst:
    """WSGI middleware: a plain GET of a prepared path is answered with its bytes at once."""

    def __init__(self, app: WSGIApplication, answers: PreparedAnswers) -> None:
        self.app, self.answers = app, answers

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "GET" and not environ.get("QUERY_STRING"):
            accept = environ.get("HTTP_ACCEPT_ENCODING", "")
            match = environ.get("HTTP_IF_NONE_MATCH", "")
            found = self.answers.find(environ["PATH_INFO"], accept, match)
            if found and "HTTP_RANGE" not in environ:
                status, headers, body = found
                title = "200 OK" if status == 200 else "304 Not Modified"
                start_response(title, [(n.decode(), v.decode()) for n, v in headers])
                return (body,) if body else ()
        return self.app(environ, start_response)


def answer(
    resource: CachedResponse, download_name: str | None = None, *, as_file: bool = False
) -> Response:
    """Return ``resource`` in the best coding, or the range asked for.

    ``as_file``, or with ``?download``, it is a file of that name. A range is one of the
    bytes as they are, so that clients can read a file in parts.
    """
    coding = _coding()
    is_part = _is_part_asked()
    if is_part or not _body(resource, coding):
        coding = "identity"
    etag = _etag(resource, coding)
    if _matches(request.headers.get("If-None-Match", ""), etag):
        response = Response(status=304)
        response.headers.extend([h for h in _headers(resource, coding) if h[0] in _ON_304])
        return response
    response = Response(_body(resource, coding))
    for name, value in _headers(resource, coding):
        response.headers[name] = value
    if download_name and (as_file or "download" in request.args):
        response.headers["Content-Disposition"] = attachment(download_name)
    if is_part:
        length = len(resource.identity)
        response.make_conditional(request.environ, accept_ranges=True, complete_length=length)
    return response


def _is_part_asked() -> bool:
    """Whether one range of bytes is asked for: RFC 9110 has other units passed over, and lets
    several ranges, and odd ones, be."""
    asked = parse_range_header(request.headers.get("Range"))
    return bool(asked and asked.units == "bytes" and len(asked.ranges) == 1)


def streamed(pieces: Iterable[bytes], media_type: str, close: Callable[[], None]) -> Response:
    """Return an answer that leaves piece by piece, each when it is made.

    ``close`` is called when the client has all of it, or goes away.
    """
    accepted = dict(parse_accept_header(request.headers.get("Accept-Encoding", "")))
    is_packed = accepted.get("gzip", accepted.get("*", 0)) > 0
    response = Response(_packed(pieces) if is_packed else pieces, mimetype=media_type)
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"  # a proxy passes pieces on as they come
    response.vary.add("Accept-Encoding")
    response.call_on_close(close)
    return response


def _packed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)  # 31: with the header of gzip
    for piece in pieces:
        yield packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()


def allow_frames(response: Response, policy: str) -> None:
    """Let any page hold this one, whose own policy is ``policy``, in a frame."""
    response.headers[POLICY_NAME] = f"{policy}; frame-ancestors *"
    response.headers.pop(_FRAME, None)
    response.headers[CORP] = "cross-origin"  # else a page that is isolated could not


def attachment(name: str) -> str:
    """Return a Content-Disposition for a file of any name (RFC 6266, RFC 8187)."""
    shown = "".join(c for c in name if c.isprintable() and c not in '/\\"')
    plain = shown.encode("ascii", "ignore").decode()
    if plain == shown:
        return f'attachment; filename="{plain}"'
    if plain.startswith((".", "-")):
        plain = f"list{plain}"  # nothing was left of it but its end
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(shown, safe='')}"


def fresh(source: Content) -> Response:
    """Return an answer made for this one request: compressed in no other coding than its own."""
    return answer(prepare(source, quality=4, codings=(_coding(),)))


def _coding() -> str:
    return best_coding(request.headers.get("Accept-Encoding", ""))


def register(app: Flask) -> None:
    """Send our security headers with every answer."""

    def with_headers(response: Response) -> Response:
        is_framed = "frame-ancestors *" in response.headers.get(POLICY_NAME, "")
        for name, value in HEADERS:
            if not (is_framed and name == _FRAME):
                response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-cache")  # refusals, old addresses
        is_open = "Access-Control-Allow-Origin" in response.headers
        response.headers.setdefault(CORP, "cross-origin" if is_open else "same-origin")
        return response

    app.after_request(with_headers)


@lru_cache(1024)
def best_coding(accepted: str) -> str:
    """Return ``br``, ``gzip`` or ``identity``: the smallest that ``Accept-Encoding`` allows."""
    accept = dict(parse_accept_header(accepted))
    for coding in ("br", "gzip"):
        if accept.get(coding, accept.get("*", 0)) > 0:
            return coding
    return "identity"


def _body(resource: CachedResponse, coding: str) -> bytes:
    return {"br": resource.br, "gzip": resource.gzip}.get(coding, resource.identity)


def _etag(resource: CachedResponse, coding: str) -> str:
    """A strong tag for the bytes sent: the codings of one resource differ."""
    return f'"{resource.etag}"' if coding == "identity" else f'"{resource.etag}-{coding}"'


def _headers(resource: CachedResponse, coding: str) -> list[tuple[str, str]]:
    headers = [
        ("Content-Type", resource.media_type),
        ("Content-Length", str(len(_body(resource, coding)))),
        ("ETag", _etag(resource, coding)),
        ("Cache-Control", resource.cache),
        ("Vary", "Accept-Encoding"),
        *HEADERS,
    ]
    if resource.media_type.startswith(TEXT_HTML):
        headers.append((CORP, "same-origin"))
    else:
        headers += OPEN
    if resource.policy:
        own = (POLICY_NAME, f"{resource.policy}; frame-ancestors 'none'")
        headers = [own if name == POLICY_NAME else (name, value) for name, value in headers]
    return headers if coding == "identity" else [*headers, ("Content-Encoding", coding)]


def _matches(if_none_match: str, etag: str) -> bool:
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag in tags or "*" in tags
