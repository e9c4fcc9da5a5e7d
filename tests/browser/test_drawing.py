"""The map looks the same however a view was come to: drawn in place, or laid in from pictures."""

from __future__ import annotations

import re
from base64 import b64encode

from playwright.sync_api import Page, expect

from tests.support.browser import Open

# The first view, named: so no hint of a first visit comes late, and has names give way to it.
FIRST = "?layers=underdeveloped-counties,chengdu-core,panxi,yibin-pilot,national-parks,sites"
QUIET_MS = 500
# What is under the pointer, or has the focus, is outlined on a canvas over the map.
NO_OUTLINE = (
    "document.querySelectorAll('.sheet-over').forEach((canvas) => { canvas.hidden = true; })"
)
# A picture rounds its colours once more than what is drawn in place.
DIFFERENT = """async (pictures) => {
  const [a, b] = await Promise.all(pictures.map(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, picture.width, picture.height).data;
  }));
  if (a.length !== b.length) return 1;
  let different = 0;
  for (let i = 0; i < a.length; i += 4) {
    if ([0, 1, 2].some((part) => Math.abs(a[i + part] - b[i + part]) > 12)) different++;
  }
  return (4 * different) / a.length;
}"""


def _pixels(page: Page) -> bytes:
    """The map once it has come to rest: parts show at once, names follow in slices."""
    page.evaluate(NO_OUTLINE)
    before, now = b"", page.locator(".map").screenshot()
    for _ in range(100):
        if before == now:
            return now
        page.wait_for_timeout(QUIET_MS)
        before, now = now, page.locator(".map").screenshot()
    raise AssertionError("the map does not come to rest")


def _different(page: Page, *pictures: bytes) -> float:
    return float(page.evaluate(DIFFERENT, [b64encode(picture).decode() for picture in pictures]))


def _assert_same(page: Page, a: bytes, b: bytes) -> None:
    assert _different(page, a, b) < 0.0002


def _assert_other(page: Page, a: bytes, b: bytes) -> None:
    assert _different(page, a, b) > 0.002


def _toggle(page: Page, layer: str) -> None:
    page.locator(f"input[data-layer='{layer}']").click()


def test_a_layer_there_and_back_leaves_the_map_as_it_was(open_page: Open) -> None:
    page = open_page(FIRST, 1000, 640)
    at_first = _pixels(page)
    for layer in ("underdeveloped-counties", "national-parks", "counties", "context"):
        _toggle(page, layer)
        between = _pixels(page)
        _toggle(page, layer)
        _assert_other(page, at_first, between)
        _assert_same(page, at_first, _pixels(page))
        _toggle(page, layer)  # now from its pictures
        _assert_same(page, between, _pixels(page))
        _toggle(page, layer)


def test_so_it_does_when_zoomed_in(open_page: Open) -> None:
    page = open_page("?county=513431")
    page.get_by_role("button", name="‹ 图层").click()
    province_gone = _pixels(page)
    _toggle(page, "underdeveloped-counties")
    _assert_other(page, province_gone, _pixels(page))
    _toggle(page, "underdeveloped-counties")
    _assert_same(page, province_gone, _pixels(page))


def test_the_theme_filter_draws_the_same_from_pictures(open_page: Open) -> None:
    page = open_page("?themes=ecology")
    filtered = _pixels(page)
    ecology = page.get_by_role("group", name="政策主题").get_by_role("checkbox", name="生态环境")
    ecology.click()
    _assert_other(page, filtered, _pixels(page))
    ecology.click()
    _assert_same(page, filtered, _pixels(page))


def test_pictures_keep_to_their_colour_scheme(open_page: Open) -> None:
    page = open_page(f"{FIRST}&scheme=dark")
    dark = _pixels(page)
    page.locator("button.scheme").click()
    _toggle(page, "panxi")
    light = _pixels(page)
    _toggle(page, "panxi")
    page.locator("button.scheme").click()
    _assert_other(page, dark, light)
    _assert_same(page, dark, _pixels(page))


def test_the_order_of_layers_is_that_of_the_drawing(open_page: Open) -> None:
    # Of three tints over each other the lowest is left out, so each order looks different.
    layers = ("underdeveloped-counties", "formerly-poor-counties", "ethnic-areas")
    page = open_page(f"?layers={','.join(layers)}")
    first = _pixels(page)
    page.get_by_role("button", name="显示 3").click()
    page.get_by_role("button", name="移动图层").first.focus()
    page.keyboard.press("End")
    _assert_other(page, first, _pixels(page))
    page.keyboard.press("Home")
    _assert_same(page, first, _pixels(page))


def test_a_faded_layer_is_fainter_and_comes_back(open_page: Open) -> None:
    page = open_page("?layers=panxi,national-parks,sites,counties&opacity=panxi:40,sites:40")
    faded = _pixels(page)
    page.get_by_role("button", name="关于图层：攀西").click()
    page.get_by_role("slider").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(100)
    expect(page).to_have_url(re.compile("opacity=sites:40"))
    _assert_other(page, faded, _pixels(page))
    page.go_back()
    _assert_same(page, faded, _pixels(page))
