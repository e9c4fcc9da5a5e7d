"""Where the reader is: asked on a click only, answered in the browser, sent nowhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.atlas import Atlas
from tests.support.browser import Open

SHUANGLIU = {"latitude": 30.57, "longitude": 103.93}


def _allowed(**where: float) -> dict[str, Any]:
    return {"geolocation": where, "permissions": ["geolocation"]}


def test_the_readers_county_opens_with_what_reaches_it(open_page: Open, atlas: Atlas) -> None:
    asked: list[str] = []
    page = open_page("?lang=zh", **_allowed(**SHUANGLIU))
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="我在哪个县").click()
    expect(page.get_by_role("article", name="双流区")).to_be_visible()
    counts = atlas.counts("510116")["direct"], atlas.sentence_counts("510116")["direct"]
    said = "你在双流区：{} 项举措出自 {} 句，直接及于它。".format(*counts)
    expect(page.locator(".notices")).to_have_text(re.compile(re.escape(said)))
    expect(page.locator("[aria-live=polite]").first).to_contain_text(said)
    expect(page).to_have_url(re.compile("county=510116"))
    assert not [url for url in asked if "30.57" in url or "103.9" in url]
    page.go_back()
    expect(page.get_by_role("article")).to_have_count(0)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (_allowed(latitude=39.9, longitude=116.4), "You are outside Sichuan."),
        (_allowed(accuracy=25_000, **SHUANGLIU), "The position is good to about 25 km"),
        ({"permissions": []}, "it was not allowed"),
    ],
)
def test_what_cannot_be_told_is_said(open_page: Open, where: dict[str, Any], said: str) -> None:
    page = open_page("?lang=en", **where)
    page.get_by_role("button", name="My county").click()
    expect(page.locator(".notices")).to_contain_text(said)


def test_a_position_near_a_border_may_have_been_shifted(open_page: Open) -> None:
    """Some devices in China shift what they give by hundreds of metres."""
    page = open_page("?lang=en", **_allowed(latitude=30.579, longitude=104.0193))
    page.get_by_role("button", name="My county").click()
    expect(page.locator(".notices")).to_contain_text("You are in Shuangliu District")
    expect(page.locator(".notices")).to_contain_text("Wuhou District")
    expect(page.locator(".notices")).to_contain_text("GCJ-02")
