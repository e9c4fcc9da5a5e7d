"""The pages and their assets: one text for a server and for a folder of files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.boundary import County
from geo.media_types import CSS, HTML, PNG, SCRIPT, SVG, WEB_MANIFEST
from geo.publish.response import IMMUTABLE, REVALIDATE, Content

TITLE = "决定落在哪里 · Where the Decision lands"
# What a page may load and run; a server adds who may frame it.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)

_ASSET_TYPES = {
    ".js": SCRIPT,
    ".css": CSS,
    ".svg": SVG,
    ".png": PNG,
    ".webmanifest": WEB_MANIFEST,
}


# The page of one county, made for each of them from ``county.html``.
COUNTY_PAGES = "/county/"


@dataclass(frozen=True)
class Setting:
    """Where the model's files stand, and whether a server answers."""

    folder: str
    is_served: bool


def page_sources(
    page: Path,
    static: Path,
    model: Mapping[str, Content],
    setting: Setting,
    counties: Iterable[County] = (),
) -> dict[str, Content]:
    """Return the pages and their assets, whose names carry a hash of their content.

    ``page`` is the folder that the build hook fills; its ``manifest.json`` tells the hashed
    name of each entry (``app.js``) that a page of ``static`` refers to, and the chunks
    that the entry needs. ``index.html`` is the page at /, ``board.html`` that at /board,
    ``county.html`` becomes one at /county/<adcode> for each of ``counties``, and /sw.js is
    the code of the worker, which :mod:`geo.publish.service_worker` completes.
    Raises ValueError for an address that is not relative: it would bind the site to a host's root.
    """
    manifest = json.loads((page / "manifest.json").read_text(encoding="utf-8"))
    sources: dict[str, Content] = {}
    for file in sorted(static.glob("*.html")):
        path = "/" if file.stem == "index" else f"/{file.stem}"
        html = file.read_text(encoding="utf-8")
        absolute = re.search(r'(?:href|src)="(/[^"]*)"', html)
        if absolute:
            raise ValueError(f"{file.name}: addresses must be relative ({absolute[1]})")
        html = _with_model(_with_assets(html, manifest), model, setting)
        if path == "/county":
            sources |= _county_pages(html, counties)
        else:
            sources[path] = Content(html.encode(), HTML)
    for file in sorted((*static.glob("*.svg"), *static.glob("*.webmanifest"))):
        sources[f"/{file.name}"] = Content(file.read_bytes(), _ASSET_TYPES[file.suffix])
    for name in manifest["files"]:
        file = page / name
        media_type = _ASSET_TYPES[file.suffix]
        sources[f"/assets/{name}"] = Content(file.read_bytes(), media_type, IMMUTABLE)
    sources["/sw.js"] = Content((page / "worker.js").read_bytes(), _ASSET_TYPES[".js"], REVALIDATE)
    return sources


def rooted(html: str, root: str) -> str:
    """Return ``html`` with every relative address below ``root``, which ends with a slash."""
    return re.sub(r'(href|src)="(?:\./)?', lambda found: f'{found[1]}="{root}', html)


def _county_pages(html: str, counties: Iterable[County]) -> dict[str, Content]:
    """Return ``html`` for each county, with its names; it stands one folder below the others."""
    html = rooted(html, "../")
    pages = {}
    for county in counties:
        facts = {
            "{adcode}": county.adcode,
            "{zh}": county.name_zh,
            "{en}": county.name_en,
            "{prefecture_zh}": county.prefecture_zh,
            "{prefecture_en}": county.prefecture_en,
        }
        own = html
        for name, value in facts.items():
            own = own.replace(name, value)
        pages[f"{COUNTY_PAGES}{county.adcode}"] = Content(own.encode(), HTML)
    return pages


def _with_assets(html: str, manifest: dict[str, Any]) -> str:
    """Return ``html`` with hashed names, and a preload of every chunk beside its entry's."""
    for entry, name in manifest["entries"].items():
        preload = f'<link rel="modulepreload" href="assets/{entry}" />'
        chunks = (preload.replace(entry, chunk) for chunk in manifest["chunks"][entry])
        html = html.replace(preload, "\n    ".join((preload, *chunks)))
        html = html.replace(f'"assets/{entry}"', f'"assets/{name}"')
    return html


def _with_model(html: str, model: Mapping[str, Content], setting: Setting) -> str:
    """Return ``html`` told where the model's files are, and whether a server answers.

    Without one, each line that is marked ``data-served`` goes.
    """
    for path in model:
        html = html.replace(f'href="{path[1:]}"', f'href="{setting.folder}{path[1:]}"')
    site = "" if setting.is_served else ' data-site="files"'
    html = html.replace("<html ", f'<html data-files="{setting.folder}"{site} ', 1)
    if setting.is_served:
        return html.replace(" data-served", "")
    html = re.sub(r"\n[^\n]* data-served[^\n]*", "", html)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}" />'
    return html.replace("<head>", f"<head>\n    {policy}", 1)
