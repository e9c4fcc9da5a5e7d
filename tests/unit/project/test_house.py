"""The house stays easy to find one's way in: packages say what belongs in them, none is a heap."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support import ROOT

PACKAGES = sorted(
    file.parent for top in ("geo", "web") for file in (ROOT / top).rglob("__init__.py")
)
# One small file a layer, and one a part of the page's words: lists, no rooms.
LISTS = {ROOT / "geo" / "layers", ROOT / "static" / "js" / "i18n"}
ROOMS = [*PACKAGES, *sorted(p for p in (ROOT / "static" / "js").rglob("*") if p.is_dir())]
MOST = 18  # files beside each other


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_package_says_what_belongs_in_it_and_what_does_not(package: Path) -> None:
    text = (package / "__init__.py").read_text(encoding="utf-8")
    said = ast.get_docstring(ast.parse(text)) or ""
    assert "In:" in said.replace("In, flat:", "In:")
    assert "Not in:" in said


@pytest.mark.parametrize(
    "room",
    [room for room in ROOMS if room not in LISTS],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_room_is_a_heap(room: Path) -> None:
    files = [f for f in room.iterdir() if f.suffix in (".py", ".js") and f.name[:2] != "__"]
    assert len(files) <= MOST
