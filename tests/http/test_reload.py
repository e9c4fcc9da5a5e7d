"""Data edited while the server runs: taken over whole or refused, and nobody is turned away."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import free_port
from tests.support import ROOT
from tests.support.serving import until

pytestmark = pytest.mark.slow


@dataclass
class Reader:
    """Somebody who asks without a pause, each time over a connection of its own."""

    address: str
    answered: int = 0
    failures: list[str] = field(default_factory=list)
    versions: set[str] = field(default_factory=set)
    is_done: bool = False

    def read(self) -> None:
        while not self.is_done:
            try:
                with urlopen(f"{self.address}/map.json", timeout=30) as answer:
                    said = re.match(rb'{"version":"([^"]+)"', answer.read())
                self.versions.add(said[1].decode() if said else "?")
                self.answered += 1
            except (URLError, OSError, ValueError) as error:
                self.failures.append(repr(error))
            time.sleep(0.02)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


@pytest.fixture
def running(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    port = free_port()
    # Without prepared pages, which would take half a minute; `make torture reload` has them.
    options = ["--data", str(data), "--prepared", str(data.parent / "none"), "--watch"]
    command = [sys.executable, "server.py", "--port", str(port), *options]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            until(lambda: _health(address) is not None)
            yield process, address
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


def _health(address: str) -> Any:
    try:
        with urlopen(f"{address}/health", timeout=30) as answer:
            return json.loads(answer.read())
    except OSError:
        return None


def _upload(address: str) -> int:
    """What a list gets that is read by a process over the data as they are served."""
    text = "经度,纬度\n104.07,30.57\n".encode()
    with urlopen(f"{address}/geocode?name=a.csv", data=text, timeout=60) as answer:
        return int(answer.status)


def _is_taken_over(address: str, before: str) -> bool:
    """Whether no worker tells the version ``before`` any more; each is asked, most likely."""
    return all(_health(address)["version"] != before for _ in range(40))


def test_a_good_version_is_taken_over_and_a_bad_one_refused(
    running: tuple[subprocess.Popen[str], str], data: Path
) -> None:
    process, address = running
    before = _health(address)
    reader = Reader(address)
    thread = threading.Thread(target=reader.read)
    thread.start()
    try:
        places, terms = data / "places.csv", data / "terms.csv"
        good = places.read_bytes(), terms.read_bytes()
        places.write_bytes(good[0] + b"ragged,row\n")
        terms.write_bytes(good[1] + b"ragged\n")  # which is noticed
        until(lambda: _health(address)["last_refusal"])
        refused = _health(address)
        assert refused["version"] == before["version"]
        said = "\n".join(refused["last_refusal"]["problems"])
        assert "places.csv:" in said
        assert "terms.csv:" in said

        process.send_signal(signal.SIGHUP)  # refused again: what is served stays where it is
        until(lambda: _health(address)["last_refusal"] != refused["last_refusal"])
        assert _upload(address) == 200
        places.write_bytes(good[0])
        terms.write_bytes(good[1])
        (data / "date.txt").write_bytes((data / "date.txt").read_bytes() + b"\n")  # no other data
        until(lambda: _is_taken_over(address, before["version"]))
        after = _health(address)
        assert after["since"] > before["since"]
        assert after["last_refusal"]["count"] == refused["last_refusal"]["count"]
        assert _upload(address) == 200
        until(lambda: after["version"] in reader.versions)
    finally:
        reader.is_done = True
        thread.join()
    assert reader.failures == []
    assert reader.versions == {before["version"], after["version"]}
