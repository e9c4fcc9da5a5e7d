"""The tour: each step is a view with its sentence; keys go on, back undoes, Escape ends it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from geo.atlas import Atlas
from geo.page_models.story import load, story_model
from tests.support.browser import Open


def test_the_tour_from_its_button_to_its_end(open_page: Open, atlas: Atlas) -> None:
    steps = story_model(atlas)["steps"]
    page = open_page("?lang=en")
    page.locator(".stage").get_by_role("button", name="Tour").click()
    card = page.get_by_role("article", name="Tour")
    title = card.get_by_role("heading", level=2)
    expect(title).to_have_text(steps[0]["title"]["en"])
    expect(title).to_be_focused()

    for step in steps[1:]:
        page.keyboard.press("ArrowRight")
        expect(title).to_have_text(step["title"]["en"])
        expect(card.locator("blockquote")).to_have_text(step["text"])
        expect(page).to_have_url(re.compile(re.escape(step["view"])))
    page.keyboard.press("ArrowRight")  # there is none after the last
    expect(page).to_have_url(re.compile(f"story={len(steps)}"))

    page.go_back()
    expect(title).to_have_text(steps[-2]["title"]["en"])
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(page.locator(".stage").get_by_role("button", name="Tour")).to_be_focused()
    expect(page).not_to_have_url(re.compile("clause"))

    page.go_back()
    expect(title).to_have_text(steps[-2]["title"]["en"])
    card.get_by_role("button", name=steps[-1]["title"]["en"]).click()
    card.get_by_role("button", name="Find your county").click()
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()


def test_a_step_by_its_address_in_somebodys_page_on_a_phone(open_page: Open, atlas: Atlas) -> None:
    steps = story_model(atlas)["steps"]
    n = next(s.number for s in load(atlas.folder, atlas.document) if "heritage" in s.view)
    page = open_page(f"?lang=zh&embed=1&story={n}", width=390, height=760)
    card = page.get_by_role("article", name="导览")
    expect(card.get_by_role("heading", level=2)).to_have_text(steps[n - 1]["title"]["zh"])
    expect(page).to_have_url(re.compile("layers=heritage"))  # its own view, and a link to it
    card.get_by_role("button", name="下一步 ›").click()
    expect(card.get_by_role("heading", level=2)).to_have_text(steps[n]["title"]["zh"])
    # Map and card stand beside or above each other: neither hides the other.
    assert page.evaluate(
        """() => {
          const at = (node) => document.querySelector(node).getBoundingClientRect();
          const [map, panel] = [at(".map"), at(".panel")];
          return map.height > 200 && (panel.top >= map.bottom - 60 || panel.right <= map.left + 1);
        }"""
    )


def test_a_step_that_is_not_there_is_said(open_page: Open) -> None:
    page = open_page("?lang=en&story=99")
    expect(page.locator(".notices")).to_contain_text("story=99")
    expect(page).not_to_have_url(re.compile("story"))
