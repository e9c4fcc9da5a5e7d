"""`make test-qgis`: QGIS, GDAL's programs and our server on this machine, no screen needed.

Uses Debian's QGIS, and installs it where it may. It is no part of `make test`, because
it is heavy: about 100 MB, 350 MB unpacked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import shapely

from geo import atlas as atlases
from geo import layers
from geo.export import formats
from geo.export.filters import EVERYTHING
from geo.export.tables import Export, initiative_export, layer_export, view_export
from geo.ogc.registry import collections

ROOT = Path(__file__).parent.parent
PYTHON = "/usr/bin/python3"  # the one that Debian's QGIS is for
PACKAGES = ("python3-qgis", "qgis-providers", "gdal-bin", "unzip")
BOX = (102.7, 27.9, 102.9, 28.1)  # around 昭觉
TABLES = ("chengdu-core", "water-energy", "sites", "counties")
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def main() -> int:
    provide()
    with tempfile.TemporaryDirectory() as folder:
        files, expected = Path(folder) / "files", Path(folder) / "expected.json"
        files.mkdir()
        expected.write_text(json.dumps(write(files)), encoding="utf-8")
        port = free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.support.serving", str(port)], cwd=ROOT
        )
        try:
            wait_for(port)
            client = [PYTHON, str(ROOT / "tests" / "qgis" / "client.py")]
            address = f"http://127.0.0.1:{port}"
            command = [*client, address, str(files), str(expected)]
            paths = f"{ROOT}{os.pathsep}{arrow(Path(folder))}"
            environment = {**ENVIRONMENT, "HOME": folder, "PYTHONPATH": paths}
            return subprocess.run(command, env=environment).returncode
        finally:
            server.terminate()
            server.wait()


def provide() -> None:
    """Install QGIS if it is missing and this is a Debian where we may; else say what to do."""
    if has_qgis():
        return
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *PACKAGES]
    if os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-q"], check=False)
        subprocess.run(
            install, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )
    if not has_qgis():
        raise SystemExit(f"QGIS is missing: run `{' '.join(install)}` as root, then try again")


def has_qgis() -> bool:
    if not all(shutil.which(program) for program in (PYTHON, "ogr2ogr", "unzip")):
        return False
    command = [PYTHON, "-c", "import qgis.core, osgeo.ogr"]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True).returncode == 0


def write(folder: Path) -> dict[str, object]:
    """Write tables of each kind in every format; return what is to be found in them."""
    atlas, known = atlases.load(ROOT / "data"), layers.discover()
    exports: dict[str, Export] = {
        name: layer_export(atlas, known[name], EVERYTHING) for name in TABLES
    }
    exports["initiatives"] = initiative_export(atlas, known, EVERYTHING)
    exports["view"] = view_export(atlas, known, EVERYTHING)
    for name, export in exports.items():
        for ext, format_ in formats.discover().items():
            (folder / f"{name}.{ext}").write_bytes(format_.write(export))
    offered = collections(atlas, known)
    chosen = ("panxi", *TABLES, "initiatives", "clauses", "targets")
    area = shapely.box(*BOX)
    counties = atlas.boundaries.counties.items()
    return {
        "rows": {name: len(export.rows) for name, export in exports.items()},
        "ids": {name: list(offered[name].position) for name in chosen},
        "box": BOX,
        "in_box": sorted(adcode for adcode, c in counties if c.geometry.intersects(area)),
        "ecology": sum(i.theme == "ecology" for i in atlas.initiatives.values()),
    }


def arrow(folder: Path) -> Path:
    """Install the pyarrow that ``tools/qgis_geoparquet.py`` names, as its head says."""
    said = (ROOT / "tools" / "qgis_geoparquet.py").read_text(encoding="utf-8")
    (wanted,) = re.findall(r"pyarrow==[0-9.]+", said)
    packages = folder / "geoparquet"
    ask = [PYTHON, "-c", "import platform; print(platform.python_version())"]
    version = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    install = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    binary = ["--only-binary", ":all:", "--no-deps", "--python-version", version]
    subprocess.run([*install, *binary, "--target", str(packages), wanted], check=True)
    return packages


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    raise SystemExit(main())
