"""Two views of the map at once, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

from playwright.sync_api import Page, expect

from tests.support.browser import Open

# The degrees round each map: they tell what part of the world it shows.
FRAMES = "[...document.querySelectorAll('canvas.sheet-frame')].map((one) => one.toDataURL())"


def _vs(page: Page) -> dict[str, list[str]]:
    """What the address says of the right side."""
    return parse_qs(parse_qs(urlsplit(page.url).query).get("vs", [""])[0])


def _heads(page: Page) -> list[str]:
    return page.locator(".stage h1").all_inner_texts()


def _at(vs: str, rest: str = "lang=en") -> str:
    return f"?{rest}&vs={quote(vs)}"


def test_each_side_has_its_layers_and_themes_and_its_own_words(open_page: Open) -> None:
    page = open_page("?lang=en&layers=panxi")
    page.locator(".stage").get_by_role("button", name="Two maps").click()
    box = page.get_by_role("region", name="Two maps")
    expect(box).to_contain_text("Both show the same")
    expect(box.get_by_role("button", name="Right")).to_have_attribute("aria-pressed", "true")
    panel = page.locator(".panel")
    panel.get_by_role("checkbox", name="Yibin low-carbon pioneer zone").check()
    expect(page.locator(".stage h1").nth(1)).to_contain_text("Two layers")
    expect(page.locator(".stage h1").first).to_contain_text("One layer")
    expect(box).to_contain_text("only on the left: 0; on both: 13; only on the right: 10")
    expect(page.locator(".side-legend").nth(1)).to_contain_text("Yibin")
    expect(page.locator(".side-legend").first).not_to_contain_text("Yibin")
    assert set(_vs(page)["layers"][0].split(",")) == {"panxi", "yibin-pilot"}
    expect(page).to_have_url(re.compile("layers=panxi&"))
    page.go_back()
    expect(page.locator(".stage h1").nth(1)).to_contain_text("One layer")
    box.get_by_role("button", name="Left").click()
    panel.get_by_role("checkbox", name="Ecology").check()
    expect(page.locator(".side-filter").first).to_contain_text("Ecology")
    expect(page.locator(".side-filter").nth(1)).to_be_empty()
    box.get_by_role("button", name="Swap").click()
    expect(page.locator(".side-filter").nth(1)).to_contain_text("Ecology")
    box.get_by_role("button", name="End").click()
    expect(page.locator(".stage h1")).to_have_count(1)
    expect(page.locator(".stage").get_by_role("button", name="Two maps")).to_be_focused()
    expect(page).not_to_have_url(re.compile("vs="))


def test_shaded_sides_share_their_classes(open_page: Open) -> None:
    page = open_page("?lang=en&shade=direct")
    page.locator(".stage").get_by_role("button", name="Two maps").click()
    expect(page.locator(".stage h1").nth(1)).to_contain_text("Inherited")
    expect(page).to_have_url(re.compile("vs=shade%3Dinherited"))
    labels = [
        re.findall(r"([\d–]+): \d+ count(?:y|ies)", bar.get_attribute("aria-label") or "")
        for bar in page.locator(".side-legend .shade-bar").all()
    ]
    assert labels[0] == labels[1]
    expect(page.get_by_role("region", name="Two maps")).to_contain_text("more on the left:")


def test_a_link_opens_both_views_and_both_maps_move_together(open_page: Open) -> None:
    page = open_page(_at("layers=panxi", "lang=zh&layers=panxi"))
    expect(page.locator(".stage .map")).to_have_count(2)

    def moved_on_from(before: str) -> str:
        moved = f"(before) => {{ const [a, b] = {FRAMES}; return a === b && a !== before; }}"
        page.wait_for_function(moved, arg=before)
        frame: str = page.evaluate(FRAMES)[0]
        return frame

    still = moved_on_from("")
    page.locator(".map-tools:visible").get_by_role("button", name="放大").click()
    still = moved_on_from(still)
    for side in (1, 0):
        box = page.locator(".stage .map").nth(side).bounding_box() or {}
        page.mouse.move(box["x"] + 200, box["y"] + 200)
        page.mouse.down()
        page.mouse.move(box["x"] + 260, box["y"] + 260, steps=4)
        page.mouse.up()
        still = moved_on_from(still)
    # What is chosen on one is chosen on both, and the panel follows the map that was touched.
    box = page.locator(".stage .map").nth(1).bounding_box() or {}
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".card h2")).to_be_visible()
    expect(page.locator(".compare-box").get_by_role("button", name="右图")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_the_line_between_the_maps_is_moved_by_mouse_and_keyboard(open_page: Open) -> None:
    page = open_page(_at("themes=ecology&swipe=40"))
    line = page.get_by_role("separator")
    expect(line).to_have_attribute("aria-valuenow", "40")
    line.focus()
    page.keyboard.press("ArrowRight")
    expect(line).to_have_attribute("aria-valuetext", "left map 42%")
    expect(page).to_have_url(re.compile("swipe%3D42"))
    expect(line).to_be_focused()
    page.keyboard.press("Home")
    expect(line).to_have_attribute("aria-valuenow", "0")
    page.keyboard.press("End")
    expect(line).to_have_attribute("aria-valuenow", "100")
    page.keyboard.press("PageDown")
    expect(line).to_have_attribute("aria-valuenow", "90")
    box = line.bounding_box() or {}
    page.mouse.move(box["x"] + 22, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 200, box["y"] + 40, steps=3)
    page.mouse.up()
    expect(line).not_to_have_attribute("aria-valuenow", "90")
    expect(page).not_to_have_url(re.compile("swipe%3D90"))
    page.get_by_role("button", name="Side by side").click()
    expect(line).to_be_hidden()
    expect(page).not_to_have_url(re.compile("swipe"))


def test_on_a_phone_one_lies_on_the_other_and_unknown_names_are_said(open_page: Open) -> None:
    page = open_page(_at("layers=panxi,atlantis", "lang=zh"), 390, 844, has_touch=True)
    expect(page.get_by_role("separator")).to_be_visible()
    expect(page.locator(".note")).to_contain_text("atlantis")
    for name in ("左图", "右图"):
        expect(page.locator(".compare-box").get_by_role("button", name=name)).to_be_in_viewport()
    assert "一个图层" in _heads(page)[1]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
