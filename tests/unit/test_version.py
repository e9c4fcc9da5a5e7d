"""The version of the data changes with them, and with nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo import version
from geo.errors import DataError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "date.txt").write_text("2026-11-24\n")
    (tmp_path / "places.csv").write_text("id\npanxi\n")
    return tmp_path


def test_it_is_the_day_and_a_hash(folder: Path) -> None:
    assert re.fullmatch(r"2026-11-24-[0-9a-f]{8}", version.read(folder))
    (folder / "README.md").write_text("words about the data are no data")
    before = version.read(folder)
    (folder / "places.csv").write_text("id\nyibin\n")
    assert version.read(folder) != before


@pytest.mark.parametrize("text", ["", "yesterday", "2026-02-30"])
def test_a_date_that_is_none_is_refused(folder: Path, text: str) -> None:
    (folder / "date.txt").write_text(text)
    with pytest.raises(DataError, match=r"date\.txt:1: .*\("):
        version.read(folder)
