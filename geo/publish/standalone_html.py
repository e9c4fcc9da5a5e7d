"""The map in one file: a folium map that needs no other file and no network.

Geometry, words and code stand in the file once. Data go into blocks of JSON, which no
browser runs, and folium's own parts get names that do not change, so that the same data
give the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from geo.publish.html_pages import TITLE
from geo.publish.permalink import EMPTY_BLOCK, inert
from geo.publish.response import Content

OTHER_PAGES = ("/board.json", "/guide.json")  # read by pages that this file has not
_ANSWERS = '<script type="application/json" id="answers">{}</script>'


def document(model: Mapping[str, Content], page: Path) -> str:
    """Return the file as HTML: ``model`` are the answers that a page reads, by path.

    ``page`` is the folder that the build hook fills. The file opens on the map's own
    default view; see :func:`geo.publish.permalink.with_view`.
    """
    sheet = _Sheet(
        location=[30.6, 102.9],
        zoom_start=6,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_animation=False,
        fade_animation=False,
    )
    sheet._id = "sheet"
    sheet.default_js, sheet.default_css = [], []  # ten assets of four hosts
    sheet.add_child(_Start())  # type: ignore[no-untyped-call]
    figure = _Page()
    figure.add_child(sheet)
    answers = ",".join(
        f"{json.dumps(path[1:])}:{source.body.decode()}"
        for path, source in model.items()
        if path not in OTHER_PAGES
    )
    style = (page / "onefile.css").read_text(encoding="utf-8")
    code = (page / "onefile.js").read_text(encoding="utf-8")
    figure.header.add_child(_Verbatim(f"<style>{style}</style>"), name="style")
    figure.html.add_child(_Verbatim(EMPTY_BLOCK), name="view")
    figure.html.add_child(_Verbatim(_ANSWERS.format(inert(f"{{{answers}}}"))), name="answers")
    figure.html.add_child(_Verbatim(f"<script>{code}</script>"), name="code")
    return _with_policy(figure.render())


def policy(html: str) -> str:
    """Return the security policy that the file carries: it runs itself and loads nothing."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found
    return found[1]


def _with_policy(html: str) -> str:
    """Return ``html`` with a policy that lets its own scripts and styles pass, and no others."""
    allowed = {
        tag: " ".join(f"'sha256-{_hash(text)}'" for text in re.findall(pattern, html, re.S))
        for tag, pattern in (
            ("script", r"<script>(.*?)</script>"),
            ("style", r"<style>(.*?)</style>"),
        )
    }
    policy_ = (
        f"default-src 'none'; script-src {allowed['script']}; style-src {allowed['style']}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy_}" />'
    return html.replace("<head>", f"<head>\n{meta}", 1)


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class _Verbatim(Element):
    """Text that stands as it is: branca renders what an element holds as a template, twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **kwargs: object) -> str:
        return self.text


class _Sheet(folium.Map):
    """folium's map in the place that the page has for it, and without a style of its own."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}
        <div class="map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}
        });
        {% endmacro %}
        """
    )


class _Start(MacroElement):
    """Hands the map, once it is made, to our own code."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "onefile.start({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )


class _Page(Figure):
    """branca's page, with a language, a title, and a viewport that can be enlarged."""

    _template = Template(
        """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8" />
<title>{{ this.title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1" />
<link rel="icon" href="data:," />
{{ this.header.render(**kwargs) }}
</head>
<body>
{{ this.html.render(**kwargs) }}
<script>
{{ this.script.render(**kwargs) }}
</script>
</body>
</html>
"""
    )

    def __init__(self) -> None:
        super().__init__(title=TITLE)
        self.header._children.clear()
