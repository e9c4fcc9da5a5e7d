"""Copies of the data: made where files can be written, missed where they cannot, cleaned up."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.support import DATA
from web.edition import Editions, Refused, room


def test_a_system_on_which_nothing_can_be_written_is_served_from_where_the_data_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/proc/nowhere")
    with room() as copies:
        assert copies is None
        editions = Editions(DATA, tmp_path / "none", copies)
        assert editions.first().data == DATA
        with pytest.raises(Refused, match="no folder for temporary files"):
            editions.next()
        editions.note(["a problem"])
        assert editions.refusal() is None


def test_a_full_disk_is_no_reason_not_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    editions = Editions(DATA, tmp_path / "none", tmp_path)
    monkeypatch.setattr(shutil, "copytree", full)
    assert editions.first().data == DATA
    with pytest.raises(Refused, match="No space left"):
        editions.next()


def test_what_killed_servers_left_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen(["true"])
    ended.wait()
    left, other = tmp_path / f"sichuan-map-{ended.pid}-abc", tmp_path / "sichuan-map-mine"
    left.mkdir()
    other.mkdir()
    with room() as copies:
        assert copies
        assert not left.exists()
        assert Editions(DATA, tmp_path / "none", copies).first().data.parent.parent == copies
    assert [*tmp_path.iterdir()] == [other]
