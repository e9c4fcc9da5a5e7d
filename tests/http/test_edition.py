"""Copies of the data: made where files can be written, missed where they cannot, cleaned up."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest

from geo import version
from tests.support import DATA, ended_process
from web import edition
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
    ended = ended_process()
    left, other = tmp_path / f"sichuan-map-{ended}-abc", tmp_path / "sichuan-map-mine"
    left.mkdir()
    other.mkdir()
    with room() as copies:
        assert copies
        assert not left.exists()
        assert Editions(DATA, tmp_path / "none", copies).first().data.parent.parent == copies
    assert [*tmp_path.iterdir()] == [other]


def _prepared(folder: Path, version: str) -> Path:
    """Answers that were prepared from data of ``version``."""
    folder.mkdir()
    (folder / "model").write_text(json.dumps({"version": version}))
    (folder / "index.json").write_text(json.dumps({"/map.json": {"etag": "model"}}))
    return folder


def test_answers_of_other_data_are_prepared_anew_out_of_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(edition, "_geo", lambda what, data, *more: asked.append((what, *more)))
    (copies := tmp_path / "copies").mkdir()
    of_these = _prepared(tmp_path / "these", version.read(DATA))
    assert Editions(DATA, of_these, tmp_path).first().prepared == of_these
    assert asked == []
    made = Editions(DATA, _prepared(tmp_path / "others", "other"), copies).first().prepared
    assert asked == [("check",), ("prepare", "--out", str(made))]
    assert [file.name for file in made.iterdir()] == ["model"], "used again; the index is not"
    assert copies in made.parents


def test_what_takes_too_long_or_fails_is_refused_with_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused) as refused:
        edition._geo("check", tmp_path / "none")
    assert "does not exist" in "".join(refused.value.problems)
    monkeypatch.setattr(edition, "_PREPARE_S", 0)
    with pytest.raises(Refused) as refused:
        edition._geo("check", DATA)
    assert refused.value.problems == ["check takes more than 0 s"]


def test_data_without_their_day_are_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "copies").mkdir()
    with pytest.raises(Refused, match="date"):
        Editions(tmp_path / "data", tmp_path / "none", tmp_path / "copies").first()
