"""The map inside other pages."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import expect

from tests.support.browser import Open


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


def test_a_small_frame_says_what_its_colours_mean_and_whose_its_lines_are(open_page: Open) -> None:
    page = open_page("?embed=1&lang=en", 390, 844)
    stage = page.locator(".stage")
    names = stage.get_by_role("list", name="Legend")
    expect(names).to_contain_text("Panxi resource pilot zone")
    expect(names).to_be_in_viewport(ratio=1)
    for text in ("GS(2024)0650", "Not an authority"):
        expect(stage.get_by_text(text).filter(visible=True)).to_be_in_viewport(ratio=1)
    expect(stage.get_by_role("link", name="Open the full map")).to_be_in_viewport(ratio=1)


def test_a_chosen_county_is_not_under_the_sheet_of_a_small_frame(open_page: Open) -> None:
    page = open_page("?embed=1&county=513431", 390, 844)
    expect(page.locator(".card h2")).to_contain_text("昭觉县")
    sheet = page.locator("#panel").bounding_box()
    stage = page.locator(".stage").bounding_box()
    assert sheet is not None
    assert stage is not None
    assert sheet["y"] + sheet["height"] == pytest.approx(844, abs=1)
    assert stage["y"] + stage["height"] <= sheet["y"] + 1
    page.locator(".map").click()  # in its middle
    expect(page.locator(".card h2")).to_contain_text("昭觉县")
    page.set_viewport_size({"width": 800, "height": 600})
    expect(page.get_by_role("list", name="图例")).to_contain_text("攀西")
    expect(page.get_by_role("list", name="图例")).to_be_in_viewport(ratio=1)
