"""``make dev``: the map from its sources; Python is read anew when it changes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import click
from flask import Flask, Response, request
from werkzeug.serving import is_running_from_reloader, run_simple

from geo import atlas as atlases
from geo.places.boundary import County
from geo.publish.html_pages import PageData, Setting, html_pages
from server import create_app
from tools.page import ROOT, node_environment, node_folder

STATIC = ROOT / "static"


class Sources:
    """The sources themselves where :class:`geo.publish.html_pages.Assets` names what is built."""

    words: ClassVar[dict[str, dict[str, str]]] = {}  # nothing stands before the script

    def __init__(self) -> None:
        entries = json.loads((ROOT / "tools" / "entries.json").read_text(encoding="utf-8"))
        self._of = {"js": entries["scripts"], "css": entries["styles"]}

    def asset(self, entry: str, kind: str) -> str:
        """Return the address of the script or the styles of an entry."""
        return str(self._of[kind][entry])

    def chunks(self, entry: str) -> list[str]:
        """Nothing is fetched ahead: the browser follows the imports."""
        return []

    def text(self, entry: str, kind: str) -> str:
        """Nothing stands on the page itself: an edit of a file shows at once."""
        return ""


def with_pages(app: Flask, counties: list[County]) -> Flask:
    """Return ``app`` with pages that are rendered anew at each request."""

    @app.before_request
    def page() -> Response | None:
        path = request.path.removesuffix(".html")
        chosen = [c for c in counties if path == f"/county/{c.adcode}"]
        html = dict(html_pages(STATIC, Sources(), Setting("", True), PageData(chosen))).get(path)
        if html is not None:
            return Response(html, mimetype="text/html")
        file = STATIC / path.strip("/")
        if file.is_file() and file.suffix in (".svg", ".webmanifest"):
            return Response(file.read_bytes(), mimetype="image/svg+xml")
        return None

    return app


@contextmanager
def vite(port: int, backend: int) -> Iterator[None]:
    """Run the server of ``dev.mjs`` beside this process, and end it with it."""
    command = [node_folder() / "node", "tools/dev.mjs", str(port), f"http://127.0.0.1:{backend}"]
    with subprocess.Popen(command, cwd=ROOT, env=node_environment()) as process:
        try:
            yield
        finally:
            process.terminate()


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65534))
def main(port: int) -> None:
    """Serve the map from its sources at PORT, with a backend at PORT + 1."""
    if not is_running_from_reloader():
        with vite(port, port + 1):
            _serve(None, port + 1)
        return
    atlas = atlases.load(ROOT / "data")
    _serve(with_pages(create_app(atlas), [*atlas.boundaries.counties.values()]), port + 1)


def _serve(app: Flask | None, port: int) -> None:
    # The first process only starts the one that serves, again after each change.
    data = [str(file) for file in Path(ROOT / "data").glob("*.*")]
    run_simple(
        "127.0.0.1",
        port,
        app or Flask(__name__),
        use_reloader=True,
        threaded=True,
        extra_files=data,
    )


if __name__ == "__main__":
    main()
