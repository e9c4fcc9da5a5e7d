"""Bad data are refused with file, row, rule and value, all of them at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.__main__ import main
from tests.support import DATA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy, ignore=shutil.ignore_patterns("sources"))
    return copy


def _problems(folder: Path) -> str:
    result = CliRunner().invoke(main, ["check", "--data", str(folder)])
    assert result.exit_code == 1
    return result.output


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_errors_of_a_file_at_once(folder: Path) -> None:
    file = folder / "initiatives.csv"
    _replace(file, "panxi-pilot-zone,,2.1.7.3", "panxi-zone,,2.1.7.3")
    _replace(file, "高质量建设大熊猫国家公园", "高质量建成大熊猫国家公园")
    _replace(file, ",ecology,", ",ecologie,")
    said = _problems(folder)
    assert "place must be in the gazetteer (panxi-zone)" in said
    assert "quote must stand verbatim in its clause (高质量建成大熊猫国家公园)" in said
    assert "theme must be known (ecologie)" in said
    assert all(line.startswith("initiatives.csv:") for line in said.splitlines())


def test_an_unknown_member(folder: Path) -> None:
    _replace(folder / "places.csv", "昭觉县", "昭觉市")
    assert "members must be counties or prefectures of Sichuan, each meant once (昭觉市)" in (
        _problems(folder)
    )


def test_a_county_that_is_missing(folder: Path) -> None:
    file = folder / "sichuan_counties.geojson"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([*lines[:40], *lines[41:]]), encoding="utf-8")
    assert "must have 183 counties (182)" in _problems(folder)


def test_a_ragged_row(folder: Path) -> None:
    with (folder / "initiatives.csv").open("a", encoding="utf-8") as file:
        file.write("one,two\n")
    assert "must have 12 cells (2)" in _problems(folder)


def test_a_clause_whose_offsets_are_off(folder: Path) -> None:
    _replace(folder / "decision.txt", "高质量发展", "高质发展")
    assert "text must stand at its offsets" in _problems(folder)


def test_figures_and_places_of_a_sentence(folder: Path) -> None:
    file = folder / "initiatives.csv"
    _replace(file, "39|39个欠发达县域", "38|38个欠发达县域")
    _replace(file, ",panxi-pilot-zone,,2.1.7.3", ",sichuan;giant-panda-np,,2.1.7.3")
    _replace(file, "Green manufacturing", "Green trade")
    said = _problems(folder)
    assert "a number that counts must be a quantity (39)" in said
    assert "a quantity must stand in its quote (38个欠发达县域)" in said
    assert "the whole province must stand alone (sichuan;giant-panda-np)" in said
    assert "title_en must be unique (Green trade)" in said


@pytest.fixture(scope="module")
def of_all_files(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said where a rule of each of these files is broken: all of it at once."""
    folder = tmp_path_factory.mktemp("broken") / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("sources"))
    _replace(folder / "places.csv", "104.2,30.993", "104.2,28.0")
    _replace(folder / "account.csv", "1.1.1,narrative\n", "")
    file = folder / "sections.csv"
    _replace(file, "3.1,加快形成区域共兴新格局,Regions rising together,", "3.1,加快形成,,")
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("5.2,")), "utf-8")
    _replace(folder / "former_names.csv", ",510117,2016年", ",519117,2016年")
    _replace(folder / "address_words.csv", "大路,road,", "大路,raod,")
    _replace(folder / "spellings.csv", "zone-panxi,攀西,short", "panxi,攀西,nick")
    _replace(folder / "initiatives.csv", ",panxi-pilot-zone,,2.1.7.3", ",yalong-corridor,,2.1.7.3")
    return _problems(folder)


@pytest.mark.parametrize(
    "problem",
    [
        "address_words.csv:3: kind must be known (raod)",
        "the point must lie in a member county (sanxingdui)",
        "no sentence may be left over (1.1.1)",
        "title_en must be given (3.1)",
        "every part and section must be there (5.2)",
        "successors must be counties or prefectures (519117)",
        "spellings.csv:",
        "id must be a place (panxi)",
        "rule must be known (nick)",
        "the clause must name the place (yalong-corridor)",
        "an initiative must be tied to what is named (攀西国家战略资源创新开发试验区)",
    ],
)
def test_what_is_broken_in_any_file_is_said_at_once(of_all_files: str, problem: str) -> None:
    assert problem in of_all_files
