"""A list of the reader's own on the page: dropped, placed, put right, saved."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from geo.__main__ import main
from tests.support.browser import Open
from tests.support.lists import csv_bytes


def _choose(page: Page, path: Path) -> None:
    page.get_by_role("button", name="自带清单").click()
    page.locator("input[type=file]").set_input_files(path)
    expect(page.locator(".own-rows tbody tr").first).to_be_visible()


def test_a_list_becomes_a_layer_with_its_report(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "projects.csv"
    file.write_bytes(csv_bytes())
    page = open_page()
    _choose(page, file)
    layer = page.get_by_role("checkbox", name="projects.csv")
    expect(layer).to_be_checked()
    report = page.get_by_role("region", name="自带清单")
    expect(report.get_by_role("row", name="双硫区")).to_contain_text("相似度 95")
    assert "own-" not in page.url
    page.get_by_role("checkbox", name="生态环境").check()
    expect(page.locator(".row", has=layer).locator(".count")).not_to_have_text("–")
    report.get_by_role("button", name="关闭清单").click()
    expect(layer).to_have_count(0)


def test_rows_are_put_right_and_the_list_is_saved(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "projects.csv"
    file.write_bytes(csv_bytes())
    page = open_page()
    _choose(page, file)
    row = page.get_by_role("row", name="双硫区")
    row.get_by_role("button", name="双流区").click()
    expect(row).to_contain_text("更正为")
    with page.expect_download() as download:
        page.get_by_role("button", name="保存更正后的清单").click()
    saved = tmp_path / "saved.csv"
    download.value.save_as(saved)
    assert "双流区" in saved.read_text("utf-8-sig")
    page.get_by_role("button", name="应用 1 处更正").click()
    expect(page.get_by_role("row", name="双硫区")).to_have_count(0)


def test_the_page_and_the_command_line_give_the_same_report(
    open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "projects.csv"
    file.write_bytes(csv_bytes())
    page = open_page("?lang=en")
    page.get_by_role("button", name="Your own list").click()
    page.locator("input[type=file]").set_input_files(file)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the report").click()
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
    expect(page.get_by_role("alert")).to_contain_text("odd.csv:")


def test_a_file_may_be_dropped_anywhere(open_page: Open) -> None:
    page = open_page()
    page.evaluate(
        """text => {
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
