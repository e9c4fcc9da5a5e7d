"""Everything from the keyboard: the map's list, skip links, where the focus goes and stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import Open

FOCUSED = "document.activeElement"
LOST = """async (within) => {
  const rest = () => new Promise((done) => setTimeout(done, 120));
  const stops = () => [...document.querySelectorAll(within)].filter((node) => node.offsetParent);
  const lost = [];
  for (let i = 0; i < stops().length; i++) {
    const node = stops()[i];
    const name = `${node.className} ${node.ariaLabel ?? node.textContent}`;
    node.focus();
    node.click();
    await rest();
    // A card takes the focus once all of it stands.
    for (let i = 0; i < 20 && document.activeElement === document.body; i++) await rest();
    if (document.activeElement === document.body) lost.push(name);
    document.querySelector("dialog[open]")?.close();
  }
  return lost;
}"""


def _map(page: Page) -> Locator:
    return page.get_by_role("listbox", name="方向键").or_(
        page.get_by_role("listbox", name="Arrow keys")
    )


ACTIVE = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"


def _active(page: Page) -> str:
    """What a screen reader says of the feature that has the focus."""
    return page.evaluate(f"{ACTIVE}.textContent")


def _expect_active(page: Page, said: str) -> None:
    page.wait_for_function(f"said => {ACTIVE}?.textContent.startsWith(said)", arg=said)


def test_skip_links_come_first(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到地图")).to_be_focused()
    page.keyboard.press("Enter")
    expect(_map(page)).to_be_focused()
    assert page.url.endswith("/")


def test_skip_links_lead_to_layers_and_text(open_page: Open) -> None:
    page = open_page("?lang=en")
    page.get_by_role("link", name="Skip to layers").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.className") == "panel"
    page.get_by_role("link", name="Skip to the text").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sentence > .no").first).to_be_focused()


def test_counties_are_reached_by_letters_and_arrows(open_page: Open) -> None:
    page = open_page()
    _map(page).focus()
    before = page.locator(".sheet-overlay").evaluate("node => node.style.transform")
    page.keyboard.type("zhaoj")
    _expect_active(page, "昭觉县，凉山，直接8 项举措出自 4 句，在图层39个欠发达县域内")
    page.keyboard.press("ArrowDown")
    _expect_active(page, "布拖县")
    page.keyboard.press("ArrowLeft")
    _expect_active(page, "普格县")
    assert page.locator(".sheet-overlay").evaluate("node => node.style.transform") == before


def test_enter_opens_the_card_and_escape_leads_back(open_page: Open) -> None:
    page = open_page("?lang=en")
    _map(page).focus()
    page.keyboard.type("zhaoj")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Zhaojue County")).to_be_focused()
    page.keyboard.press("Escape")
    expect(_map(page)).to_be_focused()
    _expect_active(page, "Zhaojue County, Liangshan, directly 8 measures in 4 sentences")


def test_shift_enter_adds_a_county(open_page: Open) -> None:
    page = open_page("?county=513431")
    _map(page).focus()
    _expect_active(page, "昭觉县")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Enter")
    expect(page.get_by_role("article", name="2 个县（市、区）")).to_be_visible()


def test_sites_are_in_the_list(open_page: Open) -> None:
    page = open_page()
    _map(page).focus()
    page.keyboard.type("piluo")
    _expect_active(page, "皮洛遗址，点位，在稻城县，举措 1 项")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name="皮洛遗址")).to_be_visible()


def test_every_county_is_reached_step_by_step(open_page: Open) -> None:
    page = open_page("?layers=")
    _map(page).focus()
    page.keyboard.press("Home")
    seen = set()
    for _ in range(200):
        seen.add(_active(page).split("，")[0] + _active(page).split("，")[1])
        page.keyboard.press("PageDown")
    assert len(seen) == 183


def test_the_list_holds_what_is_in_view(open_page: Open) -> None:
    page = open_page()
    _map(page).focus()
    page.keyboard.type("zhaoj")
    page.wait_for_function("document.querySelectorAll('.features > :not([hidden])').length > 150")
    for _ in range(4):
        page.keyboard.press("+")
    page.wait_for_function("document.querySelectorAll('.features > :not([hidden])').length < 10")
    expect(page.locator(".features > :not([hidden])", has_text="昭觉县")).to_have_count(1)
    page.keyboard.press("0")
    page.wait_for_function("document.querySelectorAll('.features > :not([hidden])').length > 150")


@pytest.mark.parametrize(
    ("query", "within"),
    [
        ("", ".top button:not(.export), .map-tools button"),
        ("?lang=en", "#layers button, #layers input, .themes button, .themes input"),
        ("?county=513431", ".card summary, .card .where, .card-actions button"),
        ("?lang=en&county=513431,510104", ".chips button, .card .where"),
        ("?clause=3.1.3.4", ".reader button, .reader .sentence > .no"),
    ],
)
def test_focus_is_never_lost(open_page: Open, query: str, within: str) -> None:
    page = open_page(query, permissions=["clipboard-read", "clipboard-write"])
    stops = ", ".join(f"{one}:nth-child(-n+12)" for one in within.split(", "))
    assert page.evaluate(LOST, stops) == []


def test_the_focus_stays_near_where_nothing_like_it_is_left(open_page: Open) -> None:
    page = open_page("?layers=chengdu-core")
    page.locator("#layers [data-key=shownLayers]").click()
    page.locator("#layers input").focus()
    page.keyboard.press("Space")
    expect(page.locator("#layers input")).to_have_count(0)
    expect(page.locator("#layers :focus")).to_have_count(1)


def test_escape_closes_one_thing_at_a_time(open_page: Open) -> None:
    page = open_page("?clause=3.1.3.4")
    page.get_by_role("button", name="逐句导读").click()
    end = page.get_by_role("button", name="结束", exact=True)
    page.keyboard.press("/")
    page.keyboard.type("昭觉")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name="昭觉县")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("康定")
    page.keyboard.press("Escape")
    expect(page.locator("#results")).to_be_hidden()
    expect(page.get_by_role("article", name="昭觉县")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("article")).to_have_count(0)
    expect(end).to_be_visible()
    page.keyboard.press("Escape")
    expect(end).to_be_hidden()


def test_a_change_is_said_once(open_page: Open) -> None:
    page = open_page()
    live = page.locator("[aria-live=polite]")
    page.evaluate(
        """() => {
          window.said = [];
          new MutationObserver(() => said.push(document.querySelector("[aria-live]").textContent))
            .observe(document.querySelector("[aria-live]"), { childList: true });
        }"""
    )
    for name in ("脱贫县", "革命老区", "涉藏州县"):
        page.get_by_role("checkbox", name=name).check()
    expect(live).to_contain_text("九个图层")
    page.wait_for_timeout(600)
    said = page.evaluate("said")
    assert len(said) == len(set(said)) <= 3


def test_a_ring_is_for_the_keyboard(open_page: Open) -> None:
    page = open_page()
    ring = "getComputedStyle(document.activeElement).outlineStyle"
    page.locator(".map").click(position={"x": 300, "y": 300})
    expect(page.locator(".card h2")).to_be_focused()
    assert page.evaluate(ring) == "none"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(ring) == "solid"
