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


# A row that is put at the end of a file, and what is said of it.
_BAD_ROWS = {
    "targets.csv": {
        "overall-strength,20x7,甲,,1.9.9.9,甲,增加1,": (
            "title_en must be given",
            "clause must be a sentence of the Decision (1.9.9.9)",
            "year must be a year (20x7)",
            "a quantity must be given in both languages (overall-strength)",
            "id must be unique (overall-strength)",
        ),
        "other,2030,甲,A,1.4.1,不在文中,,": ("quote must stand verbatim in its clause (不在文中)",),
    },
    "former_names.csv": {
        "甲县,5101,成都市,202001,201001,9999,,,": (
            "code must have six digits (5101)",
            "since must not be after until (202001, 201001)",
            "successors must be counties or prefectures (9999)",
            "change_zh must be given (甲县)",
            "pinyin must be given (甲县)",
        )
    },
    "spellings.csv": {"5132,Ngaba X,english,": ("source must be given (Ngaba X)",)},
    "groups.csv": {"甲州,9999,乙": ("members must be counties or prefectures (9999)",)},
    "zones.csv": {
        "9999,高新区,,甲高新区,,2015": (
            "prefecture and adcodes must be divisions (9999)",
            "source must be given (甲高新区)",
        )
    },
    "townships.csv": {
        "51010400,甲街道,999999,,0": (
            "code must have nine digits (51010400)",
            "adcode must be a county of today (999999)",
            "editions and elsewhere must be given (甲街道)",
        ),
        "510104999,春熙路街道,510104,202512,0": (
            "a county must have a township once (春熙路街道)",
        ),
    },
    "lookalikes.csv": {
        "南部,nothing,甲": ("kind must be known (nothing)", "word must be unique (南部)")
    },
    "sections.csv": {
        "1,甲,A,乙,B": ("clause must be unique (1)", "title_zh must stand in its clause (甲)"),
        "9.9,甲,A,乙,B": ("clause must be a title of the Decision (9.9)",),
    },
    "glossary.csv": {
        "x,甲,high-quality development,乙,B,1.1.1": (
            "the term must stand verbatim in its clause (甲)",
            "term_en must be unique (high-quality development)",
        )
    },
    "outlets.csv": {
        "甲报,": (
            "name_zh must be that of a source (甲报)",
            "name_en must be given in English (甲报)",
        ),
        "国务院,Council": ("name_zh must be unique (国务院)",),
    },
    "terms.csv": {
        "两个毫不动摇,two x,two x,": (
            "a term must stand once (两个毫不动摇)",
            "a name must not be avoided by itself (two x)",
        )
    },
}


@pytest.fixture(scope="module")
def of_bad_rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said where each of these rows stands at the end of its file, by file and row."""
    folder = tmp_path_factory.mktemp("rows") / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("sources"))
    places = {}
    for name, rows in _BAD_ROWS.items():
        text = (folder / name).read_text(encoding="utf-8").rstrip("\n")
        for number, row in enumerate(rows, start=text.count("\n") + 2):
            places[row] = f"{name}:{number}: "
        (folder / name).write_text("\n".join([text, *rows, ""]), encoding="utf-8")
    said = _problems(folder).splitlines()
    return {
        row: "\n".join(line for line in said if line.startswith(place))
        for row, place in places.items()
    }


@pytest.mark.parametrize("name", _BAD_ROWS)
def test_a_row_that_breaks_rules_is_named_with_each(of_bad_rows: dict[str, str], name: str) -> None:
    for row, rules in _BAD_ROWS[name].items():
        assert [rule for rule in rules if rule not in of_bad_rows[row]] == []
