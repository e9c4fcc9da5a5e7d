"""Everything that is the same for every reader: pages, assets, lists."""

from __future__ import annotations

from flask import Flask, Response, request

from geo.media_types import HTML
from web.context import Site
from web.errors import Problem, only_parameters
from web.responses import FRAMED_POLICY, POLICY_NAME, answer


def routes(app: Flask, site: Site) -> None:
    """Answer every prepared path; anything else below / is a 404."""
    prepared = site.prepared

    @app.get("/", defaults={"path": ""})
    @app.get("/<path:path>")
    def fixed(path: str) -> Response:
        resource = prepared.get(f"/{path}")
        if resource is None:
            raise Problem(404, f"There is nothing at /{path}.", {"value": f"/{path}"})
        if resource.media_type != HTML:  # a page reads its parameters in the browser
            only_parameters()
        response = answer(resource)
        if resource.media_type == HTML and request.args.get("embed") == "1":
            response.headers[POLICY_NAME] = FRAMED_POLICY
        return response
