"""Everything that is the same for every reader: pages, assets, lists."""

from __future__ import annotations

from flask import Blueprint, Response, request

from geo.media_types import HTML
from geo.publish.html_pages import page_policy
from web.context import SiteContext
from web.errors import Problem, reject_unknown_parameters
from web.responses import allow_frames, answer


def blueprint(site: SiteContext) -> Blueprint:
    """Answer every prepared path; anything else below / is a 404."""
    routes = Blueprint("pages", __name__)
    prepared = site.prepared

    @routes.get("/", defaults={"path": ""})
    @routes.get("/<path:path>")
    def fixed(path: str) -> Response:
        resource = prepared.get(f"/{path}")
        if resource is None:
            raise Problem(404, f"There is nothing at /{path}.", {"value": f"/{path}"})
        if resource.media_type != HTML:  # a page reads its parameters in the browser
            reject_unknown_parameters()
        response = answer(resource)
        if resource.media_type == HTML and request.args.get("embed") == "1":
            # It has no control that a frame could misuse.
            allow_frames(response, resource.policy or page_policy())
        return response

    return routes
