"""A list over a cluster: the same report, and none of its rows lost when a worker dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from distributed import Client, LocalCluster

from geo.__main__ import main
from geo.batch.dask_engine import engine
from geo.batch.geocoders import Geocoder, Names
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.outcome import Outcome
from geo.geocoding.resolve import Resolver
from tests.conftest import ROOT
from tests.support.lists import ROWS, csv_bytes

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


@dataclass(frozen=True)
class Slow:
    """An answer that takes long enough for its worker to die meanwhile."""

    answer: Geocoder

    def __call__(self, inputs: Sequence[str]) -> list[Outcome]:
        time.sleep(0.05)
        return self.answer(inputs)


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A scheduler on 127.0.0.1 with two worker processes that nobody starts anew."""
    with (
        LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None) as scheduler,
        _worker(scheduler.scheduler_address),
        _worker(scheduler.scheduler_address),
        Client(scheduler) as client,
    ):
        client.wait_for_workers(2, timeout=30)
        yield client


@contextmanager
def _worker(address: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--no-nanny"]
    options = ["--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard", "--death-timeout", "20"]
    process = subprocess.Popen(
        [*command, *options], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


def test_no_row_is_lost_or_doubled_when_a_worker_dies(cluster: Any, lexicon: Lexicon) -> None:
    answer = Names(Resolver(lexicon))
    names = [county.name_zh for county in lexicon.boundaries.counties.values()]
    pieces = [[f"{name}{n}" if n % 7 else name for name in names[:40]] for n in range(60)]
    pids = list(cluster.run(os.getpid).values())
    assert len(set(pids)) == 2
    results = engine(cluster)(Slow(answer), iter(pieces))
    done = [next(results) for _ in range(5)]
    os.kill(pids[0], signal.SIGKILL)
    done += results
    assert list(cluster.run(os.getpid).values()) == pids[1:]
    assert done == [answer(piece) for piece in pieces]


def test_the_report_has_the_same_bytes(tmp_path: Path, cluster: Any) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes(csv_bytes([ROWS[0], *ROWS[1:] * 1500]))
    reports = []
    for extra in ((), ("--engine", "dask", "--scheduler", cluster.scheduler.address)):
        file = tmp_path / f"report{len(reports)}.csv"
        result = CliRunner().invoke(main, ["geocode", str(source), "--report", str(file), *extra])
        assert result.exit_code == 0, result.output
        reports.append(file.read_bytes())
    assert reports[0] == reports[1]
    assert reports[0].count(b"\n") == 12_001
