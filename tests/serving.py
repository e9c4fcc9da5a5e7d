"""``python -m tests.serving PORT``: the data of the application, on this machine."""

from __future__ import annotations

import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from geo import atlas as atlases
from server import create_app


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is its result."""


if __name__ == "__main__":
    data = atlases.load(Path(__file__).parent.parent / "data")
    app = create_app(data, prepared={})  # nothing made before it is asked for
    with make_server("127.0.0.1", int(sys.argv[1]), app, handler_class=Quiet) as server:
        server.serve_forever()
