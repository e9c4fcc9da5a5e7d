"""The map in a frame of another page, in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.browser import Open


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
