"""The site's pages for search engines: a sitemap (sitemaps.org) in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from geo.media_types import XML
from geo.publish.html_pages import COUNTY_PAGES, page_name
from geo.publish.response import Content

PATH = "/sitemap.xml"
_PAGES = ("/", "/board", "/progress", "/guide")
_LANGUAGES = {"zh-CN": "", "en": "?lang=en"}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def root_of(url: str) -> str:
    """Return the address of a site, with its slash; ValueError where it is none of the web."""
    if not url.startswith(("https://", "http://")) or any(c in url for c in "?# \"'<>"):
        raise ValueError(f"must be the site's address, as https://example.org/map/ ({url})")
    return f"{url.rstrip('/')}/"


def sitemap(root: str, adcodes: Iterable[str], day: str, *, is_served: bool = True) -> Content:
    """Return the sitemap of the site at ``root``, an absolute address with its slash.

    It names each page, and that of each county, as of ``day``, with its address in both
    languages; a sitemap has to name whole addresses, so a folder of files has one only where
    it is told where it will stand.
    """
    paths = [*_PAGES, *(f"{COUNTY_PAGES}{adcode}" for adcode in adcodes)]
    urls = "".join(_url(f"{root}{page_name(path, is_served)}", day) for path in paths)
    return Content(f"{_HEAD}{urls}</urlset>\n".encode(), XML)


def _url(address: str, day: str) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(address + query)}/>'
        for lang, query in _LANGUAGES.items()
    )
    return f"<url><loc>{escape(address)}</loc><lastmod>{day}</lastmod>{others}</url>\n"
