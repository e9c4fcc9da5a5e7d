"""A site is replaced whole; a run that is killed blocks no later one and loses no site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.__main__ import main
from geo.publish.response import Content
from geo.publish.static_site import OccupiedFolder, verify, write
from tests.support import ROOT, ended_process

_WRITE = """
import os, signal, sys
from pathlib import Path
from geo.publish import static_site
from geo.publish.response import Content

sources = {"/a.json": Content(b"new", "application/json")}
if sys.argv[2] == "swap":
    static_site.shutil.rmtree = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
for _ in static_site.write(Path(sys.argv[1]), sources, "v"):
    if sys.argv[2] == "files":
        os.kill(os.getpid(), signal.SIGKILL)
"""


def _site(out: Path, text: bytes) -> None:
    for _ in write(out, {"/a.json": Content(text, "application/json")}, "v", quality=1):
        pass


@pytest.mark.parametrize("killed_at", ["files", "swap"])
def test_a_killed_run_is_no_obstacle(tmp_path: Path, killed_at: str) -> None:
    out = tmp_path / "site"
    _site(out, b"old")
    command = [sys.executable, "-c", _WRITE, str(out), killed_at]
    assert subprocess.run(command, cwd=ROOT).returncode == -9
    assert verify(out) == [], "the site is the old one or the new one"
    assert len(list(tmp_path.iterdir())) == 2, "what the killed run left"
    _site(out, b"newest")
    assert (out / "a.json").read_bytes() == b"newest"
    assert list(tmp_path.iterdir()) == [out]


def test_a_site_that_was_put_aside_comes_back(tmp_path: Path) -> None:
    ended = ended_process()
    out = tmp_path / "site"
    _site(out, b"old")
    out.rename(tmp_path / f".site.{ended}.old")
    (tmp_path / ".site.old").mkdir()  # somebody else's
    sources = {"/a.json": Content(b"new", "application/json")}
    next(iter(write(out, sources, "v", quality=1)))
    assert (out / "a.json").read_bytes() == b"old"
    assert (tmp_path / ".site.old").exists()


def test_a_folder_with_something_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x")
    with pytest.raises(OccupiedFolder):
        _site(tmp_path, b"new")
    assert (tmp_path / "mine").read_text() == "x"


def test_a_copy_is_checked_file_by_file(tmp_path: Path) -> None:
    out = tmp_path / "site"
    for _ in write(out, {f"/{n}.json": Content(b"a", "application/json") for n in "abc"}, "v"):
        pass
    result = CliRunner().invoke(main, ["verify", str(out)])
    assert (result.exit_code, result.output[:13]) == (0, "every file is")
    (out / "a.json").write_bytes(b"A")
    (out / "b.json").unlink()
    (out / "d.json").write_bytes(b"a")
    result = CliRunner().invoke(main, ["verify", str(out)])
    assert result.exit_code == 1
    said = [line.split(",")[0] for line in result.output.splitlines()]
    assert said == ["a.json: changed", "b.json: missing", "d.json: extra"]
    (out / "manifest.json").write_text("[]")
    [said_of_manifest] = verify(out)
    assert said_of_manifest.startswith("manifest.json: must be a site's manifest")


def test_the_old_site_comes_back_where_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    _site(out, b"old")
    rename = Path.rename

    def refusing(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(OSError, match="Permission denied"):
        _site(out, b"new")
    assert (out / "a.json").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]
