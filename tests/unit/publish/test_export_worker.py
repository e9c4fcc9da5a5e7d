"""Files made in another process are the same, and its end is no end."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from geo.atlas import Atlas
from geo.export.filters import EVERYTHING, Selection
from geo.export.formats import file_maker
from geo.layers import Layer
from geo.publish.export_worker import ExportWorker, NotMade
from tests.support import DATA

pytestmark = pytest.mark.slow


@pytest.fixture
def worker() -> Iterator[ExportWorker]:
    made = ExportWorker(DATA)
    yield made
    made.close()


def test_the_same_bytes_and_a_new_start(
    worker: ExportWorker, atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    make = file_maker(atlas, known_layers)
    for name, selection, ext in (
        ("panxi", EVERYTHING, "gpkg"),
        ("initiatives", Selection(counties=frozenset({"513431"}), text="产业"), "xlsx"),
    ):
        assert worker.make(name, selection, ext) == make(name, selection, ext)
        process = worker.forks.process
        assert process
        process.kill()
        process.wait()
    assert worker.make("sites", EVERYTHING, "csv") == make("sites", EVERYTHING, "csv")


def test_what_cannot_be_made_is_said(
    worker: ExportWorker, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NotMade, match=r"could not be made \(nowhere.csv\)"):
        worker.make("nowhere", EVERYTHING, "csv")
    assert "KeyError" in capfd.readouterr().err


def test_one_that_hangs_is_ended_and_another_makes_the_next_file(worker: ExportWorker) -> None:
    made = worker.make("panxi", EVERYTHING, "csv")
    hanging = worker.forks.process
    assert hanging
    os.kill(hanging.pid, signal.SIGSTOP)
    worker.deadline_s, usual = 0.05, worker.deadline_s
    with pytest.raises(NotMade):
        worker.make("panxi", EVERYTHING, "csv")
    assert hanging.returncode == -signal.SIGKILL
    worker.deadline_s = usual
    assert worker.make("panxi", EVERYTHING, "csv") == made
