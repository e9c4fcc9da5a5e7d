"""The page is never rude: slow answers, failures, old links, back and forward."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser import Open


def _hold(page: Page, address: str) -> Callable[[], None]:
    """Keep the requests of an address waiting until what is returned is called."""
    held = []

    def keep(route: Route) -> None:
        held.append(route)

    def release() -> None:
        for route in held:
            route.continue_()
        page.unroute(address, keep)

    page.route(address, keep)
    return release


def _refuse(route: Route) -> None:
    route.fulfill(status=503)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("", "map.json"),
        ("board", "board.json"),
        ("progress", "progress.json"),
        ("county/513431", "texts.json"),
    ],
)
def test_a_slow_beginning_is_said(browser: Browser, address: str, path: str, data: str) -> None:
    page = browser.new_page(service_workers="block")
    release = _hold(page, f"**/{data}")
    page.goto(f"{address}/{path}", wait_until="commit")
    expect(page.get_by_text("正在读取…… Loading…")).to_be_visible()
    release()
    page.locator("html[data-ready='true']").wait_for(state="attached")
    expect(page.get_by_text("正在读取…… Loading…")).to_have_count(0)
    page.close()


def test_keys_that_come_early_are_not_lost(browser: Browser, address: str) -> None:
    page = browser.new_page(service_workers="block")
    begin, release = (_hold(page, f"**/assets/{name}*") for name in ("app", "deferred"))
    page.goto(f"{address}/?lang=en&layers=panxi", wait_until="commit")
    page.locator("#wait").wait_for(state="attached")
    for key in ("/", *"zhao"):
        page.keyboard.press(key)
    begin()
    page.locator("canvas.sheet").wait_for(state="attached")
    for key in (*"jux", "Backspace", "e", "Enter"):
        page.keyboard.press(key)
    release()
    expect(page.get_by_role("article", name="Zhaojue County")).to_be_visible()
    page.close()


def test_a_county_that_is_chosen_early_opens(browser: Browser, address: str) -> None:
    page = browser.new_page(service_workers="block")
    release = _hold(page, "**/assets/deferred*")
    page.goto(f"{address}/?lang=en&layers=panxi", wait_until="commit")
    page.locator("canvas.sheet").wait_for(state="attached")
    page.locator(".map").click()
    release()
    expect(page.get_by_role("article")).to_be_visible()
    page.close()


def test_a_file_that_is_dropped_early_is_no_way_out(browser: Browser, address: str) -> None:
    page = browser.new_page(service_workers="block")
    release = _hold(page, "**/assets/app*")
    page.goto(f"{address}/?lang=en", wait_until="commit")
    page.locator("#wait").wait_for(state="attached")
    is_left_to_the_browser = page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["Place\\nXichang\\n"], "early.csv"));
          const init = { bubbles: true, cancelable: true, dataTransfer };
          const send = (type) => document.body.dispatchEvent(new DragEvent(type, init));
          return ["dragover", "drop"].filter(send);
        }"""
    )
    release()
    expect(page.get_by_role("heading", name="early.csv")).to_be_visible()
    assert is_left_to_the_browser == []
    page.close()


def test_keys_that_come_before_the_table_are_for_its_filter(browser: Browser, address: str) -> None:
    page = browser.new_page(service_workers="block")
    release = _hold(page, "**/assets/table*.js")
    page.goto(f"{address}/?view=table&lang=en", wait_until="commit")
    expect(page.get_by_role("button", name="Export")).to_be_visible()
    for key in ("/", *"zhaojue"):
        page.keyboard.press(key)
    release()
    expect(page.get_by_role("grid")).to_have_attribute("aria-rowcount", "2")
    page.close()


def test_what_takes_long_is_said_until_it_comes(open_page: Open) -> None:
    # A browser of its own: in the others' memory the script may still be.
    page = open_page("?lang=en", locale="en")
    release = _hold(page, "**/assets/help*")
    page.keyboard.press("?")
    note = page.locator(".note", has_text="Loading…")
    expect(note).to_be_visible()
    expect(page.locator("[aria-live]").first).to_have_text("Loading…")
    page.keyboard.press("?")  # impatience opens no second one
    release()
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    expect(note).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_press_counts_although_the_button_is_drawn_anew_under_it(open_page: Open) -> None:
    page = open_page("?lang=en")
    language = page.locator(".top-tools .lang")
    language.hover()
    drawn = language.element_handle()
    page.mouse.down()
    page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    page.wait_for_function("node => !node.isConnected", arg=drawn)
    page.mouse.up()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_however_much_fails_one_line_offers_to_try_again(open_page: Open) -> None:
    page = open_page("?lang=en", refusal=503)
    page.route(re.compile("assets/(table|box)|(search|texts).json"), _refuse)
    page.keyboard.press("/")
    page.keyboard.type("zhaojue")
    note = page.locator(".note", has_text="The data could not be read")
    expect(note).to_be_visible()
    page.get_by_role("link", name="Table", exact=True).first.click()
    page.wait_for_load_state("networkidle")
    expect(note).to_have_count(1)
    page.unroute_all()
    note.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("grid")).to_be_visible()
    expect(note).to_have_count(0)
    page.go_back()
    page.keyboard.press("/")
    expect(page.get_by_role("option").first).to_contain_text("Zhaojue County")


def test_an_old_link_opens_what_it_can(open_page: Open) -> None:
    query = (
        "county=999999&layers=panxi,x1&themes=ecology,x2&initiative=x3&place=x4&clause=9.9&shade=x5"
    )
    page = open_page(f"?lang=en&{query}&opacity=panxi:5")
    note = page.locator(".note")
    for name in ("999999", "x1", "x2", "x3", "x4", "9.9", "x5", "panxi:5"):
        expect(note).to_contain_text(name)
    expect(page.get_by_role("checkbox", name="Panxi resource pilot zone")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Ecology")).to_be_checked()
    note.get_by_role("button", name="Dismiss").click()
    expect(note).to_have_count(0)


def test_the_board_says_what_a_link_names_in_vain(open_page: Open) -> None:
    page = open_page("board?lang=en&theme=x1&column=5134")
    said = page.get_by_role("status").filter(has_text="it was left out: x1")
    expect(said).to_be_visible()
    page.locator(".heat td button").first.click()
    expect(said).to_have_count(0)


def test_back_and_forward_go_through_every_kind_of_step(open_page: Open) -> None:
    page = open_page("?lang=en")
    card = page.get_by_role("article", name="Zhaojue County")
    sentence = page.locator(".is-current[data-clause='3.1.3.4']")
    grid = page.get_by_role("grid")
    theme = page.get_by_role("checkbox", name="Regional coordination")
    theme.check()
    expect(theme).to_be_checked()
    page.keyboard.press("/")
    page.keyboard.type("zhaojue")
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    card.get_by_role("link", name="Read clause 3.1.3.4").first.click()
    expect(sentence).to_be_visible()
    page.get_by_role("link", name="Table", exact=True).first.click()
    expect(grid).to_be_visible()

    steps: list[Callable[[Page], None]] = [
        lambda page: expect(sentence).to_be_visible(),
        lambda page: expect(page.locator(".reader")).to_be_hidden(),
        lambda page: expect(card).to_have_count(0),
        lambda page: expect(theme).not_to_be_checked(),
    ]
    for step in steps:
        page.go_back()
        step(page)
    for _ in range(4):
        page.go_forward()
    expect(grid).to_be_visible()
    expect(page).to_have_url(re.compile("county=513431"))
