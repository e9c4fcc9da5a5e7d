"""The pages and their assets: one text for a server and for a folder of files."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from geo.layers import Layer
from geo.media_types import CSS, HTML, PNG, SCRIPT, SVG, WEB_MANIFEST
from geo.places.boundary import County
from geo.publish import structured_data
from geo.publish.response import IMMUTABLE, REVALIDATE, Content

TITLE = "决定落在哪里 · Where the Decision lands"


def page_policy(styles: str = "", script: str = "") -> str:
    """Return what a page may load and run: what stands below its root, and the ``styles`` and the
    ``script`` that it carries itself. A server adds who may frame it."""
    return (
        f"default-src 'none'; script-src 'self'{_by_hash(script)}; "
        f"style-src 'self'{_by_hash(styles)}; img-src 'self' data: blob:; connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _by_hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f" 'sha256-{digest}'" if text else ""


_ASSET_TYPES = {
    ".js": SCRIPT,
    ".css": CSS,
    ".svg": SVG,
    ".png": PNG,
    ".webmanifest": WEB_MANIFEST,
}


# The page of one county, made for each of them from ``county.html``.
COUNTY_PAGES = "/county/"
# What is shown where a page is shared, see geo.publish.share_picture.
SHARE_PICTURE = "/share.png"


@dataclass(frozen=True)
class Setting:
    """Where the model's files stand, whether a server answers, and where all of it will stand.

    ``address`` is the site's own, with its slash: previews and canonical links need whole
    addresses. Empty, no page names the picture that is shown where it is shared, nor says which
    address is its own.
    """

    folder: str
    is_served: bool
    address: str = ""

    def address_of(self, path: str) -> str:
        """Return the whole address of the page at ``path``; empty where the site's is not known."""
        return self.address and self.address + page_name(path, self.is_served)


def page_name(path: str, is_served: bool) -> str:
    """Return where the page at ``path`` stands below the site's own address: a file without one."""
    return path[1:] if is_served or path == "/" else f"{path[1:]}.html"


@dataclass(frozen=True)
class PageData:
    """What of the data stands in the text of the pages themselves.

    There is a page for each of ``counties``. ``picture`` and ``panel`` are what the page at /
    shows until its script has come, see :mod:`geo.page_models.first_picture` and
    :mod:`geo.page_models.first_panel`; of the files of ``layers`` it tells search engines.
    """

    counties: Iterable[County] = ()
    picture: str = ""
    panel: dict[str, Any] | None = None
    layers: Iterable[Layer] = ()


class Addresses(Protocol):
    """Where a page finds its scripts and styles, and the words that its scripts know."""

    words: dict[str, dict[str, str]]

    def asset(self, entry: str, kind: str) -> str:
        """Return the address of the script (js) or the styles (css) of an entry."""

    def chunks(self, entry: str) -> list[str]:
        """Return the addresses of the entry's script and of all that it cannot start without."""

    def text(self, entry: str, kind: str) -> str:
        """Return the script or the styles of an entry, to stand on the page itself: what is seen
        first waits for no request of its own. Empty where the page names them instead."""


class Assets:
    """The names of a page's scripts and styles: hashed ones, out of the build's manifest."""

    def __init__(self, page: Path) -> None:
        manifest = json.loads((page / "manifest.json").read_text(encoding="utf-8"))
        self._page = page
        self.files: list[str] = manifest["files"]
        self.words: dict[str, dict[str, str]] = manifest["words"]
        self._entries: dict[str, str] = manifest["entries"]
        self._named: set[str] = set()
        self._carried: set[str] = set()
        self._chunks: dict[str, list[str]] = manifest["chunks"]

    def asset(self, entry: str, kind: str) -> str:
        """Return the address of the script (js) or the styles (css) of an entry."""
        name = self._file(entry, kind)
        self._named.add(name)
        return f"assets/{name}"

    def _file(self, entry: str, kind: str) -> str:
        name = f"{entry}.{kind}"
        if name not in self._entries:
            raise ValueError(f"build/page has no {name}, it is older than static/: make build-page")
        return self._entries[name]

    def asked_for(self) -> list[str]:
        """Return the files that the pages rendered so far may ask for: all but those whose text
        they carry and that no page names."""
        return [name for name in self.files if name not in self._carried - self._named]

    def chunks(self, entry: str) -> list[str]:
        """Return the addresses of the entry's script and of all that it cannot start without."""
        if not entry:
            return []
        return [self.asset(entry, "js"), *(f"assets/{c}" for c in self._chunks[f"{entry}.js"])]

    def text(self, entry: str, kind: str) -> str:
        """Return the script or the styles of an entry, to stand on the page itself."""
        name = self._file(entry, kind)
        self._carried.add(name)
        return Markup((self._page / name).read_text(encoding="utf-8").strip())


def page_sources(page: Path, static: Path, setting: Setting, data: PageData) -> dict[str, Content]:
    """Return the pages and their assets, whose names carry a hash of their content.

    ``page`` is the folder that the build fills. The templates of ``static`` become pages:
    ``index.html`` the one at /, ``board.html`` that at /board, ``county.html`` one at
    /county/<adcode> for each county. /sw.js is the code of the worker, which
    :mod:`geo.publish.service_worker` completes.
    Raises ValueError for an address that is not relative: it would bind the site to a host's root.
    """
    assets = Assets(page)
    sources = {
        path: Content(html.encode(), HTML, policy=_policy_of(html))
        for path, html in html_pages(static, assets, setting, data)
    }
    for file in sorted((*static.glob("*.svg"), *static.glob("*.webmanifest"))):
        sources[f"/{file.name}"] = Content(file.read_bytes(), _ASSET_TYPES[file.suffix])
    for name in assets.asked_for():
        file = page / name
        media_type = _ASSET_TYPES[file.suffix]
        sources[f"/assets/{name}"] = Content(file.read_bytes(), media_type, IMMUTABLE)
    sources["/sw.js"] = Content((page / "worker.js").read_bytes(), SCRIPT, REVALIDATE)
    return sources


def html_pages(
    static: Path, assets: Addresses, setting: Setting, data: PageData
) -> Iterator[tuple[str, str]]:
    """Yield the path and the HTML of each page; see :func:`page_sources`."""
    templates = Environment(
        loader=FileSystemLoader(static),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    values = {
        "asset": assets.asset,
        "chunks": assets.chunks,
        "folder": setting.folder,
        "served": setting.is_served,
        "policy": page_policy,
        "text": assets.text,
        "picture": Markup(data.picture),
        "panel": data.panel,
        "said": partial(said, assets.words),
        "address": setting.address,
        "share": SHARE_PICTURE[1:],
    }
    for name in sorted(file.name for file in static.glob("[!_]*.html")):
        template = templates.get_template(name)
        if name == "county.html":
            for county in data.counties:
                # It stands one folder below the others.
                place = structured_data.place(county)
                path = f"{COUNTY_PAGES}{county.adcode}"
                own = setting.address_of(path)
                html = template.render(values, root="../", county=county, about=place, own=own)
                yield path, _relative(html, name)
        else:
            path = "/" if name == "index.html" else f"/{name.removesuffix('.html')}"
            is_map = path == "/"
            about = structured_data.dataset(data.layers) if is_map else structured_data.page(path)
            # What stands in for an address that is none has no address of its own.
            own = setting.address_of(path) if about else ""
            yield path, _relative(template.render(values, root="./", about=about, own=own), name)


def said(words: dict[str, dict[str, str]], key: str, n: int | None = None) -> Markup:
    """Return a word of the page in both languages, of which the styles show one.

    It is filled in as the page's own script fills it in, ``{n:county|counties}`` too.
    """
    texts = (
        re.sub(r"{n:(.*?)\|(.*?)}", lambda form: form[1 if n == 1 else 2], words[key][lang])
        for lang in ("zh", "en")
    )
    zh, en = (text.replace("{n}", str(n)) for text in texts)
    return Markup('<span lang="zh-CN">{}</span><span lang="en">{}</span>').format(zh, en)


def _policy_of(html: str) -> str:
    """Return the policy of a page that carries styles and a script; empty for any other."""
    own = re.search(r"<style>(.*?)</style>.*?<script>(.*?)</script>", html, re.S)
    return page_policy(*own.groups()) if own else ""


def _relative(html: str, name: str) -> str:
    absolute = re.search(r'(?:href|src)="(/[^"]*)"', html)
    if absolute:
        raise ValueError(f"{name}: addresses must be relative ({absolute[1]})")
    return html


def rooted(html: str, root: str) -> str:
    """Return ``html`` with every relative address below ``root``, which ends with a slash."""
    return re.sub(r'(href|src)="(?:\./)?', lambda found: f'{found[1]}="{root}', html)
