"""From a list to its report: columns, statuses, order, outputs, the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.__main__ import main
from geo.batch import report
from geo.batch.columns import ColumnRequest, choose
from geo.batch.geocoders import Names
from geo.batch.read import open_table
from geo.batch.reading.limits import COMMAND_LINE
from geo.batch.work import work
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.resolve import Resolver
from tests.support.lists import FORMATS, ROWS, csv_bytes, parquet_bytes, xlsx_bytes

STATUSES = ["matched", "ambiguous", "unresolved", "empty", "matched", "matched"]
STATUSES += ["unresolved", "matched"]


def _run(*args: object) -> Result:
    return CliRunner().invoke(main, ["geocode", *map(str, args)])


def _report(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    yield tmp_path / "list.csv", tmp_path / "report.csv"
    assert not list(tmp_path.glob(".*")), "nothing half done is left behind"


def _geocode(paths: tuple[Path, Path], data: bytes, *args: object) -> list[dict[str, str]]:
    source, file = paths
    source.write_bytes(data)
    result = _run(source, "--report", file, *args)
    assert result.exit_code == 0, result.output
    return _report(file)


def test_a_report_row_for_each_row_in_order(paths: tuple[Path, Path]) -> None:
    rows = _geocode(paths, csv_bytes())
    assert list(rows[0]) == list(report.COLUMNS)
    assert [row["row"] for row in rows] == [str(number) for number in range(2, 10)]
    assert [row["input"] for row in rows] == [row[1] for row in ROWS[1:]]
    assert [row["status"] for row in rows] == STATUSES
    assert rows[4]["adcodes"] == "510115;510116"
    assert rows[1]["candidates"] == "511002|内江市市中区;511102|乐山市市中区"
    assert rows[2]["candidates"] == "510116|成都市双流区|95"
    assert (rows[0]["place"], rows[0]["rule"], rows[0]["note"]) == ("成都市双流区", "official", "")


def test_a_report_to_the_standard_output_is_alone_there(
    paths: tuple[Path, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    source, file = paths
    source.write_bytes(csv_bytes())
    assert _run(source, "--report", file).exit_code == 0
    assert _run(source, "--report", "-").exit_code == 0
    assert capfd.readouterr().out == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_report(tmp_path: Path, name: str) -> None:
    for file, data in (("plain.csv", csv_bytes()), (name, FORMATS[name])):
        (tmp_path / file).write_bytes(data)
        result = _run(tmp_path / file, "--report", tmp_path / f"{file}.report")
        assert result.exit_code == 0, result.output
    plain = (tmp_path / "plain.csv.report").read_bytes()
    assert (tmp_path / f"{name}.report").read_bytes() == plain


def test_parts_in_a_folder_are_one_list(tmp_path: Path) -> None:
    """In the order of their numbers, rows counted on, whatever the format of each."""
    whole, folder = tmp_path / "list.csv", tmp_path / "parts"
    folder.mkdir()
    header, *rows = ROWS
    whole.write_bytes(csv_bytes([header, *rows * 2]))
    (folder / "part.2.parquet").write_bytes(parquet_bytes([header, *rows[:5]]))
    (folder / "part.10.csv").write_bytes(csv_bytes([header, *rows[5:], *rows]))
    (folder / "_metadata.csv").write_text("not a part")
    reports = []
    for source in (whole, folder):
        file = tmp_path / f"{source.name}.report"
        assert _run(source, "--report", file).exit_code == 0
        reports.append(file.read_bytes())
    assert reports[0] == reports[1]
    (folder / "part.11.csv").write_bytes(csv_bytes([("a", "b"), ("1", "2")]))
    said = _run(folder, "--report", tmp_path / "r").output
    assert "part.11.csv:1: must have the columns of part.2.parquet (项目, 地点)" in said


def test_notes_in_chinese(paths: tuple[Path, Path]) -> None:
    rows = _geocode(paths, csv_bytes(), "--lang", "zh")
    assert rows[6]["note"] == "“康定市”与“成都市”不相隶属"


def test_the_guess_is_said_and_the_summary_counts(paths: tuple[Path, Path]) -> None:
    source, file = paths
    source.write_bytes(csv_bytes([*ROWS, ("壬", "双硫区")]))
    output = _run(source, "--report", file).output
    assert "UTF-8; place column: “地点” (guessed: 62% of its cells are known names)" in output
    assert "9 rows: matched 4, ambiguous 1, unresolved 3, empty 1" in output
    assert "unresolved 2 ×: 双硫区\n  unresolved 1 ×: 成都市康定市" in output


def test_strict_and_fuzzy(paths: tuple[Path, Path]) -> None:
    source, file = paths
    source.write_bytes(csv_bytes([("地点",), ("双流区",), ("郫县",)]))
    assert _run(source, "--report", file, "--strict").exit_code == 0
    source.write_bytes(csv_bytes([("地点",), ("双流区",), ("",)]))
    assert _run(source, "--report", file, "--strict").exit_code == 2
    source.write_bytes(csv_bytes([("地点",), ("双流区",), ("双硫区",)]))
    assert _run(source, "--report", file, "--strict").exit_code == 2
    assert file.exists()
    accepted = _geocode(paths, source.read_bytes(), "--accept-fuzzy", 90)
    assert [row["status"] for row in accepted] == ["matched", "fuzzy"]
    assert (accepted[1]["adcodes"], accepted[1]["rule"]) == ("510116", "fuzzy")


def test_points(paths: tuple[Path, Path]) -> None:
    data = csv_bytes(
        [("名称", "经度", "纬度"), ("a", "104.07", "30.57"), ("b", "", ""), ("c", "1", "")]
    )
    rows = _geocode(paths, data)
    assert [row["status"] for row in rows] == ["matched", "empty", "unresolved"]
    assert [row["input"] for row in rows] == ["104.07, 30.57", "", "1, "]
    assert rows[0]["adcodes"] == "510107"
    assert _geocode(paths, data, "--lon-column", "经度", "--lat-column", "纬度") == rows


def test_running_text(paths: tuple[Path, Path]) -> None:
    texts = [
        "在成都市双流区、甘孜州理塘县建设",
        "形成都市圈，推广安全，提高县域，合理县级，境内江河",
        "推進滎經縣的項目",
        "四川省支持原郫县",
        "支持甘孜和理塘县",
        "",
    ]
    rows = _geocode(paths, csv_bytes([("内容",), *((t,) for t in texts)]), "--text-column", "内容")
    found = [(row["status"], row["adcodes"]) for row in rows]
    assert found == [
        ("matched", "510116;513334"),
        ("unresolved", ""),
        ("matched", "511822"),
        ("matched", "510117"),
        ("ambiguous", "513334"),
        ("empty", ""),
    ]
    assert "513328|" in rows[4]["candidates"]


def test_cells_that_a_spreadsheet_would_run_are_made_harmless(paths: tuple[Path, Path]) -> None:
    rows = _geocode(paths, csv_bytes([("地点",), ("双流区",), ("=1+1",), ("-1",)]))
    assert [row["input"] for row in rows] == ["双流区", "'=1+1", "-1"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--place-column", "县"), "list.csv:1: there is no column “县” (there are: 项目, 地点)"),
        (("--lon-column", "项目"), "longitude and latitude must be given together"),
        (("--place-column", "a", "--text-column", "b"), "give a place column, a text column, or"),
        (("--out", "x.docx"), "--out must end in .geojson, .gpkg, .parquet, .csv (x.docx)"),
        (("--scheduler", "tcp://127.0.0.1:1"), "--scheduler goes with --engine dask"),
    ],
)
def test_what_cannot_be_done_is_said(
    paths: tuple[Path, Path], args: tuple[str, ...], message: str
) -> None:
    source, file = paths
    source.write_bytes(csv_bytes())
    result = _run(source, "--report", file, *args)
    assert result.exit_code in (1, 2)
    assert message in result.output
    assert not file.exists()


def test_a_list_without_places_is_not_guessed_at(paths: tuple[Path, Path]) -> None:
    source, file = paths
    source.write_bytes(csv_bytes([("a", "b"), ("1", "x"), ("2", "y")]))
    result = _run(source, "--report", file)
    assert result.exit_code == 1
    assert "list.csv:1: which column holds the places must be said (a, b)" in result.output


def test_a_list_is_never_written_over(paths: tuple[Path, Path]) -> None:
    source, _ = paths
    source.write_bytes(csv_bytes())
    assert "must be different files" in _run(source, "--report", source).output
    assert source.read_bytes() == csv_bytes()


def test_an_old_report_outlives_a_bad_list(paths: tuple[Path, Path]) -> None:
    source, file = paths
    file.write_text("old")
    source.write_bytes(csv_bytes([*ROWS * (COMMAND_LINE.chunk // 8)]) + b"x" * 17 * 1024**2)
    assert _run(source, "--report", file, "--place-column", "地点").exit_code == 1
    assert file.read_text() == "old"


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".parquet", ".csv"])
def test_outputs_have_all_rows_and_the_same_bytes_again(
    tmp_path: Path, paths: tuple[Path, Path], suffix: str
) -> None:
    out = tmp_path / f"out{suffix}"
    rows = _geocode(paths, csv_bytes(), "--out", out)
    first = out.read_bytes()
    _geocode(paths, csv_bytes(), "--out", out)
    assert out.read_bytes() == first
    if suffix == ".csv":
        with out.open(encoding="utf-8-sig", newline="") as lines:
            written = list(csv.DictReader(lines))
    else:
        frame = gpd.read_parquet(out) if suffix == ".parquet" else gpd.read_file(out)
        assert [geometry is not None for geometry in frame.geometry] == [
            bool(row["adcodes"]) for row in rows
        ]
        assert frame.geometry.iloc[0].contains(gpd.points_from_xy([103.93], [30.5])[0])
        written = frame.drop(columns="geometry").to_dict("records")
    assert [row["项目"] for row in written] == [row[0] for row in ROWS[1:]]
    for column in ("status", "adcodes", "place", "rule", "note"):
        assert [row[f"geo_{column}"] for row in written] == [row[column] for row in rows]
    assert [row["geo_coverage"] for row in written][4:6] == ["whole", "part"]


def test_points_are_written_as_points(tmp_path: Path, paths: tuple[Path, Path]) -> None:
    out = tmp_path / "out.geojson"
    _geocode(paths, csv_bytes([("lon", "lat"), ("104.07", "30.57"), ("", "")]), "--out", out)
    features = json.loads(out.read_text(encoding="utf-8"))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [104.07, 30.57]}
    assert features[1]["geometry"] is None


def test_columns_that_clash_with_ours_are_kept(tmp_path: Path, paths: tuple[Path, Path]) -> None:
    out = tmp_path / "out.gpkg"
    header = ("fid", "geometry", "geo_status", "地点")
    _geocode(paths, csv_bytes([header, ("x", "y", "z", "双流区")]), "--out", out)
    (row,) = gpd.read_file(out).to_dict("records")
    assert (row["fid_"], row["geometry_"], row["geo_status"]) == ("x", "y", "z")
    assert row["geo_status_"] == "matched"


def test_numbers_of_a_workbook_are_codes(tmp_path: Path) -> None:
    source, file = tmp_path / "list.xlsx", tmp_path / "report.csv"
    source.write_bytes(xlsx_bytes([("行政区划代码",), (510116,), (513425.0,)]))
    assert _run(source, "--report", file).exit_code == 0
    assert [row["adcodes"] for row in _report(file)] == ["510116", "513402"]


_NAME = st.sampled_from(
    ["双流区", "郫县", "市中区", "双硫区", "成都", "", " ", "渝中区", "510116", "=x"]
)


@settings(max_examples=60, deadline=None)
@given(names=st.lists(_NAME, min_size=1, max_size=40))
def test_every_row_comes_out_once_in_order_whatever_is_around_it(
    lexicon: Lexicon, names: list[str]
) -> None:
    resolver = Resolver(lexicon)
    table = open_table(io.BytesIO(csv_bytes([("地点", "n"), *((n, "1") for n in names)])), "l.csv")
    choice = choose(table, ColumnRequest(place="地点"), resolver)
    (done,) = work(table, choice, Names(resolver))
    rows = list(csv.reader(report.lines(done, "en")))
    assert [row[0] for row in rows] == [str(number) for number in range(2, len(names) + 2)]
    assert [row[1].removeprefix("'") for row in rows] == names
    alone = [resolver.resolve(name) for name in names]
    assert [tuple(row[2:]) for row in rows] == [report.cells(outcome, "en") for outcome in alone]
