"""``python -m tests.support.serving PORT``: the data of the application, on this machine."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from geo import atlas as atlases
from server import create_app
from tests.support import DATA


class _Threaded(ThreadingMixIn, WSGIServer):
    """A browser holds connections open on which nothing comes: none may keep the others waiting."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64  # a browser asks for all at once


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is its result."""


def server_of(app: Callable[..., Any], port: int = 0) -> WSGIServer:
    """Return a server of ``app`` on this machine, not yet serving; port 0 is any free one."""
    return make_server("127.0.0.1", port, app, server_class=_Threaded, handler_class=_Quiet)


def until(is_so: Callable[[], object], seconds: float = 60) -> None:
    """Wait until ``is_so()`` is true."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come to be so"
        time.sleep(0.1)


if __name__ == "__main__":
    data = atlases.load(DATA)
    app = create_app(data, prepared={})  # nothing made before it is asked for
    with server_of(app, int(sys.argv[1])) as server:
        server.serve_forever()
