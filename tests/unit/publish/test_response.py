"""What is prepared is read as it was written, or the file that is not is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import DataError
from geo.media_types import JSON
from geo.publish.response import Content, prepare, read, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, {"/a": Content(b"[1,2,3]" * 99, JSON), "/b": Content(b"[4]", JSON)})
    return tmp_path


def test_answers_come_back(folder: Path) -> None:
    assert read(folder)["/a"] == prepare(Content(b"[1,2,3]" * 99, JSON))


def test_files_that_are_cut_or_lost_are_named(folder: Path) -> None:
    a, b = (answer.etag for answer in read(folder).values())
    (folder / f"{a}.br").write_bytes(b"1")
    (folder / b).unlink()
    with pytest.raises(DataError) as refused:
        read(folder)
    assert [problem.partition(":")[0] for problem in refused.value.problems] == [
        str(folder / f"{a}.br"),
        str(folder / b),
    ]
