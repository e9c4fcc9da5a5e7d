"""Uploads are answered in processes that limits end, and never more than may be at once."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.batch.table import TooManyRows
from geo.batch.upload import Upload, Uploads
from geo.batch.upload_worker import Busy, Gone, UploadWorker
from geo.errors import DataError
from tests.support import ROOT
from tests.support.lists import csv_bytes, xlsx_bytes
from tests.support.serving import until

pytestmark = pytest.mark.slow

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def worker() -> Iterator[UploadWorker]:
    made = UploadWorker(DATA)
    yield made
    made.close()


def test_the_answer_is_that_of_this_process(worker: UploadWorker) -> None:
    here = Uploads(DATA)
    for format_ in ("json", "csv", "geojson"):
        upload = Upload("l.csv", format_)
        assert [*worker.answer(upload, csv_bytes())] == [*here.answer(upload, csv_bytes())]
    assert b"510116" in b"".join(worker.answer(Upload("l.xlsx", "csv"), xlsx_bytes()))


def test_what_is_wrong_comes_back_in_words(worker: UploadWorker) -> None:
    with pytest.raises(DataError, match=r"l\.csv:1: must have a header and rows \(empty\)"):
        next(worker.answer(Upload("l.csv"), b""))
    with pytest.raises(TooManyRows, match=r"l\.csv:\d+: must have no more rows"):
        next(worker.answer(Upload("l.csv", place="a"), b"a,b\n" + b"x,1\n" * 110_000))


def test_a_process_that_ended_is_started_anew(worker: UploadWorker) -> None:
    next(worker.answer(Upload("l.csv"), csv_bytes()))
    parent = worker.forks.process
    assert parent
    parent.kill()
    parent.wait()
    assert next(worker.answer(Upload("l.csv"), csv_bytes()))


def test_a_list_that_nobody_waits_for_is_read_no_further(worker: UploadWorker) -> None:
    next(worker.answer(Upload("l.csv"), csv_bytes()))  # so that there is a process to fork
    names = "".join(f"{chr(0x4E00 + n)}{chr(0x9000 - n)}江\n" for n in range(10_000))
    with pytest.raises(Gone):
        next(worker.answer(Upload("l.csv"), f"地点\n{names}".encode(), lambda: True))
    until(lambda: not _forks(worker), 10)


def _forks(worker: UploadWorker) -> list[str]:
    assert worker.forks.process
    process = worker.forks.process.pid
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]


def test_no_more_than_may_be_at_once() -> None:
    worker = UploadWorker(DATA, at_once=1)
    with worker.slot(), pytest.raises(Busy):
        next(worker.answer(Upload("l.csv"), csv_bytes()))
    with worker.slot():
        pass


@pytest.mark.parametrize(
    ("code", "ended"),
    [("while True: pass", -signal.SIGPROF), ("bytearray(4 * 1024**3)", 1)],
    ids=["time", "memory"],
)
def test_limits_end_a_process(code: str, ended: int) -> None:
    program = f"from geo.batch.upload_worker import _hold; _hold(0.2); {code}"
    if code.startswith("while"):
        program = program.replace("; while", "\nwhile")
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True)
    assert done.returncode == ended
