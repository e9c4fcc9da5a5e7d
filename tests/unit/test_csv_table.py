"""Our own tables: what is wrong with one is said with its row, before anything is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.csv_table import read
from geo.errors import DataError


def test_rows_have_the_numbers_of_a_spreadsheet(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('\ufeffid,names\na," x ; y;"\n"b\nb",\n', encoding="utf-8")
    rows = read(file, ("id", "names"))
    assert [(row.number, row.list("names")) for row in rows] == [(2, ("x", "y")), (4, ())]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("甲,乙\n".encode("gb18030"), ["a.csv:1: must be UTF-8 (invalid start byte)"]),
        (b"id\n", ["a.csv:1: the header must be id,names (['id'])"]),
        (b"", ["a.csv:1: the header must be id,names ([])"]),
        (
            b"id,names\n1\n1,2\n1,2,3\n",
            ["a.csv:2: must have 2 cells (1)", "a.csv:4: must have 2 cells (3)"],
        ),
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, body: bytes, problems: list[str]) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(body)
    with pytest.raises(DataError) as refused:
        read(file, ("id", "names"))
    assert list(refused.value.problems) == problems
