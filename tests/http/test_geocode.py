"""POST /geocode: the same code path as the command line, with limits, and nothing kept."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from bench.list_sets import CASES, expanded
from geo.__main__ import main
from geo.batch import page_model
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.outcome import Status
from tests.conftest import ROOT
from tests.support.lists import FORMATS, ROWS, csv_bytes, xlsx_bytes
from web.geocode import MOST_BYTES, MOST_ROWS


def _post(client: FlaskClient, data: bytes, query: str = "") -> Any:
    return client.post(f"/geocode?name=list.csv{query}", data=data)


def test_the_answer_has_all_that_the_page_draws(client: FlaskClient) -> None:
    body = _post(client, csv_bytes()).get_json()
    assert body["columns"] == list(ROWS[0])
    assert (body["kind"], body["chosen"]) == ("place", [1])
    assert body["counts"] == {
        "matched": 4,
        "fuzzy": 0,
        "ambiguous": 1,
        "unresolved": 2,
        "empty": 1,
    }
    assert body["unresolved"] == [["双硫区", 1], ["成都市康定市", 1]]
    assert [row["row"] for row in body["rows"]] == list(range(2, 10))
    assert [tuple(row["cells"]) for row in body["rows"]] == list(ROWS[1:])
    outcomes = [body["outcomes"][row["outcome"]] for row in body["rows"]]
    assert outcomes[0]["adcodes"] == ["510116"]
    assert outcomes[0]["place"] == {"zh": "成都市双流区", "en": "Shuangliu District, Chengdu"}
    assert [c["id"] for c in outcomes[1]["candidates"]] == ["511002", "511102"]
    best = outcomes[2]["candidates"][0]
    assert (best["similarity"], best["adcodes"]) == (95, ["510116"])
    assert outcomes[5]["coverage"] == "part"
    assert all(outcomes[6]["note"].values())


def test_a_candidate_put_into_the_cell_is_matched(client: FlaskClient) -> None:
    body = _post(client, csv_bytes()).get_json()
    chosen = [
        (candidate["name"]["zh"], candidate["adcodes"])
        for outcome in body["outcomes"]
        for candidate in outcome["candidates"]
    ]
    again = _post(client, csv_bytes([("地点",), *((name,) for name, _ in chosen)])).get_json()
    outcomes = [again["outcomes"][row["outcome"]] for row in again["rows"]]
    assert [outcome["adcodes"] for outcome in outcomes] == [adcodes for _, adcodes in chosen]


def test_points_come_with_their_position(client: FlaskClient) -> None:
    rows = [("lon", "lat"), ("104.07", "30.57"), ("", "")]
    body = _post(client, csv_bytes(rows)).get_json()
    assert body["points"] == [[104.07, 30.57], None]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_report_has_the_bytes_of_the_command_line(
    client: FlaskClient, tmp_path: Path, name: str, language: str
) -> None:
    source, file = tmp_path / name, tmp_path / "report.csv"
    source.write_bytes(FORMATS[name])
    args = ["geocode", str(source), "--report", str(file), "--lang", language]
    assert CliRunner().invoke(main, args).exit_code == 0
    address = f"/geocode?name={name}&format=csv&lang={language}"
    answer = client.post(address, data=FORMATS[name])
    assert answer.data == file.read_bytes()
    assert answer.mimetype == "text/csv"
    form = {"file": (io.BytesIO(FORMATS[name]), name)}
    address = f"/geocode?format=csv&lang={language}"
    assert client.post(address, data=form).data == file.read_bytes()


def test_nothing_is_kept(client: FlaskClient) -> None:
    assert _post(client, csv_bytes()).headers["Cache-Control"] == "no-store"
    assert _post(client, csv_bytes(), "&format=csv").headers["Cache-Control"] == "no-store"


def test_the_sample_shows_every_status(client: FlaskClient) -> None:
    sample = client.get("/geocode/sample.csv")
    assert sample.data.removeprefix(b"\xef\xbb\xbf") == (
        (ROOT / "data" / "sample_list.csv").read_bytes()
    )
    counts = _post(client, sample.data, "&accept_fuzzy=90").get_json()["counts"]
    assert all(counts[status] for status in Status)


@pytest.mark.parametrize(
    ("query", "status", "value"),
    [
        ("&lang=fr", 400, "fr"),
        ("&format=pdf", 400, "pdf"),
        ("&accept_fuzzy=0", 400, "0"),
        ("&accept_fuzzy=１", 400, "１"),
        ("&colour=red", 400, "red"),
        ("&place_column=县", 422, "list.csv"),
    ],
)
def test_bad_questions(client: FlaskClient, query: str, status: int, value: str) -> None:
    answer = _post(client, csv_bytes(), query)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.get_json(force=True)["value"] == value


@pytest.mark.parametrize(
    ("data", "status", "detail"),
    [
        (b"", 422, "list.csv:1: must have a header and rows (empty)"),
        (b"PK\x03\x04", 422, "list.csv:1: must be a workbook (BadZipFile)"),
        (b"\0\1\2", 422, "list.csv:1: must be CSV, TSV, a workbook or Parquet (binary data)"),
        (b"x" * (MOST_BYTES + 1), 413, f"A list must be smaller than {MOST_BYTES} bytes."),
        (b"x" * (2 * MOST_BYTES), 413, ""),
        (b"\xe5\x8c\xba\n" + b"x\n" * (MOST_ROWS + 1), 413, "list.csv:100002: must have no more"),
        (b"\xe5\x8c\xba\n" + b"\n" * 5_000_000, 413, "list.csv:500001: must have no more"),
        (b"<table>" + b"<tr><td colspan=9999 rowspan=99>x" * 99, 422, "list.csv:2: must have no"),
        (b"x" * 100_000 + b"\n1\n", 422, "list.csv:1: which column"),
    ],
)
def test_bad_lists(client: FlaskClient, data: bytes, status: int, detail: str) -> None:
    answer = _post(client, data, "" if status == 422 else "&place_column=区")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.get_json(force=True)["detail"].startswith(detail)
    assert len(answer.data) < 10_000, "a heading may be long"


def test_a_form_without_a_file(client: FlaskClient) -> None:
    answer = client.post("/geocode", data={"other": (io.BytesIO(b"x"), "x")})
    assert answer.status_code == 400
    assert answer.get_json(force=True)["parameter"] == "file"


def test_the_list_with_its_counties_is_the_command_lines(
    client: FlaskClient, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_bytes(csv_bytes())
    for form in ("geojson", "parquet"):
        out = tmp_path / f"out.{form}"
        command = ["geocode", str(tmp_path / "list.csv"), "--out", str(out)]
        result = CliRunner().invoke(main, [*command, "--report", str(tmp_path / "report.csv")])
        assert result.exit_code == 0, result.output
        answer = _post(client, csv_bytes(), f"&format={form}")
        assert answer.data == out.read_bytes()
    assert answer.headers["Content-Disposition"].endswith('list.parquet"')


def test_get_says_how_to_post(client: FlaskClient) -> None:
    answer = client.get("/geocode")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "curl --data-binary" in answer.get_json(force=True)["detail"]


def test_a_name_with_a_line_break_is_refused(client: FlaskClient) -> None:
    assert client.post("/geocode?name=a%0d%0ab", data=csv_bytes()).status_code == 400


def test_sheets_and_columns_are_said_and_can_be_asked_for(client: FlaskClient) -> None:
    data = xlsx_bytes([("市州", "县区"), ("乐山市", "市中区")])
    body = client.post("/geocode?name=l.xlsx", data=data).get_json()
    assert body["sheets"] == [{"name": "Sheet", "hidden": False, "read": True}]
    assert body["chosen"] == [0, 1]
    address = "/geocode?name=l.xlsx&sheet=Sheet&place_column=县区"
    body = client.post(address, data=data).get_json()
    assert (body["chosen"], body["counts"]["ambiguous"]) == ([1], 1)
    assert client.post("/geocode?name=l.xlsx&sheet=x", data=data).status_code == 422


@pytest.mark.parametrize("column", ["place", "text"])
def test_every_kind_of_cell_is_read_alike_by_both_doors(
    client: FlaskClient, lexicon: Lexicon, tmp_path: Path, column: str
) -> None:
    with CASES.open(encoding="utf-8", newline="") as lines:
        cases = [row for row in csv.DictReader(lines) if row["column"] == column]
    out = io.StringIO()
    csv.writer(out).writerows([("n", "内容"), *enumerate(row["input"] for row in cases)])
    (tmp_path / "cells.csv").write_bytes(data := out.getvalue().encode())
    command = ["geocode", str(tmp_path / "cells.csv"), f"--{column}-column", "内容"]
    done = CliRunner().invoke(main, [*command, "--report", str(tmp_path / "report.csv")])
    assert done.exit_code == 0, done.output
    answer = client.post(f"/geocode?name=cells.csv&{column}_column=内容&format=csv", data=data)
    assert answer.data == (tmp_path / "report.csv").read_bytes()
    for case, row in zip(cases, csv.DictReader(answer.text[1:].splitlines()), strict=True):
        assert (row["status"] == "matched") == (case["status"] == "matched"), row
        if case["status"] == "matched":
            assert tuple(row["adcodes"].split(";")) == expanded(case["places"], lexicon), row


def test_an_answer_in_parts_is_the_answer(client: FlaskClient) -> None:
    rows = [ROWS[0], *ROWS[1:] * 1_100]
    answer = _post(client, csv_bytes(rows), "&format=ndjson")
    assert answer.mimetype == "application/x-ndjson"
    parts = [json.loads(line) for line in answer.text.splitlines()]
    assert len(parts) > 3
    assert parts[0]["columns"] == [*ROWS[0]]
    assert [part["progress"] for part in parts[1:-1]][-1] == 1.0
    assert page_model.model(parts) == _post(client, csv_bytes(rows)).get_json()
    packed = client.post(
        "/geocode?format=ndjson", data=csv_bytes(rows), headers={"Accept-Encoding": "gzip"}
    )
    assert gzip.decompress(packed.data).count(b"\n") == len(parts)


def test_what_is_wrong_far_below_is_the_last_part(client: FlaskClient) -> None:
    data = "地点\n".encode() + "双流区\n".encode() * (MOST_ROWS + 1)
    last = json.loads(_post(client, data, "&format=ndjson").text.splitlines()[-1])
    assert "must have no more rows" in last["problems"][0]


def test_a_preview_says_how_a_list_is_read_and_places_nothing(client: FlaskClient) -> None:
    data = xlsx_bytes([("2024年项目表",), ("市州", "县区"), *[("乐山市", "市中区")] * 20])
    body = client.post("/geocode?name=l.xlsx&format=preview", data=data).get_json()
    assert body["columns"] == ["市州", "县区"]
    assert body["chosen"] == [0, 1]
    assert body["sheets"] == [{"name": "Sheet", "hidden": False, "read": True}]
    assert body["rows"] == [["乐山市", "市中区"]] * 8


def test_a_text_may_be_said_to_be_of_sichuan(client: FlaskClient) -> None:
    data = csv_bytes([("说明",), ("全省推进民族地区发展",)])
    plain = _post(client, data, "&text_column=说明").get_json()
    assert plain["outcomes"][0]["adcodes"] == []
    said = _post(client, data, "&text_column=说明&of_sichuan=1").get_json()
    assert len(said["outcomes"][0]["adcodes"]) == 51
    assert _post(client, data, "&of_sichuan=yes").status_code == 400


def test_a_file_has_the_lists_name_in_chinese(client: FlaskClient) -> None:
    answer = client.post("/geocode?name=项目表.csv&format=csv", data=csv_bytes())
    shown = answer.headers["Content-Disposition"]
    assert shown.isascii()
    assert shown.endswith("filename*=UTF-8''%E9%A1%B9%E7%9B%AE%E8%A1%A8-report.csv")
