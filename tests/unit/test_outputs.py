"""Outputs are written whole, together, and where they are meant to be."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.__main__ import main
from geo.batch.cells import line, quoted
from geo.outputs import scratch, unfinished, write_whole
from tests.support import ROOT, ended_process
from tests.support.lists import csv_bytes


def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "folder" / "real.csv", tmp_path / "link.csv"
    target.parent.mkdir()
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_is_written_to_and_stays_one() -> None:
    write_whole(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("path", ["/dev/stdout", "-"])
def test_a_pipe_behind_a_device_is_written_to(path: str) -> None:
    code = "from pathlib import Path; from geo.outputs import write_whole as write; "
    code += f"write(Path({path!r}), b'x')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"x", b"")


def test_files_of_one_run_change_together(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    write_whole(one, b"old")
    write_whole(two, b"old")
    with pytest.raises(FileNotFoundError), unfinished(one, two) as (first, _):
        first.write_text("new")  # but nothing is written for the second
    assert (one.read_text(), two.read_text()) == ("old", "old")
    assert sorted(tmp_path.iterdir()) == [one, two]


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    ended = ended_process()
    left = tmp_path / f".report.{ended}.part.csv"
    mine, other = tmp_path / f".report.{os.getpid()}.part.csv", tmp_path / ".own.part"
    journal = tmp_path / f".list.{ended}.part.gpkg-journal"
    for file in (left, journal, mine, other):
        file.touch()
    write_whole(tmp_path / "x.csv", b"x")
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(
        (mine.name, ".own.part", "x.csv")
    )


def test_a_scratch_folder_is_removed_even_of_who_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = ended_process()
    (tmp_path / f"sichuan-map-{ended}-x").mkdir()
    other = tmp_path / "sichuan-map-of-somebody"
    other.mkdir()
    with scratch() as folder:
        (folder / "list.gpkg").touch()
        assert sorted(tmp_path.iterdir()) == sorted((folder, other))
    assert [*tmp_path.iterdir()] == [other]


def test_names_as_long_as_they_may_be(tmp_path: Path) -> None:
    file = tmp_path / ("名" * 83 + ".csv")
    write_whole(file, b"x")
    assert file.exists()


@pytest.mark.parametrize("report", ["x" * 300, "list.csv/report.csv", "/dev/full"])
def test_what_the_system_refuses_is_said_in_one_line(tmp_path: Path, report: str) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes(csv_bytes())
    result = CliRunner().invoke(main, ["geocode", str(source), "--report", str(tmp_path / report)])
    assert result.exit_code == 1
    assert result.output.splitlines()[-1].startswith("Error: ")
    assert isinstance(result.exception, SystemExit)


def test_a_geopackage_that_no_disk_takes_is_said_in_one_line(tmp_path: Path) -> None:
    (source := tmp_path / "list.csv").write_bytes(csv_bytes())
    words = ["geocode", str(source), "--report", str(tmp_path / "report.csv")]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        result = CliRunner().invoke(main, [*words, "--out", str(tmp_path / "list.gpkg")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert result.exit_code == 1
    assert result.output.splitlines()[-1].startswith("Error: the GeoPackage cannot be written (")
    assert [file.name for file in tmp_path.iterdir()] == ["list.csv"]


def test_no_line_end_in_a_cell_lets_a_formula_through() -> None:
    for cell in ("a\r=1+1", "a\r\n=1+1", "\r=1+1", "\t=1+1"):
        assert "\r" not in line((cell, "x"))
        assert not any(
            piece.startswith("=")
            for piece in line((cell,)).splitlines()
            if '"' not in line((cell,))
        )
        assert quoted(cell).startswith(("'", '"'))
