"""Packages made for a test: a wheel or an npm archive with the members it asks for."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

from geo.ingest.wheels import Package


def package(folder: Path, name: str, members: dict[str, bytes]) -> Package:
    """Write the file ``name`` with ``members`` into ``folder`` and return it, pinned."""
    file = folder / name
    if name.endswith(".whl"):
        with zipfile.ZipFile(file, "w") as wheel:
            for member, content in members.items():
                wheel.writestr(member, content)
    else:
        with tarfile.open(file, "w:gz") as archive:
            for member, content in members.items():
                about = tarfile.TarInfo(member)
                about.size = len(content)
                archive.addfile(about, io.BytesIO(content))
    return Package(name, hashlib.sha256(file.read_bytes()).hexdigest())
