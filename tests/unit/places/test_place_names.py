"""Places that were set up or renamed: their dates in words, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas
from geo.errors import DataError
from geo.export.filters import Selection
from geo.export.tables import layer_export
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.names.spelling import key
from geo.layers import Layer
from geo.places import place_names
from geo.places.place_names import DatedName

ROLES = {"corridor": "decision", "zone": "context"}
SOURCE = "新名称|四川日报|2025-09-04"


def _load(folder: Path, *rows: str) -> dict[str, tuple[DatedName, ...]]:
    text = "\n".join((",".join(place_names.COLUMNS), *(f"{row},{SOURCE}" for row in rows)))
    (folder / "place_names.csv").write_text(text, encoding="utf-8")
    return place_names.load(folder, ROLES)


def test_a_new_name_and_a_new_place(tmp_path: Path) -> None:
    found = _load(
        tmp_path,
        "corridor,走廊,Corridor,,2025-09-04",
        "corridor,大走廊,Grand Corridor,2025-09-04,",
        "zone,综保区,Bonded zone,2024-12-22,",
    )
    assert [name.said.en for name in found["corridor"]] == [
        "until 2025-09-04: “Corridor”",
        "since 2025-09-04: “Grand Corridor”",
    ]
    (zone,) = found["zone"]
    assert zone.said.zh == "2024-12-22设立，在《决定》之后"
    assert zone.founded == "2024-12-22"


def test_a_place_that_was_there_before_the_decision_is_not_called_later(tmp_path: Path) -> None:
    (name,) = _load(tmp_path, "corridor,走廊,Corridor,2024,")["corridor"]
    assert name.said.en == "set up in 2024"


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("lake,湖,Lake,2025,", "place must be in places.csv (lake)"),
        ("zone,综保区,Zone,,", "since or until must be given (zone)"),
        ("zone,综保区,Zone,2025-13,", "since must be YYYY, YYYY-MM or YYYY-MM-DD (2025-13)"),
        ("zone,综保区,Zone,2025-02,2025-01", "since must be before until (2025-02)"),
        ("zone,综保区,,2025,", "name_en must be given (zone)"),
        (
            "corridor,走廊,Corridor,2025,",
            "what was set up after the Decision must be context (corridor)",
        ),
    ],
)
def test_what_is_refused(tmp_path: Path, row: str, rule: str) -> None:
    with pytest.raises(DataError) as caught:
        _load(tmp_path, row)
    assert caught.value.problems == (f"place_names.csv:2: {rule}",)


def test_names_follow_each_other(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="a name must begin when the one before ends"):
        _load(tmp_path, "zone,甲,A,,2025-01", "zone,乙,B,2025-03,")


def test_a_later_name_is_found_and_its_dates_are_told(
    atlas: Atlas, lexicon: Lexicon, known_layers: dict[str, Layer]
) -> None:
    (sense,) = lexicon.senses[key("成渝中线科创大走廊")]
    assert sense.places == ("cy-midline-corridor",)
    zone = Selection(places=frozenset({"cbz-tianfu-airport"}))
    (row,) = layer_export(atlas, known_layers["opening-zones"], zone).rows
    assert (row["role"], row["dated_en"]) == (
        "context",
        "set up on 2024-12-22, after the Decision",
    )
