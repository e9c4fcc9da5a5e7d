"""What search engines are told of the site, served and as files."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from flask.testing import FlaskClient

from geo.atlas import Atlas
from geo.publish.sitemap import root_of, sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_every_page_is_named_in_both_languages_at_the_host_that_was_asked(
    client: FlaskClient, atlas: Atlas
) -> None:
    answer = client.get("/sitemap.xml", base_url="https://map.example/")
    assert answer.mimetype == "application/xml"
    found = ET.fromstring(answer.data).findall("s:url", NAMES)
    places = [url.findtext("s:loc", "", NAMES) for url in found]
    assert places[0] == "https://map.example/"
    assert len(places) == 4 + len(atlas.boundaries.counties)
    for place in places:
        assert client.get(place, base_url="https://map.example/").status_code == 200
    others = {one.get("hreflang"): one.get("href") for one in found[1].findall("x:link", NAMES)}
    assert others["en"] == "https://map.example/board?lang=en"
    assert found[0].findtext("s:lastmod", "", NAMES) == atlas.version[:10]
    assert (
        "https://map.example/sitemap.xml"
        in client.get("/robots.txt", base_url="https://map.example/").text
    )


def test_a_folder_of_files_names_its_files() -> None:
    text = sitemap("https://example.org/map/", ["513431"], "2026-11-28", is_served=False).body
    assert b"<loc>https://example.org/map/</loc>" in text
    assert b"<loc>https://example.org/map/county/513431.html</loc>" in text


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://example.org/", "https://a.example/?x", "//a"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="must be the site's address"):
        root_of(url)
    assert root_of("https://example.org/map") == "https://example.org/map/"
