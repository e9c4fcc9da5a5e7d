"""Files made in another process are the same, and its end is no end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo.atlas import Atlas
from geo.export.filters import EVERYTHING, Selection
from geo.export.formats import file_maker
from geo.layers import Layer
from geo.publish.export_worker import ExportWorker
from tests.support import DATA


@pytest.fixture
def workshop() -> Iterator[ExportWorker]:
    made = ExportWorker(DATA)
    yield made
    made.close()


def test_the_same_bytes_and_a_new_start(
    workshop: ExportWorker, atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    make = file_maker(atlas, known_layers)
    for name, selection, ext in (
        ("panxi", EVERYTHING, "gpkg"),
        ("initiatives", Selection(counties=frozenset({"513431"}), text="产业"), "xlsx"),
    ):
        assert workshop.make(name, selection, ext) == make(name, selection, ext)
        process = workshop._process
        assert process
        process.kill()
        process.wait()
    assert workshop.make("sites", EVERYTHING, "csv") == make("sites", EVERYTHING, "csv")


def test_what_cannot_be_made_is_said(
    workshop: ExportWorker, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(OSError, match=r"could not be made \(nowhere.csv\)"):
        workshop.make("nowhere", EVERYTHING, "csv")
    assert "KeyError" in capfd.readouterr().err
