"""What `pip install .` brings: the commands, and every file that they need."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name as canonical

from tests.support import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installed package, away from the checkout."""
    folder = tmp_path_factory.mktemp("package")
    checkout = folder / "checkout"
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    for name in filter(None, tracked):
        if not name.startswith(("tests/", "docs/", "bench/")) and (ROOT / name).is_file():
            target = checkout / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(folder), str(checkout)], check=True)
    site = folder / "site-packages"
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    return site


def test_the_installed_command_reads_its_own_data(installed: Path, tmp_path: Path) -> None:
    places = tmp_path / "list.csv"
    places.write_text("地点\n双流区\n", encoding="utf-8")
    command = [sys.executable, "-m", "geo", "geocode", str(places), "--report", "report.csv"]
    environment = {"PYTHONPATH": str(installed), "PATH": ""}
    subprocess.run(command, cwd=tmp_path, check=True, env=environment, capture_output=True)
    assert "510116" in (tmp_path / "report.csv").read_text(encoding="utf-8")


def test_the_installed_server_answers_out_of_its_own_files(installed: Path, tmp_path: Path) -> None:
    ask = """
import server
from geo import atlas
asked = server.create_app(atlas.load(server.ROOT / "data"), {}).test_client()
for path in ("/layers/panxi.csv", "/ogc?f=html", "/ogc/style.css"):
    print(asked.get(path).status_code)
"""
    environment = {"PYTHONPATH": str(installed), "PATH": ""}
    command = [sys.executable, "-P", "-c", ask]
    run = subprocess.run(command, cwd=tmp_path, check=True, env=environment, capture_output=True)
    assert run.stdout.split() == [b"200", b"200", b"200"]


def test_the_commands_are_there(installed: Path) -> None:
    entries = ConfigParser()
    entries.read(next(installed.glob("*.dist-info")) / "entry_points.txt")
    assert dict(entries["console_scripts"]) == {
        "sichuan-map": "geo.__main__:main",
        "sichuan-map-server": "server:main",
    }
    assert (installed / "server.py").exists()
    assert (installed / "geo" / "_files" / "data" / "initiatives.csv").exists()


def test_what_runs_imports_only_what_is_installed_to_run() -> None:
    """A package of the tests alone is there in every developer's environment, and in no other."""
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    running = {canonical(name) for name in re.findall(r"^([\w.-]+)==", locked, re.M)}
    known = packages_distributions()
    files = [ROOT / "server.py", *(ROOT / "geo").rglob("*.py"), *(ROOT / "web").rglob("*.py")]
    missing = {
        f"{file.relative_to(ROOT)}: {module}"
        for file in files
        for module in _imported(file)
        if module in known and not running & {canonical(one) for one in known[module]}
    }
    assert {one for one in missing if not one.endswith((": distributed", ": _typeshed"))} == set()


def _imported(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom) and not n.level}
    return {name.partition(".")[0] for name in names} - {"geo", "web", "server"}
