"""A list of the reader's own on the page: dropped, placed, put right, saved."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import openpyxl
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from bench.list_sets import CASES
from geo.__main__ import main
from tests.browser.test_print import offered, saved, texts
from tests.support.browser import Open
from tests.support.lists import csv_bytes


def _choose(page: Page, path: Path) -> None:
    page.get_by_role("button", name="自带清单").click()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="落图", exact=True).click()
    expect(page.locator(".own-rows tbody tr").first).to_be_visible()


def test_a_list_is_looked_at_before_it_is_sent_and_becomes_a_layer(
    open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "projects.csv"
    file.write_bytes(csv_bytes())
    page = open_page()
    sent: list[str] = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    page.get_by_role("button", name="自带清单").click()
    page.locator("input[type=file]").set_input_files(file)
    report = page.get_by_role("region", name="自带清单")
    expect(report.get_by_role("columnheader", name="地点")).to_have_class("is-chosen")
    expect(report.get_by_label("地名列")).to_contain_text("自动：像是“地点”")
    assert not sent
    page.keyboard.press("Enter")
    layer = page.get_by_role("checkbox", name="projects.csv")
    expect(layer).to_be_checked()
    assert len(sent) == 1
    expect(report.get_by_role("row", name="双硫区")).to_contain_text("相似度 95")
    expect(page).not_to_have_url(re.compile("own-"))
    page.get_by_role("checkbox", name="生态环境").check()
    expect(page.locator(".row", has=layer).locator(".count")).not_to_have_text("–")
    page.get_by_role("button", name="导出").click()
    expect(page.locator(".share-files li").first).to_be_visible()
    expect(page.get_by_role("region", name="链接")).to_contain_text("自带清单不在其中")
    page.keyboard.press("Escape")
    report.get_by_role("button", name="关闭清单").click()
    expect(layer).to_have_count(0)


def test_rows_are_put_right_and_the_list_is_saved(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "projects.csv"
    file.write_bytes(csv_bytes())
    page = open_page()
    _choose(page, file)
    row = page.get_by_role("row", name="双硫区")
    live = page.locator("[aria-live]").first
    expect(live).to_contain_text("行落到")
    row.get_by_role("button", name="双流区").click()
    expect(row).to_contain_text("更正为")
    expect(live).to_contain_text("更正为")
    with page.expect_download() as download:
        page.get_by_role("button", name="保存更正后的清单").click()
    saved = tmp_path / "saved.csv"
    download.value.save_as(saved)
    assert "双流区" in saved.read_text("utf-8-sig")
    expect(page.get_by_role("button", name="已落图 5")).to_be_visible()


def test_the_page_reads_every_kind_of_cell_as_the_command_line(
    open_page: Open, tmp_path: Path
) -> None:
    with CASES.open(encoding="utf-8", newline="") as lines:
        cells = [row["input"] for row in csv.DictReader(lines) if row["column"] == "place"]
    file = tmp_path / "cells.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("地点",), *((cell,) for cell in cells)])
    page = open_page("?lang=en")
    page.get_by_role("button", name="Your own list").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Place the list").click()
    report = page.get_by_role("button", name="Download the report")
    expect(report).to_be_visible()
    with page.expect_download() as download:
        report.click()
    download.value.save_as(tmp_path / "page.csv")
    command = ["geocode", str(file), "--report", str(tmp_path / "report.csv")]
    assert CliRunner().invoke(main, command).exit_code == 0
    assert (tmp_path / "page.csv").read_bytes() == (tmp_path / "report.csv").read_bytes()


def test_a_bad_file_is_refused_in_words(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_bytes(b"a,b\n1,2,3\n4\n")
    page = open_page(refusal=422)
    page.get_by_role("button", name="自带清单").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="落图", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("odd.csv：没有认出哪一列是地名，请指定")
    expect(page.get_by_label("地名列")).to_be_visible()


def test_a_file_may_be_dropped_anywhere_while_the_list_opens_too(open_page: Open) -> None:
    page = open_page()
    page.evaluate(
        """text => {
          document.querySelector(".own-open").click();
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
          const map = document.querySelector(".map");
          for (const type of ["dragover", "drop"]) {
            const init = { bubbles: true, cancelable: true, dataTransfer: data };
            map.dispatchEvent(new DragEvent(type, init));
          }
        }""",
        "地点\n都江堰\n康定市\n",
    )
    page.get_by_role("button", name="落图", exact=True).click()
    expect(page.get_by_role("checkbox", name="dropped.csv")).to_be_checked()


def test_the_theme_filter_reads_the_lists_own_column(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "themed.csv"
    file.write_text("地点,主题\n都江堰,生态环境\n康定市,科技创新\n", "utf-8")
    page = open_page()
    _choose(page, file)
    rows = page.locator(".own-rows tbody tr")
    expect(rows).to_have_count(2)
    page.get_by_role("checkbox", name="生态环境").check()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("都江堰")
    layer = page.locator(".row", has=page.get_by_role("checkbox", name="themed.csv"))
    expect(layer.locator(".count")).to_have_text("1县")


def test_a_cell_is_said_to_be_a_place_or_none_and_equal_cells_with_it(
    open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "twice.csv"
    file.write_text("地点,n\n某某厂,1\n某某厂,2\n没有的,3\n双流区,4\n", "utf-8")
    page = open_page()
    _choose(page, file)
    field = page.get_by_role("searchbox", name="第 2 行的地名")
    field.fill("康定")
    field.press("Enter")
    rows = page.get_by_role("row", name="某某厂")
    expect(rows.first).to_contain_text("更正为 甘孜藏族自治州康定市")
    expect(rows.last).to_contain_text("更正为 甘孜藏族自治州康定市")
    in_next = page.get_by_role("row", name="没有的").locator(":focus")
    expect(in_next).to_have_count(1)
    expect(in_next).not_to_have_text("不是地名")
    page.get_by_role("row", name="没有的").get_by_role("button", name="不是地名").click()
    expect(page.get_by_role("row", name="没有的")).to_contain_text("标为不是地名")


def test_a_list_is_offered_again_after_closing_until_it_is_removed(
    open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "projects.csv"
    file.write_bytes(csv_bytes())
    page = open_page()
    _choose(page, file)
    page.get_by_role("row", name="双硫区").get_by_role("button", name="双流区").click()
    expect(page.get_by_role("row", name="双硫区")).to_contain_text("更正为")
    page.wait_for_timeout(300)  # it is kept a moment after it is shown
    page.reload()  # it is open again by itself; another visit is asked
    expect(page.get_by_role("row", name="双硫区")).to_contain_text("更正为")
    page = open_page()
    page.get_by_role("button", name="自带清单").click()
    page.get_by_role("button", name="再次打开“projects.csv”").click()
    expect(page.get_by_role("row", name="双硫区")).to_contain_text("更正为")
    page.get_by_role("button", name="换一个文件").click()
    page.get_by_role("button", name="从本浏览器移除").click()
    expect(page.get_by_role("button", name="再次打开")).to_have_count(0)


def test_another_sheet_and_another_column_are_chosen(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    for name, rows in {
        "名单": [("起点", "终点"), ("双流区", "康定市")],
        "附表": [("县",), ("理塘县",)],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(file)
    page = open_page()
    _choose(page, file)
    cells = page.locator(".own-rows tbody td:nth-child(2)")
    expect(cells).to_have_text(["双流区"])
    page.get_by_label("地名列").select_option("终点")
    expect(cells).to_have_text(["康定市"])
    page.get_by_label("工作表").select_option("附表")
    expect(cells).to_have_text(["理塘县"])


def test_a_list_is_counted_filtered_and_shades_the_counties(
    open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "money.csv"
    file.write_text("地点,主管,万元\n双流区,甲局,12\n双流区,乙局,30\n康定市,乙局,5000\n", "utf-8")
    page = open_page()
    _choose(page, file)
    report = page.get_by_role("region", name="自带清单")
    report.locator(".own-fold summary").click()
    counts = report.locator(".own-fold tr")
    expect(counts).to_have_text(["成都市2", "甘孜藏族自治州1"])
    report.get_by_label("列", exact=True).select_option("主管")
    report.get_by_label("含有……").fill("乙局")
    expect(report.locator(".own-rows tbody tr")).to_have_count(2)
    expect(counts).to_have_text(["成都市1", "甘孜藏族自治州1"])
    report.get_by_label("按县着色").select_option("万元")
    expect(page.get_by_role("heading", level=1).first).to_have_text("万元")
    expect(page.locator(".legend .shade-bar")).to_have_attribute(
        "aria-label", re.compile("30：1 县")
    )
    assert "无数据" in texts(saved(offered(page), "矢量图 SVG"))


def test_a_list_is_handed_on_as_a_file_and_as_a_page(
    open_page: Open, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "projects.csv"
    file.write_bytes(csv_bytes())
    page = open_page("?themes=ecology")
    _choose(page, file)
    page.get_by_role("row", name="双硫区").get_by_role("button", name="双流区").click()
    for name, button in (("l.json", "清单文件"), ("l.html", "含清单的网页")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        download.value.save_as(tmp_path / name)
    page.get_by_role("button", name="换一个文件").click()
    page.get_by_role("checkbox", name="生态环境").uncheck()
    page.locator("input[type=file]").set_input_files(tmp_path / "l.json")
    expect(page.get_by_role("row", name="双硫区")).to_contain_text("更正为")
    expect(page.get_by_role("checkbox", name="生态环境")).to_be_checked()
    alone = browser.new_page()
    alone.goto((tmp_path / "l.html").as_uri())
    expect(alone.get_by_role("row", name="双硫区")).to_contain_text("更正为")
    expect(alone.get_by_role("checkbox", name="projects.csv")).to_be_checked()
    alone.close()


def test_of_a_long_list_only_what_is_near_the_window_is_made(
    open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "long.csv"
    file.write_text("lon,lat\n" + "".join(f"{104 + n / 1e4:.4f},30.6\n" for n in range(4500)))
    page = open_page()
    _choose(page, file)
    layer = page.locator(".row", has=page.get_by_role("checkbox", name="long.csv"))
    expect(layer.locator(".count")).to_have_text("4500处")
    rows = page.locator(".own-rows tbody tr")
    expect(rows.first).to_be_attached()
    assert rows.count() < 400
    page.locator(".own-list .reader-list").evaluate("node => node.scrollTo(0, node.scrollHeight)")
    expect(page.get_by_role("cell", name="4501", exact=True)).to_be_visible()
    assert rows.count() < 600


def test_a_dot_of_a_list_too_long_for_names_opens_its_card(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "dots.csv"
    points = ["103.27,31.47", *["102.5,30.5"] * 2000]
    file.write_text("lon,lat\n" + "\n".join(points), "utf-8")
    page = open_page()
    _choose(page, file)
    page.get_by_role("row", name="103.27, 31.47").get_by_role("button").first.click()
    box = page.locator(".map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", name="103.27, 31.47")).to_be_visible()


def test_a_column_of_running_text_is_read_for_every_place(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "texts.csv"
    file.write_text("n,文本\n1,双流区的企业到康定市考察\n", "utf-8")
    page = open_page()
    page.get_by_role("button", name="自带清单").click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_label("地名列")).to_contain_text("自动：像是正文“文本”")
    expect(page.get_by_role("checkbox", name="此列是正文")).to_be_checked()
    page.get_by_label("地名列").select_option("文本")
    page.get_by_role("checkbox", name="此列是正文").check()
    page.get_by_role("button", name="落图", exact=True).click()
    expect(page.get_by_role("row", name="双流区的企业")).to_contain_text("2 个县")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载报告").click()
    download.value.save_as(tmp_path / "report.csv")
    assert "510116;513301" in (tmp_path / "report.csv").read_text("utf-8-sig")
