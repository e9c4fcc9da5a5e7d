"""The map in one file: opened from disk, with no network, on good data and on hostile ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from geo.__main__ import main
from geo.atlas import Atlas
from geo.citation import Citation
from geo.export import features
from geo.layers import Layer
from geo.publish import permalink, resources, standalone_html
from geo.vocabulary import Text
from tests.support import ROOT
from tests.support.browser import Open

PAGE = ROOT / "build" / "page"
HOSTILE = (
    "\u2028${alert(1)}</script><script>alert(2)</script><img src=x onerror=alert(3)>`'\"{{7*7}}"
)
QUOTE = "推动攀西国家战略资源创新开发试验区提质增效"
MOST = 2_100_000  # bytes


@pytest.fixture(scope="module")
def html(atlas: Atlas, known_layers: dict[str, Layer]) -> str:
    return standalone_html.document(resources.model_sources(atlas, known_layers), PAGE)


@pytest.fixture
def open_file(html: str, visit: Open, tmp_path: Path) -> Callable[..., Page]:
    """Open the file from disk; ``visit`` refuses every request but for the file itself."""

    def open_at(query: str = "", **options: int) -> Page:
        file = tmp_path / "map.html"
        file.write_text(html, encoding="utf-8")
        return visit(file.as_uri(), query, **options)

    return open_at


def test_the_same_data_give_the_same_bytes(
    html: str, atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    assert standalone_html.document(resources.model_sources(atlas, known_layers), PAGE) == html
    assert len(html.encode()) < MOST


def test_it_names_no_other_file_and_no_host(html: str) -> None:
    markup = re.sub(r"(<script[^>]*>).*?(</script>)", r"\1\2", html, flags=re.S)
    assert "http" not in re.sub(r"http-equiv", "", markup)
    assert not re.search(r"(?:src|href)=\"(?!data:)", markup)
    assert not re.search(r"url\((?!#|\"?data:)", markup)
    assert not re.search(r"[0-9a-f]{32}", markup)  # folium's own names change from run to run


def test_layers_themes_and_cards(open_file: Callable[..., Page]) -> None:
    page = open_file()
    before = page.locator(".map").screenshot()
    page.get_by_role("checkbox", name="39个欠发达县域").uncheck()
    expect(page.locator(".headline:visible")).to_contain_text("五个图层")
    page.wait_for_timeout(100)
    assert page.locator(".map").screenshot() != before
    page.get_by_role("group", name="政策主题").get_by_role("checkbox", name="生态环境").check()
    parks = page.locator(".row", has=page.get_by_role("checkbox", name="国家公园（两处）"))
    expect(parks.locator(".count")).to_have_text("23县局部")
    expect(page.locator(".legend")).to_contain_text("局部")


def test_why_is_zhaojue_on_the_map_by_keyboard(open_file: Callable[..., Page]) -> None:
    page = open_file()
    page.keyboard.press("/")
    page.keyboard.type("昭觉")
    page.keyboard.press("Enter")
    card = page.get_by_role("article", name="昭觉县")
    expect(card.locator("blockquote", has_text="扎实推进39个欠发达县域托底性帮扶")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="图层")).to_be_visible()


def test_the_table(open_file: Callable[..., Page]) -> None:
    page = open_file("?view=table&find=昭觉")
    row = page.locator("tbody tr", has_text="昭觉县")
    expect(row).to_be_visible()
    row.click()
    expect(row).to_have_attribute("aria-selected", "true")
    expect(page.locator(".table-panel").get_by_role("link")).to_have_count(0)


def test_both_languages(open_file: Callable[..., Page]) -> None:
    page = open_file()
    page.locator("button.lang").click()
    expect(page.get_by_role("group", name="Layers")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"


def test_it_opens_on_its_view(html: str, visit: Open, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_text(
        permalink.with_view(html, "?lang=en&layers=panxi&county=513401"), encoding="utf-8"
    )
    page = visit(file.as_uri())
    expect(page.get_by_role("article", name="Xichang City")).to_be_visible()
    page.get_by_role("button", name="‹ Layers").click()
    expect(page.get_by_role("checkbox", name="Panxi resource pilot zone")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Chengdu core")).not_to_be_checked()


def test_nothing_leads_out_of_it(open_file: Callable[..., Page]) -> None:
    page = open_file("?clause=3.1.3.4")
    expect(page.locator(".sentence-more")).to_be_visible()
    outside = (
        "[...document.links].map((a) => a.getAttribute('href')).filter((h) => !/^[#?]/.test(h))"
    )
    assert page.evaluate(outside) == []


def test_hostile_names_are_only_text(
    atlas: Atlas, known_layers: dict[str, Layer], visit: Open, tmp_path: Path
) -> None:
    model = resources.model_sources(_hostile(atlas), known_layers)
    quote, hostile = (features.dumps(text)[1:-1] for text in (QUOTE, HOSTILE))
    texts = model["/texts.json"].body
    model["/texts.json"] = replace(model["/texts.json"], body=texts.replace(quote, hostile))
    html = standalone_html.document(model, PAGE)
    file = tmp_path / "map.html"
    file.write_text(permalink.with_view(html, "?county=513431"), encoding="utf-8")
    page = visit(file.as_uri())
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    title = page.get_by_role("article").get_by_role("heading", level=2)
    expect(title).to_contain_text(HOSTILE)
    for query in ("?place=sanxingdui", "?initiative=panxi-pilot-zone-upgrade"):
        page.goto(file.as_uri() + query)
        expect(title).to_have_text(HOSTILE)
    expect(page.locator("blockquote").first).to_have_text(HOSTILE)
    assert page.locator("img").count() == 0


def _hostile(atlas: Atlas) -> Atlas:
    """The atlas with markup and code for the names of a county, a place and an initiative."""
    name = Text(HOSTILE, HOSTILE)
    counties, places = dict(atlas.boundaries.counties), dict(atlas.gazetteer.places)
    initiatives = dict(atlas.initiatives)
    counties["513431"] = replace(counties["513431"], name_zh=HOSTILE, short_zh=HOSTILE)
    places["sanxingdui"] = replace(
        places["sanxingdui"], name=name, short=name, sources=(Citation(HOSTILE, "", ""),)
    )
    known = initiatives["panxi-pilot-zone-upgrade"]
    initiatives[known.id] = replace(known, title=name)
    return replace(
        atlas,
        boundaries=replace(atlas.boundaries, counties=counties),
        gazetteer=replace(atlas.gazetteer, places=places),
        initiatives=initiatives,
    )


def test_the_command_line_writes_it(tmp_path: Path, html: str) -> None:
    file = tmp_path / "map.html"
    run = CliRunner().invoke(main, ["export", "--html", str(file), "--view", "?lang=en"])
    assert run.exit_code == 0, run.output
    assert file.read_text(encoding="utf-8") == permalink.with_view(html, "?lang=en")
    run = CliRunner().invoke(main, ["export", "--html", str(file), "--view", "?themes=ecologie"])
    assert "no themes “ecologie”" in run.output


def test_the_page_offers_it(open_page: Open, visit: Open, tmp_path: Path) -> None:
    page = open_page("?layers=panxi&county=513401")
    page.get_by_role("button", name="导出").click()
    section = page.get_by_role("region", name="一个文件的地图")
    with page.expect_download() as download:
        section.get_by_role("link").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    expect(visit(file.as_uri()).get_by_role("article", name="西昌市")).to_be_visible()


def test_the_server_answers_with_it(client: FlaskClient, html: str) -> None:
    query = "?lang=en&layers=panxi,sites&opacity=panxi:40&find=%E6%98%AD%E8%A7%89"
    answer = client.get(f"/map.html{query}&download")
    assert answer.text == permalink.with_view(html, query)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert standalone_html.policy(html) in answer.headers["Content-Security-Policy"]
    assert client.get("/map.html?layers=atlantis").get_json()["value"] == "atlantis"
