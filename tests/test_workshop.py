"""Files made in another process are the same, and its end is no end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.atlas import Atlas
from geo.formats import file_of
from geo.layers import Layer
from geo.selection import EVERYTHING, Selection
from geo.workshop import Workshop

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    made = Workshop(DATA)
    yield made
    made.close()


def test_the_same_bytes_and_a_new_start(
    workshop: Workshop, atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    for name, selection, ext in (
        ("panxi", EVERYTHING, "gpkg"),
        ("initiatives", Selection(counties=frozenset({"513431"}), text="产业"), "xlsx"),
    ):
        here = file_of(atlas, known_layers, name, selection, ext)
        assert workshop.make(name, selection, ext) == here
        process = workshop._process
        assert process
        process.kill()
        process.wait()
    assert workshop.make("sites", EVERYTHING, "csv") == file_of(
        atlas, known_layers, "sites", EVERYTHING, "csv"
    )


def test_what_cannot_be_made_is_said(workshop: Workshop, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(OSError, match=r"could not be made \(nowhere.csv\)"):
        workshop.make("nowhere", EVERYTHING, "csv")
    assert "KeyError" in capfd.readouterr().err
