"""The two forms of every document: JSON, and a page for people made from the same values."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Any

import jinja2
from flask import Response, request

from geo.media_types import GEOJSON, HTML, JSON, SCHEMA, TEXT_HTML
from geo.publish.response import Content
from web.errors import require_known
from web.responses import fresh

_JSON_TYPES = (JSON, GEOJSON, SCHEMA)


class Form(StrEnum):
    """How a document is written."""

    JSON = "json"
    HTML = "html"

    @classmethod
    def asked(cls) -> Form:
        """Return the form that ``f`` asks for, else the one that the client likes better."""
        if "f" in request.args:
            require_known("f", request.args["f"], {form.value: form for form in cls}, in_query=True)
            return cls(request.args["f"])
        best = request.accept_mimetypes.best_match((*_JSON_TYPES, TEXT_HTML), _JSON_TYPES[0])
        return cls.HTML if best == TEXT_HTML else cls.JSON


def reply(
    form: Form, body: bytes, media_type: str, template: str, base: str, **context: Any
) -> Response:
    """Return ``body``, or the page that ``template`` makes of ``context``."""
    if form is Form.HTML:
        page = _templates().get_template(f"{template}.html")
        html = page.render(base=base, root=base.removesuffix("/ogc"), **context)
        response = fresh(Content(html.encode(), HTML))
    else:
        response = fresh(Content(body, media_type))
    response.headers["Vary"] = "Accept, Accept-Encoding"
    return response


@lru_cache(1)
def _templates() -> jinja2.Environment:
    """The templates beside this file, read once; every value in them is escaped."""
    return jinja2.Environment(loader=jinja2.PackageLoader("web.ogc"), autoescape=True)
