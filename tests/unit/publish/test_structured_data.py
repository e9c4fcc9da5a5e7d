"""What pages tell search engines and those they are shared with."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from geo.atlas import Atlas
from geo.layers import Layer
from geo.publish.html_pages import Assets, PageData, Setting, html_pages
from geo.publish.response import CachedResponse
from tests.support import ROOT


def _about(client: FlaskClient, path: str) -> Any:
    html = client.get(path).text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert found, path
    return json.loads(found[1])


def test_the_map_names_every_file_of_its_layers(
    client: FlaskClient, answers: dict[str, CachedResponse], known_layers: dict[str, Layer]
) -> None:
    about = _about(client, "/")
    assert about["@type"] == "Dataset"
    named = {file["contentUrl"]: file["name"] for file in about["distribution"]}
    assert all(f"/{address}" in answers for address in named)
    for layer in known_layers.values():
        assert named[f"layers/{layer.id}.geojson"] == layer.title.zh


def test_a_county_is_a_place(client: FlaskClient, atlas: Atlas) -> None:
    county = atlas.boundaries.counties["513431"]
    about = _about(client, "/county/513431")
    assert (about["name"], about["identifier"]) == (county.name_zh, "513431")
    west, south, east, north = county.geometry.bounds
    assert west < about["geo"]["longitude"] < east
    assert south < about["geo"]["latitude"] < north


def test_the_other_pages_are_parts_of_the_site(client: FlaskClient) -> None:
    site = _about(client, "/")["name"]
    for path in ("/board", "/guide", "/progress"):
        about = _about(client, path)
        assert about["@type"] == "WebPage"
        assert about["name"] in client.get(path).text.split("<title>")[1].split("</title>")[0]
        assert about["isPartOf"]["name"] == site


def test_a_page_that_is_shared_has_a_title(client: FlaskClient) -> None:
    for path in ("/", "/board", "/county/513431"):
        html = client.get(path).text
        title = re.search("<title>(.*?)</title>", html)
        assert title
        assert f'<meta property="og:title" content="{title[1]}" />' in html


@pytest.mark.parametrize(("is_served", "suffix"), [(True, ""), (False, ".html")])
def test_a_site_that_knows_its_address_names_whole_ones(
    atlas: Atlas, is_served: bool, suffix: str
) -> None:
    setting = Setting("data/1/", is_served, address="https://example.org/map/")
    data = PageData([atlas.boundaries.counties["513431"]])
    pages = dict(html_pages(ROOT / "static", Assets(ROOT / "build" / "page"), setting, data))
    assert 'content="https://example.org/map/share.png"' in pages["/board"]
    for path, name in (
        ("/", ""),
        ("/board", f"board{suffix}"),
        ("/county/513431", f"county/513431{suffix}"),
    ):
        own = f"https://example.org/map/{name}"
        assert f'<link rel="canonical" href="{own}" />' in pages[path]
        assert f'<meta property="og:url" content="{own}" />' in pages[path]
    assert "canonical" not in pages["/missing"]


def test_a_page_whose_address_is_not_known_invents_none(client: FlaskClient) -> None:
    for path in ("/", "/county/513431"):
        assert not re.search("canonical|og:url|og:image", client.get(path).text)
    assert client.get("/share.png").mimetype == "image/png"
