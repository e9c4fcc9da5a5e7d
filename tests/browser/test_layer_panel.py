"""The layers of the panel: their order, opacity and particulars, and the way back, in a browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.browser import Open


def _order(page: Page) -> list[str]:
    return page.eval_on_selector_all("[data-row]", "rows => rows.map(row => row.dataset.row)")


def _expect_order(page: Page, *layers: str) -> None:
    for n, layer in enumerate(layers):
        expect(page.locator("[data-row]").nth(n)).to_have_attribute("data-row", layer)


def _stack(page: Page) -> None:
    page.get_by_role("button", name="显示", exact=False).first.click()
    page.locator(".handle").first.wait_for()


def test_a_link_keeps_the_order_of_the_layers(open_page: Open) -> None:
    page = open_page("?layers=sites,panxi,underdeveloped-counties")
    _stack(page)
    _expect_order(page, "sites", "panxi", "underdeveloped-counties")
    every = page.get_by_role("button", name=re.compile(r"全部 \d+"))
    every.click()
    expect(page.locator("[data-row]").nth(3)).to_be_attached()
    expect(every).to_have_text(f"全部 {len(_order(page))}")


def test_layers_are_ordered_from_the_keyboard(open_page: Open) -> None:
    page = open_page("?layers=underdeveloped-counties,panxi,sites")
    _stack(page)
    page.get_by_role("button", name="移动图层：39个欠发达县域，第 1 层，共 3 层").focus()
    page.keyboard.press("ArrowDown")
    _expect_order(page, "panxi", "underdeveloped-counties", "sites")
    expect(page).to_have_url(re.compile("layers=panxi,underdeveloped-counties,sites"))
    expect(page.locator("[aria-live]").first).to_have_text("39个欠发达县域：第 2 层，共 3 层")
    page.keyboard.press("End")  # the focus went along
    _expect_order(page, "panxi", "sites", "underdeveloped-counties")
    page.go_back()
    _expect_order(page, "panxi", "underdeveloped-counties", "sites")


def test_layers_are_ordered_by_drag_and_by_buttons(open_page: Open) -> None:
    page = open_page("?layers=underdeveloped-counties,panxi,sites")
    _stack(page)
    source = page.locator("[data-row=sites] .handle").bounding_box()
    target = page.locator("[data-row=underdeveloped-counties]").bounding_box()
    assert source
    assert target
    page.mouse.move(source["x"] + 5, source["y"] + 10)
    page.mouse.down()
    page.mouse.move(source["x"] + 5, target["y"] + 2, steps=4)
    page.mouse.up()
    _expect_order(page, "sites", "underdeveloped-counties", "panxi")
    page.mouse.move(source["x"] + 5, target["y"] + 10)
    page.mouse.down()
    page.mouse.move(source["x"] + 5, source["y"] + 30, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    _expect_order(page, "sites", "underdeveloped-counties", "panxi")
    page.get_by_role("button", name="关于图层：攀西").click()
    page.get_by_role("button", name="上移一层").click()
    _expect_order(page, "sites", "panxi", "underdeveloped-counties")


def test_a_toggle_makes_nothing_anew_that_it_does_not_change(open_page: Open) -> None:
    page = open_page()
    rows = "[...document.querySelectorAll('#layers .row, .theme-list .row')]"
    page.evaluate(f"{rows}.forEach((row) => (row.isOld = true))")
    box = page.get_by_role("checkbox", name="成都极核")
    box.uncheck()
    expect(box).to_be_focused()
    expect(page.get_by_role("button", name="撤销上一次图层改动")).to_be_visible()
    renewed = page.evaluate(f"{rows}.filter((row) => !row.isOld && row.dataset.row).length")
    assert renewed == 0
    page.get_by_role("button", name="EN").click()
    expect(page.get_by_role("checkbox", name="Chengdu core")).not_to_be_checked()


def test_a_toggle_keeps_the_place_of_the_layer(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("checkbox", name="成都极核").uncheck()
    page.get_by_role("checkbox", name="成都极核").check()
    _stack(page)
    _expect_order(page, "underdeveloped-counties", "chengdu-core", "panxi")


def test_opacity_is_set_from_the_keyboard_and_kept_in_the_address(open_page: Open) -> None:
    page = open_page("?lang=en&layers=panxi&opacity=panxi:60")
    page.get_by_role("button", name="About the layer: Panxi").click()
    slider = page.get_by_role("slider", name="Opacity")
    expect(slider).to_have_value("60")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("opacity=panxi:55"))
    expect(page.locator("[aria-live]").first).to_have_text("Opacity 55%")
    expect(slider).to_be_focused()
    page.keyboard.press("End")
    expect(page).not_to_have_url(re.compile("opacity"))


def test_a_layer_says_what_it_is_and_where_it_comes_from(open_page: Open) -> None:
    page = open_page("?lang=en")
    button = page.get_by_role("button", name="About the layer: Panxi")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    info = page.get_by_role("group", name="About the layer: Panxi")
    expect(info).to_contain_text("13 counties · 1 measure")
    expect(info).to_contain_text("四川省发展和改革委员会，2013-03")
    expect(info).to_contain_text("known")
    before = page.locator(".map").screenshot()
    info.get_by_role("button", name="Zoom to it").click()
    page.wait_for_timeout(200)
    assert page.locator(".map").screenshot() != before


def test_one_layer_alone_and_back(open_page: Open) -> None:
    page = open_page("?lang=en")
    page.locator("[data-row=panxi]").hover()
    page.get_by_role("button", name="Only Panxi resource pilot zone").click()
    expect(page.locator(".headline:visible")).to_contain_text("One layer, 13 counties")
    page.get_by_role("button", name="Undo the last change of layers").click()
    expect(page.locator(".headline:visible")).to_contain_text("Six layers")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


def test_a_filter_is_undone_from_the_keyboard(open_page: Open) -> None:
    page = open_page()
    ecology = page.get_by_role("checkbox", name="生态环境")
    ecology.check()
    expect(page.get_by_role("button", name="撤销上一次主题筛选")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.press("Control+z")  # belongs to the box that is being typed in
    expect(ecology).to_be_checked()
    page.keyboard.press("Escape")
    ecology.focus()
    page.keyboard.press("Control+z")
    expect(ecology).not_to_be_checked()
    expect(page).not_to_have_url(re.compile("themes"))


def test_what_a_link_names_wrongly_is_said_until_it_is_put_away(open_page: Open) -> None:
    page = open_page("?layers=panxi,atlantis&opacity=panxi:500,atlantis:50&themes=ecology,magic")
    note = page.locator(".note")
    expect(note).to_contain_text("atlantis, panxi:500, magic")
    expect(page.get_by_role("checkbox", name="生态环境")).to_be_checked()
    note.get_by_role("button", name="关闭提示").click()
    expect(note).to_have_count(0)


def test_too_many_layers_are_thinned_out_and_tags_are_explained(open_page: Open) -> None:
    many = (
        "formerly-poor-counties,rural-key-counties,ethnic-areas,tibetan-counties,chengdu-core,"
        "old-revolutionary-areas,chengdu-metro,chengdu-chongqing-circle,five-zones"
    )
    page = open_page(f"?layers={many}")
    row = page.locator("[data-row=five-zones]")
    expect(row.locator(".tag")).to_have_text("五大")
    crowded = page.locator(".crowded")
    expect(crowded).to_contain_text("9 层")
    crowded.get_by_role("button").click()
    expect(crowded).to_have_count(0)
    expect(row.get_by_role("checkbox")).not_to_be_checked()
    expect(page).not_to_have_url(re.compile("five-zones"))


def test_the_layers_are_one_stop_and_arrows_walk_them(open_page: Open) -> None:
    page = open_page("?lang=en")
    rows = page.locator(".layers .row")
    rows.first.get_by_role("checkbox").focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1).get_by_role("checkbox")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(rows.nth(1).get_by_role("button", name="Only")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(rows.last.get_by_role("checkbox")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".layers :focus")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(rows.last.get_by_role("checkbox")).to_be_focused()
    page.keyboard.press("Space")
    expect(rows.last.get_by_role("checkbox")).to_be_checked()
    expect(rows.last.get_by_role("checkbox")).to_be_focused()
