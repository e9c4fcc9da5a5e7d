"""Refusals, as RFC 9457 wants them: they name the bad value and the allowed ones."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Flask, Response, has_request_context, request
from markupsafe import escape
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from geo.batch.upload_worker import Gone
from geo.errors import UnknownName
from geo.media_types import PROBLEM, TEXT_HTML
from geo.ogc.expression import BadFilter
from geo.ogc.query import BadValue
from geo.publish.export_worker import NotMade
from geo.publish.html_pages import rooted
from geo.publish.response import CachedResponse

_log = logging.getLogger("web.errors")
_TITLES = {
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    410: "Gone",
    413: "Content Too Large",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    501: "Not Implemented",
    503: "Service Unavailable",
}


class Problem(Exception):
    """A refusal: status, one sentence, the facts beside it, and when to try again, in seconds."""

    def __init__(
        self, status: int, detail: str, facts: Mapping[str, Any], retry: int | None = None
    ) -> None:
        self.status, self.detail, self.facts, self.retry = status, detail, facts, retry

    def response(self) -> Response:
        body = {
            "type": "about:blank",
            "title": _TITLES.get(self.status, "Error"),
            "status": self.status,
            "detail": self.detail,
            **self.facts,
        }
        scope = (request.environ.get("asgi.scope") if has_request_context() else None) or {}
        if request_id := scope.get("state", {}).get("request_id"):
            body["request_id"] = request_id  # the same as in the log
        response = Response(json.dumps(body, ensure_ascii=False), self.status, mimetype=PROBLEM)
        if self.retry is not None:
            response.headers["Retry-After"] = str(self.retry)
        return response


def busy(detail: str, retry: int) -> Problem:
    """Too much is asked for at once, by whomever; 503 is what the server itself cannot do."""
    return Problem(429, detail, {}, retry)


def require_known(
    what: str, value: str, allowed: Mapping[str, object], *, in_query: bool = False
) -> None:
    """Refuse ``value`` when it is not in ``allowed``: 404 in the path, 400 in the query."""
    if value not in allowed:
        facts = {"parameter": what, "value": value, "allowed": sorted(allowed)}
        raise Problem(400 if in_query else 404, f"There is no {what} “{value}”.", facts)


def whole_number(name: str, usual: int, low: int, high: int) -> int:
    """Return the parameter ``name``, or ``usual``; refuse (400) what is no number in the range."""
    text = request.args.get(name, str(usual))
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(high))
    if not (is_number and low <= int(text) <= high):
        facts = {"parameter": name, "value": text[:200], "allowed": f"{low}–{high}"}
        raise Problem(400, f"{name} must be a whole number from {low} to {high}.", facts)
    return int(text)


def _unknown_name(error: UnknownName) -> Problem:
    facts = {"parameter": error.what, "value": error.value, "allowed": list(error.allowed)}
    return Problem(400, f"There is no {error.what} “{error.value}”.", facts)


def _bad_value(error: BadValue) -> Problem:
    facts = {"parameter": error.parameter, "value": error.value, "allowed": [error.allowed]}
    return Problem(400, f"{error.parameter} must be {error.allowed}.", facts)


def _bad_filter(error: BadFilter) -> Problem:
    facts = {"parameter": "filter", "value": request.args.get("filter", "")}
    return Problem(400, f"The filter cannot be read: {error}", facts)


def _not_made(error: NotMade) -> Problem:
    return Problem(503, f"{str(error).capitalize()}. Try again in a moment.", {}, retry=5)


def _system(error: OSError) -> Problem:
    _log.error("the system refuses: %s", error)
    return Problem(503, "This cannot be made now: try again later.", {}, retry=60)


def _http(error: HTTPException) -> Problem:
    return Problem(error.code or 500, error.description or error.name, {})


# What each exception of ``geo`` and flask means to a client: the one table for all routes.
_PROBLEM_OF: dict[type[Exception], Callable[[Any], Problem]] = {
    Problem: lambda problem: problem,
    UnknownName: _unknown_name,
    BadValue: _bad_value,
    BadFilter: _bad_filter,
    NotMade: _not_made,
    Gone: lambda _: Problem(400, "The client went away.", {}),  # which only the log sees
    OSError: _system,
    HTTPException: _http,
}


def reject_unknown_parameters(*allowed: str) -> None:
    """Refuse a request whose query has a parameter that is not in ``allowed``."""
    for name in request.args:
        if name not in allowed:
            facts = {"parameter": name, "value": request.args[name], "allowed": sorted(allowed)}
            raise Problem(400, f"There is no parameter “{name}” here.", facts)


def register(app: Flask, prepared: Mapping[str, CachedResponse]) -> None:
    """Answer every Problem, and every error that flask raises, as problem+json.

    A browser that asks for a page gets the prepared page /missing instead, where there is one.
    """
    page = prepared.get("/missing")
    app.before_request(_refuse_odd_addresses)

    def answer(problem: Problem) -> Response:
        response = problem.response()
        if page is not None and problem.status == 404 and _wants_page():
            response.data = _page(page.identity.decode(), problem.detail)
            response.mimetype = TEXT_HTML
        response.vary.add("Accept")
        response.headers["Access-Control-Allow-Origin"] = "*"  # a page may read why
        return response

    def handle(problem_of: Callable[[Any], Problem], error: Exception) -> Response:
        response = answer(problem_of(error))
        if isinstance(error, MethodNotAllowed):
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return response

    for exception, problem_of in _PROBLEM_OF.items():
        app.register_error_handler(exception, partial(handle, problem_of))


def _refuse_odd_addresses() -> None:
    """Refuse a request whose own address is none: links would be made of it."""
    root = request.script_root
    odd = {
        "Host": not request.host,
        "X-Forwarded-Proto": request.scheme not in ("http", "https"),
        "X-Forwarded-Prefix": bool(root) and not re.fullmatch(r"(/[\w.~-]+)+", root),
    }
    for header, is_odd in odd.items():
        if is_odd:
            raise Problem(400, f"The header {header} is no part of an address.", {})


def _wants_page() -> bool:
    # What accepts anything is a program, and gets JSON.
    return request.accept_mimetypes.best_match([PROBLEM, TEXT_HTML]) == TEXT_HTML


def _page(html: str, detail: str) -> str:
    """Return the page with ``detail``, its addresses good at any depth below the root."""
    html = rooted(html, f"{request.script_root}/")
    return html.replace('<p class="detail"></p>', f'<p class="detail">{escape(detail)}</p>')
