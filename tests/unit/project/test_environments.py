"""Where it is run does not matter: no locale, another time zone, -OO, odd folders, no disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.__main__ import main
from tests.support import ROOT

pytestmark = pytest.mark.slow

_LIST = "地点\n双流区\n市中区\n"


def _run(
    arguments: list[str], cwd: Path = ROOT, flags: tuple[str, ...] = (), **variables: str
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    command = [sys.executable, *flags, "-m", "geo", *arguments]
    run = subprocess.run(command, cwd=cwd, env=environment, capture_output=True)
    out, err = run.stdout.decode("utf-8", "replace"), run.stderr.decode("utf-8", "replace")
    return subprocess.CompletedProcess(command, run.returncode, out, err)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The report of a short list, made as one usually does."""
    return _report(tmp_path_factory.mktemp("usual"))


def _report(folder: Path, flags: tuple[str, ...] = (), **variables: str) -> bytes:
    (folder / "名单.csv").write_text(_LIST, encoding="utf-8")
    run = _run(["geocode", "名单.csv", "--report", "报告 1.csv"], folder, flags, **variables)
    assert run.returncode == 0, run.stderr
    return (folder / "报告 1.csv").read_bytes()


def test_without_a_locale_in_another_time_zone_and_optimized(tmp_path: Path, usual: bytes) -> None:
    bare = {"LC_ALL": "C", "LANG": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert _report(tmp_path, ("-OO",), TZ="Pacific/Kiritimati", **bare) == usual


def test_in_a_folder_with_spaces_and_chinese_characters(tmp_path: Path, usual: bytes) -> None:
    folder = tmp_path / "四川 地图 (2)" / "a'b"
    folder.mkdir(parents=True)
    assert _report(folder) == usual


@pytest.mark.parametrize("command", ["export", "html", "prepare"])
def test_what_cannot_be_written_is_one_line(tmp_path: Path, command: str) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    inside = str(file / "a" / "b.csv")  # nobody can write there, not even root
    arguments = {
        "export": ["export", inside, "--layer", "panxi"],
        "html": ["export", "--html", inside],
        "prepare": ["prepare", "--out", inside],
    }
    result = CliRunner().invoke(main, arguments[command])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    said = result.output.strip().splitlines()
    assert len(said) == 1
    assert said[0].startswith("Error: ")
    assert str(file) in said[0]
    assert file.read_text() == "not a folder"


def test_a_library_without_memory_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def import_module(_: str) -> None:
        try:
            raise ImportError("libgdal.so: failed to map segment from shared object")
        except ImportError as error:
            raise ValueError("cannot close") from error

    monkeypatch.setattr("importlib.import_module", import_module)
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.output) == (1, "Error: this takes more memory than there is\n")


def test_ctrl_c_amid_the_servers_imports_leaves_no_traceback() -> None:
    code = (
        "import os, signal, sys; "
        "sys.meta_path.insert(0, type('', (), {'find_spec': lambda *_: "
        "'click' in sys.modules and os.kill(os.getpid(), signal.SIGINT) or None})()); "
        "import server"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")


def test_ctrl_c_amid_the_imports_leaves_no_traceback() -> None:
    code = (
        "import importlib, os, signal, sys; from geo.__main__ import main; "
        "assert 'numpy' not in sys.modules; "  # what is slow comes with the command
        "importlib.import_module = lambda _: os.kill(os.getpid(), signal.SIGINT); main(['check'])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")
