"""The map inside other pages."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient


def test_only_the_embedded_page_may_be_framed(client: FlaskClient) -> None:
    for path, ancestors in (("/", "'none'"), ("/?lang=en", "'none'"), ("/?embed=1", "*")):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert policy.endswith(f"frame-ancestors {ancestors}")
    assert client.get("/layers?embed=1").status_code == 400


@pytest.mark.parametrize("url", ["http://localhost/?lang=en&county=513431", "/?layers=panxi"])
def test_oembed_frames_the_same_view(client: FlaskClient, url: str) -> None:
    answer = client.get(f"/oembed?url={quote(url, safe='')}&maxwidth=400").get_json()
    assert (answer["type"], answer["version"], answer["width"]) == ("rich", "1.0", 400)
    query = url.partition("?")[2].replace("&", "&amp;")
    assert f'src="http://localhost/?{query}&amp;embed=1"' in answer["html"]


def test_oembed_writes_no_markup_of_the_asker(client: FlaskClient) -> None:
    url = quote('/?county="><script>alert(1)</script>', safe="")
    html = client.get(f"/oembed?url={url}").get_json()["html"]
    assert "<script" not in html
    assert html.count('"') == html.count('="') * 2


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("url=http://elsewhere.example/", 404),
        ("url=/layers", 404),
        ("url=/&format=xml", 501),
        ("url=/&maxwidth=wide", 400),
        ("url=/&colour=red", 400),
    ],
)
def test_oembed_refuses(client: FlaskClient, query: str, status: int) -> None:
    answer = client.get(f"/oembed?{query}")
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
